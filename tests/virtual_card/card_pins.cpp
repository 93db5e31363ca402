// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "virtual_card/card_pins.hpp"

#include <algorithm>
#include <optional>

namespace cunho::test {
namespace {

constexpr int fullTries = 3;

/// A PIN as eight bytes, filled with FF.
Bytes pinBlock(const std::string& pin) {
    Bytes block = toBytes(pin);
    block.resize(8, 0xFF);
    return block;
}

/// The digits of a block; nothing when it is not 4 to 8 of them, filled with FF.
std::optional<std::string> pinIn(ByteView block) {
    std::string pin;
    std::size_t at = 0;
    while (at < block.size() && block[at] >= '0' && block[at] <= '9')
        pin.push_back(static_cast<char>(block[at++]));
    const bool filled = std::all_of(block.begin() + static_cast<std::ptrdiff_t>(at), block.end(),
                                    [](Byte byte) { return byte == 0xFF; });
    return filled && pin.size() >= 4 ? std::optional(pin) : std::nullopt;
}

} // namespace

CardPins::CardPins(const EmulatedCardChoice& choice)
    : choice_(choice)
    , pins_{{authenticationPin, {"1111"}},
            {signaturePin, {choice.pin, choice.tries}},
            {addressPin, {"3333"}}} {}

CardPins::Pin* CardPins::find(Byte reference) {
    const auto found = pins_.find(reference);
    return found == pins_.end() ? nullptr : &found->second;
}

void CardPins::forgetAll() {
    for (auto& [reference, pin] : pins_)
        pin.verified = false;
}

/// One try: whether it was right is the status.
std::uint16_t CardPins::attempt(Pin& pin, ByteView block) const {
    if (pin.tries <= 0)
        return choice_.blocked;
    const Bytes right = pinBlock(pin.value);
    pin.verified = std::equal(right.begin(), right.end(), block.begin(), block.end());
    if (pin.verified) {
        pin.tries = fullTries;
        return ok;
    }
    --pin.tries;
    return pin.tries == 0 ? choice_.lastTry : static_cast<std::uint16_t>(0x63C0 + pin.tries);
}

Reply CardPins::verify(const Apdu& apdu) {
    Pin* const pin = find(apdu.p2);
    if (pin == nullptr)
        return 0x6A88;
    if (apdu.p1 == 0xFF && choice_.kind == EmulatedCardChoice::Kind::Cc2) {
        pin->verified = false;
        return ok;
    }
    if (apdu.p1 != 0x00)
        return 0x6A86;
    if (apdu.data.empty())
        return status(*pin);
    ++verifies_;
    return apdu.data.size() == 8 ? Reply(attempt(*pin, apdu.data)) : Reply(0x6700);
}

Reply CardPins::status(const Pin& pin) const {
    if (choice_.lie == EmulatedCardChoice::Lie::TriesUntold)
        return 0x6A86;
    if (pin.tries <= 0)
        return choice_.blocked;
    return pin.verified ? ok : static_cast<std::uint16_t>(0x63C0 + pin.tries);
}

Reply CardPins::change(const Apdu& apdu) {
    Pin* const pin = find(apdu.p2);
    if (pin == nullptr)
        return 0x6A88;
    if (apdu.p1 != 0x00)
        return 0x6A86;
    if (apdu.data.size() != 16)
        return 0x6700;
    const auto chosen = pinIn(apdu.data.subspan(8));
    if (!chosen)
        return 0x6A80;
    const std::uint16_t said = attempt(*pin, apdu.data.first(8));
    if (said == ok)
        pin->value = *chosen;
    return said;
}

/// P1 00: PUK and new PIN; 01: PUK alone, the PIN stays.
Reply CardPins::resetRetryCounter(const Apdu& apdu) {
    Pin* const pin = find(apdu.p2);
    if (pin == nullptr)
        return 0x6A88;
    if (apdu.p1 > 0x01)
        return 0x6A86;
    if (apdu.data.size() != (apdu.p1 == 0x00 ? 16U : 8U))
        return 0x6700;
    const auto chosen = apdu.p1 == 0x00 ? pinIn(apdu.data.subspan(8)) : std::optional(pin->value);
    if (!chosen)
        return 0x6A80;
    const Bytes right = pinBlock(choice_.puk);
    if (!std::equal(right.begin(), right.end(), apdu.data.begin()))
        return 0x63C4;
    *pin = {*chosen, fullTries, false};
    return ok;
}

} // namespace cunho::test
