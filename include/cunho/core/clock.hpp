// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <chrono>
#include <compare>
#include <mutex>
#include <set>
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

/// A clock that runs `scale` times as fast as another and may stand at another time: 45 days pass in minutes,
/// and two programs follow one clock by sharing a setting. Safe for threads.
class ScaledClock final : public Clock {
  public:
    static constexpr int highestScale = 10000;

    /// It shows `shown` when the base shows `base`, and runs on from there.
    struct Setting {
        TimePoint base{};
        TimePoint shown{};
        int scale = 1; ///< 1 to `highestScale`

        bool operator==(const Setting&) const = default;
    };

    /// Like the base at first. `base` must outlive it.
    explicit ScaledClock(Clock& base);

    TimePoint now() const override;

    /// Until this clock shows `duration` more; a jump forward beyond that ends it at once.
    void sleep(std::chrono::milliseconds duration, std::stop_token stop) override;

    Setting setting() const;

    /// Throws Input/BAD_SCALE.
    void set(const Setting& setting);

    /// Runs at another pace from now on. Throws as `set`.
    void setScale(int scale);

    /// Moves forward at once; what is asleep hears of it. Nothing happens when `distance` is negative.
    void jump(std::chrono::milliseconds distance);

  private:
    class Sleeper;

    TimePoint shownAt(TimePoint base) const;
    void change(const Setting& setting);
    std::chrono::milliseconds baseUntil(TimePoint end) const;

    Clock& base_;
    mutable std::mutex mutex_;
    Setting setting_;
    std::set<std::stop_source*> asleep_;
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
