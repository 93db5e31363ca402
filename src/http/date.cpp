// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/http/date.hpp>

#include <charconv>

namespace cunho::http {
namespace {

constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
constexpr std::string_view shape = "www, dd mmm yyyy hh:nn:ss GMT"; // a letter a character, or itself

/// -1 for anything but digits.
int number(std::string_view text, std::size_t at, std::size_t length) {
    int value = -1;
    const char* const end = text.data() + at + length;
    const auto [last, error] = std::from_chars(text.data() + at, end, value);
    return error == std::errc{} && last == end ? value : -1;
}

bool hasShape(std::string_view text) {
    if (text.size() != shape.size())
        return false;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const bool fixed = shape[i] < 'a' || shape[i] > 'z';
        if (fixed && text[i] != shape[i])
            return false;
    }
    return true;
}

} // namespace

std::optional<TimePoint> parseDate(std::string_view text) {
    using namespace std::chrono;
    if (!hasShape(text))
        return std::nullopt;
    const auto month = months.find(text.substr(8, 3));
    const int dayOfMonth = number(text, 5, 2);
    const int yearNumber = number(text, 12, 4);
    const int hour = number(text, 17, 2);
    const int minute = number(text, 20, 2);
    const int second = number(text, 23, 2);
    if (month == std::string_view::npos || month % 3 != 0 || dayOfMonth < 1 || yearNumber < 1970 ||
        hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60)
        return std::nullopt;
    const year_month_day date{year(yearNumber), std::chrono::month(static_cast<unsigned>(month / 3 + 1)),
                              day(static_cast<unsigned>(dayOfMonth))};
    if (!date.ok())
        return std::nullopt;
    return TimePoint(sys_days(date)) + hours(hour) + minutes(minute) + seconds(second);
}

} // namespace cunho::http
