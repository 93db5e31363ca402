// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/sign_batch.hpp>

#include <exception>
#include <string>
#include <vector>

namespace cunho::app {

/// What journal and log know of a row.
signing::BatchEntry entryOf(const BatchRow& row);

/// Signed, and its bytes wait in a private folder (KeptFile), or waited there.
bool isKept(const signing::BatchEntry& entry);

/// What a run leaves in journal, log and queue. A file is written there a moment after it has its name, some
/// at a time: what a crash loses of that, the file itself tells (`signedBefore`).
class BatchMemory {
  public:
    BatchMemory(const BatchPorts& ports, std::string journalId)
        : ports_(ports), journalId_(std::move(journalId)), written_(ports.clock.now()) {}

    /// A row that has come to its end. Keeps what the ports throw for `finish`.
    void take(const BatchRow& row);

    /// A row that is below its level, before `take`: the log has the file before it waits, as whoever
    /// completes it raises its level there. Nothing happens for any other row. Likewise.
    void await(const BatchRow& row);

    /// Writes what is left; throws what was thrown first.
    void finish();

  private:
    void write() noexcept;

    const BatchPorts& ports_;
    std::string journalId_;
    std::vector<signing::BatchEntry> entries_;
    TimePoint written_;
    std::exception_ptr fault_;
};

} // namespace cunho::app
