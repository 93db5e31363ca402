// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/number_error.hpp"

#include <cunho/core/error.hpp>
#include <cunho/invoicing/decimal.hpp>

#include <algorithm>

namespace cunho::invoicing {
namespace {

__extension__ typedef unsigned __int128 UInt128; // NOLINT(modernize-use-using)

constexpr int maxScale = 38; ///< 10^38 is the largest power of ten in 128 bits

UInt128 power(int exponent) {
    UInt128 result = 1;
    for (int i = 0; i < exponent; ++i)
        result *= 10;
    return result;
}

UInt128 magnitude(Int128 value) {
    return value < 0 ? UInt128{0} - static_cast<UInt128>(value) : static_cast<UInt128>(value);
}

Int128 withSign(UInt128 value, bool negative) {
    constexpr auto limit = static_cast<UInt128>(1) << 127;
    if (value >= limit)
        numberTooLarge();
    return negative ? -static_cast<Int128>(value) : static_cast<Int128>(value);
}

UInt128 times(UInt128 a, UInt128 b) {
    UInt128 result = 0;
    if (__builtin_mul_overflow(a, b, &result))
        numberTooLarge();
    return result;
}

UInt128 timesPower(UInt128 value, int exponent) {
    if (value == 0)
        return 0;
    if (exponent > maxScale)
        numberTooLarge();
    return times(value, power(exponent));
}

/// The same number without zeros at the end of its fraction.
Decimal shortest(const Decimal& number) {
    Int128 coefficient = number.coefficient();
    int scale = number.scale();
    if (coefficient == 0)
        return {};
    while (scale > 0 && coefficient % 10 == 0) {
        coefficient /= 10;
        --scale;
    }
    return Decimal::scaled(coefficient, scale);
}

/// numerator / denominator, half away from zero.
UInt128 roundedQuotient(UInt128 numerator, UInt128 denominator) {
    const UInt128 quotient = numerator / denominator;
    const UInt128 rest = numerator % denominator;
    return rest >= denominator - rest ? quotient + 1 : quotient;
}

std::string digits(UInt128 value) {
    std::string text;
    do {
        text.insert(text.begin(), static_cast<char>('0' + static_cast<int>(value % 10)));
        value /= 10;
    } while (value != 0);
    return text;
}

std::string written(const Decimal& number, int decimals) {
    std::string text = digits(magnitude(number.coefficient()));
    const auto scale = static_cast<std::size_t>(number.scale());
    if (text.size() <= scale)
        text.insert(0, scale + 1 - text.size(), '0');
    std::string fraction = text.substr(text.size() - scale);
    text.resize(text.size() - scale);
    fraction.resize(static_cast<std::size_t>(decimals), '0');
    if (!fraction.empty())
        text += "." + fraction;
    return number.isNegative() ? "-" + text : text;
}

/// Whole parts, then fractions: a fraction is below 10^scale, so that widening it stays below 10^38.
std::strong_ordering compareMagnitudes(const Decimal& a, const Decimal& b) {
    const UInt128 unitA = power(a.scale());
    const UInt128 unitB = power(b.scale());
    const UInt128 x = magnitude(a.coefficient());
    const UInt128 y = magnitude(b.coefficient());
    const auto order = x / unitA <=> y / unitB;
    if (order != std::strong_ordering::equal)
        return order;
    const int scale = std::max(a.scale(), b.scale());
    return x % unitA * power(scale - a.scale()) <=> y % unitB * power(scale - b.scale());
}

} // namespace

Decimal Decimal::scaled(Int128 coefficient, int scale) {
    Decimal result;
    result.coefficient_ = coefficient;
    result.scale_ = scale;
    if (scale < 0) {
        result.coefficient_ = withSign(timesPower(magnitude(coefficient), -scale), coefficient < 0);
        result.scale_ = 0;
    }
    while (result.scale_ > maxScale) {
        if (result.coefficient_ % 10 != 0)
            numberTooLarge();
        result.coefficient_ /= 10;
        --result.scale_;
        if (result.coefficient_ == 0)
            result.scale_ = 0;
    }
    return result;
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+'))
        text.remove_prefix(1);
    const auto point = text.find('.');
    if (text.empty() || point == 0 || point == text.size() - 1)
        return std::nullopt;
    Int128 coefficient = 0;
    int count = 0;
    int scale = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == point)
            continue;
        if (text[i] < '0' || text[i] > '9')
            return std::nullopt;
        if (coefficient != 0 || text[i] != '0')
            ++count;
        if (i > point)
            ++scale;
        if (count > maxScale || scale > maxScale)
            return std::nullopt;
        coefficient = coefficient * 10 + (text[i] - '0');
    }
    return scaled(negative ? -coefficient : coefficient, scale);
}

