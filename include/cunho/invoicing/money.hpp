// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/invoicing/decimal.hpp>

#include <compare>
#include <cstdint>
#include <string>

namespace cunho::invoicing {

/// An amount in euro, whole cents.
class Money {
  public:
    constexpr Money() noexcept = default;
    static constexpr Money fromCents(std::int64_t cents) noexcept {
        Money money;
        money.cents_ = cents;
        return money;
    }

    /// Rounded half away from zero. Throws Input/NUMBER_TOO_LARGE.
    static Money rounded(const Decimal& amount);

    constexpr std::int64_t cents() const noexcept { return cents_; }
    Decimal decimal() const { return Decimal::scaled(cents_, 2); }

    /// "1234.56": as in the hash message, SAF-T, QR and JSON.
    std::string toString() const;

    auto operator<=>(const Money&) const = default;
    Money operator-() const noexcept { return fromCents(-cents_); }
    friend Money operator+(Money a, Money b); ///< throws Input/NUMBER_TOO_LARGE
    friend Money operator-(Money a, Money b);

  private:
    std::int64_t cents_ = 0;
};

/// For people, as Portugal writes it: groups of three divided by a no-break space from five digits on
/// ("1234,56 €", "12 345,67 €"), U+00A0 before the sign.
std::string formatEuro(Money amount);

/// A number for people: decimal comma, at least `decimals` and at most all its digits, grouped likewise.
std::string formatNumber(const Decimal& number, int decimals);

} // namespace cunho::invoicing
