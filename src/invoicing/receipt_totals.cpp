// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/cent_shares.hpp"
#include "invoicing/totals.hpp"

#include <algorithm>

namespace cunho::invoicing {
namespace {

constexpr int shareDecimals = 12;

void addTax(std::vector<TaxTotal>& taxes, const TaxTotal& tax, bool credit) {
    auto found =
        std::find_if(taxes.begin(), taxes.end(), [&](const TaxTotal& t) { return t.key == tax.key; });
    if (found == taxes.end())
        found = taxes.insert(taxes.end(), {tax.key, {}, {}});
    found->base = credit ? found->base - tax.base : found->base + tax.base;
    found->tax = credit ? found->tax - tax.tax : found->tax + tax.tax;
}

} // namespace

Totals receiptTotals(const std::vector<Settlement>& settlements,
                     const std::vector<CheckedWithholding>& withholdings) {
    Totals totals;
    Money base;
    for (const Settlement& settlement : settlements) {
        Money tax;
        for (const TaxTotal& share : settlement.taxes) {
            addTax(totals.taxes, share, settlement.credit);
            tax = tax + share.tax;
        }
        const Money net = settlement.amount - tax;
        base = settlement.credit ? base - net : base + net;
        totals.tax = settlement.credit ? totals.tax - tax : totals.tax + tax;
        totals.settlement = totals.settlement + settlement.discount;
    }
    totals.net = base - totals.settlement;
    totals.gross = totals.net + totals.tax;
    for (const CheckedWithholding& each : withholdings) {
        const Decimal exact = base.decimal() * each.rate * Decimal::scaled(1, 2);
        totals.withholdings.push_back({each.type, each.law, each.rate, base, Money::rounded(exact)});
    }
    return totals;
}

std::vector<TaxTotal> taxShares(const std::vector<TaxTotal>& taxes, Money amount) {
    std::vector<Decimal> parts; // base and tax of each key in turn
    Money gross;
    for (const TaxTotal& total : taxes)
        gross = gross + total.base + total.tax;
    for (const TaxTotal& total : taxes) {
        for (const Money part : {total.base, total.tax}) {
            parts.push_back(gross == Money{}
                                ? Decimal(0)
                                : (part.decimal() * amount.decimal()).divide(gross.decimal(), shareDecimals));
        }
    }
    const auto shares = centShares(amount, parts);
    std::vector<TaxTotal> result;
    for (std::size_t i = 0; i < taxes.size(); ++i)
        result.push_back({taxes[i].key, shares[2 * i], shares[2 * i + 1]});
    return result;
}

} // namespace cunho::invoicing
