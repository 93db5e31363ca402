// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace cunho::test {

inline constexpr std::uint16_t ok = 0x9000;
inline constexpr std::size_t mostInOneAnswer = 256; ///< bytes, without extended length

/// A command APDU of the short form (ISO/IEC 7816-4 section 5.1).
struct Apdu {
    Byte cla = 0;
    Byte ins = 0;
    Byte p1 = 0;
    Byte p2 = 0;
    ByteView data{};
    std::optional<std::size_t> le{}; ///< 1 to 256

    unsigned parameters() const noexcept { return static_cast<unsigned>(p1 << 8U) | p2; }
};

/// What a card has to say to a command, before it is cut into answers.
struct Reply {
    Bytes data{};
    std::uint16_t status = ok;

    Reply(std::uint16_t said) : status(said) {}
    Reply(Bytes given) : data(std::move(given)) {}
    Reply(Bytes given, std::uint16_t said) : data(std::move(given)), status(said) {}
};

/// Nothing when the lengths contradict each other, or give more than one on T=0.
std::optional<Apdu> parseApdu(ByteView command, bool t0);

Bytes withStatus(Bytes data, std::uint16_t status);

std::string upperHex(ByteView bytes);

} // namespace cunho::test
