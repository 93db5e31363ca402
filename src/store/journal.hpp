// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "store/sqlite.hpp"

#include <cunho/signing/journal.hpp>

namespace cunho::store {

/// Signatures under way in the file.
class Journal final : public signing::SigningJournal {
  public:
    explicit Journal(Connection& connection) : connection_(connection) {}

    void put(std::span<const signing::JournalEntry> entries) override;
    std::optional<signing::JournalEntry> find(const std::string& id) override;
    std::vector<signing::JournalEntry> open() override;

  private:
    void putParams(const signing::JournalEntry& entry);
    void readParams(signing::JournalEntry& entry);
    Connection& connection_;
};

} // namespace cunho::store
