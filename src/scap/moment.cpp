// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "moment.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>
#include <string>

namespace cunho::scap {
namespace {

constexpr std::size_t dayLength = 10;
constexpr std::size_t timeLength = 19;

bool isDigits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Minutes east of UTC; nothing for what is no zone.
std::optional<std::chrono::minutes> offset(std::string_view zone) {
    if (zone == "Z" || zone == "z")
        return std::chrono::minutes(0);
    if (zone.size() < 5 || (zone[0] != '+' && zone[0] != '-'))
        return std::nullopt;
    const std::string_view hours = zone.substr(1, 2);
    std::string_view minutes = zone.substr(3);
    if (minutes.starts_with(':'))
        minutes.remove_prefix(1);
    if (minutes.size() != 2 || !isDigits(hours) || !isDigits(minutes))
        return std::nullopt;
    const std::chrono::minutes size(std::stoi(std::string(hours)) * 60 + std::stoi(std::string(minutes)));
    return zone[0] == '-' ? -size : size;
}

/// A fraction of a second, which is dropped.
std::string_view withoutFraction(std::string_view rest) {
    if (!rest.starts_with('.') && !rest.starts_with(','))
        return rest;
    const auto end = rest.find_first_not_of("0123456789", 1);
    return end == std::string_view::npos ? std::string_view() : rest.substr(end);
}

TimePoint parsedMoment(std::string_view text) {
    if (text.size() == dayLength)
        return fromLocal({parseDate(text), 0, 0, 0}, Zone::Lisbon);
    std::string time(text.substr(0, timeLength));
    if (time[dayLength] == ' ')
        time[dayLength] = 'T';
    const LocalTime local = parseLocal(time);
    const std::string_view zone = withoutFraction(text.substr(timeLength));
    if (zone.empty())
        return fromLocal(local, Zone::Lisbon);
    const auto east = offset(zone);
    if (!east)
        throw Error(Fault::Input, "BAD_DATE", {{"text", time}});
    return fromLocal(local, Zone::Utc) - *east;
}

} // namespace

std::optional<TimePoint> readMoment(std::string_view text) {
    constexpr std::size_t longest = 40;
    if (text.size() != dayLength && (text.size() < timeLength || text.size() > longest))
        return std::nullopt;
    try {
        return parsedMoment(text);
    } catch (const Error&) {
        return std::nullopt; // an answer: services write what they like here
    }
}

std::optional<Date> readDay(std::string_view text) {
    if (text.size() != dayLength)
        return std::nullopt;
    std::string iso(text);
    if (text[2] == text[5] && (text[2] == '-' || text[2] == '/'))
        iso = std::string(text.substr(6)) + "-" + std::string(text.substr(3, 2)) + "-" +
              std::string(text.substr(0, 2));
    try {
        return parseDate(iso);
    } catch (const Error&) {
        return std::nullopt;
    }
}

} // namespace cunho::scap
