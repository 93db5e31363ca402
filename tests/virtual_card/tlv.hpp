// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <initializer_list>
#include <string_view>

namespace cunho::test {

inline void append(Bytes& to, ByteView more) {
    for (const Byte byte : more)
        to.push_back(byte);
}

inline Bytes joined(std::initializer_list<ByteView> parts) {
    Bytes all;
    for (const ByteView part : parts)
        append(all, part);
    return all;
}

/// BER-TLV; the tag as it is written, of one or two bytes.
inline Bytes tlv(unsigned tag, ByteView value) {
    Bytes out;
    if (tag > 0xFFU)
        out.push_back(static_cast<Byte>(tag >> 8U));
    out.push_back(static_cast<Byte>(tag & 0xFFU));
    if (value.size() > 0xFFU)
        append(out, Bytes{0x82, static_cast<Byte>(value.size() >> 8U)});
    else if (value.size() > 0x7FU)
        out.push_back(0x81);
    out.push_back(static_cast<Byte>(value.size() & 0xFFU));
    append(out, value);
    return out;
}

inline Bytes tlv(unsigned tag, std::initializer_list<ByteView> parts) {
    return tlv(tag, joined(parts));
}

inline Bytes tlv(unsigned tag, std::string_view text) {
    return tlv(tag, asBytes(text));
}

} // namespace cunho::test
