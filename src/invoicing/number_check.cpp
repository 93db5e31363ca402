// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/checks.hpp"
#include "invoicing/text_forms.hpp"

#include <algorithm>

namespace cunho::invoicing {
namespace {

constexpr int discountDecimals = 4; ///< draft.hpp, limits
constexpr std::size_t amountDigits = 12;
constexpr std::size_t longestNumber = 60;    ///< SAF-T InvoiceNo
constexpr std::chrono::year firstYear{2000}; ///< SAF-T (PT) takes no earlier date

/// The reason for refusing a text that `Decimal` does not take: a number that is too long, or none at all.
std::string whyNotRead(std::string_view text, const std::string& invalid) {
    if (text.starts_with('-') || text.starts_with('+'))
        text.remove_prefix(1);
    const auto point = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(0, point);
    if (!isDigits(whole) || (point < text.size() && !isDigits(text.substr(point + 1))))
        return invalid;
    const auto zeros = std::min(whole.find_first_not_of('0'), whole.size());
    return whole.size() - zeros > amountDigits ? "NUMBER_TOO_LARGE" : "TOO_MANY_DECIMALS";
}

} // namespace

std::optional<Decimal> readNumber(const std::string& field, std::string_view text, const NumberRule& rule,
                                  Problems& problems) {
    const auto number = Decimal::parse(text);
    if (!number) {
        problems.add(field, whyNotRead(text, rule.invalid), {{"max", std::to_string(rule.decimals)}});
        return std::nullopt;
    }
    if (number->decimals() > rule.decimals) {
        problems.add(field, "TOO_MANY_DECIMALS", {{"max", std::to_string(rule.decimals)}});
        return std::nullopt;
    }
    if (*number >= amountLimit || *number <= -amountLimit) {
        problems.add(field, "NUMBER_TOO_LARGE");
        return std::nullopt;
    }
    return number;
}

std::optional<Money> readAmount(const std::string& field, std::string_view text, bool zero,
                                Problems& problems) {
    const auto number = readNumber(field, text, {"AMOUNT_INVALID", 2}, problems);
    if (!number)
        return std::nullopt;
    if (number->isNegative() || (!zero && number->isZero())) {
        problems.add(field, "AMOUNT_INVALID");
        return std::nullopt;
    }
    return Money::rounded(*number);
}

Decimal checkDiscount(const std::string& field, std::string_view text, Problems& problems) {
    if (text.empty())
        return {};
    const auto number = readNumber(field, text, {"DISCOUNT_INVALID", discountDecimals}, problems);
    if (number && (number->isNegative() || *number > Decimal(100)))
        problems.add(field, "DISCOUNT_INVALID");
    return number.value_or(Decimal(0));
}

std::optional<Date> readDate(const std::string& field, std::string_view text, const std::string& reason,
                             Problems& problems) {
    try {
        const Date date = parseDate(text);
        if (date.year() >= firstYear)
            return date;
    } catch (const Error&) { // answered below, together with the other problems
    }
    problems.add(field, reason);
    return std::nullopt;
}

std::optional<NumberParts> splitNumber(std::string_view text) noexcept {
    const auto space = text.find(' ');
    const auto slash = text.rfind('/');
    if (text.size() > longestNumber || space == std::string_view::npos || space == 0 ||
        slash == std::string_view::npos || slash < space + 2) {
        return std::nullopt;
    }
    const NumberParts parts{text.substr(0, space), text.substr(space + 1, slash - space - 1),
                            text.substr(slash + 1)};
    const auto plain = [](std::string_view part) {
        return std::all_of(part.begin(), part.end(),
                           [](char c) { return c > ' ' && c < '\x7F' && c != '*'; });
    };
    if (!plain(parts.code) || !plain(parts.series) ||
        parts.series.find_first_of("/^") != std::string_view::npos || !isDigits(parts.number)) {
        return std::nullopt;
    }
    return parts;
}

const DocumentTypeRow* typeOfNumber(std::string_view number) noexcept {
    const auto parts = splitNumber(number);
    if (!parts)
        return nullptr;
    const auto rows = documentTypes();
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&](const DocumentTypeRow& r) { return r.code == parts->code; });
    return row == rows.end() ? nullptr : &*row;
}

void Problems::add(std::string field, std::string reason, ErrorParams params) {
    found_.push_back({std::move(field), std::move(reason), std::move(params)});
}

std::string Problems::text(const std::string& field, std::string_view value, std::size_t longest) {
    std::string result = trimmed(value);
    const TextFacts facts = lookAt(result);
    if (!facts.utf8) {
        add(field, "TEXT_NOT_UTF8");
    } else if (facts.controls) {
        add(field, "TEXT_CONTROL_CHARACTER");
    } else if (facts.length > longest) {
        add(field, "TEXT_TOO_LONG", {{"max", std::to_string(longest)}});
    }
    return result;
}

std::string Problems::lines(const std::string& field, std::string_view value, std::size_t longest) {
    std::string result = trimmed(value);
    for (auto at = result.find("\r\n"); at != std::string::npos; at = result.find("\r\n", at))
        result.erase(at, 1);
    std::string without = result;
    std::replace(without.begin(), without.end(), '\n', ' ');
    const std::size_t before = found_.size();
    text(field, without, longest);
    if (found_.size() == before && lookAt(result).length > longest)
        add(field, "TEXT_TOO_LONG", {{"max", std::to_string(longest)}});
    return result;
}

} // namespace cunho::invoicing
