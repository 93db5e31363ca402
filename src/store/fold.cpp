// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/fold.hpp"

#include <array>

namespace cunho::store {
namespace {

/// U+00C0 to U+00FF; '.' stays as it is.
constexpr std::string_view latin1 = "aaaaaaaceeeeiiii"
                                    "dnooooo.ouuuuyts"
                                    "aaaaaaaceeeeiiii"
                                    "dnooooo.ouuuuyty";

/// U+0100 to U+017F, two by two.
constexpr std::string_view extended = "aaaaaaccccccccdddd"
                                      "eeeeeeeeeegggggggghhhh"
                                      "iiiiiiiiiiiijjkkklllll"
                                      "lllllnnnnnnnnnoooooooo"
                                      "rrrrrrssssssssttttttuu"
                                      "uuuuuuuuuuwwyyyzzzzzzs";
static_assert(latin1.size() == 64 && extended.size() == 128);

char foldedAscii(char character) {
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
}

/// What stands for a character of two bytes; 0: itself.
char base(unsigned code) {
    if (code >= 0xC0 && code <= 0xFF && latin1[code - 0xC0] != '.')
        return latin1[code - 0xC0];
    if (code >= 0x100 && code <= 0x17F)
        return extended[code - 0x100];
    return 0;
}

} // namespace

std::string folded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const auto next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0U;
        if (lead >= 0xC3 && lead <= 0xC5 && (next & 0xC0U) == 0x80U) {
            if (const char letter = base((lead & 0x1FU) << 6U | (next & 0x3FU)); letter != 0) {
                out += letter;
                ++at;
                continue;
            }
        }
        out += foldedAscii(text[at]);
    }
    return out;
}

} // namespace cunho::store
