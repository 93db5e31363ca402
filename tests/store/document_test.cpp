// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store_test.hpp"

#include <cunho/crypto/digest.hpp>

#include <limits>

namespace cunho::test {
namespace {

using invoicing::Decimal;
using invoicing::IssuedFacts;
using invoicing::Money;

class Documents : public StoreTest {};

void expectSameHeader(const IssuedFacts& read, const IssuedFacts& facts) {
    EXPECT_EQ(read.id, facts.id);
    EXPECT_EQ(read.type, facts.type);
    EXPECT_EQ(read.series, facts.series);
    EXPECT_EQ(read.sequence, facts.sequence);
    EXPECT_EQ(read.number, facts.number);
    EXPECT_EQ(read.date, facts.date);
    EXPECT_EQ(read.systemEntry, facts.systemEntry);
    EXPECT_EQ(read.prices, facts.prices);
    EXPECT_EQ(read.globalDiscount, facts.globalDiscount);
    EXPECT_EQ(read.atcud.validationCode, facts.atcud.validationCode);
    EXPECT_EQ(read.atcud.number, facts.atcud.number);
    EXPECT_EQ(read.previousHash, facts.previousHash);
    EXPECT_EQ(read.hash, facts.hash);
    EXPECT_EQ(read.hashControl, facts.hashControl);
    EXPECT_EQ(read.certificateNumber, facts.certificateNumber);
    EXPECT_EQ(read.qrText, facts.qrText);
}

void expectSameParties(const IssuedFacts& read, const IssuedFacts& facts) {
    EXPECT_EQ(read.issuer.nif, facts.issuer.nif);
    EXPECT_EQ(read.issuer.name, facts.issuer.name);
    EXPECT_EQ(read.issuer.address, facts.issuer.address);
    EXPECT_EQ(read.issuer.postalCode, facts.issuer.postalCode);
    EXPECT_EQ(read.issuer.city, facts.issuer.city);
    EXPECT_EQ(read.issuer.phone, facts.issuer.phone);
    EXPECT_EQ(read.issuer.email, facts.issuer.email);
    EXPECT_EQ(read.issuer.registration, facts.issuer.registration);
    EXPECT_EQ(read.issuer.iban, facts.issuer.iban);
    EXPECT_EQ(read.issuer.logo, facts.issuer.logo);
    EXPECT_EQ(read.customer.name, facts.customer.name);
    EXPECT_EQ(read.customer.nif, facts.customer.nif);
    EXPECT_EQ(read.customer.address, facts.customer.address);
    EXPECT_EQ(read.customer.postalCode, facts.customer.postalCode);
    EXPECT_EQ(read.customer.city, facts.customer.city);
    EXPECT_EQ(read.customer.country, facts.customer.country);
}

void expectSameLines(const IssuedFacts& read, const IssuedFacts& facts) {
    ASSERT_EQ(read.lines.size(), facts.lines.size());
    ASSERT_EQ(read.totals.lines.size(), facts.totals.lines.size());
    for (std::size_t at = 0; at < facts.lines.size(); ++at) {
        EXPECT_EQ(read.lines[at].code, facts.lines[at].code);
        EXPECT_EQ(read.lines[at].description, facts.lines[at].description);
        EXPECT_EQ(read.lines[at].quantity, facts.lines[at].quantity);
        EXPECT_EQ(read.lines[at].unit, facts.lines[at].unit);
        EXPECT_EQ(read.lines[at].unitPrice, facts.lines[at].unitPrice);
        EXPECT_EQ(read.lines[at].discount, facts.lines[at].discount);
        EXPECT_EQ(read.lines[at].tax, facts.lines[at].tax);
        EXPECT_EQ(read.totals.lines[at].amount, facts.totals.lines[at].amount);
        EXPECT_EQ(read.totals.lines[at].discount, facts.totals.lines[at].discount);
        EXPECT_EQ(read.totals.lines[at].net, facts.totals.lines[at].net);
    }
    EXPECT_EQ(read.totals.taxes, facts.totals.taxes);
    EXPECT_EQ(read.totals.net, facts.totals.net);
    EXPECT_EQ(read.totals.tax, facts.totals.tax);
    EXPECT_EQ(read.totals.gross, facts.totals.gross);
}

/// A document that uses every field, with texts and numbers at their limits.
IssuedFacts everything() {
    auto facts = issuedFacts(1, "");
    facts.date = parseDate("2028-02-29");
    facts.systemEntry = parseLocal("2028-02-29T23:59:59");
    facts.customer = {"Ângela Ñandú \"A & B\" 王", "EU826409867", "Rúa 'do' Sol\nº 2", "1000", "Łódź", "PL"};
    facts.prices = invoicing::PriceMode::Gross;
    facts.globalDiscount = *Decimal::parse("2.5");
    facts.certificateNumber = 9999;
    facts.hashControl = "1";
    facts.qrText = std::string(4000, 'Q');
    facts.totals.gross = Money::fromCents(std::numeric_limits<std::int64_t>::max());
    facts.totals.net = Money::fromCents(std::numeric_limits<std::int64_t>::min());
    auto line = facts.lines.front();
    line.code = "ART-ção";
    line.description = std::string(200, 'x').append("€");
    line.quantity = *Decimal::parse("999999999999.999999");
    line.unitPrice = *Decimal::parse("0.000001");
    line.discount = *Decimal::parse("33.3333");
    line.tax = {"PT-MA", invoicing::TaxCode::Exempt, 0, "M07"};
    facts.lines.push_back(line);
    const auto largest = Decimal::scaled((invoicing::Int128{1} << 126) - 1, 20); // 38 digits
    facts.totals.lines.push_back({largest, -largest, Money::fromCents(-1)});
    facts.totals.taxes.push_back({line.tax, Money::fromCents(5), Money()});
    return facts;
}

TEST_F(Documents, ComeBackWithEveryFieldAsIssued) {
    auto facts = everything();
    {
        const auto database = openReady();
        const auto transaction = database->ledger().begin();
        facts.id = transaction->insert(facts, 0);
        transaction->commit();
    }
    const auto database = open();
    const auto read = database->documents().find(facts.id);
    ASSERT_TRUE(read);
    expectSameHeader(read->facts(), facts);
    expectSameParties(read->facts(), facts);
    expectSameLines(read->facts(), facts);
    ASSERT_TRUE(database->documents().findByNumber(facts.number));
    EXPECT_EQ(database->documents().findByNumber(facts.number)->facts().id, facts.id);
    EXPECT_FALSE(database->documents().findByNumber("FT 2026A/2"));
    EXPECT_FALSE(database->documents().find(facts.id + 1));
}

TEST_F(Documents, KeepTheIssuerOfTheirDayWhenTheCompanyMoves) {
    const auto database = openReady();
    const auto facts = issue(*database);
    auto moved = padaria();
    moved.city = "Braga";
    moved.logo.clear();
    database->company().saveCompany(moved);
    EXPECT_EQ(database->company().company()->city, "Braga");
    EXPECT_TRUE(database->company().company()->logo.empty());
    EXPECT_EQ(database->documents().find(facts.id)->facts().issuer.city, padaria().city);
    EXPECT_EQ(database->documents().find(facts.id)->facts().issuer.logo, padaria().logo);
}

TEST_F(Documents, KeepOneCopyOfTheLogoThatManyShow) {
    const auto database = openReady();
    for (int count = 0; count < 5; ++count)
        issue(*database);
    EXPECT_EQ(RawFile(file_).ask("SELECT count(*) FROM picture"), "1");
}

TEST_F(Documents, AreRefusedWithoutATotalForEachLine) {
    const auto database = openReady();
    auto facts = issuedFacts(1, "");
    facts.totals.lines.clear();
    const auto transaction = database->ledger().begin();
    EXPECT_EQ(thrown([&] { transaction->insert(facts, 0); }), "Internal/DOCUMENT_INCOMPLETE");
}

TEST_F(Documents, KeepTheirOneRendering) {
    const auto database = openReady();
    const auto id = issue(*database).id;
    auto& documents = database->documents();
    EXPECT_FALSE(documents.rendering(id));
    Bytes pdf(3'000'000);
    for (std::size_t at = 0; at < pdf.size(); ++at)
        pdf[at] = static_cast<Byte>(at * 7);
    documents.keepRendering(id, pdf);
    EXPECT_EQ(documents.rendering(id), pdf);
    EXPECT_EQ(thrown([&] { documents.keepRendering(id, asBytes("%PDF other")); }),
              "Conflict/RENDERING_EXISTS");
    EXPECT_EQ(documents.rendering(id), pdf);
    EXPECT_EQ(RawFile(file_).ask("SELECT lower(hex(sha256)) FROM rendering"),
              toHex(crypto::sha256(pdf).value));
    EXPECT_EQ(thrown([&] { documents.keepRendering(99, pdf); }), "NotFound/DOCUMENT_UNKNOWN");
}

TEST_F(Documents, NoticeARenderingThatIsNoLongerTheOneIssued) {
    const auto database = openReady();
    const auto id = issue(*database).id;
    database->documents().keepRendering(id, asBytes("%PDF-1.4 as issued"));
    RawFile raw(file_);
    EXPECT_EQ(raw.run("DROP TRIGGER rendering_no_update; UPDATE rendering SET pdf = x'255044462d'"), "");
    EXPECT_EQ(thrown([&] { database->documents().rendering(id); }), "Integrity/RENDERING_DAMAGED");
}

TEST_F(Documents, AreSignedByARecordAndTheNewestRecordCounts) {
    const auto database = openReady();
    auto& documents = database->documents();
    const auto first = issue(*database, "A", "2026-11-23").id;
    const auto second = issue(*database, "B", "2026-11-23").id;
    EXPECT_EQ(documents.pending(), (std::vector{first, second}));
    EXPECT_FALSE(documents.signature(first));
    const auto record = signature(true);
    documents.recordSignature(first, record);
    EXPECT_EQ(documents.pending(), std::vector{second});
    const auto read = documents.signature(first);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->level, record.level);
    EXPECT_EQ(read->file, record.file);
    EXPECT_EQ(read->sha256, record.sha256);
    EXPECT_EQ(read->qualified, record.qualified);
    EXPECT_EQ(read->signer, record.signer);
    EXPECT_EQ(read->signedAt, record.signedAt);
    auto later = record;
    later.level = "B-LT";
    documents.recordSignature(first, later);
    EXPECT_EQ(documents.signature(first)->level, "B-LT");
    EXPECT_EQ(thrown([&] { documents.recordSignature(99, record); }), "NotFound/DOCUMENT_UNKNOWN");
}

} // namespace
} // namespace cunho::test
