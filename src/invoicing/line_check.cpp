// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/checks.hpp"
#include "invoicing/totals.hpp"

#include <algorithm>

namespace cunho::invoicing {
namespace {

// SAF-T (PT) 1.04_01: Line
constexpr std::size_t longestCode = 60;
constexpr std::size_t longestDescription = 200;
constexpr std::size_t shortestDescription = 2;
constexpr std::size_t longestUnit = 20;

constexpr int amountDecimals = 6;   ///< draft.hpp, limits
constexpr int discountDecimals = 4; ///< draft.hpp, limits
constexpr std::size_t amountDigits = 12;
const Decimal amountLimit = Decimal(1'000'000'000'000);

/// The reason for refusing a text that `Decimal` does not take: a number that is too long, or none at all.
std::string whyNotRead(std::string_view text, const std::string& invalid) {
    if (text.starts_with('-') || text.starts_with('+'))
        text.remove_prefix(1);
    const auto point = std::min(text.find('.'), text.size());
    const auto digits = [](std::string_view part) {
        return !part.empty() &&
               std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
    };
    const std::string_view whole = text.substr(0, point);
    if (!digits(whole) || (point < text.size() && !digits(text.substr(point + 1))))
        return invalid;
    const auto zeros = std::min(whole.find_first_not_of('0'), whole.size());
    return whole.size() - zeros > amountDigits ? "NUMBER_TOO_LARGE" : "TOO_MANY_DECIMALS";
}

struct NumberRule {
    std::string invalid; ///< reason when it is no number
    int decimals = amountDecimals;
};

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

Decimal checkQuantity(const std::string& field, std::string_view text, Problems& problems) {
    const auto number = readNumber(field, text, {"QUANTITY_INVALID"}, problems);
    if (number && *number <= Decimal(0))
        problems.add(field, "QUANTITY_NOT_POSITIVE");
    return number.value_or(Decimal(0));
}

Decimal checkPrice(const std::string& field, std::string_view text, Problems& problems) {
    const auto number = readNumber(field, text, {"PRICE_INVALID"}, problems);
    if (number && number->isNegative())
        problems.add(field, "PRICE_NEGATIVE");
    return number.value_or(Decimal(0));
}

std::string checkDescription(const std::string& field, std::string_view text, Problems& problems) {
    const std::size_t before = problems.size();
    std::string description = problems.text(field, text, longestDescription);
    if (description.empty()) {
        problems.add(field, "DESCRIPTION_MISSING");
    } else if (problems.size() == before && lookAt(description).length < shortestDescription) {
        problems.add(field, "TEXT_TOO_SHORT", {{"min", std::to_string(shortestDescription)}});
    }
    return description;
}

void checkExemption(const std::string& field, const TaxKey& key, Date day, const TaxTable& taxes,
                    Problems& problems) {
    if (!key.rate.isZero()) {
        if (!key.exemption.empty())
            problems.add(field, "EXEMPTION_NOT_ALLOWED");
    } else if (key.exemption.empty()) {
        problems.add(field, "EXEMPTION_MISSING");
    } else if (!taxes.exemption(key.exemption, day)) {
        problems.add(field, "EXEMPTION_UNKNOWN", {{"date", formatDate(day)}});
    }
}

/// The dated table's rate; a typed one must be the same.
std::optional<Decimal> checkRate(const DraftLine& line, const std::string& field, TaxCode code, Date day,
                                 const TaxTable& taxes, Problems& problems) {
    const auto known = taxes.rate(line.region, code, day);
    const auto typed = Decimal::parse(line.rate);
    if (!line.rate.empty() && !typed) {
        problems.add(field, "RATE_INVALID");
    } else if (!known) {
        problems.add(field, "RATE_UNKNOWN", {{"date", formatDate(day)}});
    } else if (typed && *typed != *known) {
        problems.add(field, "RATE_DIFFERS",
                     {{"typed", formatNumber(*typed, 0)}, {"known", formatNumber(*known, 0)}});
    } else {
        return known;
    }
    return std::nullopt;
}

TaxKey checkTax(const DraftLine& line, const std::string& field, const std::optional<Date>& date,
                const TaxTable& taxes, Problems& problems) {
    TaxKey key{line.region, TaxCode::Normal, Decimal(0), line.exemption};
    const auto code = parseTaxCode(line.tax);
    const bool region = taxes.knowsRegion(line.region);
    if (!code)
        problems.add(field + ".tax", "TAX_CODE_UNKNOWN");
    if (!region)
        problems.add(field + ".region", "REGION_UNKNOWN");
    if (!code || !region || !date)
        return key;
    key.code = *code;
    const auto rate = checkRate(line, field + ".rate", *code, *date, taxes, problems);
    if (!rate)
        return key;
    key.rate = *rate;
    checkExemption(field + ".exemption", key, *date, taxes, problems);
    return key;
}

/// Whether quantity x price stays within what a document can state, before any discount.
bool fits(const CheckedLine& line) {
    return line.quantity * line.unitPrice <= maxAmount.decimal();
}

} // namespace

Decimal checkDiscount(const std::string& field, std::string_view text, Problems& problems) {
    if (text.empty())
        return {};
    const auto number = readNumber(field, text, {"DISCOUNT_INVALID", discountDecimals}, problems);
    if (number && (number->isNegative() || *number > Decimal(100)))
        problems.add(field, "DISCOUNT_INVALID");
    return number.value_or(Decimal(0));
}

CheckedLine checkLine(const DraftLine& line, const std::string& field, const std::optional<Date>& date,
                      const TaxTable& taxes, Problems& problems) {
    const std::size_t before = problems.size();
    CheckedLine checked;
    checked.code = problems.text(field + ".code", line.code, longestCode);
    checked.description = checkDescription(field + ".description", line.description, problems);
    checked.quantity = checkQuantity(field + ".quantity", line.quantity, problems);
    checked.unit = problems.text(field + ".unit", line.unit, longestUnit);
    if (checked.unit.empty())
        checked.unit = DraftLine{}.unit;
    checked.unitPrice = checkPrice(field + ".unitPrice", line.unitPrice, problems);
    checked.discount = checkDiscount(field + ".discount", line.discount, problems);
    checked.tax = checkTax(line, field, date, taxes, problems);
    if (problems.size() == before && !fits(checked))
        problems.add(field, "NUMBER_TOO_LARGE");
    return checked;
}

} // namespace cunho::invoicing
