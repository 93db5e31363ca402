// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print_test.hpp"

#include <cunho/print/report_printer.hpp>

namespace cunho::test {
namespace {

using print::Report;
using print::ReportPart;

class PrintedReport : public PrintTest {
  protected:
    std::filesystem::path saved(const Report& report) const {
        const auto path = folder_.path() / "report.pdf";
        std::ofstream(path, std::ios::binary) << asText(print::printReport(report));
        return path;
    }

    static Report small() {
        Report report;
        report.title = "Relatório";
        report.subtitle = "2026-11-23 10:00:00 UTC";
        report.notice = "Não é um certificado.";
        report.footer = "Cunho 0.1.0";
        report.parts = {
            {"contrato.pdf", "Válida", ReportPart::Tone::Good, true, {"Uma frase."}, {{"SHA-256", {"abc"}}}}};
        return report;
    }
};

TEST_F(PrintedReport, IsValidForTheArchive) {
    const auto file = saved(small());
    EXPECT_TRUE(qpdfCheck(file).good);
    const Verdict archive = preflight(file);
    EXPECT_TRUE(archive.good) << archive.report;
    EXPECT_EQ(pdfPages(file), 1);
    EXPECT_THAT(words(file),
                testing::AllOf(testing::HasSubstr("Página 1 de 1"), testing::HasSubstr("contrato.pdf Válida"),
                               testing::HasSubstr("SHA-256 abc"), testing::HasSubstr("Cunho 0.1.0")));
    EXPECT_EQ(count(words(file), "Não é um certificado."), 2U); // band and foot
}

TEST_F(PrintedReport, NumbersItsPagesAndNamesItselfOnEach) {
    Report report = small();
    report.language = Language::English;
    for (int i = 0; i < 60; ++i)
        report.parts.push_back({"file " + std::to_string(i),
                                "",
                                ReportPart::Tone::Plain,
                                true,
                                {"One sentence."},
                                {{"Size", {"1"}}}});
    const auto file = saved(report);
    const int pages = pdfPages(file);
    ASSERT_GT(pages, 2);
    for (int page = 1; page <= pages; ++page) {
        const std::string text = words(file, page);
        EXPECT_THAT(text,
                    testing::HasSubstr("Page " + std::to_string(page) + " of " + std::to_string(pages)));
        EXPECT_THAT(text, testing::HasSubstr("Relatório"));
    }
    const std::string all = words(file);
    for (int i = 0; i < 60; ++i)
        EXPECT_EQ(count(all, "file " + std::to_string(i) + " One sentence."), 1U)
            << i; // a heading is never alone
}

TEST_F(PrintedReport, HoldsTextsOfAnyLengthAndKind) {
    Report report = small();
    report.parts.push_back({std::string(5000, 'W'),
                            "\u202Eabc",
                            ReportPart::Tone::Bad,
                            false,
                            {std::string(20000, 'x'), "株式会社 \U0001F600"},
                            {{std::string(300, 'n'), {std::string(9000, 'v')}}}});
    const auto file = saved(report);
    EXPECT_TRUE(qpdfCheck(file).good);
    const Verdict archive = preflight(file);
    EXPECT_TRUE(archive.good) << archive.report;
    EXPECT_GT(pdfPages(file), 3);
}

TEST_F(PrintedReport, MayBeEmpty) {
    EXPECT_EQ(pdfPages(saved({})), 1);
}

} // namespace
} // namespace cunho::test
