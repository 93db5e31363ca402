// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store_test.hpp"

#include <gmock/gmock.h>

namespace cunho::test {
namespace {

/// Everything a program without our rules may try on issued rows.
class Sealed : public StoreTest, public testing::WithParamInterface<const char*> {};

TEST_P(Sealed, StaysAsIssuedWhoeverOpensTheFile) {
    {
        const auto database = openReady();
        const auto id = issue(*database).id;
        database->documents().keepRendering(id, asBytes("%PDF-1.4"));
        database->documents().recordSignature(id, signature(true));
        database->company().trainingKey();
    }
    const char* everything =
        "SELECT * FROM document, document_line, document_tax, rendering, signature_record,"
        " training_key, identity, picture";
    RawFile raw(file_);
    const auto before = raw.ask(everything);
    ASSERT_NE(before, "");
    EXPECT_THAT(
        raw.run(GetParam()),
        testing::ContainsRegex("issued|kept|rendered once|bound|has documents|not chained|not sealed"))
        << "refused by a trigger, not by a slip in the SQL";
    EXPECT_EQ(raw.ask(everything), before);
}

INSTANTIATE_TEST_SUITE_P(
    Tried, Sealed,
    testing::Values(
        "UPDATE document SET gross_cents = 1", "UPDATE document SET date = '2026-01-01'",
        "UPDATE OR REPLACE document SET number = 'FT X/1'", "DELETE FROM document",
        "INSERT OR REPLACE INTO document SELECT * FROM document",
        "UPDATE document_line SET description = 'x'", "DELETE FROM document_line",
        "INSERT INTO document_line (document, place, code, description, quantity, unit, unit_price, discount,"
        " region, tax, rate, exemption, amount, discount_amount, net_cents) SELECT document, 9, code, "
        "description, quantity, unit, unit_price,"
        " discount, region, tax, rate, exemption, amount, discount_amount, net_cents FROM document_line",
        "INSERT OR REPLACE INTO document_line SELECT * FROM document_line",
        "UPDATE document_tax SET tax_cents = 0", "DELETE FROM document_tax",
        "INSERT OR REPLACE INTO document_tax SELECT * FROM document_tax", "UPDATE rendering SET pdf = x'00'",
        "DELETE FROM rendering", "REPLACE INTO rendering VALUES (1, x'00', x'00')",
        "UPDATE signature_record SET qualified = 0", "DELETE FROM signature_record",
        "REPLACE INTO signature_record SELECT * FROM signature_record", "UPDATE training_key SET pem = ''",
        "DELETE FROM training_key", "REPLACE INTO training_key VALUES (1, '')",
        "UPDATE identity SET environment = 'production'", "DELETE FROM identity",
        "REPLACE INTO identity VALUES (1, 'production', '')", "UPDATE picture SET bytes = x'00'",
        "DELETE FROM picture", "REPLACE INTO picture SELECT sha256, x'00' FROM picture",
        "UPDATE series SET validation_code = 'AAAAAAAA'", "DELETE FROM series"));

class Numbers : public StoreTest {};

TEST_F(Numbers, LeaveNoGap) {
    const auto database = openReady();
    const auto first = issue(*database);
    const auto transaction = database->ledger().begin();
    EXPECT_EQ(thrown([&] { transaction->insert(issuedFacts(3, first.hash), 0); }),
              "Conflict/DATABASE_REFUSED");
}

TEST_F(Numbers, BeginWhereTheSeriesBegins) {
    const auto database = open();
    auto series = series2026();
    series.firstNumber = 101;
    database->company().addSeries(series);
    {
        const auto transaction = database->ledger().begin();
        EXPECT_EQ(thrown([&] { transaction->insert(issuedFacts(1, ""), 0); }), "Conflict/DATABASE_REFUSED");
    }
    const auto transaction = database->ledger().begin();
    EXPECT_EQ(thrown([&] { transaction->insert(issuedFacts(101, ""), 0); }), "");
}

TEST_F(Numbers, AreUsedOnce) {
    const auto database = openReady();
    issue(*database);
    const auto transaction = database->ledger().begin();
    EXPECT_EQ(thrown([&] { transaction->insert(issuedFacts(1, ""), 0); }), "Conflict/DATABASE_REFUSED");
}

TEST_F(Numbers, AreChainedToTheOneBefore) {
    const auto database = openReady();
    issue(*database);
    const auto transaction = database->ledger().begin();
    EXPECT_EQ(thrown([&] { transaction->insert(issuedFacts(2, "another hash"), 0); }),
              "Conflict/DATABASE_REFUSED");
}

TEST_F(Numbers, NeedASeriesThatExists) {
    const auto database = openReady();
    auto facts = issuedFacts(1, "");
    facts.series = "OUTRA";
    const auto transaction = database->ledger().begin();
    EXPECT_EQ(thrown([&] { transaction->insert(facts, 0); }), "Conflict/DATABASE_REFUSED");
}

} // namespace
} // namespace cunho::test
