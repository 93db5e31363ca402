// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing_test.hpp"

#include <cunho/invoicing/fiscal_qr.hpp>

#include <algorithm>
#include <map>
#include <random>

namespace cunho::invoicing::test {
namespace {

constexpr int rounds = 2000;

/// Drafts of every kind of tax, discount, price mode, currency and withholding; always the same ones.
class AnyDrafts {
  public:
    explicit AnyDrafts(unsigned seed) : random_(seed) {}

    int pick(int least, int most) { return std::uniform_int_distribution<int>(least, most)(random_); }
    bool chance(int oneIn) { return pick(1, oneIn) == 1; }
    std::mt19937& random() { return random_; }

    Draft next() {
        Draft result = draft({});
        result.prices = chance(2) ? "net" : "gross";
        result.customer.country = "FR";
        result.customer.nif = "40303265045";
        for (int i = pick(1, 9); i > 0; --i)
            result.lines.push_back(anyLine(result.prices == "gross"));
        if (chance(3))
            result.globalDiscount = percent();
        if (chance(3))
            withhold(result);
        if (chance(3)) {
            result.currency = "USD";
            result.exchangeRate = Decimal::scaled(pick(1, 3'000'000), 6).toString();
        }
        return result;
    }

  private:
    std::string percent() { return Decimal::scaled(pick(0, 1'000'000), 4).toString(); }

    void withhold(Draft& result) {
        result.lines[static_cast<std::size_t>(pick(0, static_cast<int>(result.lines.size()) - 1))].withheld =
            true;
        result.withholdings = {{"IRS", Decimal::scaled(pick(1, 5000), 2).toString(), "Artigo 101.º"}};
    }

