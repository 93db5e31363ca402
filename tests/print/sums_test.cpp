// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/typed_documents.hpp"
#include "print_test.hpp"

namespace cunho::test {
namespace {

using invoicing::Decimal;
using invoicing::Money;
using testing::HasSubstr;
using testing::Not;

class PrintedSums : public PrintTest {};

TEST_F(PrintedSums, WhatIsWithheldFollowsTheTotalAndDoesNotChangeIt) {
    auto facts = sampleFacts();
    facts.totals.withholdings = {
        {"IRS", "Artigo 101.º do CIRS", Decimal(23), Money::fromCents(85000), Money::fromCents(19550)}};
    const std::string page = wordsOf(facts);
    const auto total = page.find("Total EUR 2133,53 €");
    const auto withheld = page.find("Retenção na fonte IRS 23% 195,50 €");
    const auto payable = page.find("Valor a pagar 1938,03 €");
    ASSERT_NE(total, std::string::npos);
    ASSERT_NE(withheld, std::string::npos) << page;
    ASSERT_NE(payable, std::string::npos) << page;
    EXPECT_LT(total, withheld);
    EXPECT_LT(withheld, payable);
    EXPECT_THAT(page, HasSubstr("Artigo 101.º do CIRS"));
    EXPECT_THAT(wordsOf(sampleFacts()), Not(HasSubstr("Valor a pagar")));
}

TEST_F(PrintedSums, StampDutyHasItsOwnRows) {
    auto facts = sampleFacts();
    invoicing::TaxKey duty{"PT", invoicing::TaxCode::Other,     Decimal(4),
                           "",   invoicing::TaxType::StampDuty, "17.3.4"};
    facts.lines = {sampleLine("J", "Juros", 1, Decimal(100), duty),
                   sampleLine("C", "Comissão", 1, Decimal(50), normal())};
    addUp(facts);
    const std::string page = wordsOf(facts);
    for (const char* const part : {"Juros 1 un 100,00 IS 17.3.4 100,00", "IS 17.3.4 · 4% 100,00 € 4,00 €",
                                   "23% 50,00 € 11,50 €", "IVA 11,50 €", "Imposto do selo 4,00 €", "IMPOSTO"})
        EXPECT_THAT(page, HasSubstr(part));
    facts.totals.taxes[0].key.amount = Decimal::scaled(2, 1);
    EXPECT_THAT(wordsOf(facts), HasSubstr("IS 17.3.4 · 0,20 €/un"));
}

TEST_F(PrintedSums, WhatIsNotSubjectIsToldFromWhatIsExempt) {
    auto facts = sampleFacts();
    invoicing::TaxKey none{"PT", invoicing::TaxCode::Exempt, Decimal(0), "M99",
                           invoicing::TaxType::NotSubject};
    facts.lines = {sampleLine("I", "Indemnização", 1, Decimal(75), none)};
    addUp(facts);
    const std::string page = wordsOf(facts);
    EXPECT_THAT(page, HasSubstr("M99 · NS 75,00 € 0,00 €"));
    EXPECT_THAT(page, HasSubstr("M99 – Não sujeito ou não tributado"));
}

TEST_F(PrintedSums, AnotherCurrencyShowsTypedPricesAndItsValueInEuro) {
    auto facts = sampleFacts();
    facts.lines.resize(1);
    facts.lines[0].currencyPrice = Decimal::scaled(114749, 2);
    addUp(facts);
    facts.totals.currency =
        invoicing::CurrencyTotal{"USD", Decimal::scaled(141141, 2), Decimal::scaled(740747, 6)};
    const std::string page = wordsOf(facts);
    for (const char* const part : {"Preço unit. USD", "Total EUR", "1 un 1147,49 23% 850,00",
                                   "Total EUR 1045,50 €", "Total em USD 1411,41 USD", "1 USD = 0,740747 EUR"})
        EXPECT_THAT(page, HasSubstr(part));
}

TEST_F(PrintedSums, LineAndGlobalDiscountsAreToldApart) {
    auto facts = sampleFacts();
    facts.globalDiscount = 5;
    addUp(facts);
    const std::string page = wordsOf(facts);
    for (const char* const part : {"Total ilíquido 1852,51 €", "Descontos de linha 54,00 €",
                                   "Desconto global 89,93 €", "Total sem IVA 1708,58 €"})
        EXPECT_THAT(page, HasSubstr(part));
}

TEST_F(PrintedSums, WithoutDiscountsNoneAreNamed) {
    auto facts = sampleFacts();
    facts.lines.resize(1);
    addUp(facts);
    EXPECT_THAT(wordsOf(facts), Not(HasSubstr("Descontos")));
}

TEST_F(PrintedSums, AReceiptAddsUpWhatItSettles) {
    auto facts = typedFacts(invoicing::DocumentType::RG);
    const std::string after = wordsOf(facts);
    for (const char* const part : {"Total liquidado 2256,53 €", "Créditos compensados 23,00 €",
                                   "Descontos de pronto pagamento 10,00 €", "Total EUR 2223,53 €"})
        EXPECT_THAT(after, HasSubstr(part));
    EXPECT_LT(after.find("Descontos de pronto"), after.find("Total EUR"));
}

TEST_F(PrintedSums, PaymentsNameTheirMeansAndDay) {
    auto facts = typedFacts(invoicing::DocumentType::FR);
    facts.payments = {{"NU", Money::fromCents(10000), parseDate("2026-11-21")},
                      {"CD", Money::fromCents(203353), parseDate("2026-11-22")}};
    const std::string page = wordsOf(facts);
    EXPECT_THAT(page, HasSubstr("Numerário · 2026-11-21 · 100,00 €"));
    EXPECT_THAT(page, HasSubstr("2026-11-22 · 2033,53 €"));
}

TEST_F(PrintedSums, ManyTaxKeysStillEndOnTheLastPage) {
    auto facts = sampleFacts();
    facts.lines.clear();
    for (int i = 1; i <= 150; ++i)
        facts.lines.push_back(sampleLine("", "Linha", 1, Decimal(100), normal("PT", i)));
    addUp(facts);
    const auto file = save(facts);
    const std::string last = words(file, pdfPages(file));
    for (int i = 1; i <= 150; ++i)
        EXPECT_THAT(last, HasSubstr(std::to_string(i) + "% 100,00 € " + std::to_string(i) + ",00 €"));
    EXPECT_THAT(last, HasSubstr("Total EUR"));
    EXPECT_EQ(zbar(file, pdfPages(file)), facts.qrText);
}

} // namespace
} // namespace cunho::test
