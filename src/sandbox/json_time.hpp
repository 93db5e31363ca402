// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>

#include <nlohmann/json.hpp>

namespace cunho::sandbox {

/// A moment in JSON: milliseconds since 1970, UTC.
inline std::int64_t toMilliseconds(TimePoint time) {
    return time.time_since_epoch().count();
}
inline TimePoint toTimePoint(const nlohmann::json& value) {
    return TimePoint(std::chrono::milliseconds(value.get<std::int64_t>()));
}

} // namespace cunho::sandbox
