// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>

namespace cunho::pdf {

/// What instrumented code needs more of everything.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool isInstrumented = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
constexpr bool isInstrumented = true;
#else
constexpr bool isInstrumented = false;
#endif
#else
constexpr bool isInstrumented = false;
#endif
constexpr int timeFactor = isInstrumented ? 10 : 1;
constexpr int longestShare = 2; ///< so many times a reader's limit has what reads two revisions

/// Gives up what this process does not need: new privileges, core dumps, written files, more than a few
/// descriptors, children, and memory beyond `memory` bytes more than it has now. A reader that once found no
/// memory ends the process, so that no half-read file is believed.
void restrictOwnProcess(std::uint64_t memory);

/// Runs `load`, which may map up to 64 MiB of libraries beyond the limit on memory; what it maps counts as
/// had it been there from the start.
void withMoreMemory(const std::function<void()>& load);

/// Ends the process when it has used more processor time than it may.
class CpuTimer {
  public:
    explicit CpuTimer(std::chrono::milliseconds limit) : limit_(limit) {}

    /// Begins anew; `shares` times the limit.
    void start(int shares = 1) const;
    void stop() const;

  private:
    std::chrono::milliseconds limit_;
};

} // namespace cunho::pdf
