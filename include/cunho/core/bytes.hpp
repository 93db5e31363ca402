// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cunho {

using Byte = std::uint8_t;
using Bytes = std::vector<Byte>;
using ByteView = std::span<const Byte>;

/// Takes bytes in order, in pieces of any size; how a stream is handed to a digest or a file.
using ByteSink = std::function<void(ByteView)>;

/// The bytes of a text, without a terminating zero.
ByteView asBytes(std::string_view text) noexcept;

/// The same bytes seen as characters.
std::string_view asText(ByteView bytes) noexcept;

Bytes toBytes(std::string_view text);

/// Lower-case hexadecimal, two characters a byte.
std::string toHex(ByteView bytes);

/// Accepts both cases. Throws Input/BAD_HEX on an odd length or another character.
Bytes fromHex(std::string_view hex);

/// RFC 4648 section 4, padded, one line.
std::string toBase64(ByteView bytes);

/// RFC 4648 section 4, strict: no white space, padding required. Throws Input/BAD_BASE64.
Bytes fromBase64(std::string_view text);

} // namespace cunho
