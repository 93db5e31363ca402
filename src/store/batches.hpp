// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "store/sqlite.hpp"

#include <cunho/signing/batch_journal.hpp>

#include <map>

namespace cunho::store {

/// A batch that a process holds has a locked file beside the database, which goes when the batch is closed.
/// It is made, tried and removed in write transactions: one process at a time.
class Batches final : public signing::BatchJournal {
  public:
    explicit Batches(Connection& connection) : connection_(connection) {}

    void begin(const signing::BatchRecord& batch) override;
    void put(const std::string& batch, std::span<const signing::BatchEntry> entries) override;
    std::shared_ptr<signing::ProcessHold> hold(const std::string& batch) override;
    std::vector<signing::BatchRecord> open() override;
    void close(const std::string& batch) override;

  private:
    void putEntry(std::int64_t batch, const signing::BatchEntry& entry);
    void readFiles(std::int64_t place, signing::BatchRecord& batch);
    std::vector<signing::BatchRecord> readOpen();
    std::int64_t requirePlace(const std::string& batch);
    std::filesystem::path fileOf(const std::string& batch) const;
    std::shared_ptr<signing::ProcessHold> own(const std::string& batch) const;
    bool isElsewhere(const std::string& batch) const;

    Connection& connection_;
    std::map<std::string, std::weak_ptr<signing::ProcessHold>> held_; ///< by this process
};

} // namespace cunho::store
