// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/cent_shares.hpp"
#include "invoicing_test.hpp"

#include <map>
#include <random>

namespace cunho::invoicing::test {
namespace {

Draft draftToCalculate(const json& row) {
    std::vector<DraftLine> lines;
    for (const json& each : row.at("lines"))
        lines.push_back(lineOf(each));
    Draft result = draft(std::move(lines));
    result.prices = row.at("prices");
    result.globalDiscount = row.value("globalDiscount", "0");
    return result;
}

/// Base and tax by rate.
std::map<std::string, std::pair<std::string, std::string>> byRate(const Totals& totals) {
    std::map<std::string, std::pair<std::string, std::string>> result;
    for (const TaxTotal& total : totals.taxes) {
        result[total.key.rate.toString()] = {total.base.toString(), total.tax.toString()};
    }
    return result;
}

TEST(Calculator, RoundsOncePerTaxKey) {
    const json data = readData("rounding.json");
    ASSERT_EQ(data.at("cases").size(), 6U);
    for (const json& row : data.at("cases")) {
        Draft input = draftToCalculate(row);
        for (std::size_t i = 0; i < input.lines.size(); ++i) {
            const std::string rate = row.at("lines")[i].at("rate");
            input.lines[i].tax = rate == "23" ? "NOR" : rate == "13" ? "INT" : "RED";
        }
        const Totals totals = totalsOf(input);
        EXPECT_EQ(totals.net, euro(row.at("net"))) << row;
        EXPECT_EQ(totals.tax, euro(row.at("tax"))) << row;
        EXPECT_EQ(totals.gross, euro(row.at("gross"))) << row;
        const auto rates = byRate(totals);
        ASSERT_EQ(rates.size(), row.at("taxes").size());
        for (const json& tax : row.at("taxes")) {
            EXPECT_EQ(rates.at(tax.at("rate")),
                      std::pair(std::string(tax.at("base")), std::string(tax.at("tax"))));
        }
    }
}

/// The file was computed in rational arithmetic by another program.
TEST(Calculator, AgreesWithRationalArithmetic) {
    const json data = readData("exact_totals.json");
    ASSERT_EQ(data.at("cases").size(), 160U);
    for (const json& row : data.at("cases")) {
        const Totals totals = totalsOf(draftToCalculate(row));
        ASSERT_EQ(totals.net, euro(row.at("net"))) << row;
        ASSERT_EQ(totals.tax, euro(row.at("tax"))) << row;
        ASSERT_EQ(totals.gross, euro(row.at("gross"))) << row;
        ASSERT_EQ(totals.taxes.size(), row.at("taxes").size()) << row;
        for (std::size_t i = 0; i < totals.taxes.size(); ++i) {
            const json& tax = row.at("taxes")[i];
            const TaxKey key{tax.at("region"), parseTaxCode(std::string(tax.at("code"))).value(),
                             number(std::string(tax.at("rate"))), tax.at("exemption")};
            ASSERT_EQ(totals.taxes[i], (TaxTotal{key, euro(tax.at("base")), euro(tax.at("tax"))})) << row;
        }
        for (std::size_t i = 0; i < totals.lines.size(); ++i) {
            ASSERT_EQ(totals.lines[i].net, euro(row.at("lines")[i].at("net"))) << row << " line " << i;
        }
    }
}

DraftLine lineOfAnyKind(const json& row) {
    DraftLine result = lineOf(row);
    result.taxType = row.at("taxType");
    result.rate = row.value("rate", "");
    result.taxAmount = row.value("taxAmount", "");
    result.withheld = row.value("withheld", false);
    return result;
}

Draft draftOfAnyKind(const json& row) {
    Draft result = draft({});
    result.customer.country = "FR";
    result.customer.nif = "40303265045";
    result.prices = row.at("prices");
    result.globalDiscount = row.at("globalDiscount");
    result.currency = row.value("currency", "EUR");
    result.exchangeRate = row.value("exchangeRate", "");
    if (row.contains("withholding"))
        result.withholdings = {{"IRS", row.at("withholding"), "Artigo 101.º do CIRS"}};
    for (const json& each : row.at("lines"))
        result.lines.push_back(lineOfAnyKind(each));
    return result;
}

/// Likewise, with every kind of tax, another currency and withholding.
TEST(Calculator, AgreesWithRationalArithmeticOfEveryKind) {
    const json data = readData("exact_kinds.json");
    ASSERT_EQ(data.at("cases").size(), 120U);
    for (const json& row : data.at("cases")) {
        const Totals totals = totalsOf(draftOfAnyKind(row));
        ASSERT_EQ(totals.net, euro(row.at("net"))) << row;
        ASSERT_EQ(totals.tax, euro(row.at("tax"))) << row;
        ASSERT_EQ(totals.gross, euro(row.at("gross"))) << row;
        ASSERT_EQ(totals.stampDuty(), euro(row.at("stampDuty"))) << row;
        ASSERT_EQ(totals.notSubject(), euro(row.at("notSubject"))) << row;
        ASSERT_EQ(totals.withheld(), euro(row.value("withheld", "0"))) << row;
        if (row.contains("currency")) {
            ASSERT_EQ(totals.currency.value().amount, number(std::string(row.at("currencyAmount")))) << row;
        }
        for (std::size_t i = 0; i < totals.lines.size(); ++i)
            ASSERT_EQ(totals.lines[i].net, euro(row.at("lines")[i].at("net"))) << row << " line " << i;
    }
}

class RandomDrafts {
  public:
    Draft next() {
        std::vector<DraftLine> lines;
        for (int i = pick(1, 8); i > 0; --i)
            lines.push_back(randomLine());
        Draft result = draft(std::move(lines));
        result.prices = pick(0, 1) == 0 ? "net" : "gross";
        if (pick(0, 2) == 0)
            result.globalDiscount = Decimal::scaled(pick(0, 1'000'000), 4).toString();
        return result;
    }

