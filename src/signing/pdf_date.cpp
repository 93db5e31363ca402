// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/pdf_date.hpp"

#include <array>

namespace cunho::signing {

namespace {

/// Takes a number of exactly `width` digits from the front of `text`.
std::optional<int> takeNumber(std::string_view& text, std::size_t width) {
    if (text.size() < width) {
        return std::nullopt;
    }
    int value = 0;
    for (const char digit : text.substr(0, width)) {
        if (digit < '0' || digit > '9') {
            return std::nullopt;
        }
        value = value * 10 + (digit - '0');
    }
    text.remove_prefix(width);
    return value;
}

/// What stands after the seconds: Z, or a sign, hours and perhaps minutes; an apostrophe may follow each.
std::optional<std::chrono::minutes> readOffset(std::string_view text) {
    if (text.empty() || text.front() == 'Z') {
        return std::chrono::minutes(0);
    }
    const char sign = text.front();
    text.remove_prefix(1);
    const auto hours = takeNumber(text, 2);
    if ((sign != '+' && sign != '-') || !hours || *hours > 23) {
        return std::nullopt;
    }
    if (!text.empty() && text.front() == '\'') {
        text.remove_prefix(1);
    }
    const auto minutes = text.empty() ? std::optional(0) : takeNumber(text, 2);
    if (!minutes || *minutes > 59 || (!text.empty() && text != "'")) {
        return std::nullopt;
    }
    const std::chrono::minutes offset(*hours * 60 + *minutes);
    return sign == '+' ? offset : -offset;
}

} // namespace

std::optional<TimePoint> parsePdfDate(std::string_view text) {
    using namespace std::chrono;
    if (text.starts_with("D:")) {
        text.remove_prefix(2);
    }
    const auto yearNumber = takeNumber(text, 4);
    if (!yearNumber) {
        return std::nullopt;
    }
    std::array<int, 5> parts{1, 1, 0, 0, 0}; // month, day, hour, minute, second
    for (int& part : parts) {
        if (text.empty() || text.front() < '0' || text.front() > '9') {
            break;
        }
        const auto value = takeNumber(text, 2);
        if (!value) {
            return std::nullopt;
        }
        part = *value;
    }
    const year_month_day date{year(*yearNumber), month(static_cast<unsigned>(parts[0])),
                              day(static_cast<unsigned>(parts[1]))};
    const auto offset = readOffset(text);
    if (!date.ok() || parts[2] > 23 || parts[3] > 59 || parts[4] > 59 || !offset) {
        return std::nullopt;
    }
    return TimePoint(sys_days(date)) + hours(parts[2]) + minutes(parts[3]) + seconds(parts[4]) - *offset;
}

} // namespace cunho::signing
