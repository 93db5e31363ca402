// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/cent_shares.hpp"
#include "invoicing/text_rules.hpp"
#include "invoicing/totals.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>
#include <map>
#include <tuple>

namespace cunho::invoicing {
namespace {

/// Decimals kept of a gross line's net part; they only decide which line takes a left-over cent.
constexpr int shareDecimals = 12;
constexpr int priceDecimals = 6; ///< draft.hpp, limits

int regionRank(std::string_view region) {
    if (region == "PT")
        return 0;
    if (region == "PT-AC")
        return 1;
    return region == "PT-MA" ? 2 : 3;
}

bool before(const TaxTotal& a, const TaxTotal& b) {
    const auto rank = [](const TaxKey& k) {
        return std::tuple<int, const std::string&, const Decimal&, const std::string&, const TaxKey&>(
            regionRank(k.region), k.region, k.rate, k.exemption, k);
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

/// The lines of one tax key.
struct Group {
    TaxKey key;
    Decimal sum;
    Decimal units; ///< quantities
    std::vector<std::size_t> lines;
};

/// Base and tax of one key from the exact sum of its lines (fiscal rule in calculator.hpp).
TaxTotal totalOfKey(const Group& group, PriceMode prices) {
    const TaxKey& key = group.key;
    const Money rounded = Money::rounded(group.sum);
    if (key.amount) {
        const Money tax = Money::rounded(group.units * *key.amount);
        return {key, prices == PriceMode::Net ? rounded : rounded - tax, tax};
    }
    if (prices == PriceMode::Net) {
        return {key, rounded, Money::rounded(rounded.decimal() * key.rate * Decimal::scaled(1, 2))};
    }
    const Money base = Money::rounded(rounded.decimal().divide(withTax(key.rate), 2));
    return {key, base, rounded - base};
}

void sumUp(Totals& totals) {
    for (const TaxTotal& total : totals.taxes) {
        totals.net = totals.net + total.base;
        totals.tax = totals.tax + total.tax;
    }
    totals.gross = totals.net + totals.tax;
}

void requireStatable(const Totals& totals) {
    if (totals.gross > maxAmount)
        throw Error(Fault::Input, "NUMBER_TOO_LARGE");
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

/// Totals without what follows the gross.
Totals sumsOf(std::span<const std::optional<PricedLine>> lines, const PricedHead& head) {
    Totals totals;
    totals.lines.resize(lines.size());
    std::vector<Group> groups;
    std::map<TaxKey, std::size_t> known;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::optional<PricedLine>& line = lines[i];
        if (!line)
            continue;
        totals.lines[i] = amountOf(*line, head.globalDiscount);
        const auto [at, added] = known.try_emplace(line->tax, groups.size());
        if (added)
            groups.push_back({line->tax, {}, {}, {}});
        Group& group = groups[at->second];
        group.sum = group.sum + totals.lines[i].amount;
        group.units = group.units + line->quantity;
        group.lines.push_back(i);
    }
    for (const Group& group : groups) {
        totals.taxes.push_back(totalOfKey(group, head.prices));
        shareBase(group, totals.taxes.back().base, head.prices, totals.lines);
    }
    std::sort(totals.taxes.begin(), totals.taxes.end(), &before);
    sumUp(totals);
    return totals;
}

Withholding withhold(const CheckedWithholding& withholding, Money base) {
    return {withholding.type, withholding.law, withholding.rate, base,
            Money::rounded(base.decimal() * withholding.rate * Decimal::scaled(1, 2))};
}

/// The gross by the same calculation with prices in the other currency.
Decimal grossInCurrency(std::span<const std::optional<PricedLine>> lines, const PricedHead& head) {
    std::vector<std::optional<PricedLine>> others(lines.begin(), lines.end());
    for (auto& line : others) {
        if (!line)
            continue;
        line->unitPrice = line->currencyPrice.value_or(line->unitPrice);
        if (line->tax.amount)
            line->tax.amount = line->tax.amount->divide(head.exchangeRate, priceDecimals);
    }
    return sumsOf(others, head).gross.decimal();
}

bool isCountervalue(const CurrencyTotal& total, Money gross) {
    const Decimal off = total.amount * total.rate - gross.decimal();
    const Decimal cent = Decimal::scaled(1, 2);
    return off <= cent && off >= -cent;
}

CurrencyTotal currencyTotal(std::span<const std::optional<PricedLine>> lines, const PricedHead& head,
                            Money gross) {
    CurrencyTotal total{head.currency, grossInCurrency(lines, head), head.exchangeRate};
    for (int decimals = 2; !isCountervalue(total, gross) && decimals <= shareDecimals; ++decimals)
        total.amount = gross.decimal().divide(head.exchangeRate, decimals);
    return total;
}

std::optional<Date> readableDate(const std::string& text) {
    try {
        return parseDate(text);
    } catch (const Error&) {
        return std::nullopt;
    }
}

/// Percent from 0 to 100, or nothing.
std::optional<Decimal> readablePercent(const std::string& text) {
    const auto percent = text.empty() ? Decimal(0) : Decimal::parse(text);
    if (!percent || percent->isNegative() || *percent > Decimal(100))
        return std::nullopt;
    return percent;
}

/// What is typed, else the table's where there is just one.
std::optional<Decimal> readableRate(const DraftLine& line, TaxCode code, const std::optional<Date>& date,
                                    const TaxTable& table) {
    if (!line.rate.empty())
        return readablePercent(line.rate);
    if (code == TaxCode::Exempt)
        return date ? std::optional(Decimal(0)) : std::nullopt;
    const auto known = date ? table.rates(line.region, code, *date) : std::vector<Decimal>();
    return known.size() == 1 ? std::optional(known.front()) : std::nullopt;
}

std::optional<TaxKey> readableTax(const DraftLine& line, const std::optional<Date>& date,
                                  const TaxTable& table, PriceMode prices) {
    const auto type = parseTaxType(line.taxType);
    TaxKey key{line.region, TaxCode::Exempt, Decimal(0), line.exemption};
    key.type = type.value_or(TaxType::Vat);
    if (!type || type == TaxType::NotSubject)
        return type ? std::optional(key) : std::nullopt;
    if (type == TaxType::StampDuty && !line.taxAmount.empty()) {
        key.amount = Decimal::parse(line.taxAmount);
        const bool good = key.amount && !key.amount->isNegative() && prices == PriceMode::Net;
        key.code = TaxCode::Other;
        key.item = withoutBlanks(line.tax);
        return good ? std::optional(key) : std::nullopt;
    }
    const auto code = type == TaxType::StampDuty ? TaxCode::Other : parseTaxCode(line.tax);
    const auto rate = code ? readableRate(line, *code, date, table) : std::nullopt;
    if (!rate)
        return std::nullopt;
    key.code = *code;
    key.rate = *rate;
    if (type == TaxType::StampDuty)
        key.item = withoutBlanks(line.tax);
    return key;
}

/// Nothing while the other currency's rate cannot be read.
std::optional<PricedHead> readableHead(const Draft& draft) {
    PricedHead head{draft.prices == "gross" ? PriceMode::Gross : PriceMode::Net,
                    readablePercent(draft.globalDiscount).value_or(Decimal(0))};
    for (const DraftWithholding& typed : draft.withholdings) {
        const auto rate = readablePercent(typed.rate);
        if (rate && !typed.rate.empty())
            head.withholdings.push_back({typed.type, *rate, typed.law});
    }
    if (draft.currency == head.currency)
        return head;
    const auto rate = Decimal::parse(draft.exchangeRate);
    if (!rate || *rate <= Decimal(0) || *rate >= exchangeRateLimit || rate->decimals() > exchangeRateDecimals)
        return std::nullopt;
    head.currency = draft.currency;
    head.exchangeRate = *rate;
    return head;
}

std::optional<PricedLine> readable(const DraftLine& line, const std::optional<Date>& date,
                                   const TaxTable& table, const PricedHead& head) {
    const auto quantity = Decimal::parse(line.quantity);
    const auto price = Decimal::parse(line.unitPrice);
    const auto discount = readablePercent(line.discount);
    const auto tax = readableTax(line, date, table, head.prices);
    if (!quantity || !price || !discount || !tax || quantity->isNegative() || price->isNegative())
        return std::nullopt;
    PricedLine priced{*quantity, *price, *discount, *tax, line.withheld};
    try {
        if (head.currency != PricedHead{}.currency) {
            priced.currencyPrice = *price;
            priced.unitPrice = euroPrice(*price, head.exchangeRate);
        }
        Money::rounded(amountOf(priced, Decimal(0)).amount);
        Money::rounded(priced.quantity * priced.tax.amount.value_or(Decimal(0)));
    } catch (const Error&) {
        return std::nullopt;
    }
    return priced;
}

std::vector<Settlement> readableSettlements(const Draft& draft) {
    std::vector<Settlement> settlements;
    for (const DraftSettlement& typed : draft.settlements) {
        const auto amount = Decimal::parse(typed.amount);
        const auto discount = typed.discount.empty() ? Decimal(0) : Decimal::parse(typed.discount);
        if (amount && discount)
            settlements.push_back({typed.document,
                                   Money::rounded(*amount),
                                   Money::rounded(*discount),
                                   {},
                                   typed.document.starts_with("NC ")});
    }
    return settlements;
}

/// A receipt's, as far as they are known without the documents that it settles.
Totals settledTotals(const std::vector<Settlement>& settlements) {
    Totals totals;
    for (const Settlement& settlement : settlements) {
        totals.net = settlement.credit ? totals.net - settlement.amount : totals.net + settlement.amount;
        totals.settlement = totals.settlement + settlement.discount;
    }
    totals.net = totals.net - totals.settlement;
    totals.gross = totals.net;
    return totals;
}

Totals readableTotals(const Draft& draft, const TaxTable& taxes) {
    const auto type = parseDocumentType(draft.type);
    if (type && documentType(*type).block == SaftBlock::Payments) {
        Totals totals = settledTotals(readableSettlements(draft));
        totals.lines.resize(draft.lines.size());
        return totals;
    }
    const auto head = readableHead(draft);
    if (!head)
        return {{}, std::vector<LineTotal>(draft.lines.size()), {}, {}, {}};
    const bool note = type && documentType(*type).rectifies && !draft.supplyDate.empty();
    const auto date = readableDate(note ? draft.supplyDate : draft.date);
    std::vector<std::optional<PricedLine>> lines;
    lines.reserve(draft.lines.size());
    for (const DraftLine& line : draft.lines)
        lines.push_back(readable(line, date, taxes, *head));
    return totalOf(lines, *head);
}

} // namespace

Decimal euroPrice(const Decimal& price, const Decimal& exchangeRate) {
    return (price * exchangeRate).round(priceDecimals);
}

LineTotal amountOf(const PricedLine& line, const Decimal& globalDiscount) {
    const Decimal full = line.quantity * line.unitPrice;
    const Decimal amount = full * remaining(line.discount) * remaining(globalDiscount);
    return {amount, full - amount, {}};
}

Totals totalOf(std::span<const std::optional<PricedLine>> lines, const PricedHead& head) {
    Totals totals = sumsOf(lines, head);
    requireStatable(totals);
    Money base;
    for (std::size_t i = 0; i < lines.size(); ++i)
        base = lines[i] && lines[i]->withheld ? base + totals.lines[i].net : base;
    for (const CheckedWithholding& withholding : head.withholdings)
        totals.withholdings.push_back(withhold(withholding, base));
    if (head.currency != PricedHead{}.currency)
        totals.currency = currencyTotal(lines, head, totals.gross);
    return totals;
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
    if (documentType(draft.type()).block == SaftBlock::Payments)
        return settledTotals(draft.settlements());
    std::vector<std::optional<PricedLine>> lines;
    lines.reserve(draft.lines().size());
    for (const CheckedLine& line : draft.lines()) {
        lines.emplace_back(PricedLine{line.quantity, line.unitPrice, line.discount, line.tax, line.withheld,
                                      line.currencyPrice});
    }
    return totalOf(lines, {draft.prices(), draft.globalDiscount(), draft.withholdings(), draft.currency(),
                           draft.exchangeRate()});
}

Totals calculateReadable(const Draft& draft, const TaxTable& taxes) {
    try {
        return readableTotals(draft, taxes);
    } catch (const Error&) {
        return {{}, std::vector<LineTotal>(draft.lines.size()), {}, {}, {}}; // too large to be shown
    }
}

} // namespace cunho::invoicing
