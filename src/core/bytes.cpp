// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/bytes.hpp>
#include <cunho/core/error.hpp>

#include <array>

namespace cunho {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::array<std::int8_t, 256> decodeTable() {
    std::array<std::int8_t, 256> table{};
    table.fill(-1);
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        table[static_cast<unsigned char>(alphabet[i])] = static_cast<std::int8_t>(i);
    return table;
}

constexpr auto decoded = decodeTable();

int hexDigit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    throw Error(Fault::Input, "BAD_HEX");
}

} // namespace

ByteView asBytes(std::string_view text) noexcept {
    return {reinterpret_cast<const Byte*>(text.data()), text.size()};
}

std::string_view asText(ByteView bytes) noexcept {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Bytes toBytes(std::string_view text) {
    const auto view = asBytes(text);
    return {view.begin(), view.end()};
}

std::string toHex(ByteView bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const Byte byte : bytes) {
        text += digits[byte >> 4U];
        text += digits[byte & 15U];
    }
    return text;
}

Bytes fromHex(std::string_view hex) {
    if (hex.size() % 2 != 0)
        throw Error(Fault::Input, "BAD_HEX");
    Bytes bytes;
    bytes.reserve(hex.size() / 2);
    for (std::size_t i = 0; i < hex.size(); i += 2)
        bytes.push_back(static_cast<Byte>(hexDigit(hex[i]) * 16 + hexDigit(hex[i + 1])));
    return bytes;
}

std::string toBase64(ByteView bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t left = bytes.size() - i;
        const std::uint32_t group = static_cast<std::uint32_t>(bytes[i]) << 16U |
                                    (left > 1 ? static_cast<std::uint32_t>(bytes[i + 1]) << 8U : 0U) |
                                    (left > 2 ? static_cast<std::uint32_t>(bytes[i + 2]) : 0U);
        text += alphabet[group >> 18U];
        text += alphabet[group >> 12U & 63U];
        text += left > 1 ? alphabet[group >> 6U & 63U] : '=';
        text += left > 2 ? alphabet[group & 63U] : '=';
    }
    return text;
}

Bytes fromBase64(std::string_view text) {
    if (text.size() % 4 != 0)
        throw Error(Fault::Input, "BAD_BASE64");
    Bytes bytes;
    bytes.reserve(text.size() / 4 * 3);
    for (std::size_t i = 0; i < text.size(); i += 4) {
        const bool last = i + 4 == text.size();
        const int padding = last && text[i + 3] == '=' ? (text[i + 2] == '=' ? 2 : 1) : 0;
        std::uint32_t group = 0;
        for (std::size_t j = 0; j < 4; ++j) {
            const bool padded = j >= 4 - static_cast<std::size_t>(padding);
            const int value = padded ? 0 : decoded[static_cast<unsigned char>(text[i + j])];
            if (value < 0)
                throw Error(Fault::Input, "BAD_BASE64");
            group = group << 6U | static_cast<std::uint32_t>(value);
        }
        // Bits that no byte uses must be zero: one value has one text.
        if ((padding == 1 && (group & 0xFFU) != 0) || (padding == 2 && (group & 0xFFFFU) != 0))
            throw Error(Fault::Input, "BAD_BASE64");
        bytes.push_back(static_cast<Byte>(group >> 16U));
        if (padding < 2)
            bytes.push_back(static_cast<Byte>(group >> 8U & 0xFFU));
        if (padding < 1)
            bytes.push_back(static_cast<Byte>(group & 0xFFU));
    }
    return bytes;
}

} // namespace cunho
