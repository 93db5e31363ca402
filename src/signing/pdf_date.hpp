// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>

#include <optional>
#include <string_view>

namespace cunho::signing {

/// A PDF date "D:YYYYMMDDHHmmSSOHH'mm'" (ISO 32000-1, 7.9.4); every part after the year may be missing, a
/// missing zone counts as UTC. Nothing when it is no date.
std::optional<TimePoint> parsePdfDate(std::string_view text);

} // namespace cunho::signing
