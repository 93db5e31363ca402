// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/theme.hpp"
#include "print/typed_documents.hpp"
#include "print_test.hpp"

#include <cunho/core/error.hpp>

#include <regex>

namespace cunho::test {
namespace {

using invoicing::DocumentType;
using print::CopyMark;
using print::PrintOptions;
using print::Template;
using testing::HasSubstr;
using testing::Not;

TEST(Accent, IsLegibleWhateverTheCompanyChose) {
    for (const char* const chosen :
         {"#ffffff", "#ffff00", "#00ff00", "#000000", "#1f5c4d", "#ff8800", "#7f7f7f"}) {
        const print::Theme theme = print::makeTheme(Template::Modern, chosen);
        EXPECT_GE(print::contrast(theme.accent, print::colour::paper), 4.5) << chosen;
        EXPECT_GE(print::contrast(theme.accent, theme.tint), 4.5) << chosen;
        EXPECT_GE(print::contrast(theme.headDim, theme.accent), 4.5) << chosen;
        EXPECT_GE(print::contrast(print::colour::dim, theme.tint), 4.5) << chosen;
    }
}

TEST(Accent, IsTheHousesWhereTheTextIsNoColour) {
    for (const char* const text : {"", "green", "#12345", "#12345g", "1f5c4d#"})
        EXPECT_EQ(print::readableAccent(text), print::readableAccent(PrintOptions().colour)) << text;
}

class Looks : public PrintTest {};

TEST_F(Looks, AreFitForTheArchive) {
    for (const Template look : {Template::Classic, Template::Modern, Template::Compact}) {
        PrintOptions options;
        options.look = look;
        options.colour = "#cc0066";
        options.cancelled = true;
        auto facts = typedFacts(DocumentType::GT);
        facts.language = "pt+en";
        const Verdict verdict = preflight(save(facts, options));
        EXPECT_TRUE(verdict.good) << verdict.report;
    }
}

TEST_F(Looks, NameWhichCopyThePaperIs) {
    const std::pair<CopyMark, const char*> marks[] = {{CopyMark::Archive, "Original"},
                                                      {CopyMark::Original, "Original"},
                                                      {CopyMark::Duplicate, "Duplicado"},
                                                      {CopyMark::Triplicate, "Triplicado"},
                                                      {CopyMark::Second, "2.ª via"}};
    for (const auto& [mark, text] : marks) {
        PrintOptions options;
        options.mark = mark;
        const std::string page = wordsOf(sampleFacts(), options);
        for (const auto& [other, otherText] : marks)
            EXPECT_EQ(count(page, otherText), std::string(text) == otherText ? 1U : 0U);
        EXPECT_THAT(page, HasSubstr("Padaria São João, Unipessoal Lda")) << "as issued";
    }
}

TEST_F(Looks, ACancelledOneSaysWhyOnEachPageAndStaysLegible) {
    PrintOptions options;
    options.cancelled = true;
    options.cancelReason = "Cliente errado";
    options.mark = CopyMark::Second;
    auto facts = sampleFacts();
    for (int i = 0; i < 60; ++i)
        facts.lines.push_back(facts.lines[0]);
    addUp(facts);
    const auto file = save(facts, options);
    for (int page = 1; page <= pdfPages(file); ++page)
        EXPECT_EQ(count(words(file, page), "Anulado: Cliente errado"), 1U);
    EXPECT_EQ(zbar(file, pdfPages(file)), facts.qrText);
    EXPECT_NE(readFile(pdfPicture(file, 1, 40)),
              readFile(pdfPicture(save(facts, PrintOptions(), "plain.pdf"), 1, 40)));
}

TEST_F(Looks, PrintHowToPayWhereMoneyIsAskedFor) {
    PrintOptions options;
    options.paymentLines = {"IBAN PT50 0010 0000 1111 2222 3333 1", "Multibanco 12345 · 123 456 789"};
    const std::string page = wordsOf(typedFacts(DocumentType::FT), options);
    EXPECT_THAT(page, HasSubstr("FORMAS DE PAGAMENTO"));
    EXPECT_THAT(page, HasSubstr("IBAN PT50 0010 0000 1111 2222 3333 1"));
    EXPECT_THAT(page, HasSubstr("Multibanco 12345"));
    EXPECT_THAT(page, Not(HasSubstr("IBAN PT50 0002")));
    EXPECT_THAT(wordsOf(typedFacts(DocumentType::FR), options), Not(HasSubstr("Multibanco 12345")));
}

TEST_F(Looks, SpeakASecondLanguageBesideTheFirst) {
    for (const Template look : {Template::Classic, Template::Modern, Template::Compact}) {
        PrintOptions options;
        options.look = look;
        auto facts = typedFacts(DocumentType::OR);
        facts.language = "pt+en";
        facts.lines.push_back(sampleLine("M", "Obra", 1, invoicing::Decimal(480), exempt("M31")));
        addUp(facts);
        const std::string page = wordsOf(facts, options);
        for (const char* const part :
             {"Orçamento OR 2026A/1", "Quote", "VENCIMENTO / DUE DATE", "CLIENTE / CUSTOMER", "Descrição",
              "Description", "Unit price", "TAXA / RATE", "Total sem IVA / Total without VAT",
              "Este documento não serve de fatura", "M31 – IVA - autoliquidação",
              "ABCD-Processado por programa certificado n.º 9999/AT"})
            EXPECT_THAT(page, HasSubstr(part));
    }
    EXPECT_THAT(wordsOf(typedFacts(DocumentType::OR)), Not(HasSubstr("Quote")));
}

TEST_F(Looks, SetCloserWhatThenNeedsOnePageOnly) {
    auto facts = typedFacts(DocumentType::FT);
    std::size_t onOnePage = 0;
    for (std::size_t more = 0; more < 12; ++more) {
        facts.lines.push_back(facts.lines[more % 3]);
        addUp(facts);
        const auto file = save(facts, PrintOptions());
        const bool one = pdfPages(file) == 1;
        EXPECT_TRUE(one || onOnePage == more) << "no longer document is shorter";
        onOnePage += one ? 1 : 0;
        EXPECT_EQ(zbar(file, pdfPages(file), 100), facts.qrText);
    }
    EXPECT_GE(onOnePage, 7U);
}

// --- the roll ---

class Roll : public PrintTest {
  protected:
    static PrintOptions roll() {
        PrintOptions out;
        out.paper = print::Paper::Roll80;
        return out;
    }

