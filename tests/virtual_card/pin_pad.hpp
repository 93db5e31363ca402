// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <string>
#include <variant>
#include <vector>

/// A reader's own keys (PC/SC part 10, "IFDs with secure PIN entry capabilities").
namespace cunho::test {

/// What a person did there: the PINs typed in order, or the status of a reader that got none.
using Typing = std::variant<std::vector<std::string>, std::uint16_t>;

inline constexpr std::uint16_t nobodyTyped = 0x6400;
inline constexpr std::uint16_t cancelledThere = 0x6401;
inline constexpr std::uint16_t pinsDiffer = 0x6402;
inline constexpr std::uint16_t wrongLength = 0x6403;
inline constexpr std::uint16_t structureInvalid = 0x6B80;

/// The command APDU that a PIN_VERIFY structure becomes with a typed PIN, or the reader's status.
std::variant<Bytes, std::uint16_t> verifyCommand(ByteView structure, const Typing& typing);

/// Likewise of a PIN_MODIFY structure: the old PIN, the new one, and the new one again where it is confirmed.
std::variant<Bytes, std::uint16_t> modifyCommand(ByteView structure, const Typing& typing);

} // namespace cunho::test
