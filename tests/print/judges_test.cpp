// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print_test.hpp"

namespace cunho::test {
namespace {

using invoicing::Decimal;

/// Programs that we did not write look at one document of each kind.
class PrintedFile : public PrintTest {
  protected:
    void expectValid(const invoicing::IssuedFacts& facts, Environment environment = Environment::Production) {
        const auto file = save(facts, environment);
        const Verdict structure = qpdfCheck(file);
        EXPECT_TRUE(structure.good) << structure.report;
        const Verdict archive = preflight(file);
        EXPECT_TRUE(archive.good) << archive.report;
    }
};

TEST_F(PrintedFile, IsValidForTheArchive) {
    expectValid(sampleFacts());
}

TEST_F(PrintedFile, IsValidAsTrainingInTheSandbox) {
    auto facts = sampleFacts();
    facts.certificateNumber = 0;
    expectValid(facts, Environment::Sandbox);
}

TEST_F(PrintedFile, IsValidWithManyPages) {
    auto facts = sampleFacts();
    for (int i = 0; i < 90; ++i)
        facts.lines.push_back(facts.lines[static_cast<std::size_t>(i % 3)]);
    addUp(facts);
    expectValid(facts);
}

TEST_F(PrintedFile, IsValidWithLettersThatNoFontHas) {
    auto facts = sampleFacts();
    facts.customer.name = "株式会社 \U0001F600 \U000F1234 \u0007 Привет";
    facts.lines[0].description = "\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd e\u0301";
    expectValid(facts);
}

TEST_F(PrintedFile, SaysWhatItIs) {
    const std::string report = ask("pdfinfo", {save(sampleFacts()).string()}).report;
    EXPECT_THAT(report, testing::HasSubstr("Fatura FT 2026A/1 – Atelier do Mondego, Lda"));
    EXPECT_THAT(report, testing::ContainsRegex("Creator: +Cunho"));
    EXPECT_THAT(report, testing::HasSubstr("(A4)"));
    EXPECT_THAT(report, testing::ContainsRegex("JavaScript: +no"));
    EXPECT_THAT(report, testing::ContainsRegex("Encrypted: +no"));
}

TEST_F(PrintedFile, CarriesItsFonts) {
    const std::string report = ask("pdffonts", {save(sampleFacts()).string()}).report;
    EXPECT_THAT(report, testing::HasSubstr("Inter-Regular"));
    EXPECT_THAT(report, testing::HasSubstr("Inter-SemiBold"));
    EXPECT_EQ(count(report, "yes no  yes"), count(report, "Identity-H")) << report;
}

} // namespace
} // namespace cunho::test
