// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/invoicing/calculator.hpp>

#include <span>

namespace cunho::invoicing {

/// What the calculator needs of a line; nothing for one that cannot be read.
struct PricedLine {
    Decimal quantity;
    Decimal unitPrice; ///< euro
    Decimal discount;  ///< percent
    TaxKey tax;
    bool withheld = false;
    std::optional<Decimal> currencyPrice{}; ///< in the document's other currency
};

/// What the calculator needs of the document's head.
struct PricedHead {
    PriceMode prices = PriceMode::Net;
    Decimal globalDiscount; ///< percent
    std::vector<CheckedWithholding> withholdings{};
    std::string currency = "EUR";
    Decimal exchangeRate = 1;
};

/// The largest gross amount that the QR code's 16 characters and the SAF-T file take.
inline constexpr Money maxAmount = Money::fromCents(999'999'999'999'999);

/// Euro for one unit of a currency: a rupiah is worth 0.0000567, and no unit this limit.
inline constexpr int exchangeRateDecimals = 10;
inline const Decimal exchangeRateLimit = Decimal(100'000'000);

/// A price of another currency in euro, as every calculation takes it: rounded to 6 decimals.
Decimal euroPrice(const Decimal& price, const Decimal& exchangeRate);

/// Totals of the readable lines; `lines` stay in step, unreadable ones are zero.
Totals totalOf(std::span<const std::optional<PricedLine>> lines, const PricedHead& head);

/// Amount and discount of one line, exact, in the price mode. Throws Input/NUMBER_TOO_LARGE.
LineTotal amountOf(const PricedLine& line, const Decimal& globalDiscount);

} // namespace cunho::invoicing
