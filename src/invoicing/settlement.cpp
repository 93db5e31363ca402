// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/cent_shares.hpp"

#include <cunho/invoicing/nif.hpp>
#include <cunho/invoicing/settlement.hpp>

#include <algorithm>

namespace cunho::invoicing {
namespace {

/// Decimals of a proportion; they only decide which part takes a left-over cent.
constexpr int partDecimals = 8;

Decimal proportion(Money part, Money amount, Money whole) {
    return whole == Money{} ? Decimal(0)
                            : (part.decimal() * amount.decimal()).divide(whole.decimal(), partDecimals);
}

TaxTotal& totalOf(std::vector<TaxTotal>& sums, const TaxKey& key) {
    const auto found =
        std::find_if(sums.begin(), sums.end(), [&](const TaxTotal& total) { return total.key == key; });
    return found != sums.end() ? *found : sums.emplace_back(TaxTotal{key, {}, {}});
}

Money grossOf(const std::vector<TaxTotal>& taxes) {
    Money gross;
    for (const TaxTotal& total : taxes)
        gross = gross + total.base + total.tax;
    return gross;
}

void subtract(std::vector<TaxTotal>& sums, const std::vector<TaxTotal>& taken) {
    for (const TaxTotal& total : taken) {
        TaxTotal& sum = totalOf(sums, total.key);
        sum.base = sum.base - total.base;
        sum.tax = sum.tax - total.tax;
    }
}

/// The discount for paying now goes off the bases, in their proportions.
void discount(std::vector<TaxTotal>& taxes, Money amount) {
    Money net;
    for (const TaxTotal& total : taxes)
        net = net + total.base;
    std::vector<Decimal> parts;
    for (const TaxTotal& total : taxes)
        parts.push_back(proportion(total.base, amount, net));
    const auto shares = centShares(amount, parts);
    for (std::size_t i = 0; i < shares.size(); ++i)
        taxes[i].base = taxes[i].base - shares[i];
}

} // namespace

void addTaxes(std::vector<TaxTotal>& sums, const std::vector<TaxTotal>& more) {
    for (const TaxTotal& total : more) {
        TaxTotal& sum = totalOf(sums, total.key);
        sum.base = sum.base + total.base;
        sum.tax = sum.tax + total.tax;
    }
}

std::vector<TaxTotal> leftOf(std::vector<TaxTotal> taxes, const std::vector<TaxTotal>& taken) {
    subtract(taxes, taken);
    return taxes;
}

std::vector<TaxTotal> shareOf(const std::vector<TaxTotal>& left, Money amount) {
    const Money whole = grossOf(left);
    if (whole == amount)
        return left;
    std::vector<Decimal> parts;
    for (const TaxTotal& total : left) {
        parts.push_back(proportion(total.base, amount, whole));
        parts.push_back(proportion(total.tax, amount, whole));
    }
    const auto shares = centShares(amount, parts);
    std::vector<TaxTotal> taxes;
    for (std::size_t i = 0; i < left.size(); ++i)
        taxes.push_back({left[i].key, shares[2 * i], shares[2 * i + 1]});
    return taxes;
}

std::vector<Withholding> withheldShare(const Totals& totals, Money before, Money amount) {
    std::vector<Withholding> shares;
    const auto until = [&](Money part, Money settled) {
        return Money::rounded(proportion(part, settled, totals.gross));
    };
    for (Withholding share : totals.withholdings) {
        share.base = until(share.base, before + amount) - until(share.base, before);
        share.amount = until(share.amount, before + amount) - until(share.amount, before);
        shares.push_back(std::move(share));
    }
    return shares;
}

Totals receiptTotals(const std::vector<Settlement>& settlements, std::vector<Withholding> withheld) {
    Totals totals;
    for (const Settlement& settlement : settlements) {
        std::vector<TaxTotal> taxes = settlement.taxes;
        discount(taxes, settlement.discount);
        totals.settlement = totals.settlement + settlement.discount;
        if (settlement.credit)
            subtract(totals.taxes, taxes);
        else
            addTaxes(totals.taxes, taxes);
    }
    std::sort(totals.taxes.begin(), totals.taxes.end(),
              [](const TaxTotal& a, const TaxTotal& b) { return a.key < b.key; });
    for (const TaxTotal& total : totals.taxes) {
        totals.net = totals.net + total.base;
        totals.tax = totals.tax + total.tax;
    }
    totals.gross = totals.net + totals.tax;
    totals.withholdings = std::move(withheld);
    return totals;
}

bool sameCustomer(const Party& a, const Party& b) {
    return a.nif == b.nif && (a.nif != Nif::finalConsumer().text() || a.name == b.name);
}

Money creditOf(const IssuedFacts& note, std::string_view document) {
    Money credited;
    for (const TaxTotal& total : note.totals.taxes) {
        std::vector<Decimal> parts; // of the key's tax, by what of the base names which document
        std::vector<bool> named;
        for (std::size_t i = 0; i < note.lines.size(); ++i) {
            if (note.lines[i].tax != total.key)
                continue;
            parts.push_back(proportion(note.totals.lines[i].net, total.tax, total.base));
            named.push_back(note.lines[i].reference == document);
            if (named.back())
                credited = credited + note.totals.lines[i].net;
        }
        const auto shares = centShares(total.tax, parts);
        for (std::size_t i = 0; i < shares.size(); ++i) {
            if (named[i])
                credited = credited + shares[i];
        }
    }
    return credited;
}

} // namespace cunho::invoicing
