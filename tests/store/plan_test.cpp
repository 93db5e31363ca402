// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// No statement that is run for each document walks through all of them: SQLite's own plans say so.
#include "store/communications.hpp"
#include "store/documents.hpp"
#include "store/drafts.hpp"
#include "store/ledger.hpp"
#include "store/masters.hpp"
#include "store_test.hpp"

#include <set>

namespace cunho::test {
namespace {

using invoicing::DocumentType;
using Steps = std::set<std::string>;

/// The rooms of a database over one connection, whose statements can be looked at.
class Plans : public StoreTest {
  protected:
    Plans() { openReady(); }

    /// What walks through a table, or sorts the rows of one, among everything prepared so far.
    Steps slow() {
        Steps found;
        RawFile raw(file_);
        for (const auto& sql : connection_.prepared()) {
            if (sql.starts_with("PRAGMA"))
                continue;
            for (const auto& step : raw.plan(sql))
                if ((step.starts_with("SCAN") && !isSmall(step)) ||
                    step.find("TEMP B-TREE FOR ORDER BY") != std::string::npos)
                    found.insert(step + "  in  " + sql);
        }
        return found;
    }

    /// Tables of one row or a few, and what the text index walks.
    static bool isSmall(const std::string& step) {
        for (const std::string_view small :
             {"SCAN integrity", "SCAN company", "SCAN CONSTANT ROW", "VIRTUAL TABLE INDEX"})
            if (step.find(small) != std::string::npos)
                return true;
        return false;
    }

    /// Issues the next document of type and series.
    invoicing::IssuedFacts next(invoicing::IssuedFacts facts, std::int64_t draft = 0) {
        const auto transaction = ledger_.begin();
        transaction->requireSound();
        transaction->series(facts.type, facts.series);
        transaction->lastEntry();
        transaction->company();
        const auto end = transaction->end(facts.type, facts.series).value_or(invoicing::SeriesEnd{});
        facts.sequence = end.sequence + 1;
        facts.number = invoicing::documentNumber(facts.type, facts.series, facts.sequence);
        facts.previousHash = end.hash;
        facts.hash = facts.type == DocumentType::RG ? "" : "hash of " + facts.number;
        transaction->fillMasters(facts);
        facts.id = transaction->insert(facts, draft);
        transaction->commit();
        return facts;
    }

    store::Connection connection_{file_};
    store::Company company_{connection_};
    store::Ledger ledger_{connection_, company_};
    store::Documents documents_{connection_};
    store::Drafts drafts_{connection_};
};

TEST_F(Plans, OfIssuingWalkNoTable) {
    next(factsOf(DocumentType::FT), drafts_.save({}, {}));
    auto facts = factsOf(DocumentType::FT);
    facts.customer.nif.clear();
    facts.customer.code = "X";
    facts.lines[0].code = "Y";
    next(facts);
    EXPECT_GT(connection_.prepared().size(), 20U);
    EXPECT_EQ(slow(), Steps());
}

TEST_F(Plans, OfNotesAndReceiptsWalkNoTable) {
    for (const auto type : {DocumentType::NC, DocumentType::RG})
        company_.addSeries({type, "2026A", "JFT26CHA", 1, true});
    const auto invoice = next(factsOf(DocumentType::FT));
    const auto note = next(noteOver(invoice.number, DocumentType::NC, 5));
    next(receiptOf(invoice.number, 5));
    const auto transaction = ledger_.begin();
    transaction->document(invoice.number);
    transaction->dealings(invoice.id);
    transaction->creditedLines(invoice.id);
    transaction->settledTaxes(invoice.id);
    transaction->recoveredFrom(DocumentType::FT, {'M', "x"});
    transaction->change(note.id, {'A', parseLocal("2026-11-23T09:45:00"), "erro", "Ana"});
    transaction->commit();
    documents_.states(invoice.id);
    EXPECT_EQ(slow(), Steps());
}

TEST_F(Plans, OfPagesWalkAnIndex) {
    using invoicing::DocumentState;
    using invoicing::Standing;
    for (const auto state : {std::optional<DocumentState>(), std::optional(DocumentState::Signed)})
        for (const auto standing : {std::optional<Standing>(), std::optional(Standing::Issued)})
            for (const auto type : {std::optional<DocumentType>(), std::optional(DocumentType::NC)})
                for (const std::string text : {"", "joao"}) {
                    invoicing::DocumentQuery query;
                    query.state = state;
                    query.standing = standing;
                    query.type = type;
                    query.text = text;
                    query.after = {false, parseDate("2026-11-23"), 7};
                    documents_.page(query);
                    query.after = {true, {}, 7};
                    documents_.page(query);
                }
    documents_.pending();
    store::Customers customers(connection_);
    customers.page({});
    customers.account(1);
    store::Products(connection_).page({});
    store::Communications communications(connection_);
    communications.span();
    communications.documents(parseDate("2026-11-01"), parseDate("2026-11-30"));
    EXPECT_EQ(slow(), Steps());
}

} // namespace
} // namespace cunho::test
