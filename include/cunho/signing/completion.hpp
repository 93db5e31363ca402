// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/error.hpp>
#include <cunho/signing/levels.hpp>

#include <cstdint>
#include <filesystem>
#include <vector>

namespace cunho::signing {

/// A signed file that has not reached its level yet.
struct WaitingFile {
    std::filesystem::path file;
    PadesLevel wanted = PadesLevel::B_LTA;
    std::int64_t documentId = 0; ///< issued document, 0 for a foreign file
    TimePoint since{};
    Failure why; ///< of the last attempt
};

/// Port, kept by store: the files whose level is completed by itself, at start and from time to time.
class CompletionQueue {
  public:
    virtual ~CompletionQueue() = default;

    /// Inserts, or replaces the entry of the same file but for `since`; durable when the call returns.
    virtual void put(const WaitingFile& waiting) = 0;
    virtual void remove(const std::filesystem::path& file) = 0;

    /// Oldest first.
    virtual std::vector<WaitingFile> all() = 0;
};

} // namespace cunho::signing
