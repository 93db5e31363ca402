// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cunho {

/// One character of a text in UTF-8 (RFC 3629).
struct CodePoint {
    std::uint32_t value = 0;
    std::size_t length = 1; ///< bytes
};

/// The one that `text` begins with; nothing for an empty text, an overlong or cut sequence, a surrogate, and
/// what is above U+10FFFF.
std::optional<CodePoint> firstCodePoint(std::string_view text) noexcept;

/// Whether all of it is.
bool isUtf8(std::string_view text) noexcept;

/// All of them; what is none becomes U+FFFD, byte by byte.
std::vector<std::uint32_t> codePoints(std::string_view text);

/// `code` is a Unicode scalar value.
void appendUtf8(std::string& text, std::uint32_t code);

} // namespace cunho