    static double pageHeight(const std::filesystem::path& file) {
        const std::string report = ask("pdfinfo", {file.string()}).report;
        std::smatch found;
        EXPECT_TRUE(std::regex_search(report, found, std::regex("Page size: +([0-9.]+) x ([0-9.]+) pts")));
        EXPECT_NEAR(std::stod(found[1]), 80 * 72 / 25.4, 1);
        return std::stod(found[2]);
    }
};

TEST_F(Roll, HoldsASimplifiedInvoiceOnOnePageAsLongAsItNeeds) {
    auto facts = typedFacts(DocumentType::FS);
    const auto file = save(facts, roll());
    EXPECT_EQ(pdfPages(file), 1);
    EXPECT_EQ(zbar(file, 1), facts.qrText);
    EXPECT_TRUE(qpdfCheck(file).good);
    const Verdict archive = preflight(file);
    EXPECT_TRUE(archive.good) << archive.report;
    const std::string text = words(file);
    for (const char* const part :
         {"Atelier do Mondego, Lda", "NIF 509442013", "Fatura simplificada FS 2026A/1", "Original",
          "2026-11-23", "Padaria São João", "NIF 507957547", "Projeto de identidade visual: logótipo",
          "1 un × 850,00 · 23%", "12 h × 45,00 · desc. 10% · 23% 486,00", "23% 1336,00 € 307,28 €",
          "Total sem IVA 1798,50 €", "Total EUR 2133,53 €", "ATCUD:JFT26CHA-1",
          "ABCD-Processado por programa certificado n.º 9999/AT"})
        EXPECT_THAT(text, HasSubstr(part));
    EXPECT_LT(text.find("Processado por programa"), text.rfind("NIF 509442013")) << "not the last line";
    const double height = pageHeight(file);
    for (int i = 0; i < 100; ++i)
        facts.lines.push_back(facts.lines[0]);
    addUp(facts);
    const auto longer = save(facts, roll(), "longer.pdf");
    EXPECT_EQ(pdfPages(longer), 1);
    EXPECT_GT(pageHeight(longer), 2 * height);
    EXPECT_EQ(zbar(longer, 1, 100), facts.qrText);
    EXPECT_EQ(count(words(longer), "Projeto de identidade visual"), 101U);
}

TEST_F(Roll, IsForNothingElse) {
    for (const auto& row : invoicing::documentTypes()) {
        if (row.type == DocumentType::FS)
            continue;
        try {
            save(typedFacts(row.type), roll());
            ADD_FAILURE() << row.code;
        } catch (const Error& error) {
            EXPECT_EQ(error.reason(), "PAPER_OF_OTHER_TYPE");
            EXPECT_EQ(error.params().at("type"), row.code);
        }
    }
}

TEST_F(Roll, EndsWhereAPdfDoes) {
    auto facts = typedFacts(DocumentType::FS);
    facts.lines.resize(1000, facts.lines[0]);
    addUp(facts);
    try {
        save(facts, roll());
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.fault(), Fault::Input);
        EXPECT_EQ(error.reason(), "ROLL_TOO_LONG");
    }
}

} // namespace
} // namespace cunho::test
