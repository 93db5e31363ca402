// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/http_date.hpp"

#include <array>
#include <cstdio>

namespace cunho::sandbox {

std::string httpDate(TimePoint time) {
    constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const LocalTime utc = toLocal(time, Zone::Utc);
    const std::chrono::weekday day{std::chrono::sys_days(utc.date)};
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%s, %02u %s %04d %02d:%02d:%02d GMT", days.at(day.c_encoding()),
                  unsigned(utc.date.day()), months.at(unsigned(utc.date.month()) - 1), int(utc.date.year()),
                  utc.hour, utc.minute, utc.second);
    return text.data();
}

} // namespace cunho::sandbox
