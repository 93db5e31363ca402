// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>

#include <string>

namespace cunho::sandbox {

/// "Mon, 23 Nov 2026 09:15:00 GMT" (RFC 9110 section 5.6.7), to the second.
std::string httpDate(TimePoint time);

} // namespace cunho::sandbox
