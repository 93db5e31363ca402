// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cunho::scap {

/// Everything but RFC 3986's unreserved characters as %XX.
std::string percentEncoded(std::string_view text);

/// Nothing for a '%' without two hexadecimal digits. '+' stays '+'.
std::optional<std::string> percentDecoded(std::string_view text);

} // namespace cunho::scap
