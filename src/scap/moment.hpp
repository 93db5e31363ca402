// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>

#include <optional>
#include <string_view>

namespace cunho::scap {

/// ISO 8601 as services write it: "2027-01-05", or with a time, a fraction, and "Z", "+01:00" or "+0100". A
/// day alone is its beginning and a time without zone Lisbon's: what is not said is read as the earlier end.
/// Nothing for anything else.
std::optional<TimePoint> readMoment(std::string_view text);

/// "05-01-2027" or "2027-01-05". Nothing for anything else.
std::optional<Date> readDay(std::string_view text);

} // namespace cunho::scap
