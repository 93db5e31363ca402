// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/timestamp_limit.hpp"

namespace cunho::sandbox {

using namespace std::chrono_literals;

bool TimestampLimit::admit(TimePoint now) {
    if (requests_ == 0)
        return true;
    if (now < shutOutUntil_)
        return false;
    while (!recent_.empty() && now - recent_.front() >= 20min)
        recent_.pop_front();
    if (recent_.size() >= static_cast<std::size_t>(requests_)) {
        shutOutUntil_ = now + 24h;
        recent_.clear();
        return false;
    }
    recent_.push_back(now);
    return true;
}

void TimestampLimit::clear() {
    recent_.clear();
    shutOutUntil_ = {};
}

} // namespace cunho::sandbox
