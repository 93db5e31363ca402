// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <chrono>
#include <compare>
#include <stop_token>
#include <string>
#include <string_view>

namespace cunho {

/// A moment in UTC, in milliseconds.
using TimePoint = std::chrono::sys_time<std::chrono::milliseconds>;

/// A calendar day without zone.
using Date = std::chrono::year_month_day;

/// Where the fiscal clock stands; the machine's own zone is never used for fiscal time.
enum class Zone { Utc, Lisbon, Azores, Madeira };

/// A wall-clock reading in some zone, to the second.
struct LocalTime {
    Date date{};
    int hour = 0;
    int minute = 0;
    int second = 0;

    auto operator<=>(const LocalTime&) const = default;
};

/// Now and a stoppable sleep: waits of 1 s, 120 s and 45 days are testable in no time.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual TimePoint now() const = 0;

    /// Returns after `duration`, or throws Cancelled/STOPPED as soon as `stop` is requested.
    virtual void sleep(std::chrono::milliseconds duration, std::stop_token stop) = 0;
};

/// The machine's clock.
class SystemClock final : public Clock {
  public:
    TimePoint now() const override;
    void sleep(std::chrono::milliseconds duration, std::stop_token stop) override;
};

LocalTime toLocal(TimePoint time, Zone zone);

/// The earlier of the two moments in the repeated hour of October; the moment after the gap in March.
TimePoint fromLocal(const LocalTime& local, Zone zone);

/// Today as the calendar of `zone` has it.
Date today(const Clock& clock, Zone zone);

/// "2026-11-23"
std::string formatDate(Date date);

/// "2026-11-23T09:15:00", without zone.
std::string formatLocal(const LocalTime& local);

/// "2026-11-23T09:15:00Z", to the second.
std::string formatUtc(TimePoint time);

/// Strict YYYY-MM-DD and a day that exists. Throws Input/BAD_DATE.
Date parseDate(std::string_view text);

/// Strict YYYY-MM-DDThh:mm:ss. Throws Input/BAD_DATE.
LocalTime parseLocal(std::string_view text);

} // namespace cunho
