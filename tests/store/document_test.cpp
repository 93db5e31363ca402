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
    EXPECT_EQ(read.supplyDate, facts.supplyDate);
    EXPECT_EQ(read.dueDate, facts.dueDate);
    EXPECT_EQ(read.terms, facts.terms);
    EXPECT_EQ(read.notes, facts.notes);
    EXPECT_EQ(read.reason, facts.reason);
    EXPECT_EQ(read.selfBilling, facts.selfBilling);
    EXPECT_EQ(read.cashVat, facts.cashVat);
    EXPECT_EQ(read.language, facts.language);
    EXPECT_EQ(read.sourceId, facts.sourceId);
    EXPECT_EQ(read.origin->kind, facts.origin->kind);
    EXPECT_EQ(read.origin->number, facts.origin->number);
}

void expectSameMoney(const IssuedFacts& read, const IssuedFacts& facts) {
    ASSERT_EQ(read.totals.withholdings.size(), facts.totals.withholdings.size());
    for (std::size_t at = 0; at < facts.totals.withholdings.size(); ++at) {
        EXPECT_EQ(read.totals.withholdings[at].type, facts.totals.withholdings[at].type);
        EXPECT_EQ(read.totals.withholdings[at].law, facts.totals.withholdings[at].law);
        EXPECT_EQ(read.totals.withholdings[at].rate, facts.totals.withholdings[at].rate);
        EXPECT_EQ(read.totals.withholdings[at].base, facts.totals.withholdings[at].base);
        EXPECT_EQ(read.totals.withholdings[at].amount, facts.totals.withholdings[at].amount);
    }
    ASSERT_EQ(read.payments.size(), facts.payments.size());
    for (std::size_t at = 0; at < facts.payments.size(); ++at) {
        EXPECT_EQ(read.payments[at].mechanism, facts.payments[at].mechanism);
        EXPECT_EQ(read.payments[at].amount, facts.payments[at].amount);
        EXPECT_EQ(read.payments[at].date, facts.payments[at].date);
    }
    ASSERT_EQ(read.settlements.size(), facts.settlements.size());
    for (std::size_t at = 0; at < facts.settlements.size(); ++at) {
        EXPECT_EQ(read.settlements[at].document, facts.settlements[at].document);
        EXPECT_EQ(read.settlements[at].amount, facts.settlements[at].amount);
        EXPECT_EQ(read.settlements[at].discount, facts.settlements[at].discount);
        EXPECT_EQ(read.settlements[at].documentDate, facts.settlements[at].documentDate);
        EXPECT_EQ(read.settlements[at].credit, facts.settlements[at].credit);
        EXPECT_EQ(read.settlements[at].taxes, facts.settlements[at].taxes);
    }
    EXPECT_EQ(read.totals.settlement, facts.totals.settlement);
    ASSERT_EQ(read.totals.currency.has_value(), facts.totals.currency.has_value());
    EXPECT_EQ(read.totals.currency->code, facts.totals.currency->code);
    EXPECT_EQ(read.totals.currency->amount, facts.totals.currency->amount);
    EXPECT_EQ(read.totals.currency->rate, facts.totals.currency->rate);
}