    DraftLine anyLine(bool gross) {
        DraftLine result = line(Decimal::scaled(pick(0, 9'999'999), pick(0, 6)).toString(),
                                Decimal::scaled(pick(1, 99'999), pick(0, 5)).toString());
        tax(result, gross);
        result.withheld = chance(2);
        if (chance(3))
            result.discount = percent();
        return result;
    }

    void tax(DraftLine& result, bool gross) {
        static const std::array<std::array<const char*, 5>, 11> keys{{{"IVA", "PT", "NOR", "", ""},
                                                                      {"IVA", "PT", "INT", "", ""},
                                                                      {"IVA", "PT", "RED", "", ""},
                                                                      {"IVA", "PT-AC", "NOR", "", ""},
                                                                      {"IVA", "PT", "ISE", "", "M07"},
                                                                      {"IVA", "PT", "OUT", "7.5", ""},
                                                                      {"IVA", "FR", "RED", "5.5", ""},
                                                                      {"NS", "PT", "", "", "M99"},
                                                                      {"IS", "PT", "17.3.4", "4", ""},
                                                                      {"IS", "PT", "2", "", ""},
                                                                      {"IVA", "PT", "ISE", "", "M40"}}};
        const auto& key = keys[static_cast<std::size_t>(pick(0, 10))];
        result.taxType = key[0];
        result.region = key[1];
        result.tax = key[2];
        result.rate = key[3];
        result.exemption = key[4];
        if (result.taxType == "IS" && result.rate.empty())
            (gross ? result.rate : result.taxAmount) = gross ? "10" : "0.015";
    }

    std::mt19937 random_;
};

class Properties : public testing::Test {
  protected:
    AnyDrafts drafts_{20261126};
};

Money sumOf(const std::vector<Money>& parts) {
    Money sum;
    for (const Money part : parts)
        sum = sum + part;
    return sum;
}

TEST_F(Properties, SumsAddUp) {
    for (int i = 0; i < rounds; ++i) {
        const Totals totals = totalsOf(drafts_.next());
        std::vector<Money> bases;
        std::vector<Money> taxesOfKeys;
        std::vector<Money> lines;
        for (const TaxTotal& total : totals.taxes) {
            bases.push_back(total.base);
            taxesOfKeys.push_back(total.tax);
        }
        for (const LineTotal& each : totals.lines)
            lines.push_back(each.net);
        ASSERT_EQ(totals.gross, totals.net + totals.tax);
        ASSERT_EQ(totals.net, sumOf(bases));
        ASSERT_EQ(totals.net, sumOf(lines));
        ASSERT_EQ(totals.tax, sumOf(taxesOfKeys));
        ASSERT_EQ(totals.payable(), totals.gross - totals.withheld());
        ASSERT_GE(totals.payable(), Money{});
    }
}

TEST_F(Properties, LinesOfAKeyAddUpToItsBase) {
    for (int i = 0; i < rounds; ++i) {
        const CheckedDraft input = checked(drafts_.next());
        const Totals totals = calculate(input);
        std::map<TaxKey, Money> bases;
        for (std::size_t at = 0; at < totals.lines.size(); ++at) {
            Money& base = bases[input.lines()[at].tax];
            base = base + totals.lines[at].net;
        }
        ASSERT_EQ(bases.size(), totals.taxes.size());
        for (const TaxTotal& total : totals.taxes)
            ASSERT_EQ(bases.at(total.key), total.base);
    }
}

/// The definition itself, key by key.
TEST_F(Properties, TaxIsRoundedOncePerKey) {
    const Decimal hundredth = Decimal::scaled(1, 2);
    for (int i = 0; i < rounds; ++i) {
        const CheckedDraft input = checked(drafts_.next());
        const Totals totals = calculate(input);
        for (const TaxTotal& total : totals.taxes) {
            Decimal sum;
            Decimal units;
            for (std::size_t at = 0; at < totals.lines.size(); ++at) {
                if (input.lines()[at].tax != total.key)
                    continue;
                sum = sum + totals.lines[at].amount;
                units = units + input.lines()[at].quantity;
            }
            if (total.key.amount) {
                ASSERT_EQ(total.tax, Money::rounded(units * *total.key.amount));
                ASSERT_EQ(total.base, Money::rounded(sum));
            } else if (input.prices() == PriceMode::Net) {
                ASSERT_EQ(total.base, Money::rounded(sum));
                ASSERT_EQ(total.tax, Money::rounded(total.base.decimal() * total.key.rate * hundredth));
            } else {
                ASSERT_EQ(total.base + total.tax, Money::rounded(sum)); // what was typed is what is paid
            }
        }
    }
}

TEST_F(Properties, TheOrderOfLinesDoesNotMatter) {
    for (int i = 0; i < rounds; ++i) {
        Draft input = drafts_.next();
        const Totals before = totalsOf(input);
        std::shuffle(input.lines.begin(), input.lines.end(), drafts_.random());
        const Totals after = totalsOf(input);
        ASSERT_EQ(before.taxes, after.taxes);
        ASSERT_EQ(before.gross, after.gross);
    }
}

TEST_F(Properties, ALineInTwoEqualHalvesIsTheSame) {
    for (int i = 0; i < rounds; ++i) {
        Draft input = drafts_.next();
        const Totals before = totalsOf(input);
        DraftLine& first = input.lines.front();
        first.quantity = number(first.quantity).divide(Decimal(2), 6).toString();
        input.lines.push_back(first);
        const Totals after = totalsOf(input);
        ASSERT_EQ(before.taxes, after.taxes);
        ASSERT_EQ(before.gross, after.gross);
    }
}

TEST_F(Properties, AFreeLineChangesNoSum) {
    for (int i = 0; i < rounds; ++i) {
        Draft input = drafts_.next();
        const Totals before = totalsOf(input);
        DraftLine free = line("12.34", "5");
        free.discount = "100";
        input.lines.push_back(free);
        const Totals after = totalsOf(input);
        ASSERT_EQ(before.net, after.net);
        ASSERT_EQ(before.gross, after.gross);
        ASSERT_EQ(after.lines.back().net, Money{});
    }
}

TEST_F(Properties, WithholdingIsOfTheFlaggedLinesNet) {
    for (int i = 0; i < rounds; ++i) {
        const CheckedDraft input = checked(drafts_.next());
        const Totals totals = calculate(input);
        ASSERT_EQ(totals.withholdings.size(), input.withholdings().size());
        for (const Withholding& withholding : totals.withholdings) {
            Money base;
            for (std::size_t at = 0; at < totals.lines.size(); ++at)
                base = input.lines()[at].withheld ? base + totals.lines[at].net : base;
            ASSERT_EQ(withholding.base, base);
            ASSERT_EQ(withholding.amount,
                      Money::rounded(base.decimal() * withholding.rate * Decimal::scaled(1, 2)));
        }
    }
}

TEST_F(Properties, TheOtherCurrencyIsWorthTheGross) {
    int foreign = 0;
    for (int i = 0; i < rounds; ++i) {
        const CheckedDraft input = checked(drafts_.next());
        const Totals totals = calculate(input);
        ASSERT_EQ(totals.currency.has_value(), input.currency() != "EUR");
        if (!totals.currency)
            continue;
        ++foreign;
        const Decimal off = totals.currency->amount * totals.currency->rate - totals.gross.decimal();
        ASSERT_LE(off, Decimal::scaled(1, 2));
        ASSERT_GE(off, -Decimal::scaled(1, 2));
        ASSERT_EQ(totals.currency->rate, input.exchangeRate());
        for (const CheckedLine& each : input.lines())
            ASSERT_EQ(each.unitPrice, (each.currencyPrice.value() * input.exchangeRate()).round(6));
    }
    EXPECT_GT(foreign, rounds / 5);
}

TEST_F(Properties, TheEditorShowsWhatIsIssued) {
    for (int i = 0; i < rounds; ++i) {
        const Draft input = drafts_.next();
        const Totals shown = calculateReadable(input, taxes());
        const Totals issued = totalsOf(input);
        ASSERT_EQ(shown.taxes, issued.taxes);
        ASSERT_EQ(shown.payable(), issued.payable());
        ASSERT_EQ(shown.currency.has_value(), issued.currency.has_value());
        if (shown.currency) {
            ASSERT_EQ(shown.currency->amount, issued.currency->amount);
        }
    }
}

std::map<std::string, Money> amountsOf(std::string_view text) {
    std::map<std::string, Money> amounts;
    while (!text.empty()) {
        const std::string_view field = text.substr(0, text.find('*'));
        const auto colon = field.find(':');
        if (const auto amount = Decimal::parse(field.substr(colon + 1)))
            amounts[std::string(field.substr(0, colon))] = Money::rounded(*amount);
        text.remove_prefix(std::min(text.size(), field.size() + 1));
    }
    return amounts;
}

TEST_F(Properties, TheQrCodeStatesEveryCent) {
    for (int i = 0; i < rounds; ++i) {
        const Totals totals = totalsOf(drafts_.next());
        FiscalQr qr;
        qr.issuerNif = "599999993";
        qr.customerNif = "123456789";
        qr.customerCountry = "PT";
        qr.documentType = "FT";
        qr.date = parseDate("2026-11-02");
        qr.number = "FT 2026A/1";
        qr.atcud = "JFT26CHA-1";
        qr.taxes = totals.taxes;
        qr.notSubject = totals.notSubject();
        qr.stampDuty = totals.stampDuty();
        qr.taxPayable = totals.tax;
        qr.gross = totals.gross;
        qr.hashCharacters = "abcd";
        qr.certificateNumber = 9999;
        auto amounts = amountsOf(qr.text());
        Money bases = amounts["L"];
        Money taxesOfRegions = amounts["M"];
        for (const char* region : {"I", "J", "K"}) {
            for (const char* base : {"2", "3", "5", "7"})
                bases = bases + amounts[std::string(region) + base];
            for (const char* tax : {"4", "6", "8"})
                taxesOfRegions = taxesOfRegions + amounts[std::string(region) + tax];
        }
        ASSERT_EQ(bases, totals.net) << qr.text();
        ASSERT_EQ(taxesOfRegions, totals.tax) << qr.text();
    }
}

TEST(CalculatorKinds, StampDutyByRateAndByUnit) {
    DraftLine commission = line("100");
    commission.taxType = "IS";
    commission.tax = "17.3.4";
    commission.rate = "4";
    DraftLine cheques = line("0.10", "30");
    cheques.taxType = "IS";
    cheques.tax = "4";
    cheques.taxAmount = "0.05";
    const Totals totals = totalsOf(draft({commission, cheques, line("10")}));
    EXPECT_EQ(totals.stampDuty().toString(), "5.50"); // 4.00 + 30 x 0.05
    EXPECT_EQ(totals.tax.toString(), "7.80");
    EXPECT_EQ(totals.net.toString(), "113.00");
    EXPECT_EQ(totals.gross.toString(), "120.80");
}

TEST(CalculatorKinds, WhatIsNotSubjectIsStatedApart) {
    DraftLine deposit = line("1000");
    deposit.taxType = "NS";
    deposit.exemption = "M99";
    const Totals totals = totalsOf(draft({deposit, line("50")}));
    EXPECT_EQ(totals.notSubject().toString(), "1000.00");
    EXPECT_EQ(totals.tax.toString(), "11.50");
}

TEST(CalculatorKinds, WithholdingFollowsTheGross) {
    Draft input = draft({exemptLine("480"), line("90")});
    for (DraftLine& each : input.lines)
        each.withheld = true;
    input.withholdings = {{"IRS", "23", "Artigo 101.º do CIRS"}};
    const Totals totals = totalsOf(input);
    EXPECT_EQ(totals.gross.toString(), "590.70");
    EXPECT_EQ(totals.withheld().toString(), "131.10");
    EXPECT_EQ(totals.payable().toString(), "459.60");
    input.lines[0].withheld = false;
    EXPECT_EQ(totalsOf(input).withheld().toString(), "20.70");
}

/// One euro of a strong currency's cent: two decimals cannot come within a cent of the gross.
TEST(CalculatorKinds, AStrongCurrencyHasTheDecimalsItNeeds) {
    Draft input = draft({line("0.004", "1")});
    input.currency = "KWD";
    input.exchangeRate = "3.01";
    const Totals totals = totalsOf(input);
    EXPECT_EQ(totals.gross.toString(), "0.01");
    const Decimal off = totals.currency->amount * totals.currency->rate - totals.gross.decimal();
    EXPECT_LE(off, Decimal::scaled(1, 2));
}

TEST(CalculatorKinds, HalvesGoAwayFromZero) {
    EXPECT_EQ(totalsOf(draft({line("0.005")})).net.toString(), "0.01");
    EXPECT_EQ(totalsOf(draft({line("0.0049")})).net.toString(), "0.00");
    EXPECT_EQ(totalsOf(draft({line("2.50")})).tax.toString(), "0.58"); // 0.575
}

} // namespace
} // namespace cunho::invoicing::test