  private:
    int pick(int least, int most) { return std::uniform_int_distribution<int>(least, most)(random_); }

    DraftLine randomLine() {
        static const std::array<std::array<const char*, 3>, 7> keys{{{"PT", "NOR", ""},
                                                                     {"PT", "RED", ""},
                                                                     {"PT", "INT", ""},
                                                                     {"PT-MA", "NOR", ""},
                                                                     {"PT-AC", "RED", ""},
                                                                     {"PT", "ISE", "M07"},
                                                                     {"PT", "ISE", "M40"}}};
        DraftLine result = line(Decimal::scaled(pick(0, 99'999'999), pick(0, 6)).toString(),
                                Decimal::scaled(pick(1, 99'999), pick(0, 6)).toString());
        const auto& key = keys[static_cast<std::size_t>(pick(0, 6))];
        result.region = key[0];
        result.tax = key[1];
        result.exemption = key[2];
        if (pick(0, 2) == 0)
            result.discount = Decimal::scaled(pick(0, 1'000'000), 4).toString();
        return result;
    }

    std::mt19937 random_{20261124};
};

TEST(Calculator, SharesAndSumsAlwaysAgree) {
    RandomDrafts drafts;
    for (int i = 0; i < 3000; ++i) {
        const Draft input = drafts.next();
        const Totals totals = totalsOf(input);
        ASSERT_EQ(totals.gross, totals.net + totals.tax);
        Money bases;
        Money lines;
        for (const TaxTotal& total : totals.taxes)
            bases = bases + total.base;
        for (std::size_t at = 0; at < totals.lines.size(); ++at) {
            const LineTotal& each = totals.lines[at];
            lines = lines + each.net;
            ASSERT_FALSE(each.net < Money{});
            ASSERT_FALSE(each.discount.isNegative());
            ASSERT_EQ(each.amount + each.discount,
                      number(input.lines[at].quantity) * number(input.lines[at].unitPrice));
        }
        ASSERT_EQ(bases, totals.net);
        ASSERT_EQ(lines, totals.net);
    }
}

TEST(Calculator, GrossPricesStayWhatTheyWere) {
    RandomDrafts drafts;
    for (int i = 0; i < 3000; ++i) {
        Draft input = drafts.next();
        input.prices = "gross";
        const Totals totals = totalsOf(input);
        Decimal sum;
        std::map<std::string, Decimal> sums;
        for (std::size_t at = 0; at < input.lines.size(); ++at) {
            const DraftLine& each = input.lines[at];
            Decimal& key = sums[each.region + each.tax + each.exemption];
            key = key + totals.lines[at].amount;
        }
        Money gross;
        for (const auto& [key, amount] : sums)
            gross = gross + Money::rounded(amount);
        ASSERT_EQ(totals.gross, gross);
    }
}

TEST(Calculator, ThreeTimesNineNinetyNineIsTwentyNineNinetySeven) {
    Draft input = draft({line("9.99", "3")});
    input.prices = "gross";
    const Totals totals = totalsOf(input);
    EXPECT_EQ(totals.gross.toString(), "29.97");
    EXPECT_EQ(totals.net.toString(), "24.37");
    EXPECT_EQ(totals.tax.toString(), "5.60");
}

TEST(Calculator, OrdersRegionsRatesAndExemptions) {
    std::vector<DraftLine> lines;
    for (const auto& [region, code, exemption] :
         std::vector<std::array<const char*, 3>>{{"PT-MA", "NOR", ""},
                                                 {"PT", "NOR", ""},
                                                 {"PT-AC", "NOR", ""},
                                                 {"PT", "ISE", "M40"},
                                                 {"PT", "RED", ""},
                                                 {"PT", "ISE", "M07"}}) {
        lines.push_back(line("10"));
        lines.back().region = region;
        lines.back().tax = code;
        lines.back().exemption = exemption;
    }
    std::string order;
    for (const TaxTotal& total : totalsOf(draft(lines)).taxes) {
        order += total.key.region + " " + total.key.rate.toString() + total.key.exemption + ";";
    }
    EXPECT_EQ(order, "PT 0M07;PT 0M40;PT 6;PT 23;PT-AC 16;PT-MA 22;");
}

TEST(Calculator, OneKeyHoweverTheRateIsWritten) {
    DraftLine typed = line("10");
    typed.rate = "23.00";
    const Totals totals = totalsOf(draft({line("10"), typed}));
    ASSERT_EQ(totals.taxes.size(), 1U);
    EXPECT_EQ(totals.taxes[0].base.toString(), "20.00");
}

TEST(Calculator, DiscountsAreTakenOneAfterTheOther) {
    Draft input = draft({line("100", "2")});
    input.lines[0].discount = "10";
    input.globalDiscount = "5";
    const Totals totals = totalsOf(input);
    EXPECT_EQ(totals.lines[0].amount, Decimal(171));
    EXPECT_EQ(totals.lines[0].discount, Decimal(29));
    EXPECT_EQ(totals.gross.toString(), "210.33");
}

TEST(Calculator, LeftOverCentsGoToTheLargestRemainders) {
    const std::vector<Decimal> parts{number("3.333"), number("3.334"), number("3.333")};
    EXPECT_EQ(centShares(Money::fromCents(1000), parts),
              (std::vector{Money::fromCents(333), Money::fromCents(334), Money::fromCents(333)}));
    const std::vector<Decimal> equal{number("0.005"), number("0.005")};
    EXPECT_EQ(centShares(Money::fromCents(1), equal), (std::vector{Money::fromCents(1), Money{}}));
    EXPECT_TRUE(centShares(Money{}, {}).empty());
}

TEST(Calculator, TheLargestDocumentIsStillExact) {
    const Draft input = draft({exemptLine("9999999999999.99")});
    EXPECT_EQ(problemsOf(input).front().reason, "NUMBER_TOO_LARGE"); // 13 digits in one price
    Draft large = draft({exemptLine("999999999999.999999")});
    large.lines[0].quantity = "9.999999";
    large.lines[0].discount = "0.0001";
    large.globalDiscount = "0.0001";
    const Totals totals = totalsOf(large);
    // 999999999999.999999 x 9.999999 x 0.999999 x 0.999999
    EXPECT_EQ(totals.lines[0].amount.toString(), "9999979000011.999989000020999988000001");
    EXPECT_EQ(totals.gross.toString(), "9999979000012.00");
}

TEST(Calculator, ShowsWhatCanBeReadWhileTheRestIsTyped) {
    Draft input = draft({line("100"), line(""), line("abc"), line("-3"), line("10", "2")});
    input.customer = {};
    input.series.clear();
    input.globalDiscount = "x";
    const Totals totals = calculateReadable(input, taxes());
    EXPECT_EQ(totals.gross.toString(), "147.60");
    ASSERT_EQ(totals.lines.size(), 5U);
    EXPECT_EQ(totals.lines[4].net.toString(), "20.00");
    EXPECT_TRUE(totals.lines[1].amount.isZero());
}

TEST(Calculator, NothingReadableIsZero) {
    EXPECT_EQ(calculateReadable(Draft{}, taxes()).gross, Money{});
    Draft undated = draft({line("100")});
    undated.date = "amanhã";
    EXPECT_EQ(calculateReadable(undated, taxes()).gross, Money{});
    undated.lines[0].rate = "23";
    EXPECT_EQ(calculateReadable(undated, taxes()).gross.toString(), "123.00");
}

TEST(Calculator, HugeNumbersDoNotBreakTheEditor) {
    const std::string nines(30, '9');
    EXPECT_EQ(calculateReadable(draft({line(nines, nines), line("1")}), taxes()).gross.toString(), "1.23");
    const std::vector<DraftLine> many(3, line("90000000000000000"));
    EXPECT_EQ(calculateReadable(draft(many), taxes()).gross, Money{});
}

} // namespace
} // namespace cunho::invoicing::test
