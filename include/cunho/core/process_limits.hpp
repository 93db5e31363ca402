// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>

namespace cunho {

/// What instrumented code needs more of everything.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool isInstrumented = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
inline constexpr bool isInstrumented = true;
#else
inline constexpr bool isInstrumented = false;
#endif
#else
inline constexpr bool isInstrumented = false;
#endif
inline constexpr int timeFactor = isInstrumented ? 10 : 1; ///< for every limit on time

/// What a child process that works on what strangers made allows itself.
struct OwnLimits {
    std::uint64_t memory = 0;        ///< bytes of address space beyond what it has now; not instrumented
    std::uint64_t libraries = 0;     ///< bytes that `withMoreMemory` may map beyond that
    unsigned descriptors = 0;        ///< open files, pipes counted
    std::chrono::seconds lifetime{}; ///< of processor time, all in all
};

/// Gives up for good what this process does not need: new privileges, core dumps, written files, children,
/// and all beyond `limits`. Who finds no memory ends, so that nothing half-read is believed.
void restrictOwnProcess(const OwnLimits& limits);

/// Runs `load`, which may map libraries beyond the limit on memory; what it maps counts as had it been there
/// from the start.
void withMoreMemory(const std::function<void()>& load);

/// From now on this process may use so much processor time; it ends when it uses more. Zero: no limit.
void allowProcessorTime(std::chrono::milliseconds time);

} // namespace cunho
