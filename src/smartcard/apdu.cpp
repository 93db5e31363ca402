// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/smartcard/apdu.hpp>

#include <array>
#include <cstdio>

namespace cunho::smartcard {

std::string statusText(StatusWord status) {
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "%04X", static_cast<unsigned>(status));
    return text.data();
}

std::optional<PinStatus> pinStatus(StatusWord status) {
    if (status == 0x9000)
        return PinStatus{true, false, {}};
    if (status == 0x6983 || status == 0x6984)
        return PinStatus{false, true, 0};
    if ((status & 0xFFF0) == 0x63C0)
        return PinStatus{false, status == 0x63C0, status & 0x000F};
    return std::nullopt;
}

} // namespace cunho::smartcard
