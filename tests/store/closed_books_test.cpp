// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// Every statement that a program without our rules may try on what is kept for ever, table by table.
#include "store_test.hpp"

#include <gmock/gmock.h>

namespace cunho::test {
namespace {

using invoicing::DocumentType;

/// A table with rows that stay, and one column of it.
struct Kept {
    const char* table;
    const char* column;
};

class ClosedBooks : public StoreTest, public testing::WithParamInterface<Kept> {
  protected:
    /// A row in every table.
    void fill() {
        const auto database = openReady();
        auto facts = factsOf(DocumentType::FR);
        facts.totals.withholdings = {
            {"IRS", "CIRS 101", 25, facts.totals.net, invoicing::Money::fromCents(8)}};
        facts.payments = {{"NU", facts.totals.gross, facts.date}};
        facts.transport = {{"Rua A", "1000-001", "Lisboa"},
                           {"Rua B", "4000-001", "Porto"},
                           parseLocal("2026-11-23T10:00:00")};
        const auto invoice = append(*database, facts);
        append(*database, receiptOf(invoice.number, 5));
        auto guide = factsOf(DocumentType::GT);
        guide.transport = facts.transport;
        database->documents().keepAtDocCode(append(*database, guide).id, "1234");
        const auto note = append(*database, noteOver(invoice.number, DocumentType::NC, 5));
        database->documents().confirmKnown(note.id, {parseDate("2026-11-24"), "", "x", {1}});
        change(*database, invoice.id, 'A', "erro");
        database->documents().keepRendering(invoice.id, asBytes("%PDF-1.4"));
        database->documents().recordSignature(invoice.id, signature(true));
        database->integrity().keepPublicKey(1, database->company().trainingKey().publicPem());
        database->communications().record(
            {parseDate("2026-11-01"), parseDate("2026-11-30"), parseDate("2026-12-01"), {1}, "x"});
        auto customer = *database->customers().findByCode(invoice.customer.code);
        customer.acceptance = {parseDate("2026-11-01"), "x", {1}};
        database->customers().save(customer);
    }

