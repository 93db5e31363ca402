// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/number_error.hpp"

#include <cunho/core/error.hpp>
#include <cunho/invoicing/money.hpp>

#include <algorithm>
#include <limits>

namespace cunho::invoicing {
namespace {

constexpr std::string_view noBreakSpace = "\u00A0";
constexpr std::size_t groupedFrom = 5; ///< digits before the comma

/// "-12345.67" as "-12 345,67".
std::string forPeople(std::string text) {
    const auto point = std::min(text.find('.'), text.size());
    if (point < text.size())
        text[point] = ',';
    const std::size_t first = text.starts_with('-') ? 1 : 0;
    if (point - first < groupedFrom)
        return text;
    for (std::size_t at = point; at > first + 3;) {
        at -= 3;
        text.insert(at, noBreakSpace);
    }
    return text;
}

} // namespace

Money Money::rounded(const Decimal& amount) {
    const Decimal cents = amount.round(2) * Decimal(100);
    const Decimal whole = cents.round(0);
    if (whole.coefficient() > std::numeric_limits<std::int64_t>::max() ||
        whole.coefficient() <= std::numeric_limits<std::int64_t>::min()) {
        numberTooLarge();
    }
    return fromCents(static_cast<std::int64_t>(whole.coefficient()));
}

std::string Money::toString() const {
    return decimal().toFixed(2);
}

Money operator+(Money a, Money b) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a.cents_, b.cents_, &sum))
        numberTooLarge();
    return Money::fromCents(sum);
}

Money operator-(Money a, Money b) {
    std::int64_t difference = 0;
    if (__builtin_sub_overflow(a.cents_, b.cents_, &difference))
        numberTooLarge();
    return Money::fromCents(difference);
}

std::string formatEuro(Money amount) {
    return forPeople(amount.toString()) + std::string(noBreakSpace) + "€";
}

std::string formatNumber(const Decimal& number, int decimals) {
    return forPeople(number.toFixed(std::max(decimals, number.decimals())));
}

} // namespace cunho::invoicing
