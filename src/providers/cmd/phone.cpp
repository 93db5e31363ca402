// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/error.hpp>
#include <cunho/providers/cmd.hpp>

#include <algorithm>
#include <array>

namespace cunho::providers {
namespace {

constexpr std::size_t longestTyped = 64;
constexpr std::size_t longestNumber = 15; // E.164, 6.2.1: country code and national number together
constexpr std::size_t leastNational = 6;
constexpr std::size_t portugueseDigits = 9;
constexpr std::string_view portugal = "351";
constexpr std::size_t shownDigits = 4;

/// What stands between digits in usual notations, the typographic ones as UTF-8.
constexpr std::array<std::string_view, 12> separators{
    " ", "\t", "-", ".", "/", "(", ")", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x91", "\xE2\x80\x93", "\n"};

[[noreturn]] void refuse() { // without a word of what was typed: it may be somebody's phone
    throw Error(Fault::Input, "CMD_PHONE_INVALID");
}

struct Typed {
    bool plus = false;
    std::string digits;
};

/// Throws for anything but digits, separators and one plus before them.
Typed read(std::string_view text) {
    Typed out;
    while (!text.empty()) {
        const auto separator = std::find_if(separators.begin(), separators.end(),
                                            [&](auto mark) { return text.starts_with(mark); });
        if (separator != separators.end()) {
            text.remove_prefix(separator->size());
            continue;
        }
        const char c = text.front();
        text.remove_prefix(1);
        if (c >= '0' && c <= '9')
            out.digits += c;
        else if (c == '+' && !out.plus && out.digits.empty())
            out.plus = true;
        else
            refuse();
    }
    return out;
}

/// Digits of the country code with which an international number begins (E.164, list of assigned codes).
std::size_t countryCodeLength(std::string_view digits) {
    constexpr std::string_view two =
        "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 "
        "60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98";
    if (digits.front() == '1' || digits.front() == '7')
        return 1;
    return two.find(digits.substr(0, 2)) == std::string_view::npos ? 3 : 2;
}

bool isPortugueseMobile(std::string_view number) {
    return number.size() == portugueseDigits && number.front() == '9';
}

/// With its country code; the codes CMD is for need not be told apart by anything but their digits.
std::string international(Typed typed) {
    if (!typed.plus && typed.digits.starts_with("00"))
        return typed.digits.substr(2);
    if (typed.plus)
        return std::move(typed.digits);
    if (isPortugueseMobile(typed.digits))
        return std::string(portugal) + typed.digits;
    const std::string_view digits = typed.digits;
    if (digits.starts_with(portugal) && isPortugueseMobile(digits.substr(portugal.size())))
        return std::move(typed.digits);
    refuse();
}

} // namespace

std::string cmdPhone(std::string_view typed) {
    if (typed.size() > longestTyped)
        refuse();
    std::string text(typed);
    if (const auto trunk = text.find("(0)"); trunk != std::string::npos && trunk > 0)
        text.erase(trunk, 3); // "+44 (0)7911 123456": not dialled from abroad
    const std::string digits = international(read(text));
    if (digits.size() <= leastNational || digits.size() > longestNumber || digits.front() == '0')
        refuse();
    const std::size_t code = countryCodeLength(digits);
    const std::string number = digits.substr(code);
    const bool portuguese = digits.starts_with(portugal);
    if (number.size() < leastNational || (portuguese && !isPortugueseMobile(number)))
        refuse();
    return "+" + digits.substr(0, code) + " " + number;
}

std::string maskedPhone(const std::string& phone) {
    const auto space = phone.find(' ');
    const std::size_t begin = space == std::string::npos ? 0 : space + 1;
    std::string out = phone;
    const std::size_t end = out.size() >= begin + 2 * shownDigits ? out.size() - shownDigits : out.size();
    std::fill(out.begin() + static_cast<std::ptrdiff_t>(begin),
              out.begin() + static_cast<std::ptrdiff_t>(end), '*');
    return out;
}

} // namespace cunho::providers
