// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/page_plan.hpp"
#include "print_test.hpp"

#include <cunho/invoicing/money.hpp>

#include <numeric>
#include <regex>

namespace cunho::test {
namespace {

using invoicing::Decimal;
using testing::HasSubstr;
using testing::Not;

constexpr int kManyLines = 120;

std::string lineCode(int line) {
    return "REF" + std::to_string(1000 + line);
}

/// Every line's description ends with a mark of its own.
std::string lineEnd(int line) {
    return "fim" + std::to_string(1000 + line);
}

invoicing::IssuedFacts longFacts() {
    auto facts = sampleFacts();
    facts.lines.clear();
    for (int i = 0; i < kManyLines; ++i) {
        std::string description = "Serviço de formação";
        for (int more = 0; more < i % 4; ++more)
            description += " com descrição comprida que continua na linha seguinte";
        facts.lines.push_back(sampleLine(lineCode(i), description + " " + lineEnd(i), i % 9 + 1,
                                         Decimal::scaled(1999 + 137 * i, 2), normal()));
        if (i % 4 == 0)
            facts.lines.back().discount = Decimal::scaled(75, 1);
    }
    addUp(facts);
    return facts;
}

class LongDocument : public PrintTest {
  protected:
    void SetUp() override {
        facts_ = longFacts();
        file_ = save(facts_);
        count_ = pdfPages(file_);
        for (int page = 1; page <= count_; ++page)
            pages_.push_back(words(file_, page));
        ASSERT_GE(pages_.size(), 3U);
    }

    /// What stands after the label, up to the euro sign, or nothing.
    static std::string amountAfter(const std::string& page, const std::string& label) {
        const std::size_t at = page.find(label + " ");
        if (at == std::string::npos)
            return {};
        const std::size_t begin = at + label.size() + 1;
        return page.substr(begin, page.find("€", begin) - begin);
    }

