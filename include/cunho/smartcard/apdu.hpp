// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace cunho::smartcard {

/// A command APDU of the short form (ISO/IEC 7816-4 section 5). No PIN: see Session::verify.
struct Command {
    std::uint8_t cla = 0x00;
    std::uint8_t ins = 0x00;
    std::uint8_t p1 = 0x00;
    std::uint8_t p2 = 0x00;
    Bytes data{};                               ///< up to 255 bytes
    std::optional<std::uint16_t> expected = {}; ///< Ne, 1 to 256; nothing: no Le
};

/// SW1 SW2.
using StatusWord = std::uint16_t;

/// What a card answered, after GET RESPONSE and a corrected Le.
struct Response {
    Bytes data;
    StatusWord status = 0;

    bool isOk() const noexcept { return status == 0x9000; }
};

/// What a card says about a PIN (ISO/IEC 7816-4, VERIFY).
struct PinStatus {
    bool verified = false;
    bool blocked = false;
    std::optional<int> triesLeft; ///< when the card told
};

/// "6A82", for details and logs.
std::string statusText(StatusWord status);

/// What a status word says of a PIN; nothing when it says nothing of it.
std::optional<PinStatus> pinStatus(StatusWord status);

} // namespace cunho::smartcard
