// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "xml/characters.hpp"

#include <cunho/core/utf8.hpp>

#include <cstdint>

namespace cunho::xml {
namespace {

bool isCharacter(std::uint32_t code) noexcept {
    if (code < 0x20)
        return code == '\t' || code == '\n' || code == '\r';
    return code <= 0xD7FF || (code >= 0xE000 && code <= 0xFFFD) || (code >= 0x10000 && code <= 0x10FFFF);
}

} // namespace

bool isCharacterData(std::string_view text) noexcept {
    while (!text.empty()) {
        const auto first = firstCodePoint(text);
        if (!first || !isCharacter(first->value))
            return false;
        text.remove_prefix(first->length);
    }
    return true;
}

} // namespace cunho::xml
