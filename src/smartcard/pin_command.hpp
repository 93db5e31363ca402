// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/core/secret.hpp>
#include <cunho/smartcard/session.hpp>

namespace cunho::smartcard {

/// Throws Input/CARD_PIN_LENGTH with {"least", "most"} and Input/CARD_PIN_DIGITS.
void checkPin(const Secret& pin, const PinFormat& format);

/// A command APDU with PINs in it, wiped on destruction.
class PinCommand {
  public:
    /// `blocks`: how many PINs will be added.
    PinCommand(std::uint8_t ins, std::uint8_t reference, const PinFormat& format, std::size_t blocks);
    ~PinCommand();
    PinCommand(const PinCommand&) = delete;
    PinCommand& operator=(const PinCommand&) = delete;

    /// The digits as ASCII, padded on the right.
    void add(const Secret& pin);
    /// Padding alone: where a reader with keys puts the digits.
    void addEmpty();

    ByteView bytes() const noexcept { return bytes_; }

  private:
    PinFormat format_;
    Bytes bytes_;
};

} // namespace cunho::smartcard
