// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/invoicing/masters.hpp>

#include <algorithm>
#include <array>

namespace cunho::invoicing {
namespace {

struct Length {
    std::string_view country;
    std::size_t characters;
};

/// Of the countries that take part in SEPA (registry of ISO 13616); others only have to check.
constexpr std::array<Length, 36> lengths{
    {{"AD", 24}, {"AT", 20}, {"BE", 16}, {"BG", 22}, {"CH", 21}, {"CY", 28}, {"CZ", 24}, {"DE", 22},
     {"DK", 18}, {"EE", 20}, {"ES", 24}, {"FI", 18}, {"FR", 27}, {"GB", 22}, {"GI", 23}, {"GR", 27},
     {"HR", 21}, {"HU", 28}, {"IE", 22}, {"IS", 26}, {"IT", 27}, {"LI", 21}, {"LT", 20}, {"LU", 20},
     {"LV", 21}, {"MC", 27}, {"MT", 31}, {"NL", 18}, {"NO", 15}, {"PL", 28}, {"PT", 25}, {"RO", 24},
     {"SE", 24}, {"SI", 19}, {"SK", 24}, {"SM", 27}}};

constexpr std::size_t shortestIban = 15;
constexpr std::size_t longestIban = 34;

/// Value of a character: a digit's own, 10 to 35 for A to Z; nothing else counts.
int valueOf(char c) noexcept {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'Z')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'z' ? c - 'a' + 10 : -1;
}

bool isLetter(char c) noexcept {
    return valueOf(c) >= 10;
}

} // namespace

bool isIban(std::string_view text) noexcept {
    std::array<char, longestIban> compact{};
    std::size_t size = 0;
    for (const char c : text) {
        if (c == ' ')
            continue;
        if (valueOf(c) < 0 || size == longestIban)
            return false;
        compact[size++] = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    const std::string_view iban(compact.data(), size);
    if (size < shortestIban || !isLetter(iban[0]) || !isLetter(iban[1]) || isLetter(iban[2]) ||
        isLetter(iban[3]))
        return false;
    const auto* known = std::find_if(lengths.begin(), lengths.end(),
                                     [&](const Length& l) { return iban.starts_with(l.country); });
    if (known != lengths.end() && known->characters != size)
        return false;
    int remainder = 0;
    for (std::size_t i = 0; i < size; ++i) {
        const int value = valueOf(iban[(i + 4) % size]);
        remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97;
    }
    return remainder == 1;
}

} // namespace cunho::invoicing
