// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "store/sqlite.hpp"

#include <cunho/signing/batch_journal.hpp>

namespace cunho::store {

class Batches final : public signing::BatchJournal {
  public:
    explicit Batches(Connection& connection) : connection_(connection) {}

    void begin(const signing::BatchRecord& batch) override;
    void put(const std::string& batch, std::span<const signing::BatchEntry> entries) override;
    std::vector<signing::BatchRecord> open() override;
    void close(const std::string& batch) override;

  private:
    void putEntry(std::int64_t batch, const signing::BatchEntry& entry);
    void readFiles(std::int64_t place, signing::BatchRecord& batch);

    Connection& connection_;
};

} // namespace cunho::store