    invoicing::IssuedFacts facts_;
    std::filesystem::path file_;
    int count_ = 0;
    std::vector<std::string> pages_;
};

TEST_F(LongDocument, RepeatsNumberPageAtcudAndCertificateOnEachPage) {
    for (std::size_t i = 0; i < pages_.size(); ++i) {
        EXPECT_THAT(pages_[i], HasSubstr("Fatura FT 2026A/1"));
        EXPECT_THAT(pages_[i],
                    HasSubstr("Página " + std::to_string(i + 1) + " de " + std::to_string(count_)));
        EXPECT_EQ(count(pages_[i], "ATCUD:JFT26CHA-1"), 1U);
        EXPECT_THAT(pages_[i], HasSubstr("ABCD-Processado por programa certificado n.º 9999/AT"));
        EXPECT_THAT(pages_[i], HasSubstr("NIF 509442013"));
    }
}

TEST_F(LongDocument, KeepsEachLineOnOnePageAndInOrder) {
    std::size_t found = 0;
    for (const std::string& page : pages_)
        for (int i = 0; i < kManyLines; ++i) {
            const bool begins = page.find(lineCode(i)) != std::string::npos;
            EXPECT_EQ(begins, page.find(lineEnd(i)) != std::string::npos) << "line " << i << " is cut";
            if (!begins)
                continue;
            EXPECT_EQ(static_cast<std::size_t>(i), found);
            ++found;
        }
    EXPECT_EQ(found, static_cast<std::size_t>(kManyLines));
}

TEST_F(LongDocument, CarriesTheSumOfTheLinesFromPageToPage) {
    Decimal sum;
    std::size_t line = 0;
    for (std::size_t i = 0; i + 1 < pages_.size(); ++i) {
        for (; line < facts_.lines.size() && pages_[i].find(facts_.lines[line].code) != std::string::npos;
             ++line)
            sum = sum + facts_.totals.lines[line].amount;
        std::string expected = invoicing::formatNumber(invoicing::Money::rounded(sum).decimal(), 2);
        expected = std::regex_replace(expected, std::regex("\u00a0"), " ");
        EXPECT_EQ(amountAfter(pages_[i], "A transportar"), expected + " ");
        EXPECT_EQ(amountAfter(pages_[i + 1], "Transportado"), expected + " ");
    }
    EXPECT_THAT(pages_.front(), Not(HasSubstr("Transportado")));
    EXPECT_THAT(pages_.back(), Not(HasSubstr("A transportar")));
}

TEST_F(LongDocument, AddsUpOnTheLastPageOnly) {
    for (std::size_t i = 0; i < pages_.size(); ++i) {
        const bool last = i + 1 == pages_.size();
        EXPECT_EQ(count(pages_[i], "INCIDÊNCIA"), last ? 1U : 0U);
        EXPECT_EQ(count(pages_[i], "Total EUR"), last ? 1U : 0U);
    }
    EXPECT_EQ(zbar(file_, 1, 100), "");
    EXPECT_EQ(zbar(file_, count_, 100), facts_.qrText);
}

TEST_F(LongDocument, SaysOnEachPageThatItIsForTraining) {
    facts_.certificateNumber = 0;
    const auto file = save(facts_, Environment::Sandbox);
    for (int page = 1; page <= pdfPages(file); ++page) {
        EXPECT_THAT(words(file, page), HasSubstr("Documento emitido para fins de Formação"));
        EXPECT_THAT(words(file, page), HasSubstr("SANDBOX – sem valor legal"));
        EXPECT_THAT(words(file, page), Not(HasSubstr("Processado por programa")));
    }
}

TEST_F(LongDocument, LooksTheSameEveryTime) {
    const auto again = save(facts_, Environment::Production, "again.pdf");
    EXPECT_EQ(pdfText(file_), pdfText(again));
    for (const int page : {1, count_})
        EXPECT_EQ(readFile(pdfPicture(file_, page, 50)), readFile(pdfPicture(again, page, 50)));
}

class EndlessDescription : public PrintTest {};

TEST_F(EndlessDescription, GoesOnOverThePagesWithoutLosingAWord) {
    auto facts = sampleFacts();
    std::string description;
    for (int i = 1000; i < 2500; ++i)
        description += "palavra" + std::to_string(i) + " ";
    facts.lines[0].description = description;
    const auto file = save(facts);
    const std::string all = words(file);
    EXPECT_GE(pdfPages(file), 3);
    for (int i = 1000; i < 2500; ++i)
        EXPECT_EQ(count(all, "palavra" + std::to_string(i)), 1U) << i;
    EXPECT_EQ(count(all, "ID-VIS"), 1U);
}

// --- the plan behind it ---

using print::PageRoom;
using print::PageSpan;
using print::planPages;

TEST(PagePlan, OnePageWhenEverythingFits) {
    const PageRoom room{100, 150, 7, 40};
    EXPECT_EQ(planPages({20, 20, 20}, room), (std::vector<PageSpan>{{0, 3}}));
    EXPECT_EQ(planPages({}, room), (std::vector<PageSpan>{{0, 0}}));
}

TEST(PagePlan, TheSummaryTakesTheLastRowWithIt) {
    const PageRoom room{100, 150, 7, 40};
    EXPECT_EQ(planPages({20, 20, 20, 20}, room), (std::vector<PageSpan>{{0, 3}, {3, 4}}));
}

TEST(PagePlan, ASingleRowDoesNotLeaveItsPageEmpty) {
    const PageRoom room{100, 150, 7, 40};
    EXPECT_EQ(planPages({90}, room), (std::vector<PageSpan>{{0, 1}, {1, 1}}));
}

TEST(PagePlan, NoPageHoldsMoreThanItsRoomAndNoRowIsLost) {
    const PageRoom room{100, 150, 7, 40};
    for (std::size_t rows = 0; rows < 60; ++rows) {
        std::vector<double> heights;
        for (std::size_t i = 0; i < rows; ++i)
            heights.push_back(6.0 + static_cast<double>(i * 7 % 23));
        const auto pages = planPages(heights, room);
        std::size_t next = 0;
        for (std::size_t i = 0; i < pages.size(); ++i) {
            EXPECT_EQ(pages[i].begin, next);
            next = pages[i].end;
            double used = i + 1 == pages.size() ? room.closing : room.carried;
            if (i > 0)
                used += room.carried;
            for (std::size_t row = pages[i].begin; row < pages[i].end; ++row)
                used += heights[row];
            EXPECT_LE(used, i == 0 ? room.first : room.next);
        }
        EXPECT_EQ(next, rows);
    }
}

} // namespace
} // namespace cunho::test
