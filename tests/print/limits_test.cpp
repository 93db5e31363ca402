// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/typed_documents.hpp"
#include "print_test.hpp"

#include <regex>

namespace cunho::test {
namespace {

using invoicing::Decimal;
using testing::HasSubstr;
using testing::Not;

/// Texts and numbers of lines at and over what a sane document has.
class PrintLimits : public PrintTest, public testing::WithParamInterface<print::Template> {
  protected:
    static print::PrintOptions options() {
        print::PrintOptions out;
        out.look = GetParam();
        return out;
    }

    /// Right edge of every word within the page's margin, in points.
    static void expectWithinMargins(const std::filesystem::path& file) {
        const std::string boxes = ask("pdftotext", {"-bbox", file.string(), "-"}).report;
        const std::regex word(R"re(<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)")re");
        for (std::sregex_iterator at(boxes.begin(), boxes.end(), word), end; at != end; ++at) {
            EXPECT_GE(std::stod((*at)[1]), 44.0) << at->str();
            EXPECT_LE(std::stod((*at)[3]), 551.0) << at->str();
            EXPECT_LE(std::stod((*at)[4]), 815.0) << at->str();
        }
    }
};

TEST_P(PrintLimits, TenThousandCharactersOfNotesFlowOverPages) {
    auto facts = sampleFacts();
    for (int i = 10000; facts.notes.size() < 10000; ++i)
        facts.notes += "nota" + std::to_string(i) + (i % 7 == 0 ? "\n" : " ");
    const auto file = save(facts, options());
    const std::string all = words(file);
    for (int i = 10000; i < 11000; ++i)
        EXPECT_EQ(count(all, "nota" + std::to_string(i)), 1U) << i;
    const int pages = pdfPages(file);
    ASSERT_GE(pages, 2);
    EXPECT_EQ(count(words(file, pages), "Total EUR"), 1U);
    EXPECT_EQ(count(words(file, 1), "A transportar 1798,50 €"), 1U);
    EXPECT_EQ(count(words(file, 2), "Transportado 1798,50 €"), 1U);
    EXPECT_EQ(zbar(file, pages), facts.qrText);
    expectWithinMargins(file);
}

TEST_P(PrintLimits, AThousandLines) {
    auto facts = sampleFacts();
    facts.lines.clear();
    for (int i = 0; i < 1000; ++i)
        facts.lines.push_back(
            sampleLine("REF" + std::to_string(10000 + i), "Linha", 1, Decimal(1), normal()));
    addUp(facts);
    const auto file = save(facts, options());
    const std::string all = words(file);
    for (int i = 0; i < 1000; ++i)
        EXPECT_EQ(count(all, "REF" + std::to_string(10000 + i)), 1U);
    EXPECT_THAT(words(file, pdfPages(file)), HasSubstr("Total EUR 1230,00 €"));
    EXPECT_TRUE(qpdfCheck(file).good);
}

TEST_P(PrintLimits, WordsOfTwoHundredCharactersStayOnThePage) {
    auto facts = typedFacts(invoicing::DocumentType::GT);
    const std::string word(200, 'W');
    facts.customer.name = word;
    facts.customer.address = word;
    facts.customer.city = word;
    facts.issuer.name = word;
    facts.issuer.tradeName = word;
    facts.issuer.address = word;
    facts.issuer.email = word;
    facts.issuer.registration = word;
    facts.terms = word;
    facts.notes = word;
    facts.transport->from.address = word;
    facts.transport->to.city = word;
    for (auto& line : facts.lines) {
        line.code = word.substr(0, 60);
        line.description = word;
        line.unit = word.substr(0, 20);
        line.order = "OR " + word.substr(0, 40) + "/1";
    }
    const auto file = save(facts, options());
    expectWithinMargins(file);
    EXPECT_THAT(words(file), HasSubstr("NIF 509442013"));
    EXPECT_EQ(zbar(file, pdfPages(file)), facts.qrText);
}

TEST_P(PrintLimits, LargestAmountsStayInTheirColumns) {
    auto facts = sampleFacts();
    for (auto& line : facts.lines) {
        line.quantity = Decimal::scaled(999999999999, 6);
        line.unitPrice = Decimal::scaled(9999999999999, 6);
        line.discount = Decimal::scaled(123456, 4);
    }
    addUp(facts);
    const auto file = save(facts, options());
    expectWithinMargins(file);
    EXPECT_THAT(words(file), HasSubstr("Total EUR"));
}

INSTANTIATE_TEST_SUITE_P(InEachLook, PrintLimits, kEachLook, lookName);

class StrangeLetters : public PrintTest {};

TEST_F(StrangeLetters, WhatNoFontHasIsNamedBelow) {
    auto facts = sampleFacts();
    facts.lines[0].description = "Chá \U000F1234 de \U000F1235";
    const std::string page = wordsOf(facts);
    EXPECT_THAT(page, HasSubstr("Chá □ de □"));
    EXPECT_THAT(page, HasSubstr("U+F1234, U+F1235"));
    EXPECT_THAT(wordsOf(sampleFacts()), Not(HasSubstr("U+")));
}

TEST_F(StrangeLetters, EuroAndLettersOfTheUnionArePrinted) {
    auto facts = sampleFacts();
    facts.notes = "Zażółć gęślą jaźń, 100 € – ‘sic’ … Łódź, Ğüneş, Đorđe, Ţara";
    const std::string page = wordsOf(facts);
    EXPECT_THAT(page, HasSubstr(facts.notes));
    EXPECT_THAT(page, Not(HasSubstr("□")));
}

TEST_F(StrangeLetters, DirectionOverridesTurnNoAmountRound) {
    auto facts = sampleFacts();
    facts.lines[0].description = "Serviço \u202E123,45\u202C fim";
    facts.customer.name = "\u2067Cliente\u2069 SA";
    facts.notes = "\u200Fnota\u200E";
    const auto file = save(facts);
    const std::string page = words(file);
    EXPECT_THAT(page, HasSubstr("Serviço 123,45 fim"));
    EXPECT_THAT(page, HasSubstr("Cliente SA"));
    EXPECT_THAT(page, HasSubstr("850,00"));
    const Verdict archive = preflight(file);
    EXPECT_TRUE(archive.good) << archive.report;
}

TEST_F(StrangeLetters, ControlCharactersAreDropped) {
    auto facts = sampleFacts();
    facts.notes = "um\x01 dois\x1b tr\u0085ês";
    EXPECT_THAT(wordsOf(facts), HasSubstr("um dois três"));
}

} // namespace
} // namespace cunho::test
