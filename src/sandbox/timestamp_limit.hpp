// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>

#include <deque>

namespace cunho::sandbox {

/// The limit of the State's time-stamp authority: so many requests in 20 minutes; who asks once more is shut
/// out for 24 hours.
class TimestampLimit {
  public:
    /// `requests` 0: no limit.
    explicit TimestampLimit(int requests) noexcept : requests_(requests) {}

    /// Counts a request; the answer is whether it may be served.
    bool admit(TimePoint now);

    void clear();

  private:
    int requests_;
    std::deque<TimePoint> recent_;
    TimePoint shutOutUntil_{};
};

} // namespace cunho::sandbox
