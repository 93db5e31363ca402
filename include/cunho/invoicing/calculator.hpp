// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/invoicing/draft.hpp>
#include <cunho/invoicing/money.hpp>

#include <vector>

namespace cunho::invoicing {

struct TaxTotal {
    TaxKey key;
    Money base;
    Money tax;

    bool operator==(const TaxTotal&) const = default;
};

struct LineTotal {
    Decimal amount;   ///< quantity x unit price after line and global discount, exact, in the price mode
    Decimal discount; ///< what the discounts took off, exact, in the price mode, never negative
    Money net;        ///< the line's share of its key's base, so that the shares add up to it
};

struct Totals {
    std::vector<TaxTotal> taxes; ///< by region (PT, PT-AC, PT-MA, others), then rate, then exemption
    std::vector<LineTotal> lines;
    Money net;
    Money tax;
    Money gross;
};

/// The one calculator of editor, print, QR and SAF-T (fiscal-pt 5.4): per tax key base = round2(sum of exact
/// line amounts) and tax = round2(base x rate), half away from zero; with VAT included gross = round2(sum),
/// base = round2(gross / (1 + rate)), tax = gross - base. Shares of cents by largest remainder.
Totals calculate(const CheckedDraft& draft);

/// For the editor: totals of the lines that can be read, whatever problems the others have. `lines` stays in
/// step with the draft's, with zeros for the others. Never throws: totals too large to state are zero.
Totals calculateReadable(const Draft& draft, const TaxTable& taxes);

} // namespace cunho::invoicing
