// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/document_page.hpp"
#include "store_test.hpp"

#include <set>

namespace cunho::test {
namespace {

using invoicing::DocumentQuery;
using invoicing::DocumentRow;
using invoicing::DocumentState;

class DocumentList : public StoreTest {
  protected:
    static std::vector<std::string> customers(store::Database& database, const std::string& text,
                                              std::optional<DocumentState> state = std::nullopt) {
        DocumentQuery query;
        query.text = text;
        query.state = state;
        std::vector<std::string> names;
        for (const auto& row : database.documents().page(query))
            names.push_back(row.customer);
        EXPECT_EQ(database.documents().count(query), static_cast<std::int64_t>(names.size()));
        return names;
    }

    static void draft(store::Database& database, const std::string& customer, const std::string& date = "") {
        invoicing::Draft draft;
        draft.customer.name = customer;
        draft.date = date;
        database.drafts().save(draft, invoicing::Money::fromCents(123));
    }

    /// All pages; `between` is called after each.
    template<typename Between>
    static std::vector<DocumentRow> walk(store::Database& database, DocumentQuery query, Between between) {
        std::vector<DocumentRow> rows;
        for (;;) {
            const auto page = database.documents().page(query);
            if (page.empty())
                return rows;
            EXPECT_LE(page.size(), static_cast<std::size_t>(query.limit));
            rows.insert(rows.end(), page.begin(), page.end());
            const auto& last = page.back();
            query.after = {last.state == DocumentState::Draft, last.date, last.id};
            between();
        }
    }

    /// 5,000 documents in one transaction, their dates in no order.
    static void issueMany(store::Database& database) {
        const auto transaction = database.ledger().begin();
        std::string hash;
        for (std::int64_t sequence = 1; sequence <= 5000; ++sequence) {
            auto facts = issuedFacts(sequence, hash, sequence % 3 == 0 ? "Padaria São João" : "Café Central");
            facts.date = Date(std::chrono::sys_days(parseDate("2026-01-01")) +
                              std::chrono::days(sequence * 7919 % 300));
            transaction->insert(facts, 0);
            hash = facts.hash;
        }
        transaction->commit();
    }

