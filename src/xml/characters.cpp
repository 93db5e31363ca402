// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "xml/characters.hpp"

#include <cstdint>

namespace cunho::xml {
namespace {

/// The bytes of the character that begins with this one; 0 for none.
std::size_t lengthOf(unsigned char lead) noexcept {
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    if (lead < 0xE0)
        return 2;
    return lead < 0xF0 ? 3 : 4;
}

/// Whether nothing shorter spells the character.
bool isShortest(std::uint32_t code, std::size_t length) noexcept {
    constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    return code >= least[length];
}

bool isCharacter(std::uint32_t code) noexcept {
    if (code < 0x20)
        return code == '\t' || code == '\n' || code == '\r';
    return code <= 0xD7FF || (code >= 0xE000 && code <= 0xFFFD) || (code >= 0x10000 && code <= 0x10FFFF);
}

} // namespace

bool isCharacterData(std::string_view text) noexcept {
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t length = lengthOf(lead);
        if (length == 0 || text.size() - at < length)
            return false;
        std::uint32_t code = length == 1 ? lead : lead & (0x7FU >> length);
        for (std::size_t i = 1; i < length; ++i) {
            const auto next = static_cast<unsigned char>(text[at + i]);
            if ((next & 0xC0U) != 0x80U)
                return false;
            code = code << 6U | (next & 0x3FU);
        }
        if (!isShortest(code, length) || !isCharacter(code))
            return false;
        at += length;
    }
    return true;
}

} // namespace cunho::xml
