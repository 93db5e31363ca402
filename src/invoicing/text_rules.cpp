// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/text_rules.hpp"

#include <algorithm>
#include <cstdint>

namespace cunho::invoicing {
namespace {

/// One character of well-formed UTF-8 (Unicode 15, table 3-7), or nothing.
struct Character {
    char32_t code = 0;
    std::size_t size = 1;
};

std::optional<Character> first(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t lead = byte(0);
    if (lead < 0x80)
        return Character{lead, 1};
    if (lead < 0xC2 || lead > 0xF4)
        return std::nullopt;
    const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (text.size() < size)
        return std::nullopt;
    auto code = static_cast<char32_t>(lead & (0xFF >> (size + 1)));
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xC0) != 0x80)
            return std::nullopt;
        code = (code << 6) | (byte(i) & 0x3F);
    }
    const bool overlong = (size == 3 && code < 0x800) || (size == 4 && code < 0x10000);
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (overlong || surrogate || code > 0x10FFFF)
        return std::nullopt;
    return Character{code, size};
}

bool isBlank(char32_t c) {
    return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000 ||
           c == 0xFEFF;
}

/// Control characters, line and paragraph separators, direction marks, overrides and isolates (they let a
/// printed name read otherwise than it is stored), invisible blanks, and what XML 1.0 does not take.
bool isControl(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0x061C || c == 0x200B ||
           c == 0x200E || c == 0x200F || c == 0x2060 || c == 0xFEFF || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || (c & 0xFFFE) == 0xFFFE;
}

} // namespace

TextFacts lookAt(std::string_view text) {
    TextFacts facts;
    while (!text.empty()) {
        const auto character = first(text);
        if (!character)
            return {false, facts.controls, facts.length};
        facts.controls = facts.controls || isControl(character->code);
        ++facts.length;
        text.remove_prefix(character->size);
    }
    return facts;
}

std::string trimmed(std::string_view text) {
    if (!lookAt(text).utf8)
        return std::string(text);
    std::size_t at = 0;
    std::size_t begin = std::string_view::npos;
    std::size_t end = 0;
    while (at < text.size()) {
        const auto character = first(text.substr(at)).value_or(Character{});
        if (!isBlank(character.code)) {
            begin = std::min(begin, at);
            end = at + character.size;
        }
        at += character.size;
    }
    return begin < end ? std::string(text.substr(begin, end - begin)) : std::string();
}

std::string withoutBlanks(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const auto character = first(text).value_or(Character{U'?', 1});
        if (!isBlank(character.code))
            result += text.substr(0, character.size);
        text.remove_prefix(character.size);
    }
    return result;
}

std::string capitals(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return result;
}

} // namespace cunho::invoicing