void expectSameTransport(const IssuedFacts& read, const IssuedFacts& facts) {
    ASSERT_TRUE(read.transport);
    EXPECT_EQ(read.transport->from, facts.transport->from);
    EXPECT_EQ(read.transport->to, facts.transport->to);
    EXPECT_EQ(read.transport->start, facts.transport->start);
    EXPECT_EQ(read.transport->end, facts.transport->end);
    EXPECT_EQ(read.transport->vehicle, facts.transport->vehicle);
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
    EXPECT_EQ(read.issuer.tradeName, facts.issuer.tradeName);
    EXPECT_EQ(read.issuer.website, facts.issuer.website);
    EXPECT_EQ(read.issuer.eacCode, facts.issuer.eacCode);
    EXPECT_EQ(read.issuer.shareCapital, facts.issuer.shareCapital);
    EXPECT_EQ(read.issuer.regime, facts.issuer.regime);
    EXPECT_EQ(read.customer.code, facts.customer.code);
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
        EXPECT_EQ(read.lines[at].productType, facts.lines[at].productType);
        EXPECT_EQ(read.lines[at].productDescription, facts.lines[at].productDescription);
        EXPECT_EQ(read.lines[at].currencyPrice, facts.lines[at].currencyPrice);
        EXPECT_EQ(read.lines[at].withheld, facts.lines[at].withheld);
        EXPECT_EQ(read.lines[at].reference, facts.lines[at].reference);
        EXPECT_EQ(read.lines[at].referenceLine, facts.lines[at].referenceLine);
        EXPECT_EQ(read.lines[at].order, facts.lines[at].order);
        EXPECT_EQ(read.lines[at].orderDate, facts.lines[at].orderDate);
        EXPECT_EQ(read.totals.lines[at].amount, facts.totals.lines[at].amount);
        EXPECT_EQ(read.totals.lines[at].discount, facts.totals.lines[at].discount);
        EXPECT_EQ(read.totals.lines[at].net, facts.totals.lines[at].net);
    }
    EXPECT_EQ(read.totals.taxes, facts.totals.taxes);
    EXPECT_EQ(read.totals.net, facts.totals.net);
    EXPECT_EQ(read.totals.tax, facts.totals.tax);
    EXPECT_EQ(read.totals.gross, facts.totals.gross);
}

/// What came with every document type.
void addBooks(IssuedFacts& facts) {
    facts.issuer.tradeName = "Padaria";
    facts.issuer.website = "padaria.example";
    facts.issuer.eacCode = "10711";
    facts.issuer.shareCapital = "5000 €";
    facts.issuer.regime = invoicing::VatRegime::Cash;
    facts.customer.code = "C9";
    facts.supplyDate = parseDate("2028-02-28");
    facts.dueDate = parseDate("2028-03-30");
    facts.terms = "30 dias";
    facts.notes = "uma\nnota";
    facts.reason = "engano";
    facts.selfBilling = true;
    facts.cashVat = true;
    facts.language = "pt+en";
    facts.sourceId = "Ana";
    facts.origin = {'D', "FT 2013A/99"};
    facts.transport = {{"Rua A", "1000-001", "Lisboa", "PT"},
                       {"Rúa B", "28001", "Madrid", "ES"},
                       parseLocal("2028-02-29T10:00:00"),
                       parseLocal("2028-03-01T12:00:00"),
                       "00-AA-00"};
    facts.payments = {{"NU", Money::fromCents(1), parseDate("2028-02-29")}, {"MB", Money::fromCents(2), {}}};
    facts.totals.withholdings = {{"IRS", "CIRS 101", *Decimal::parse("11.5"), Money::fromCents(30), Money()},
                                 {"IS", "verba", 1, Money(), Money::fromCents(3)}};
    facts.totals.currency = {"USD", *Decimal::parse("317.45"), *Decimal::parse("0.740747")};
    facts.totals.settlement = Money::fromCents(7);
    const invoicing::TaxKey stamp{
        "PT",     invoicing::TaxCode::Other, 0, "M99", invoicing::TaxType::StampDuty,
        "17.3.4", Decimal::parse("0.25")};
    facts.settlements = {{"FT X/1",
                          Money::fromCents(9),
                          Money::fromCents(1),
                          parseDate("2028-01-01"),
                          false,
                          {{stamp, Money::fromCents(8), Money::fromCents(1)}, {facts.lines[0].tax, {}, {}}}},
                         {"NC X/1", Money::fromCents(3), {}, {}, true, {}}};
    facts.totals.taxes.push_back({stamp, Money::fromCents(4), Money::fromCents(1)});
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
    line.productType = "P";
    line.productDescription = "Artigo";
    line.currencyPrice = Decimal::parse("12.345678");
    line.withheld = true;
    line.reference = "FT X/1";
    line.referenceLine = 9999;
    line.order = "OR X/1";
    line.orderDate = parseDate("2028-01-02");
    facts.lines.push_back(line);
    facts.totals.lines.push_back(facts.totals.lines[0]);
    addBooks(facts);
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
    expectSameMoney(read->facts(), facts);
    expectSameTransport(read->facts(), facts);
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