    static bool newestFirst(const DocumentRow& a, const DocumentRow& b) {
        return std::pair(a.date, a.id) > std::pair(b.date, b.id);
    }
};

TEST_F(DocumentList, ShowsWhatADraftAndADocumentAre) {
    const auto database = openReady();
    draft(*database, "Ângela", "2026-12-24");
    const auto facts = issue(*database, "Padaria São João");
    const auto page = database->documents().page({});
    ASSERT_EQ(page.size(), 2U);
    EXPECT_EQ(page[0].state, DocumentState::Draft);
    EXPECT_EQ(page[0].customer, "Ângela");
    EXPECT_EQ(page[0].number, "");
    EXPECT_EQ(page[0].date, parseDate("2026-12-24"));
    EXPECT_EQ(page[0].gross.cents(), 123);
    EXPECT_EQ(page[1].state, DocumentState::SignaturePending);
    EXPECT_EQ(page[1].id, facts.id);
    EXPECT_EQ(page[1].number, facts.number);
    EXPECT_EQ(page[1].customer, facts.customer.name);
    EXPECT_EQ(page[1].customerNif, facts.customer.nif);
    EXPECT_EQ(page[1].date, facts.date);
    EXPECT_EQ(page[1].gross, facts.totals.gross);
    EXPECT_TRUE(page[1].training);
}

TEST_F(DocumentList, PutsDraftsFirstThenTheNewestDate) {
    const auto database = openReady();
    issue(*database, "c", "2026-03-01");
    issue(*database, "a", "2026-05-01");
    issue(*database, "b", "2026-05-01");
    issue(*database, "d", "1969-12-31");
    draft(*database, "y", "2030-01-01");
    draft(*database, "x", "nonsense");
    EXPECT_EQ(customers(*database, ""), (std::vector<std::string>{"x", "y", "b", "a", "c", "d"}));
    EXPECT_EQ(database->documents().page({}).back().date, parseDate("1969-12-31"));
}

TEST_F(DocumentList, VisitsEachDocumentOnceInOrderWhileOthersAreIssued) {
    const auto database = openReady();
    issueMany(*database);
    DocumentQuery query;
    query.limit = 97;
    int issued = 0;
    const auto rows = walk(*database, query, [&] {
        if (issued++ < 20)
            issue(*database, "novo", issued % 2 == 0 ? "2027-01-01" : "2026-12-31");
    });
    ASSERT_EQ(rows.size(), 5000U) << "what is newer than the first page does not come in between";
    EXPECT_TRUE(std::is_sorted(rows.begin(), rows.end(), newestFirst));
    std::set<std::int64_t> ids;
    for (const auto& row : rows)
        ids.insert(row.id);
    EXPECT_EQ(ids.size(), 5000U);
    EXPECT_EQ(database->documents().count({}), 5020);
}

TEST_F(DocumentList, FindsByTextInTheSameOrder) {
    const auto database = openReady();
    issueMany(*database);
    for (int count = 0; count < 10; ++count)
        draft(*database, "João, padaria");
    DocumentQuery query;
    query.text = "padaria joao";
    query.limit = 7;
    const auto rows = walk(*database, query, [] {});
    EXPECT_EQ(rows.size(), 1676U);
    EXPECT_EQ(rows[9].state, DocumentState::Draft);
    EXPECT_EQ(rows[10].state, DocumentState::SignaturePending);
    EXPECT_TRUE(std::is_sorted(rows.begin() + 10, rows.end(), newestFirst));
    EXPECT_EQ(database->documents().count(query), 1676);
}

TEST_F(DocumentList, GoesFromDraftsToDocumentsWithinAPage) {
    const auto database = openReady();
    for (int count = 0; count < 5; ++count)
        draft(*database, "r");
    for (int count = 0; count < 5; ++count)
        issue(*database);
    for (const int limit : {1, 3, 5, 7, 100}) {
        DocumentQuery query;
        query.limit = limit;
        EXPECT_EQ(walk(*database, query, [] {}).size(), 10U) << limit;
    }
    DocumentQuery none;
    none.limit = 0;
    EXPECT_TRUE(database->documents().page(none).empty());
}

TEST_F(DocumentList, FiltersByState) {
    const auto database = openReady();
    draft(*database, "rascunho");
    issue(*database, "pendente");
    database->documents().recordSignature(issue(*database, "qualificado").id, signature(true));
    database->documents().recordSignature(issue(*database, "simples").id, signature(false));
    using CustomerNames = std::vector<std::string>;
    for (const std::string text : {"", "2026A", "123456789"}) {
        EXPECT_EQ(customers(*database, text, DocumentState::SignaturePending), CustomerNames{"pendente"})
            << text;
        EXPECT_EQ(customers(*database, text, DocumentState::Signed), CustomerNames{"qualificado"}) << text;
        EXPECT_EQ(customers(*database, text, DocumentState::SignedNotQualified), CustomerNames{"simples"})
            << text;
    }
    EXPECT_EQ(customers(*database, "", DocumentState::Draft), CustomerNames{"rascunho"});
    EXPECT_EQ(customers(*database, "rasc", DocumentState::Draft), CustomerNames{"rascunho"});
    EXPECT_EQ(customers(*database, "pend", DocumentState::Draft), CustomerNames{});
    EXPECT_EQ(customers(*database, "pendente", DocumentState::Signed), CustomerNames{});
    EXPECT_EQ(customers(*database, "qualified"), CustomerNames{}) << "the state is no text of the document";
}

TEST_F(DocumentList, FindsWhateverTheAccents) {
    const auto database = openReady();
    issue(*database, "Padaria São João");
    for (const std::string text :
         {"padaria joao", "JOÃO PAD", "são", "sao jo", "pad", "p", " joao  ", "\tSÃO\n", "2026A/1",
          "FT 2026A/1", "ft 2026a", "12345", "123456789 joao", "s\xC3\xA3o"})
        EXPECT_EQ(customers(*database, text).size(), 1U) << text;
    for (const std::string text : {"padaria ana", "FT 2026B", "2026A/2", "987", "adaria"})
        EXPECT_EQ(customers(*database, text).size(), 0U) << text;
}

TEST_F(DocumentList, TakesAnyTextForASearch) {
    const auto database = openReady();
    issue(*database, "A & B \"quoted\" OR NOT state:pending");
    for (const std::string text :
         {"A & B", "\"quoted\"", "\"quo", "NOT", "OR NOT", "state:pending", "- A", "* quoted"})
        EXPECT_EQ(customers(*database, text).size(), 1U) << text;
    for (const std::string text : {"-", "\"", "\"\"", "number:A", "^", "(", "{", "A)", "😀", "\xFF\xFE"})
        EXPECT_EQ(thrown([&] { customers(*database, text); }), "") << text;
    EXPECT_EQ(thrown([&] { customers(*database, std::string("A\0B", 3)); }), "");
    EXPECT_EQ(customers(*database, "-").size(), 0U);
    EXPECT_EQ(store::searchExpression(" \t\n"), "");
}

TEST_F(DocumentList, FollowsADraftThatChanges) {
    const auto database = openReady();
    invoicing::Draft draft;
    draft.customer.name = "Primeiro";
    draft.id = database->drafts().save(draft, {});
    draft.customer.name = "Segundo";
    database->drafts().save(draft, {});
    EXPECT_EQ(customers(*database, "primeiro").size(), 0U);
    EXPECT_EQ(customers(*database, "segundo").size(), 1U);
    issue(*database, "Segundo", "2026-11-23", draft.id);
    EXPECT_EQ(customers(*database, "segundo").size(), 1U) << "the document, no longer the draft";
}

TEST_F(DocumentList, TellsPendingDocumentsOldestFirst) {
    const auto database = openReady();
    const auto second = issue(*database, "b", "2026-05-01").id;
    const auto first = issue(*database, "a", "2026-04-01").id;
    const auto third = issue(*database, "c", "2026-05-01").id;
    EXPECT_EQ(database->documents().pending(), (std::vector{first, second, third}));
}

TEST_F(DocumentList, HasASoundTextIndex) {
    const auto database = openReady();
    for (int count = 0; count < 30; ++count) {
        const auto id = issue(*database, "Cliente " + std::to_string(count)).id;
        if (count % 2 == 0)
            database->documents().recordSignature(id, signature(count % 4 == 0));
        if (count % 8 == 0)
            database->documents().recordSignature(id, signature(true));
        draft(*database, "Rascunho");
    }
    RawFile raw(file_);
    for (const std::string table : {"document_search", "draft_search"})
        EXPECT_EQ(raw.run("INSERT INTO " + table + " (" + table + ", rank) VALUES ('integrity-check', 1)"),
                  "");
}

} // namespace
} // namespace cunho::test
