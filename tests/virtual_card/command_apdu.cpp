// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "virtual_card/command_apdu.hpp"

#include <algorithm>

namespace cunho::test {
namespace {

std::size_t lengthByte(Byte byte) {
    return byte == 0 ? mostInOneAnswer : byte;
}

} // namespace

std::optional<Apdu> parseApdu(ByteView command, bool t0) {
    if (command.size() < 4)
        return std::nullopt;
    Apdu apdu{command[0], command[1], command[2], command[3]};
    if (command.size() == 4)
        return apdu;
    if (command.size() == 5) {
        apdu.le = lengthByte(command[4]);
        return apdu;
    }
    const std::size_t lc = command[4];
    if (lc == 0 || command.size() < 5 + lc || command.size() > 6 + lc)
        return std::nullopt;
    apdu.data = command.subspan(5, lc);
    if (command.size() == 6 + lc) {
        if (t0)
            return std::nullopt; // a TPDU has one length
        apdu.le = lengthByte(command[5 + lc]);
    }
    return apdu;
}

Bytes withStatus(Bytes data, std::uint16_t status) {
    data.push_back(static_cast<Byte>(status >> 8U));
    data.push_back(static_cast<Byte>(status & 0xFFU));
    return data;
}

std::string upperHex(ByteView bytes) {
    std::string hex = toHex(bytes);
    std::transform(hex.begin(), hex.end(), hex.begin(),
                   [](char c) { return c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c; });
    return hex;
}

} // namespace cunho::test