std::string Decimal::toString() const {
    const Decimal number = shortest(*this);
    return written(number, number.scale_);
}

std::string Decimal::toFixed(int decimals) const {
    return written(round(decimals), std::max(decimals, 0));
}

Decimal Decimal::round(int decimals) const {
    decimals = std::max(decimals, 0);
    if (decimals >= scale_)
        return *this;
    const UInt128 value = roundedQuotient(magnitude(coefficient_), power(scale_ - decimals));
    return scaled(withSign(value, coefficient_ < 0), decimals);
}

Decimal Decimal::divide(const Decimal& divisor, int decimals) const {
    if (divisor.isZero())
        throw Error(Fault::Input, "DIVISION_BY_ZERO");
    const Decimal top = shortest(*this);
    const Decimal bottom = shortest(divisor);
    decimals = std::max(decimals, 0);
    const int shift = bottom.scale_ + decimals - top.scale_;
    UInt128 numerator = magnitude(top.coefficient_);
    UInt128 denominator = magnitude(bottom.coefficient_);
    if (shift >= 0) {
        numerator = timesPower(numerator, shift);
    } else {
        denominator = timesPower(denominator, -shift);
    }
    const bool negative = top.isNegative() != bottom.isNegative();
    return scaled(withSign(roundedQuotient(numerator, denominator), negative), decimals);
}

int Decimal::decimals() const noexcept {
    Int128 coefficient = coefficient_;
    int needed = coefficient == 0 ? 0 : scale_;
    for (; needed > 0 && coefficient % 10 == 0; --needed)
        coefficient /= 10;
    return needed;
}

Decimal Decimal::operator-() const {
    return scaled(withSign(magnitude(coefficient_), !isNegative()), scale_);
}

Decimal operator+(const Decimal& left, const Decimal& right) {
    Decimal a = left;
    Decimal b = right;
    if (a.scale_ != b.scale_) {
        a = shortest(a);
        b = shortest(b);
    }
    const int scale = std::max(a.scale_, b.scale_);
    const Int128 x = withSign(timesPower(magnitude(a.coefficient_), scale - a.scale_), a.isNegative());
    const Int128 y = withSign(timesPower(magnitude(b.coefficient_), scale - b.scale_), b.isNegative());
    Int128 sum = 0;
    if (__builtin_add_overflow(x, y, &sum))
        numberTooLarge();
    return Decimal::scaled(sum, scale);
}

Decimal operator-(const Decimal& a, const Decimal& b) {
    return a + -b;
}

Decimal operator*(const Decimal& left, const Decimal& right) {
    Int128 product = 0;
    if (left.scale_ + right.scale_ <= maxScale &&
        !__builtin_mul_overflow(left.coefficient_, right.coefficient_, &product)) {
        return Decimal::scaled(product, left.scale_ + right.scale_);
    }
    const Decimal a = shortest(left);
    const Decimal b = shortest(right);
    if (__builtin_mul_overflow(a.coefficient_, b.coefficient_, &product))
        numberTooLarge();
    return Decimal::scaled(product, a.scale_ + b.scale_);
}

bool operator==(const Decimal& a, const Decimal& b) {
    return (a <=> b) == std::strong_ordering::equal;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
    if (a.isNegative() && b.isNegative())
        return compareMagnitudes(b, a);
    if (a.isNegative())
        return std::strong_ordering::less;
    return b.isNegative() ? std::strong_ordering::greater : compareMagnitudes(a, b);
}

} // namespace cunho::invoicing
