// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/cent_shares.hpp"
#include "invoicing/totals.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>
#include <tuple>

namespace cunho::invoicing {
namespace {

/// Decimals kept of a gross line's net part; they only decide which line takes a left-over cent.
constexpr int shareDecimals = 12;

int regionRank(std::string_view region) {
    if (region == "PT")
        return 0;
    if (region == "PT-AC")
        return 1;
    return region == "PT-MA" ? 2 : 3;
}

bool before(const TaxTotal& a, const TaxTotal& b) {
    using Rank = std::tuple<int, const std::string&, const Decimal&, const std::string&, TaxCode>;
    const auto rank = [](const TaxKey& k) {
        return Rank(regionRank(k.region), k.region, k.rate, k.exemption, k.code);
    };
    return rank(a.key) < rank(b.key);
}

/// The part that a discount in percent leaves.
Decimal remaining(const Decimal& percent) {
    return Decimal(1) - percent * Decimal::scaled(1, 2);
}

Decimal withTax(const Decimal& rate) {
    return Decimal(1) + rate * Decimal::scaled(1, 2);
}

/// Base and tax of one key from the exact sum of its lines (fiscal rule in calculator.hpp).
TaxTotal totalOfKey(const TaxKey& key, const Decimal& sum, PriceMode prices) {
    const Money rounded = Money::rounded(sum);
    if (prices == PriceMode::Net) {
        return {key, rounded, Money::rounded(rounded.decimal() * key.rate * Decimal::scaled(1, 2))};
    }
    const Money base = Money::rounded(rounded.decimal().divide(withTax(key.rate), 2));
    return {key, base, rounded - base};
}

Totals sumUp(std::vector<TaxTotal> taxes, std::vector<LineTotal> lines) {
    Totals totals{std::move(taxes), std::move(lines), {}, {}, {}};
    for (const TaxTotal& total : totals.taxes) {
        totals.net = totals.net + total.base;
        totals.tax = totals.tax + total.tax;
    }
    totals.gross = totals.net + totals.tax;
    if (totals.gross > maxAmount)
        throw Error(Fault::Input, "NUMBER_TOO_LARGE");
    return totals;
}

/// The lines of one tax key.
struct Group {
    TaxKey key;
    Decimal sum;
    std::vector<std::size_t> lines;
};

Group& groupOf(std::vector<Group>& groups, const TaxKey& key) {
    const auto found =
        std::find_if(groups.begin(), groups.end(), [&](const Group& g) { return g.key == key; });
    return found != groups.end() ? *found : groups.emplace_back(Group{key, {}, {}});
}

void shareBase(const Group& group, Money base, PriceMode prices, std::vector<LineTotal>& lines) {
    std::vector<Decimal> exact;
    for (const std::size_t line : group.lines) {
        const Decimal& amount = lines[line].amount;
        exact.push_back(prices == PriceMode::Net || group.key.rate.isZero()
                            ? amount
                            : amount.divide(withTax(group.key.rate), shareDecimals));
    }
    const auto shares = centShares(base, exact);
    for (std::size_t i = 0; i < shares.size(); ++i)
        lines[group.lines[i]].net = shares[i];
}

std::optional<PricedLine> readable(const DraftLine& line, const std::optional<Date>& date,
                                   const TaxTable& table) {
    const auto quantity = Decimal::parse(line.quantity);
    const auto price = Decimal::parse(line.unitPrice);
    const auto discount = line.discount.empty() ? Decimal(0) : Decimal::parse(line.discount);
    const auto code = parseTaxCode(line.tax);
    if (!quantity || !price || !discount || !code || quantity->isNegative() || price->isNegative() ||
        discount->isNegative() || *discount > Decimal(100)) {
        return std::nullopt;
    }
    auto rate = Decimal::parse(line.rate);
    if (line.rate.empty() && date)
        rate = table.rate(line.region, *code, *date);
    if (!rate || rate->isNegative() || *rate > Decimal(100))
        return std::nullopt;
    const PricedLine priced{*quantity, *price, *discount, {line.region, *code, *rate, line.exemption}};
    try {
        Money::rounded(amountOf(priced, Decimal(0)).amount);
    } catch (const Error&) {
        return std::nullopt;
    }
    return priced;
}

std::optional<Date> readableDate(const std::string& text) {
    try {
        return parseDate(text);
    } catch (const Error&) {
        return std::nullopt;
    }
}

} // namespace

LineTotal amountOf(const PricedLine& line, const Decimal& globalDiscount) {
    const Decimal full = line.quantity * line.unitPrice;
    const Decimal amount = full * remaining(line.discount) * remaining(globalDiscount);
    return {amount, full - amount, {}};
}

Totals totalOf(std::span<const std::optional<PricedLine>> lines, PriceMode prices,
               const Decimal& globalDiscount) {
    std::vector<LineTotal> lineTotals(lines.size());
    std::vector<Group> groups;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::optional<PricedLine>& line = lines[i];
        if (!line)
            continue;
        lineTotals[i] = amountOf(*line, globalDiscount);
        Group& group = groupOf(groups, line->tax);
        group.sum = group.sum + lineTotals[i].amount;
        group.lines.push_back(i);
    }
    std::vector<TaxTotal> taxes;
    taxes.reserve(groups.size());
    for (const Group& group : groups) {
        taxes.push_back(totalOfKey(group.key, group.sum, prices));
        shareBase(group, taxes.back().base, prices, lineTotals);
    }
    std::sort(taxes.begin(), taxes.end(), &before);
    return sumUp(std::move(taxes), std::move(lineTotals));
}

Money Totals::withheld() const {
    Money sum;
    for (const Withholding& withholding : withholdings)
        sum = sum + withholding.amount;
    return sum;
}

Money Totals::payable() const {
    return gross - withheld();
}

Money Totals::stampDuty() const {
    Money sum;
    for (const TaxTotal& total : taxes)
        sum = total.key.type == TaxType::StampDuty ? sum + total.tax : sum;
    return sum;
}

Money Totals::notSubject() const {
    Money sum;
    for (const TaxTotal& total : taxes)
        sum = total.key.type == TaxType::NotSubject ? sum + total.base : sum;
    return sum;
}

Totals calculate(const CheckedDraft& draft) {
    std::vector<std::optional<PricedLine>> lines;
    for (const CheckedLine& line : draft.lines()) {
        lines.emplace_back(PricedLine{line.quantity, line.unitPrice, line.discount, line.tax});
    }
    return totalOf(lines, draft.prices(), draft.globalDiscount());
}

Totals calculateReadable(const Draft& draft, const TaxTable& taxes) {
    const auto date = readableDate(draft.date);
    std::vector<std::optional<PricedLine>> lines;
    lines.reserve(draft.lines.size());
    for (const DraftLine& line : draft.lines)
        lines.push_back(readable(line, date, taxes));
    auto discount = Decimal::parse(draft.globalDiscount);
    if (!discount || discount->isNegative() || *discount > Decimal(100))
        discount = Decimal(0);
    try {
        return totalOf(lines, draft.prices == "gross" ? PriceMode::Gross : PriceMode::Net, *discount);
    } catch (const Error&) {
        return {{}, std::vector<LineTotal>(lines.size()), {}, {}, {}}; // too large to be shown
    }
}

} // namespace cunho::invoicing
