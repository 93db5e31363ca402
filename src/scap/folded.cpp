// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "folded.hpp"

namespace cunho::scap {
namespace {

/// U+00C0 to U+00FF without their marks; '\0': no letter of its own.
constexpr std::string_view
    plainLatin("aaaaaa\0ceeeeiiii\0nooooo\0ouuuuy\0\0aaaaaa\0ceeeeiiii\0nooooo\0ouuuuy\0y", 64);

bool isBlank(char c) {
    return c == ' ' || c == '_' || c == '\t' || c == '\n' || c == '\r';
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// A combining mark (U+0300 to U+036F) in UTF-8.
bool isMark(unsigned char first, unsigned char second) {
    return (first == 0xCC && second >= 0x80) || (first == 0xCD && second >= 0x80 && second <= 0xAF);
}

void append(std::string& out, char c) {
    if (!isBlank(c))
        out.push_back(lower(c));
    else if (!out.empty() && out.back() != ' ')
        out.push_back(' ');
}

} // namespace

std::string folded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto first = static_cast<unsigned char>(text[i]);
        const auto second = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
        if (isMark(first, static_cast<unsigned char>(second))) {
            ++i;
        } else if (first == 0xC2 && second == 0xA0) { // no-break space
            append(out, ' ');
            ++i;
        } else if (first == 0xC3 && second >= 0x80 && second <= 0xBF && plainLatin[second - 0x80] != '\0') {
            out.push_back(plainLatin[second - 0x80]);
            ++i;
        } else {
            append(out, text[i]);
        }
    }
    if (out.ends_with(' '))
        out.pop_back();
    return out;
}

} // namespace cunho::scap
