// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/error.hpp>
#include <cunho/core/random.hpp>

#include <cerrno>
#include <cstring>
#include <sys/random.h>

namespace cunho {

Bytes randomBytes(std::size_t count) {
    Bytes bytes(count);
    std::size_t filled = 0;
    while (filled < count) {
        const auto got = getrandom(bytes.data() + filled, count - filled, 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            throw Error(Fault::Internal, "NO_RANDOM", {}, std::strerror(errno));
        filled += static_cast<std::size_t>(got);
    }
    return bytes;
}

std::string newUuid() {
    Bytes bytes = randomBytes(16);
    bytes[6] = static_cast<Byte>((bytes[6] & 0x0FU) | 0x40U); // version 4 (RFC 9562, 5.4)
    bytes[8] = static_cast<Byte>((bytes[8] & 0x3FU) | 0x80U);
    std::string text = toHex(bytes);
    for (const std::size_t dash : {8U, 13U, 18U, 23U})
        text.insert(dash, 1, '-');
    return text;
}

} // namespace cunho
