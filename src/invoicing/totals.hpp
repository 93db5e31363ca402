// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/invoicing/calculator.hpp>

#include <span>

namespace cunho::invoicing {

/// What the calculator needs of a line; nothing for one that cannot be read.
struct PricedLine {
    Decimal quantity;
    Decimal unitPrice;
    Decimal discount; ///< percent
    TaxKey tax;
};

/// The largest gross amount that the QR code's 16 characters and the SAF-T file take.
inline constexpr Money maxAmount = Money::fromCents(999'999'999'999'999);

/// Totals of the readable lines; `lines` stay in step, unreadable ones are zero.
Totals totalOf(std::span<const std::optional<PricedLine>> lines, PriceMode prices,
               const Decimal& globalDiscount);

/// Amount and discount of one line, exact, in the price mode. Throws Input/NUMBER_TOO_LARGE.
LineTotal amountOf(const PricedLine& line, const Decimal& globalDiscount);

} // namespace cunho::invoicing
