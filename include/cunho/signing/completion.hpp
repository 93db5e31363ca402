// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/core/clock.hpp>
#include <cunho/core/error.hpp>
#include <cunho/signing/levels.hpp>
#include <cunho/signing/process_hold.hpp>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

namespace cunho::signing {

/// A signed file that has not reached its level yet.
struct WaitingFile {
    std::filesystem::path file;
    PadesLevel wanted = PadesLevel::B_LTA;
    std::int64_t documentId = 0; ///< issued document, 0 for a foreign file
    TimePoint since{};
    Failure why;        ///< of the last attempt
    Bytes sha256{};     ///< of the file as it was left: no other is meant; empty: not known
    Bytes nextSha256{}; ///< of the longer file that was about to take its name; empty: none
};

/// Port, kept by store: the files whose level is completed by itself, at start and from time to time.
class CompletionQueue {
  public:
    virtual ~CompletionQueue() = default;

    /// Inserts, or replaces the entry of the same file but for `since`; durable when the call returns.
    virtual void put(const WaitingFile& waiting) = 0;

    /// Keeps `why` and `nextSha256` of an entry; nothing happens when that file, with that digest, does not
    /// wait any more.
    virtual void note(const WaitingFile& waiting) = 0;

    /// Likewise.
    virtual void remove(const WaitingFile& waiting) = 0;

    /// Oldest first.
    virtual std::vector<WaitingFile> all() = 0;

    /// One run at a time completes files, in one process: two would ask for each time-stamp twice. Throws
    /// Busy/COMPLETION_ELSEWHERE, at once.
    virtual std::unique_ptr<ProcessHold> hold() = 0;
};

} // namespace cunho::signing
