// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/error.hpp>

#include <mutex>
#include <vector>

namespace cunho::test {

/// A clock that is set by hand; a sleep moves it on at once and is remembered.
class FakeClock final : public Clock {
  public:
    explicit FakeClock(std::string_view local = "2026-11-23T09:15:00", Zone zone = Zone::Lisbon)
        : now_(fromLocal(parseLocal(local), zone)) {}

    TimePoint now() const override {
        const std::lock_guard lock(mutex_);
        return now_;
    }

    void sleep(std::chrono::milliseconds duration, std::stop_token stop) override {
        if (stop.stop_requested())
            throw Error(Fault::Cancelled, "STOPPED");
        const std::lock_guard lock(mutex_);
        now_ += duration;
        sleeps_.push_back(duration);
    }

    void set(std::string_view local, Zone zone = Zone::Lisbon) {
        const std::lock_guard lock(mutex_);
        now_ = fromLocal(parseLocal(local), zone);
    }

    void advance(std::chrono::milliseconds duration) {
        const std::lock_guard lock(mutex_);
        now_ += duration;
    }

    std::vector<std::chrono::milliseconds> sleeps() const {
        const std::lock_guard lock(mutex_);
        return sleeps_;
    }

  private:
    mutable std::mutex mutex_;
    TimePoint now_;
    std::vector<std::chrono::milliseconds> sleeps_;
};

} // namespace cunho::test
