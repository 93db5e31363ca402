// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "virtual_card/pin_pad.hpp"

#include <algorithm>

namespace cunho::test {
namespace {

constexpr std::size_t header = 5; ///< bytes of an APDU before its data

/// The fields that both structures have, at their places (packed, little-endian).
struct Layout {
    std::size_t digits;  ///< wPINMaxExtraDigit: most, then least
    std::size_t command; ///< abData, behind its length of four bytes
};

constexpr Layout verifyLayout{5, 19};
constexpr Layout modifyLayout{7, 24};

/// abData; empty when the structure is not what it says.
Bytes commandIn(ByteView structure, const Layout& layout) {
    if (structure.size() < layout.command + header)
        return {};
    std::size_t length = 0;
    for (std::size_t at = 4; at-- > 0;)
        length = length << 8U | structure[layout.command - 4 + at];
    const ByteView command = structure.subspan(layout.command);
    const bool ascii =
        (structure[2] & 0x7FU) == 0x02; // left-justified; the unit of the position does not matter at 0
    if (length != command.size() || !ascii || command.size() != header + command[4])
        return {};
    return Bytes(command.begin(), command.end());
}

bool fits(const std::string& pin, ByteView structure, const Layout& layout) {
    return pin.size() <= structure[layout.digits] && pin.size() >= structure[layout.digits + 1];
}

bool put(const std::string& pin, Bytes& command, std::size_t offset) {
    if (header + offset + pin.size() > command.size())
        return false;
    std::copy(pin.begin(), pin.end(), command.begin() + static_cast<std::ptrdiff_t>(header + offset));
    return true;
}

} // namespace

std::variant<Bytes, std::uint16_t> verifyCommand(ByteView structure, const Typing& typing) {
    Bytes command = commandIn(structure, verifyLayout);
    if (command.empty())
        return structureInvalid;
    if (const auto* const status = std::get_if<std::uint16_t>(&typing))
        return *status;
    const auto& pins = std::get<std::vector<std::string>>(typing);
    if (pins.size() != 1 || !fits(pins[0], structure, verifyLayout))
        return wrongLength;
    if (!put(pins[0], command, 0))
        return structureInvalid;
    return command;
}

std::variant<Bytes, std::uint16_t> modifyCommand(ByteView structure, const Typing& typing) {
    Bytes command = commandIn(structure, modifyLayout);
    if (command.empty())
        return structureInvalid;
    if (const auto* const status = std::get_if<std::uint16_t>(&typing))
        return *status;
    const auto& pins = std::get<std::vector<std::string>>(typing);
    const bool confirmed = (structure[9] & 0x01U) != 0;
    if (pins.size() != (confirmed ? 3U : 2U))
        return nobodyTyped;
    if (confirmed && pins[1] != pins[2])
        return pinsDiffer;
    if (!fits(pins[0], structure, modifyLayout) || !fits(pins[1], structure, modifyLayout))
        return wrongLength;
    if (!put(pins[0], command, structure[5]) || !put(pins[1], command, structure[6]))
        return structureInvalid;
    return command;
}

} // namespace cunho::test
