// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/ledger.hpp"

#include "store/document_rows.hpp"
#include "store/values.hpp"

#include <cunho/core/error.hpp>

namespace cunho::store {
namespace {

class Issuing final : public invoicing::LedgerTransaction {
  public:
    Issuing(Connection& connection, Company& company)
        : connection_(connection), company_(company), transaction_(connection) {}

    std::optional<invoicing::Series> series(invoicing::DocumentType type, std::string_view id) override {
        return company_.findSeries(type, id);
    }

    std::optional<invoicing::SeriesEnd> end(invoicing::DocumentType type, std::string_view series) override {
        auto rows = connection_.prepare("SELECT sequence, date, system_entry, hash FROM document"
                                        " WHERE type = ? AND series = ? ORDER BY sequence DESC LIMIT 1");
        if (!rows.bind(invoicing::documentType(type).code, series).step())
            return std::nullopt;
        invoicing::SeriesEnd end;
        end.sequence = rows.integer();
        end.date = storedDate(rows.text());
        end.systemEntry = storedLocal(rows.text());
        end.hash = rows.text();
        return end;
    }

    invoicing::Company company() override {
        auto company = company_.company();
        if (!company)
            throw Error(Fault::Configuration, "COMPANY_MISSING");
        return *company;
    }

    std::int64_t insert(const invoicing::IssuedFacts& facts, std::int64_t draftId) override {
        if (draftId != 0) {
            connection_.run("DELETE FROM draft WHERE id = ?", draftId);
            // Issued from another window a moment ago: a second invoice would be made of one draft.
            if (connection_.changes() == 0)
                throw Error(Fault::Conflict, "DRAFT_GONE");
        }
        return insertDocument(connection_, facts);
    }

    void commit() override { transaction_.commit(); }

  private:
    Connection& connection_;
    Company& company_;
    Transaction transaction_;
};

} // namespace

std::unique_ptr<invoicing::LedgerTransaction> Ledger::begin() {
    return std::make_unique<Issuing>(connection_, company_);
}

} // namespace cunho::store
