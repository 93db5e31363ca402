// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/ledger.hpp"

#include "store/dealings.hpp"
#include "store/document_rows.hpp"
#include "store/integrity.hpp"
#include "store/masters.hpp"
#include "store/values.hpp"

#include <cunho/core/error.hpp>

namespace cunho::store {
namespace {

class Issuing final : public invoicing::LedgerTransaction {
  public:
    Issuing(Connection& connection, Company& company, Mark* mark)
        : connection_(connection), company_(company), mark_(mark), transaction_(connection) {}

    std::optional<invoicing::Series> series(invoicing::DocumentType type, std::string_view id) override {
        return company_.findSeries(type, id);
    }

    std::optional<invoicing::SeriesEnd> end(invoicing::DocumentType type, std::string_view series) override {
        auto rows = connection_.prepare("SELECT sequence, date, system_entry, hash,"
                                        " certificate_number FROM document"
                                        " WHERE type = ? AND series = ? ORDER BY sequence DESC LIMIT 1");
        if (!rows.bind(invoicing::documentType(type).code, series).step())
            return std::nullopt;
        invoicing::SeriesEnd end;
        end.sequence = rows.integer();
        end.date = storedDate(rows.text());
        end.systemEntry = storedLocal(rows.text());
        end.hash = rows.text();
        end.certificateNumber = static_cast<int>(rows.integer());
        return end;
    }

    invoicing::Company company() override {
        auto company = company_.company();
        if (!company)
            throw Error(Fault::Configuration, "COMPANY_MISSING");
        return *company;
    }

    std::optional<LocalTime> lastEntry() override {
        auto rows = connection_.prepare("SELECT max(system_entry) FROM document");
        rows.step();
        const auto text = rows.text();
        return text.empty() ? std::nullopt : std::optional(storedLocal(text));
    }

    std::optional<invoicing::IssuedFacts> document(std::string_view number) override {
        auto rows = connection_.prepare("SELECT id FROM document WHERE number = ?");
        if (!rows.bind(number).step())
            return std::nullopt;
        return readDocument(connection_, rows.integer());
    }

    invoicing::Dealings dealings(std::int64_t document) override { return dealingsOf(connection_, document); }

    std::vector<invoicing::Credited> creditedLines(std::int64_t document) override {
        return creditedLinesOf(connection_, document);
    }

    std::vector<invoicing::TaxTotal> settledTaxes(std::int64_t document) override {
        return settledTaxesOf(connection_, document);
    }

    std::optional<std::string> recoveredFrom(invoicing::DocumentType type,
                                             const invoicing::Origin& origin) override {
        auto rows = connection_.prepare(
            "SELECT d.number FROM document AS d WHERE d.origin_number = ? AND d.origin_number <> ''"
            " AND d.origin_kind = ? AND d.type = ? AND NOT EXISTS"
            " (SELECT 1 FROM document_status AS s WHERE s.document = d.id AND s.status = 'A') LIMIT 1");
        rows.bind(origin.number, std::string(1, origin.kind), invoicing::documentType(type).code);
        return rows.step() ? std::optional(rows.text()) : std::nullopt;
    }

    void fillMasters(invoicing::IssuedFacts& facts) override {
        facts.customer.code = useCustomer(connection_, facts.customer);
        for (auto& line : facts.lines) {
            auto product = useProduct(connection_, line);
            line.code = std::move(product.code);
            line.productDescription = std::move(product.description);
        }
    }

    void change(std::int64_t document, const invoicing::StatusChange& change) override {
        status_ = appendStatus(connection_, document, change);
    }

    void requireSound() override { store::requireSound(connection_); }

    std::int64_t insert(const invoicing::IssuedFacts& facts, std::int64_t draftId) override {
        if (draftId != 0) {
            connection_.run("DELETE FROM draft WHERE id = ?", draftId);
            // Issued from another window a moment ago: a second invoice would be made of one draft.
            if (connection_.changes() == 0)
                throw Error(Fault::Conflict, "DRAFT_GONE");
        }
        document_ = insertDocument(connection_, facts);
        auto listed = facts;
        listed.id = document_.id;
        listDocument(connection_, listed);
        return document_.id;
    }

    void commit() override {
        transaction_.commit();
        if (mark_ == nullptr)
            return;
        if (document_.id != 0)
            mark_->keepDocument({document_.id, document_.seal});
        if (status_.id != 0)
            mark_->keepStatus({status_.id, status_.seal});
    }

  private:
    Connection& connection_;
    Company& company_;
    Mark* mark_;
    LastSeal document_;
    LastStatus status_;
    Transaction transaction_;
};

} // namespace

std::unique_ptr<invoicing::LedgerTransaction> Ledger::begin() {
    return std::make_unique<Issuing>(connection_, company_, mark_);
}

} // namespace cunho::store
