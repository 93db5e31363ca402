// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>

#include <optional>
#include <string_view>

namespace cunho::http {

/// An HTTP date in the form that servers must send, "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, 5.6.7);
/// nothing for any other text.
std::optional<TimePoint> parseDate(std::string_view text);

} // namespace cunho::http
