// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print_test.hpp"

#include <cunho/core/error.hpp>
#include <cunho/pdf/placement.hpp>
#include <cunho/pdf/reader.hpp>

#include <regex>

namespace cunho::test {
namespace {

using pdf::Rectangle;

class SealPlace : public PrintTest {
  protected:
    /// Boxes of the words as poppler sees them, origin lower left.
    static std::vector<Rectangle> wordBoxes(const std::filesystem::path& file, int page, double height) {
        const std::string number = std::to_string(page);
        const std::string report =
            ask("pdftotext", {"-bbox", "-f", number, "-l", number, file.string(), "-"}).report;
        const std::regex word(R"re(<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)")re");
        std::vector<Rectangle> out;
        for (std::sregex_iterator at(report.begin(), report.end(), word), end; at != end; ++at)
            out.push_back({std::stod((*at)[1]), height - std::stod((*at)[4]), std::stod((*at)[3]),
                           height - std::stod((*at)[2])});
        return out;
    }

    static void expectFree(const std::filesystem::path& file, int page, const pdf::Placement& placement) {
        const auto reader = pdf::makeDirectReader();
        const auto structure = reader->readPage(file, page);
        const Rectangle seal = pdf::placeSeal(*reader, file, structure.page, placement);
        const auto words = wordBoxes(file, page, structure.page.geometry.shownHeight());
        EXPECT_GT(words.size(), 20U);
        for (const Rectangle& word : words)
            EXPECT_FALSE(word.left < seal.right && seal.left < word.right && word.bottom < seal.top &&
                         seal.bottom < word.top)
                << "page " << page << ", word at " << word.left << " " << word.bottom;
    }
};

TEST_F(SealPlace, CoversNoWord) {
    auto facts = sampleFacts();
    expectFree(save(facts), 1, {pdf::FreeSpace{}});
    for (int i = 0; i < 60; ++i)
        facts.lines.push_back(facts.lines[static_cast<std::size_t>(i % 3)]);
    addUp(facts);
    const auto file = save(facts, Environment::Sandbox, "long.pdf");
    expectFree(file, pdfPages(file), {pdf::FreeSpace{}});
    expectFree(file, 1, {pdf::FreeSpace{}, 90, 14, 10});
}

TEST_F(SealPlace, IsThereInEveryLook) {
    for (const print::Template look : {print::Template::Modern, print::Template::Compact}) {
        print::PrintOptions options;
        options.look = look;
        options.paymentLines = {"IBAN PT50 0002 0123 1234 5678 9015 4",
                                "Multibanco: entidade 12345, referência 123 456 789"};
        expectFree(save(sampleFacts(), options), 1, {pdf::FreeSpace{}, 180, 60});
    }
}

TEST_F(SealPlace, StandsAtTheFootBesideTheQrCode) {
    const auto file = save(sampleFacts());
    const auto reader = pdf::makeDirectReader();
    const auto structure = reader->readPage(file, 1);
    const Rectangle seal = pdf::placeSeal(*reader, file, structure.page, {pdf::FreeSpace{}, 180, 60});
    EXPECT_LT(seal.top, 200);
    EXPECT_GT(seal.left, 120);
}

TEST_F(SealPlace, IsRefusedOnAFullPage) {
    auto facts = sampleFacts();
    for (int i = 0; i < 90; ++i)
        facts.lines.push_back(facts.lines[static_cast<std::size_t>(i % 3)]);
    addUp(facts);
    const auto file = save(facts);
    const auto reader = pdf::makeDirectReader();
    const auto structure = reader->readPage(file, 1);
    try {
        pdf::placeSeal(*reader, file, structure.page, {pdf::FreeSpace{}, 400, 150});
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.reason(), "NO_FREE_SPACE");
        EXPECT_EQ(error.params().at("page"), "1");
    }
}

} // namespace
} // namespace cunho::test
