// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "providers/ecdsa_value.hpp"

namespace cunho::providers {

namespace {

/// A positive INTEGER in as few bytes as can be (X.690 section 8.3.2).
void appendInteger(Bytes& out, ByteView number) {
    while (number.size() > 1 && number.front() == 0)
        number = number.subspan(1);
    const bool padded = number.front() >= 0x80;
    out.push_back(0x02);
    out.push_back(static_cast<Byte>(number.size() + (padded ? 1 : 0)));
    if (padded)
        out.push_back(0);
    for (const Byte byte : number)
        out.push_back(byte);
}

} // namespace

std::optional<Bytes> ecdsaSigValue(ByteView raw) {
    if (raw.size() != 64 && raw.size() != 96)
        return std::nullopt;
    Bytes integers;
    appendInteger(integers, raw.first(raw.size() / 2));
    appendInteger(integers, raw.subspan(raw.size() / 2));
    Bytes out{0x30, static_cast<Byte>(integers.size())}; // at most 102: the short form of a length
    for (const Byte byte : integers)
        out.push_back(byte);
    return out;
}

} // namespace cunho::providers
