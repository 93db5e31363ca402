// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "virtual_card/command_apdu.hpp"
#include "virtual_card/emulated_card.hpp"

#include <map>
#include <string>

namespace cunho::test {

inline constexpr Byte authenticationPin = 0x81;
inline constexpr Byte signaturePin = 0x82;
inline constexpr Byte addressPin = 0x83;

/// PINs and their counters (ISO/IEC 7816-4 section 7.5); the application that has them is selected.
class CardPins {
  public:
    /// `choice` must outlive it.
    explicit CardPins(const EmulatedCardChoice& choice);

    Reply verify(const Apdu& apdu);            ///< INS 20
    Reply change(const Apdu& apdu);            ///< INS 24, CHANGE REFERENCE DATA
    Reply resetRetryCounter(const Apdu& apdu); ///< INS 2C

    bool isVerified(Byte reference) const { return pins_.at(reference).verified; }
    void forget(Byte reference) { pins_.at(reference).verified = false; }
    void forgetAll();

    int verifyCount() const noexcept { return verifies_; } ///< VERIFY commands with data
    int triesLeft(Byte reference) const { return pins_.at(reference).tries; }

  private:
    struct Pin {
        std::string value;
        int tries = 3;
        bool verified = false;
    };

    Pin* find(Byte reference);
    std::uint16_t attempt(Pin& pin, ByteView block) const;
    Reply status(const Pin& pin) const;

    const EmulatedCardChoice& choice_;
    std::map<Byte, Pin> pins_;
    int verifies_ = 0;
};

} // namespace cunho::test
