// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/working_days.hpp"

#include <algorithm>
#include <array>

namespace cunho::invoicing {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

struct Fixed {
    unsigned month;
    unsigned day;
};

constexpr std::array<Fixed, 10> fixedHolidays{
    {{1, 1}, {4, 25}, {5, 1}, {6, 10}, {8, 15}, {10, 5}, {11, 1}, {12, 1}, {12, 8}, {12, 25}}};

/// From Easter Sunday: Good Friday, Easter, Corpus Christi.
constexpr std::array<int, 3> movingHolidays{-2, 0, 60};

} // namespace

/// Anonymous Gregorian algorithm (Nature, 20 April 1876).
Date easter(std::chrono::year year) {
    const int y = static_cast<int>(year);
    const int golden = y % 19;
    const int century = y / 100;
    const int skipped = century - century / 4;
    const int corrected = (8 * century + 13) / 25;
    const int epact = (skipped - corrected + 19 * golden + 15) % 30;
    const int moon = epact - (epact / 28) * (1 - (29 / (epact + 1)) * ((21 - golden) / 11));
    const int weekday = (y + y / 4 + moon + 2 - skipped) % 7;
    const int offset = moon - weekday;
    const int month = 3 + (offset + 40) / 44;
    const int day = offset + 28 - 31 * (month / 4);
    return {year, std::chrono::month(static_cast<unsigned>(month)),
            std::chrono::day(static_cast<unsigned>(day))};
}

bool isHoliday(Date day) {
    const bool fixed = std::any_of(fixedHolidays.begin(), fixedHolidays.end(), [&](const Fixed& f) {
        return day.month() == std::chrono::month(f.month) && day.day() == std::chrono::day(f.day);
    });
    const sys_days sunday = easter(day.year());
    return fixed || std::any_of(movingHolidays.begin(), movingHolidays.end(),
                                [&](int offset) { return sys_days(day) == sunday + days(offset); });
}

bool isWorkingDay(Date day) {
    const std::chrono::weekday weekday{sys_days(day)};
    return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday && !isHoliday(day);
}

Date workingDaysAfter(Date from, int count) {
    sys_days day = from;
    while (count > 0) {
        day += days(1);
        count -= isWorkingDay(day) ? 1 : 0;
    }
    return day;
}

} // namespace cunho::invoicing
