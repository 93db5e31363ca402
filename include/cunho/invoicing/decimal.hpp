// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cunho::invoicing {

__extension__ typedef __int128 Int128; // NOLINT(modernize-use-using): keeps -Wpedantic quiet

/// An exact decimal number: 128-bit coefficient times 10^-scale. Never a double.
///
/// Sums and products are exact (a product's scale is the sum of the scales); an operation that does not fit
/// throws Input/NUMBER_TOO_LARGE. Rounding happens only where `round` or `divide` is called.
class Decimal {
  public:
    constexpr Decimal() noexcept = default;
    Decimal(std::int64_t integer) noexcept : coefficient_(integer) {} // NOLINT: numbers read as numbers

    /// `coefficient` x 10^-`scale`.
    static Decimal scaled(Int128 coefficient, int scale);

    /// Digits with an optional sign and decimal point: "-12.345". Nothing for anything else (a comma, an
    /// exponent, blanks, more than 38 digits after leading zeros or after the point).
    static std::optional<Decimal> parse(std::string_view text);

    /// Shortest exact form: "9.99", "3", "-0.5".
    std::string toString() const;

    /// Exactly `decimals` digits after the point, rounded half away from zero: "3.00".
    std::string toFixed(int decimals) const;

    /// Rounded half away from zero to `decimals` digits.
    Decimal round(int decimals) const;

    /// `*this / divisor`, rounded once, half away from zero, to `decimals` digits. Throws
    /// Input/DIVISION_BY_ZERO.
    Decimal divide(const Decimal& divisor, int decimals) const;

    /// Digits after the point that are needed.
    int decimals() const noexcept;
    bool isZero() const noexcept { return coefficient_ == 0; }
    bool isNegative() const noexcept { return coefficient_ < 0; }
    Int128 coefficient() const noexcept { return coefficient_; }
    int scale() const noexcept { return scale_; }

    Decimal operator-() const;
    friend Decimal operator+(const Decimal& a, const Decimal& b);
    friend Decimal operator-(const Decimal& a, const Decimal& b);
    friend Decimal operator*(const Decimal& a, const Decimal& b);
    friend bool operator==(const Decimal& a, const Decimal& b);
    friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);

  private:
    Int128 coefficient_ = 0;
    int scale_ = 0;
};

} // namespace cunho::invoicing
