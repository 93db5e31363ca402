// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "store/company.hpp"
#include "store/mark.hpp"

namespace cunho::store {

/// The check of the books. Three things make an edited file noticed: the seal that ties each document to the
/// one before it, the triggers that must all be there, and SQLite's count of schema changes, since whoever
/// edits issued rows must take triggers away first. `quick` looks at what is new, at a slice of what is old
/// (the next one each time), and at everything when that count is another.
class Integrity final : public invoicing::IntegrityCheck {
  public:
    Integrity(Connection& connection, Company& company, Mark& mark)
        : connection_(connection), company_(company), mark_(mark) {}

    /// At opening: compares the file with its mark.
    void noticeRestored();

    invoicing::IntegrityReport quick(const JobContext& job) override;
    invoicing::IntegrityReport full(const JobContext& job) override;
    std::optional<invoicing::IntegrityReport> last() override;

    /// Throws File/KEY_UNREADABLE too.
    void keepPublicKey(int keyVersion, std::string_view publicKeyPem) override;
    std::vector<invoicing::Series> closeAfterRestore() override;

  private:
    bool olderThanMark();
    void renewMark();
    invoicing::IntegrityReport check(const JobContext& job, bool everything);
    Connection& connection_;
    Company& company_;
    Mark& mark_;
};

/// Throws Integrity/LEDGER_BROKEN with {"document"}, Integrity/LEDGER_RESTORED.
void requireSound(Connection& connection);

} // namespace cunho::store
