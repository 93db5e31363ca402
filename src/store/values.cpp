// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/values.hpp"

#include <cunho/core/error.hpp>

#include <chrono>

namespace cunho::store {
namespace {

constexpr int idBits = 40;
constexpr std::int64_t idSpan = std::int64_t{1} << idBits;

constexpr Names<invoicing::Standing, 8> listStandings{
    {"draft", "issued", "partlysettled", "settled", "partlycredited", "credited", "invoiced", "cancelled"}};

/// What a parser throws about typed text means damage when the text was stored.
template<typename Parse>
auto parsed(Parse parse, std::string_view what) {
    try {
        return parse();
    } catch (const Error&) {
        damaged(what);
    }
}

} // namespace

void damaged(std::string_view what) {
    throw Error(Fault::Integrity, "DATABASE_DAMAGED", {{"file", ""}, {"folder", ""}},
                "unreadable " + std::string(what));
}

Date storedDate(const std::string& text) {
    return parsed([&] { return parseDate(text); }, "date");
}

LocalTime storedLocal(const std::string& text) {
    return parsed([&] { return parseLocal(text); }, "time");
}

invoicing::Decimal storedDecimal(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative)
        text.remove_prefix(1);
    const auto point = text.find('.');
    const auto digits = text.size() - (point == std::string_view::npos ? 0 : 1);
    if (digits == 0 || digits > 39)
        damaged("decimal");
    invoicing::Int128 coefficient = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at == point)
            continue;
        if (text[at] < '0' || text[at] > '9')
            damaged("decimal");
        // Counted downwards, since the lowest value has no positive counterpart.
        if (__builtin_mul_overflow(coefficient, 10, &coefficient) ||
            __builtin_sub_overflow(coefficient, text[at] - '0', &coefficient))
            damaged("decimal");
    }
    const auto scale = point == std::string_view::npos ? 0 : static_cast<int>(text.size() - point - 1);
    return parsed([&] { return invoicing::Decimal::scaled(negative ? coefficient : -coefficient, scale); },
                  "decimal");
}

invoicing::DocumentType storedType(std::string_view code) {
    const auto type = invoicing::parseDocumentType(code);
    if (!type)
        damaged("document type");
    return *type;
}

invoicing::TaxCode storedTaxCode(std::string_view name) {
    const auto code = invoicing::parseTaxCode(name);
    if (!code)
        damaged("tax code");
    return *code;
}

invoicing::TaxType storedTaxType(std::string_view name) {
    const auto type = invoicing::parseTaxType(name);
    if (!type)
        damaged("tax type");
    return *type;
}

std::string decimalText(const std::optional<invoicing::Decimal>& value) {
    return value ? value->toString() : std::string();
}

std::optional<invoicing::Decimal> storedMaybeDecimal(std::string_view text) {
    return text.empty() ? std::nullopt : std::optional(storedDecimal(text));
}

std::string_view standingWord(invoicing::Standing standing) {
    return listStandings.of(standing);
}

invoicing::Standing storedStanding(std::string_view word) {
    return listStandings.stored(word, "standing");
}

Fault storedFault(std::string_view name) {
    for (auto fault = Fault::Input; fault <= Fault::Internal;
         fault = static_cast<Fault>(static_cast<int>(fault) + 1))
        if (faultName(fault) == name)
            return fault;
    damaged("fault");
}

signing::PadesLevel storedLevel(std::string_view name) {
    if (const auto level = signing::padesLevelNamed(name))
        return *level;
    damaged("level");
}

std::int64_t milliseconds(TimePoint time) noexcept {
    return time.time_since_epoch().count();
}

TimePoint timePoint(std::int64_t milliseconds) noexcept {
    return TimePoint(std::chrono::milliseconds(milliseconds));
}

std::optional<std::int64_t> milliseconds(const std::optional<TimePoint>& time) noexcept {
    return time ? std::optional(milliseconds(*time)) : std::nullopt;
}

std::optional<TimePoint> timePoint(std::optional<std::int64_t> stored) noexcept {
    return stored ? std::optional(timePoint(*stored)) : std::nullopt;
}

std::string dateText(Date date) {
    return date.ok() ? formatDate(date) : std::string();
}

Date storedMaybeDate(const std::string& text) {
    return text.empty() ? Date{} : storedDate(text);
}

std::int64_t listPosition(Date date, std::int64_t id) noexcept {
    return std::int64_t{std::chrono::sys_days(date).time_since_epoch().count()} * idSpan + id;
}

Date dateOfPosition(std::int64_t position) noexcept {
    return Date(std::chrono::sys_days(std::chrono::days(position >> idBits)));
}

std::int64_t idOfPosition(std::int64_t position) noexcept {
    return position & (idSpan - 1);
}

Date dayAfter(Date date) noexcept {
    return Date(std::chrono::sys_days(date) + std::chrono::days(1));
}

} // namespace cunho::store
