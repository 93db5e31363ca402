// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pin_command.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>

namespace cunho::smartcard {

void checkPin(const Secret& pin, const PinFormat& format) {
    const std::size_t most = std::min(format.most, format.blockSize);
    if (pin.size() < format.least || pin.size() > most)
        throw Error(Fault::Input, "CARD_PIN_LENGTH",
                    {{"least", std::to_string(format.least)}, {"most", std::to_string(most)}});
    const ByteView digits = pin.expose();
    if (!std::all_of(digits.begin(), digits.end(), [](Byte c) { return c >= '0' && c <= '9'; }))
        throw Error(Fault::Input, "CARD_PIN_DIGITS");
}

PinCommand::PinCommand(std::uint8_t ins, std::uint8_t reference, const PinFormat& format, std::size_t blocks)
    : format_(format) {
    const std::size_t length = format.blockSize * blocks;
    if (length > 255)
        throw Error(Fault::Internal, "UNEXPECTED", {}, "no short APDU");
    bytes_.reserve(5 + length); // never moved to another place: the old one would not be wiped
    bytes_ = {0x00, ins, 0x00, reference, static_cast<Byte>(length)};
}

PinCommand::~PinCommand() {
    wipe(bytes_);
}

void PinCommand::add(const Secret& pin) {
    const ByteView digits = pin.expose();
    bytes_.insert(bytes_.end(), digits.begin(), digits.end());
    bytes_.resize(bytes_.size() + format_.blockSize - digits.size(), format_.padding);
}

void PinCommand::addEmpty() {
    bytes_.resize(bytes_.size() + format_.blockSize, format_.padding);
}

} // namespace cunho::smartcard
