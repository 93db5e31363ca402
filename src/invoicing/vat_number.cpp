// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/vat_number.hpp"

#include <algorithm>
#include <array>

namespace cunho::invoicing {
namespace {

/// 9: a digit; A: a letter; X: either; everything else itself.
struct Form {
    std::string_view country;
    std::string_view pattern;
};

/// As VIES describes them; a state with several lengths has several rows.
constexpr std::array forms{Form{"AT", "U99999999"},    Form{"BE", "9999999999"},   Form{"BG", "999999999"},
                           Form{"BG", "9999999999"},   Form{"CY", "99999999A"},    Form{"CZ", "99999999"},
                           Form{"CZ", "999999999"},    Form{"CZ", "9999999999"},   Form{"DE", "999999999"},
                           Form{"DK", "99999999"},     Form{"EE", "999999999"},    Form{"ES", "X9999999X"},
                           Form{"FI", "99999999"},     Form{"FR", "XX999999999"},  Form{"GR", "999999999"},
                           Form{"HR", "99999999999"},  Form{"HU", "99999999"},     Form{"IE", "9X99999A"},
                           Form{"IE", "9X99999AA"},    Form{"IT", "99999999999"},  Form{"LT", "999999999"},
                           Form{"LT", "999999999999"}, Form{"LU", "99999999"},     Form{"LV", "99999999999"},
                           Form{"MT", "99999999"},     Form{"NL", "XXXXXXXXXX99"}, Form{"PL", "9999999999"},
                           Form{"RO", "99"},           Form{"RO", "999"},          Form{"RO", "9999"},
                           Form{"RO", "99999"},        Form{"RO", "999999"},       Form{"RO", "9999999"},
                           Form{"RO", "99999999"},     Form{"RO", "999999999"},    Form{"RO", "9999999999"},
                           Form{"SE", "999999999999"}, Form{"SI", "99999999"},     Form{"SK", "9999999999"}};

bool fits(char c, char pattern) noexcept {
    const bool digit = c >= '0' && c <= '9';
    const bool letter = c >= 'A' && c <= 'Z';
    switch (pattern) {
    case '9': return digit;
    case 'A': return letter;
    case 'X': return digit || letter;
    default: return c == pattern;
    }
}

} // namespace

bool hasVatForm(std::string_view number, std::string_view country) noexcept {
    bool known = false;
    for (const Form& form : forms) {
        if (form.country != country)
            continue;
        known = true;
        if (std::equal(number.begin(), number.end(), form.pattern.begin(), form.pattern.end(), &fits))
            return true;
    }
    return !known;
}

} // namespace cunho::invoicing
