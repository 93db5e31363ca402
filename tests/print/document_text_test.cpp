// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print_test.hpp"

#include <regex>

namespace cunho::test {
namespace {

using invoicing::Decimal;
using testing::HasSubstr;
using testing::Not;

class PrintedText : public PrintTest {};

TEST_F(PrintedText, SaysWhoWhatAndWhen) {
    const std::string page = wordsOf(sampleFacts());
    for (const char* const part :
         {"Fatura FT 2026A/1", "Original", "2026-11-23", "Atelier do Mondego, Lda", "NIF 509442013",
          "Rua da Sofia, 12", "3000-389 Coimbra", "+351 239 000 000", "ola@atelierdomondego.pt",
          "Conservatória do Registo Comercial de Coimbra n.º 4321", "Padaria São João, Unipessoal Lda",
          "NIF 507957547", "Avenida Fernão de Magalhães, 210, 2.º Esq.", "3000-172 Coimbra",
          "IBAN PT50 0002 0123 1234 5678 9015 4", "Página 1 de 1"})
        EXPECT_THAT(page, HasSubstr(part));
}

TEST_F(PrintedText, ShowsEveryLineWithQuantityPriceDiscountRateAndTotal) {
    const std::string page = wordsOf(sampleFacts());
    EXPECT_THAT(page, HasSubstr("Código Descrição Qtd. Un. Preço unit. Desc.% IVA Total"));
    EXPECT_THAT(page, HasSubstr("ID-VIS Projeto de identidade visual: logótipo 1 un 850,00 "
                                "23% 850,00"));
    EXPECT_THAT(page, HasSubstr("IMP-A5 Impressão de catálogo A5, 24 páginas 250 un 1,85 6% 462,50"));
    EXPECT_THAT(page, HasSubstr("CONS Consultoria técnica de comunicação 12 h 45,00 10 23% 486,00"));
}

TEST_F(PrintedText, AddsUpTaxesAndTotals) {
    const std::string page = wordsOf(sampleFacts());
    for (const char* const part :
         {"23% 1336,00 € 307,28 €", "6% 462,50 € 27,75 €", "Total ilíquido 1852,50 €", "Descontos 54,00 €",
          "Total sem IVA 1798,50 €", "IVA 335,03 €", "Total EUR 2133,53 €"})
        EXPECT_THAT(page, HasSubstr(part));
    EXPECT_THAT(page, Not(HasSubstr("Continente")))
        << "the region is named only where it is not the mainland";
}

TEST_F(PrintedText, LeavesOutColumnsThatNobodyNeeds) {
    auto facts = sampleFacts();
    for (auto& line : facts.lines) {
        line.code.clear();
        line.discount = Decimal();
    }
    addUp(facts);
    EXPECT_THAT(wordsOf(facts), HasSubstr("Descrição Qtd. Un. Preço unit. IVA Total"));
}

TEST_F(PrintedText, ACertifiedDocumentNamesItsCertificate) {
    const std::string page = wordsOf(sampleFacts());
    EXPECT_THAT(page, HasSubstr("ABCD-Processado por programa certificado n.º 9999/AT"));
    EXPECT_THAT(page, HasSubstr("ATCUD:JFT26CHA-1"));
    EXPECT_THAT(page, Not(HasSubstr("Formação profissional")));
    EXPECT_THAT(page, Not(HasSubstr("fins de Formação")));
    EXPECT_THAT(page, Not(HasSubstr("SANDBOX")));
}

TEST_F(PrintedText, TheCertificateLineIsNeitherTheFirstNorTheLast) {
    std::vector<std::string> lines;
    std::istringstream in(pdfText(save(sampleFacts())));
    for (std::string line; std::getline(in, line);)
        if (line.find_first_not_of(" \f") != std::string::npos)
            lines.push_back(line);
    ASSERT_GT(lines.size(), 10U);
    EXPECT_THAT(lines.front(), Not(HasSubstr("Processado por programa")));
    EXPECT_THAT(lines.back(), Not(HasSubstr("Processado por programa")));
}

TEST_F(PrintedText, ATrainingDocumentClaimsNoCertificate) {
    auto facts = sampleFacts();
    facts.certificateNumber = 0;
    const std::string page = wordsOf(facts);
    EXPECT_GE(count(page, "Documento emitido para fins de Formação"), 1U);
    EXPECT_THAT(page, Not(HasSubstr("Processado por programa")));
    EXPECT_THAT(page, Not(HasSubstr("/AT")));
}

TEST_F(PrintedText, TheSandboxIsNamedOnThePage) {
    EXPECT_THAT(wordsOf(sampleFacts(), Environment::Sandbox), HasSubstr("SANDBOX – sem valor legal"));
}

TEST_F(PrintedText, ACustomerWithoutNumberIsTheFinalConsumer) {
    auto facts = sampleFacts();
    facts.customer = {"Consumidor final", "", "Desconhecido", "Desconhecido", "Desconhecido", "Desconhecido"};
    const std::string page = wordsOf(facts);
    EXPECT_EQ(count(page, "Consumidor final"), 1U);
    EXPECT_THAT(page, Not(HasSubstr("Desconhecido")));
    EXPECT_THAT(page, Not(HasSubstr("999999990")));
}

TEST_F(PrintedText, ANamedCustomerWithoutNumberIsStillCalledFinalConsumer) {
    auto facts = sampleFacts();
    facts.customer.nif = "999999990";
    EXPECT_THAT(wordsOf(facts), HasSubstr("Padaria São João, Unipessoal Lda Consumidor final"));
}

TEST_F(PrintedText, AForeignCustomerShowsTheCountry) {
    auto facts = sampleFacts();
    facts.customer = {"Bäckerei Müller GmbH", "123456789", "Hauptstraße 1", "60311", "Frankfurt", "DE"};
    const std::string page = wordsOf(facts);
    EXPECT_THAT(page, HasSubstr("Bäckerei Müller GmbH"));
    EXPECT_THAT(page, HasSubstr("NIF DE123456789"));
    EXPECT_THAT(page, HasSubstr("60311 Frankfurt, DE"));
}

TEST_F(PrintedText, EachExemptionIsMentionedOnce) {
    auto facts = sampleFacts();
    facts.lines = {sampleLine("F", "Formação profissional", 1, Decimal(120), exempt("M07")),
                   sampleLine("O", "Construção civil", 1, Decimal(480), exempt("M31"))};
    addUp(facts);
    const std::string page = wordsOf(facts);
    EXPECT_THAT(page, HasSubstr("Formação profissional 1 un 120,00 M07 120,00"));
    EXPECT_THAT(page, HasSubstr("M07 – Isento artigo 9.º do CIVA"));
    EXPECT_THAT(page, HasSubstr("M31 – IVA - autoliquidação"));
}

TEST_F(PrintedText, ThreeRegionsAreToldApart) {
    auto facts = sampleFacts();
    facts.lines = {
        sampleLine("A", "Café", 1, Decimal(100), normal()),
        sampleLine("B", "Queijo", 1, Decimal(100), {"PT-AC", invoicing::TaxCode::Reduced, 4, ""}),
        sampleLine("C", "Bolo de mel", 1, Decimal(100), {"PT-MA", invoicing::TaxCode::Reduced, 4, ""})};
    addUp(facts);
    const std::string page = wordsOf(facts);
    EXPECT_THAT(page, HasSubstr("23% Continente 100,00 € 23,00 €"));
    EXPECT_THAT(page, HasSubstr("4% Açores 100,00 € 4,00 €"));
    EXPECT_THAT(page, HasSubstr("4% Madeira 100,00 € 4,00 €"));
    EXPECT_EQ(count(page, "Açores"), 2U) << "once with the line, once in the summary";
}

TEST_F(PrintedText, PricesWithTaxSayThatTheyInclude) {
    auto facts = sampleFacts();
    facts.prices = invoicing::PriceMode::Gross;
    facts.globalDiscount = 5;
    facts.lines = {sampleLine("A", "Café", 3, Decimal::scaled(999, 2), normal())};
    addUp(facts);
    const std::string page = wordsOf(facts);
    for (const char* const part :
         {"Preços com IVA incluído", "DESCONTO GLOBAL", "5%", "3 un 9,99 8,122 23% 29,97",
          "Total ilíquido (com IVA) 29,97 €", "Descontos (com IVA) 1,50 €", "Total sem IVA 23,15 €",
          "IVA 5,32 €", "Total EUR 28,47 €"})
        EXPECT_THAT(page, HasSubstr(part));
}

TEST_F(PrintedText, KeepsLettersOfManyLanguagesAndLineBreaks) {
    auto facts = sampleFacts();
    facts.lines[0].description = "ação € Ærøskøbing Łódź Привет κόσμε\nsegunda linha";
    const std::string page = wordsOf(facts);
    for (const char* const part : {"ação €", "Ærøskøbing", "Łódź", "Привет", "κόσμε", "segunda linha"})
        EXPECT_THAT(page, HasSubstr(part));
}

TEST_F(PrintedText, ShowsNoNegativeAmount) {
    auto facts = sampleFacts();
    facts.globalDiscount = Decimal::scaled(125, 1);
    addUp(facts);
    EXPECT_FALSE(std::regex_search(wordsOf(facts), std::regex("(^|[ (])[-\u2212][0-9]")));
}

TEST_F(PrintedText, GroupsLargeAmountsByThousands) {
    auto facts = sampleFacts();
    facts.lines[0].unitPrice = Decimal::scaled(1234567891, 3);
    addUp(facts);
    EXPECT_THAT(wordsOf(facts), HasSubstr("1 234 567,891 23% 1 234 567,89"));
}

} // namespace
} // namespace cunho::test
