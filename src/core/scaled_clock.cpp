// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/clock.hpp>
#include <cunho/core/error.hpp>

namespace cunho {
namespace {

void requireScale(int scale) {
    if (scale < 1 || scale > ScaledClock::highestScale)
        throw Error(Fault::Input, "BAD_SCALE", {{"scale", std::to_string(scale)}});
}

} // namespace

/// One call of `sleep`, known to the clock for as long as it lives.
class ScaledClock::Sleeper {
  public:
    /// The clock's mutex is locked.
    explicit Sleeper(ScaledClock& clock) : clock_(clock) { clock_.asleep_.insert(&woken_); }
    ~Sleeper() {
        const std::lock_guard lock(clock_.mutex_);
        clock_.asleep_.erase(&woken_);
    }
    Sleeper(const Sleeper&) = delete;
    Sleeper& operator=(const Sleeper&) = delete;

    std::stop_source& woken() noexcept { return woken_; }

  private:
    ScaledClock& clock_;
    std::stop_source woken_;
};

ScaledClock::ScaledClock(Clock& base) : base_(base) {
    setting_.base = setting_.shown = base.now();
}

TimePoint ScaledClock::shownAt(TimePoint base) const {
    return setting_.shown + (base - setting_.base) * setting_.scale;
}

TimePoint ScaledClock::now() const {
    const std::lock_guard lock(mutex_);
    return shownAt(base_.now());
}

ScaledClock::Setting ScaledClock::setting() const {
    const std::lock_guard lock(mutex_);
    return setting_;
}

void ScaledClock::change(const Setting& setting) {
    setting_ = setting;
    for (std::stop_source* sleeper : asleep_)
        sleeper->request_stop();
}

void ScaledClock::set(const Setting& setting) {
    requireScale(setting.scale);
    const std::lock_guard lock(mutex_);
    change(setting);
}

void ScaledClock::setScale(int scale) {
    requireScale(scale);
    const std::lock_guard lock(mutex_);
    const TimePoint base = base_.now();
    change({base, shownAt(base), scale});
}

void ScaledClock::jump(std::chrono::milliseconds distance) {
    if (distance.count() <= 0)
        return;
    const std::lock_guard lock(mutex_);
    change({setting_.base, setting_.shown + distance, setting_.scale});
}

/// How long the base has to sleep; rounded up, so that no sleep is too short.
std::chrono::milliseconds ScaledClock::baseUntil(TimePoint end) const {
    const auto rest = end - shownAt(base_.now());
    if (rest.count() <= 0)
        return rest.zero();
    return (rest + std::chrono::milliseconds(setting_.scale - 1)) / setting_.scale;
}

void ScaledClock::sleep(std::chrono::milliseconds duration, std::stop_token stop) {
    const TimePoint end = now() + duration;
    for (;;) {
        if (stop.stop_requested())
            throw Error(Fault::Cancelled, "STOPPED");
        std::unique_lock lock(mutex_);
        const auto rest = baseUntil(end);
        if (rest.count() == 0)
            return;
        Sleeper sleeper(*this);
        lock.unlock();
        const std::stop_callback forward(stop, [&sleeper] { sleeper.woken().request_stop(); });
        try {
            base_.sleep(rest, sleeper.woken().get_token());
        } catch (const Error&) {
            continue; // stopped, or set: the next round finds out which
        }
    }
}

} // namespace cunho
