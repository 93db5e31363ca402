// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/invoicing/draft.hpp>
#include <cunho/invoicing/money.hpp>

#include <vector>

namespace cunho::invoicing {

struct LineTotal {
    Decimal amount;   ///< quantity x unit price after line and global discount, exact, in the price mode
    Decimal discount; ///< what the discounts took off, exact, in the price mode, never negative
    Money net;        ///< the line's share of its key's base, so that the shares add up to it
};

/// Withheld by the customer, after the gross total.
struct Withholding {
    std::string type; ///< IRS, IRC or IS
    std::string law;
    Decimal rate;
    Money base; ///< net of the lines it applies to
    Money amount;
};

/// The gross total in the document's other currency (SAF-T Currency): `amount` x `rate` is within a cent of
/// the gross in euro.
struct CurrencyTotal {
    std::string code;
    Decimal amount; ///< two decimals; more where a cent of it is worth more than one of euro
    Decimal rate;   ///< euro for one unit
};

struct Totals {
    std::vector<TaxTotal> taxes; ///< by region (PT, PT-AC, PT-MA, others), then rate, then exemption
    std::vector<LineTotal> lines;
    Money net;
    Money tax;
    Money gross;
    std::vector<Withholding> withholdings{};
    std::optional<CurrencyTotal> currency{};
    /// Receipts: the discounts for paying now. `net` and `gross` are what is left without them, the tax and
    /// the bases in `taxes` stay whole (SAF-T Payments, DocumentTotals/Settlement).
    Money settlement{};

    Money withheld() const;   ///< sum
    Money payable() const;    ///< gross less what is withheld
    Money stampDuty() const;  ///< its part of `tax` (QR field M)
    Money notSubject() const; ///< bases of type NS (QR field L)
};

/// The one calculator of editor, print, QR and SAF-T (fiscal-pt 5.4): per tax key base = round2(sum of exact
/// line amounts) and tax = round2(base x rate), half away from zero; with VAT included gross = round2(sum),
/// base = round2(gross / (1 + rate)), tax = gross - base. Shares of cents by largest remainder. Stamp duty by
/// unit: tax = round2(quantity x amount). A line of another currency counts with its price in euro.
///
/// The gross in another currency is what the same calculation gives with the prices in it, where that is
/// within a cent of the gross in euro; else the gross divided by the rate.
///
/// A receipt has no lines: gross is what it settles, credit notes and discounts taken off. Its tax is known
/// once the ledger has seen the documents (settlement.hpp); here all of it counts as net.
Totals calculate(const CheckedDraft& draft);

/// For the editor: totals of the lines that can be read, whatever problems the others have, with
/// withholdings and another currency where those can be read. `lines` stays in step with the draft's, with
/// zeros for the others. Never throws: totals too large to state are zero.
Totals calculateReadable(const Draft& draft, const TaxTable& taxes);

} // namespace cunho::invoicing
