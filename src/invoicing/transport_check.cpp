// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/checks.hpp"
#include "invoicing/countries.hpp"
#include "invoicing/field_limits.hpp"

#include <algorithm>

namespace cunho::invoicing {
namespace {

constexpr std::size_t longestVehicle = 32;
/// HashControl has 70 characters, of which the key's version, "-", type, letter and blank take some.
constexpr std::size_t longestOriginal = 60;
constexpr std::size_t minuteLength = 16; ///< "2026-11-02T09:15"

bool isGiven(const Address& place) {
    return !trimmed(place.address + place.postalCode + place.city).empty();
}

bool isGiven(const DraftTransport& transport) {
    return isGiven(transport.from) || isGiven(transport.to) ||
           !trimmed(transport.start + transport.end + transport.vehicle).empty();
}

std::string needed(const std::string& field, std::string_view text, std::size_t longest, Problems& problems) {
    std::string checked = problems.text(field, text, longest);
    if (checked.empty())
        problems.add(field, "TRANSPORT_PLACE");
    return checked;
}

Address checkPlace(const std::string& field, const Address& place, Problems& problems) {
    return {needed(field + ".address", place.address, longestAddress, problems),
            needed(field + ".postalCode", place.postalCode, longestPostalCode, problems),
            needed(field + ".city", place.city, longestCity, problems),
            checkCountry(field + ".country", place.country, problems)};
}

/// "2026-11-02T09:15", with seconds or without.
std::optional<LocalTime> readTime(const std::string& field, std::string_view typed, Problems& problems) {
    std::string text = trimmed(typed);
    if (text.size() == minuteLength)
        text += ":00";
    try {
        const LocalTime time = parseLocal(text);
        if (time.date.year() >= std::chrono::year{2000})
            return time;
    } catch (const Error&) { // answered below, together with the other problems
    }
    problems.add(field, "TRANSPORT_TIME");
    return std::nullopt;
}

bool isOriginalNumber(std::string_view text) {
    const auto slash = text.rfind('/');
    const auto plain = [](char c) { return c > ' ' && c < '\x7F'; };
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return slash != std::string_view::npos && slash > 0 && slash + 1 < text.size() &&
           text.size() <= longestOriginal && std::all_of(text.begin(), text.end(), plain) &&
           std::all_of(text.begin() + static_cast<std::ptrdiff_t>(slash) + 1, text.end(), digit);
}

} // namespace

std::string checkCountry(const std::string& field, std::string_view typed, Problems& problems) {
    constexpr std::string_view unknown = "Desconhecido";
    const std::string code = capitals(trimmed(typed));
    if (code.empty())
        return "PT";
    if (code == capitals(unknown))
        return std::string(unknown);
    if (!isCountry(code))
        problems.add(field, "COUNTRY_INVALID");
    return code;
}

std::optional<Transport> checkTransport(const DraftTransport& transport, const TypeRule& rule,
                                        Problems& problems) {
    if (!rule.transport) {
        if (isGiven(transport))
            problems.add("transport", "TRANSPORT_NOT_TAKEN");
        return std::nullopt;
    }
    if (!isGiven(transport)) {
        if (rule.transportNeeded)
            problems.add("transport", "TRANSPORT_MISSING");
        return std::nullopt;
    }
    Transport checked;
    checked.from = checkPlace("transport.from", transport.from, problems);
    checked.to = checkPlace("transport.to", transport.to, problems);
    const auto start = readTime("transport.start", transport.start, problems);
    checked.start = start.value_or(LocalTime{});
    if (!trimmed(transport.end).empty())
        checked.end = readTime("transport.end", transport.end, problems);
    if (start && checked.end && *checked.end < *start)
        problems.add("transport.end", "TRANSPORT_ENDS_BEFORE");
    checked.vehicle = problems.text("transport.vehicle", transport.vehicle, longestVehicle);
    return checked;
}

std::optional<Origin> checkOrigin(const DraftOrigin& origin, DocumentType type, Problems& problems) {
    const std::string number = trimmed(origin.number);
    if (origin.kind.empty()) {
        if (!number.empty())
            problems.add("origin.kind", "ORIGIN_KIND");
        return std::nullopt;
    }
    if (origin.kind != "M" && origin.kind != "D") {
        problems.add("origin.kind", "ORIGIN_KIND");
        return std::nullopt;
    }
    const auto parts = splitNumber(number);
    if (origin.kind == "M" && !isOriginalNumber(number)) {
        problems.add("origin.number", "ORIGIN_MANUAL_NUMBER");
    } else if (origin.kind == "D" && !parts) {
        problems.add("origin.number", "ORIGIN_DUPLICATE_NUMBER");
    } else if (origin.kind == "D" && parseDocumentType(parts->code).value_or(type) != type) {
        problems.add("origin.number", "ORIGIN_TYPE");
    }
    return Origin{origin.kind.front(), number};
}

} // namespace cunho::invoicing
