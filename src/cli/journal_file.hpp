// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/signing/batch_journal.hpp>

#include <filesystem>

namespace cunho::cli {

/// The journal of one batch in a file of JSON lines (`sign --resume FILE`), to which is only appended. It
/// also knows the batch when it is closed, so that nothing of it is signed again. A line that a crash has cut
/// does not count.
class JournalFile final : public signing::BatchJournal {
  public:
    /// Makes the file when there is none, and keeps others out of it. Throws Busy/BATCH_ELSEWHERE,
    /// File/NO_BATCH_JOURNAL when it is no such file, Storage/FILE_NOT_READABLE.
    explicit JournalFile(std::filesystem::path file);
    ~JournalFile() override;
    JournalFile(JournalFile&& other) noexcept;
    JournalFile& operator=(JournalFile&& other) noexcept;
    JournalFile(const JournalFile&) = delete;
    JournalFile& operator=(const JournalFile&) = delete;

    void begin(const signing::BatchRecord& batch) override;
    void put(const std::string& batch, std::span<const signing::BatchEntry> entries) override;
    /// Nothing more to keep: nobody else has the file.
    std::shared_ptr<signing::ProcessHold> hold(const std::string& batch) override;
    std::vector<signing::BatchRecord> open() override;
    void close(const std::string& batch) override;

  private:
    void append(const std::string& line, bool durable);

    std::filesystem::path file_;
    int descriptor_ = -1;
};

} // namespace cunho::cli