    void refuses(const std::string& sql) {
        RawFile raw(file_);
        const auto all = "SELECT * FROM " + std::string(GetParam().table);
        const auto before = raw.ask(all);
        ASSERT_NE(before, "") << "the table has a row";
        EXPECT_THAT(raw.run(sql), testing::ContainsRegex("issued|kept|rendered once|bound|sealed|cancelled"))
            << sql << ": refused by a trigger, not by a slip in the SQL";
        EXPECT_EQ(raw.ask(all), before) << sql;
    }
};

TEST_P(ClosedBooks, StayAsTheyAreWhoeverOpensTheFile) {
    fill();
    const std::string table = GetParam().table;
    const std::string column = GetParam().column;
    const auto set = " SET " + column + " = " + column;
    for (const std::string how : {"", "OR REPLACE ", "OR IGNORE ", "OR FAIL ", "OR ROLLBACK "})
        refuses("UPDATE " + how + table + set);
    refuses("DELETE FROM " + table);
    refuses("DELETE FROM " + table + " LIMIT 1");
    for (const std::string how :
         {"INSERT OR REPLACE INTO ", "REPLACE INTO ", "INSERT INTO ", "INSERT OR FAIL INTO "})
        refuses(how + table + " SELECT * FROM " + table);
    refuses("WITH rows AS (SELECT * FROM " + table + ") INSERT OR REPLACE INTO " + table +
            " SELECT * FROM rows");
}

INSTANTIATE_TEST_SUITE_P(
    EveryTable, ClosedBooks,
    testing::Values(Kept{"document", "terms"}, Kept{"document_line", "description"},
                    Kept{"document_tax", "tax_cents"}, Kept{"document_withholding", "amount_cents"},
                    Kept{"document_payment", "amount_cents"}, Kept{"document_settlement", "amount_cents"},
                    Kept{"document_settlement_tax", "tax_cents"}, Kept{"document_transport", "vehicle"},
                    Kept{"document_status", "status"}, Kept{"document_transport_code", "code"},
                    Kept{"confirmation", "note"}, Kept{"communication", "last"}, Kept{"hash_key", "pem"},
                    Kept{"rendering", "pdf"}, Kept{"signature_record", "level"}, Kept{"training_key", "pem"},
                    Kept{"identity", "environment"}, Kept{"picture", "bytes"},
                    Kept{"customer_acceptance", "date"}),
    [](const auto& tested) { return std::string(tested.param.table); });

class UsedRecords : public StoreTest, public testing::WithParamInterface<const char*> {};

TEST_P(UsedRecords, KeepWhatDocumentsName) {
    {
        const auto database = openReady();
        auto facts = factsOf(DocumentType::FT);
        facts.lines[0].code = "A1";
        append(*database, facts);
        facts.customer.nif.clear();
        facts.customer.name = "Sem número";
        append(*database, facts);
        change(*database, 1, 'A', "erro");
    }
    RawFile raw(file_);
    const auto* everything = "SELECT * FROM customer, product, series, document_status";
    const auto before = raw.ask(everything);
    EXPECT_THAT(raw.run(GetParam()), testing::ContainsRegex("used|kept|has documents|cancelled|not chained|"
                                                            "not the next|closed|not sealed|not issued yet"));
    EXPECT_EQ(raw.ask(everything), before);
}

INSTANTIATE_TEST_SUITE_P(
    Tried, UsedRecords,
    testing::Values(
        "DELETE FROM customer", "DELETE FROM product", "UPDATE customer SET code = 'x'",
        "UPDATE customer SET id = id + 100", "UPDATE customer SET used = 0",
        "UPDATE customer SET nif = '500000000' WHERE nif <> ''",
        "UPDATE customer SET nif = '' WHERE nif <> ''", "UPDATE customer SET name = 'x' WHERE nif = ''",
        "REPLACE INTO customer SELECT * FROM customer", "UPDATE product SET code = 'x'",
        "UPDATE product SET description = 'x'", "UPDATE product SET used = 0", "UPDATE product SET id = 100",
        "REPLACE INTO product SELECT * FROM product", "DELETE FROM series",
        "UPDATE series SET validation_code = 'AAAAAAAA'", "UPDATE series SET kind = 'R'",
        "REPLACE INTO series SELECT * FROM series", "UPDATE series SET first_number = 7",
        "INSERT INTO document_status VALUES (2, 1, 'N', '2026-11-24T00:00:00', '', 'x', x'00')",
        "INSERT INTO document_status VALUES (7, 2, 'A', '2026-11-24T00:00:00', '', 'x', x'00')",
        "INSERT INTO document_status VALUES (2, 2, 'A', '2026-11-22T00:00:00', '', 'x', x'00')",
        "INSERT INTO document_status VALUES (2, 99, 'A', '2026-11-24T00:00:00', '', 'x', x'00')"));

class ReceiptNumbers : public StoreTest {};

TEST_F(ReceiptNumbers, LeaveNoGapAndHaveNoChain) {
    const auto database = openReady();
    const auto invoice = append(*database, factsOf(DocumentType::FT));
    append(*database, receiptOf(invoice.number, 5));
    auto facts = receiptOf(invoice.number, 5);
    facts.sequence = 3;
    facts.number = "RG 2026A/3";
    const auto insert = [&] { database->ledger().begin()->insert(facts, 0); };
    EXPECT_EQ(thrown(insert), "Conflict/DATABASE_REFUSED");
    facts.sequence = 2;
    facts.number = "RG 2026A/2";
    facts.hash.clear();
    facts.previousHash = "x";
    EXPECT_EQ(thrown(insert), "Conflict/DATABASE_REFUSED");
    facts.previousHash.clear();
    EXPECT_EQ(thrown(insert), "");
}

} // namespace
} // namespace cunho::test
