// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cunho::providers::cmd {

/// The text's code points; what is no UTF-8 (RFC 3629) becomes U+FFFD, byte by byte.
std::vector<std::uint32_t> codePoints(std::string_view text);

/// `code` is a Unicode scalar value.
void appendUtf8(std::string& text, std::uint32_t code);

} // namespace cunho::providers::cmd
