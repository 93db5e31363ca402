// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/utf8.hpp>

namespace cunho {
namespace {

constexpr std::uint32_t replacement = 0xFFFD;

std::size_t lengthOf(unsigned char lead) noexcept {
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    if (lead < 0xE0)
        return 2;
    return lead < 0xF0 ? 3 : 4;
}

} // namespace

std::optional<CodePoint> firstCodePoint(std::string_view text) noexcept {
    constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const std::size_t length = text.empty() ? 0 : lengthOf(static_cast<unsigned char>(text.front()));
    if (length == 0 || text.size() < length)
        return std::nullopt;
    const auto lead = static_cast<unsigned char>(text.front());
    std::uint32_t code = length == 1 ? lead : lead & (0x7FU >> length);
    for (const char c : text.substr(1, length - 1)) {
        const auto next = static_cast<unsigned char>(c);
        if ((next & 0xC0U) != 0x80U)
            return std::nullopt;
        code = code << 6U | (next & 0x3FU);
    }
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (code < least[length] || surrogate || code > 0x10FFFF)
        return std::nullopt;
    return CodePoint{code, length};
}

bool isUtf8(std::string_view text) noexcept {
    while (!text.empty()) {
        const auto first = firstCodePoint(text);
        if (!first)
            return false;
        text.remove_prefix(first->length);
    }
    return true;
}

std::vector<std::uint32_t> codePoints(std::string_view text) {
    std::vector<std::uint32_t> out;
    while (!text.empty()) {
        const auto first = firstCodePoint(text).value_or(CodePoint{replacement, 1});
        out.push_back(first.value);
        text.remove_prefix(first.length);
    }
    return out;
}

void appendUtf8(std::string& text, std::uint32_t code) {
    const auto put = [&](std::uint32_t byte) { text.push_back(static_cast<char>(byte)); };
    const auto follow = [&](unsigned shift) { put(0x80U | ((code >> shift) & 0x3FU)); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0U | code >> 6U);
        follow(0);
    } else if (code < 0x10000) {
        put(0xE0U | code >> 12U);
        follow(6);
        follow(0);
    } else {
        put(0xF0U | code >> 18U);
        follow(12);
        follow(6);
        follow(0);
    }
}

} // namespace cunho
