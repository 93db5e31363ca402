// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/clock.hpp>
#include <cunho/core/error.hpp>

#include <array>
#include <cctz/time_zone.h>
#include <condition_variable>
#include <cstdio>
#include <mutex>

namespace cunho {
namespace {

cctz::time_zone load(const char* name) {
    cctz::time_zone zone;
    if (!cctz::load_time_zone(name, &zone))
        throw Error(Fault::Configuration, "NO_ZONE_DATA", {{"zone", name}});
    return zone;
}

const cctz::time_zone& native(Zone zone) {
    switch (zone) {
    case Zone::Utc: break;
    case Zone::Lisbon: {
        static const auto lisbon = load("Europe/Lisbon");
        return lisbon;
    }
    case Zone::Azores: {
        static const auto azores = load("Atlantic/Azores");
        return azores;
    }
    case Zone::Madeira: {
        static const auto madeira = load("Atlantic/Madeira");
        return madeira;
    }
    }
    static const auto utc = cctz::utc_time_zone();
    return utc;
}

int number(std::string_view digits) {
    int value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9')
            return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

[[noreturn]] void badDate(std::string_view text) {
    throw Error(Fault::Input, "BAD_DATE", {{"text", std::string(text.substr(0, 40))}});
}

template<typename... Numbers>
std::string printed(const char* format, Numbers... numbers) {
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), format, numbers...);
    return buffer.data();
}

} // namespace

TimePoint SystemClock::now() const {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

void SystemClock::sleep(std::chrono::milliseconds duration, std::stop_token stop) {
    std::mutex mutex;
    std::condition_variable_any condition;
    std::unique_lock lock(mutex);
    condition.wait_for(lock, stop, duration, [] { return false; });
    if (stop.stop_requested())
        throw Error(Fault::Cancelled, "STOPPED");
}

LocalTime toLocal(TimePoint time, Zone zone) {
    const auto civil = native(zone).lookup(std::chrono::floor<std::chrono::seconds>(time)).cs;
    return {Date(std::chrono::year(static_cast<int>(civil.year())),
                 std::chrono::month(static_cast<unsigned>(civil.month())),
                 std::chrono::day(static_cast<unsigned>(civil.day()))),
            civil.hour(), civil.minute(), civil.second()};
}

TimePoint fromLocal(const LocalTime& local, Zone zone) {
    const cctz::civil_second civil(int(local.date.year()), static_cast<int>(unsigned(local.date.month())),
                                   static_cast<int>(unsigned(local.date.day())), local.hour, local.minute,
                                   local.second);
    const auto found = native(zone).lookup(civil);
    // In a gap `trans` is the first moment after it; in a repeated hour `pre` is the earlier of the two.
    return found.kind == cctz::time_zone::civil_lookup::SKIPPED ? found.trans : found.pre;
}

Date today(const Clock& clock, Zone zone) {
    return toLocal(clock.now(), zone).date;
}

std::string formatDate(Date date) {
    return printed("%04d-%02u-%02u", int(date.year()), unsigned(date.month()), unsigned(date.day()));
}

std::string formatLocal(const LocalTime& local) {
    return formatDate(local.date) + printed("T%02d:%02d:%02d", local.hour, local.minute, local.second);
}

std::string formatUtc(TimePoint time) {
    return formatLocal(toLocal(time, Zone::Utc)) + "Z";
}

Date parseDate(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        badDate(text);
    const int year = number(text.substr(0, 4));
    const int month = number(text.substr(5, 2));
    const int day = number(text.substr(8, 2));
    if (year < 1 || month < 1 || day < 1)
        badDate(text);
    const Date date(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                    std::chrono::day(static_cast<unsigned>(day)));
    if (!date.ok())
        badDate(text);
    return date;
}

LocalTime parseLocal(std::string_view text) {
    if (text.size() != 19 || text[10] != 'T' || text[13] != ':' || text[16] != ':')
        badDate(text);
    const LocalTime local{parseDate(text.substr(0, 10)), number(text.substr(11, 2)),
                          number(text.substr(14, 2)), number(text.substr(17, 2))};
    if (local.hour < 0 || local.hour > 23 || local.minute < 0 || local.minute > 59 || local.second < 0 ||
        local.second > 59)
        badDate(text);
    return local;
}

} // namespace cunho
