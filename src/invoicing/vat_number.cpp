// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/vat_number.hpp"

#include <algorithm>
#include <array>

namespace cunho::invoicing {
namespace {

/// 9: a digit; A: a letter; X: either; everything else itself.
struct VatForm {
    std::string_view country;
    std::string_view pattern;
};

/// As VIES describes them; a state with several lengths has several rows.
constexpr std::array vatForms{
    VatForm{"AT", "U99999999"},    VatForm{"BE", "9999999999"},   VatForm{"BG", "999999999"},
    VatForm{"BG", "9999999999"},   VatForm{"CY", "99999999A"},    VatForm{"CZ", "99999999"},
    VatForm{"CZ", "999999999"},    VatForm{"CZ", "9999999999"},   VatForm{"DE", "999999999"},
    VatForm{"DK", "99999999"},     VatForm{"EE", "999999999"},    VatForm{"ES", "X9999999X"},
    VatForm{"FI", "99999999"},     VatForm{"FR", "XX999999999"},  VatForm{"GR", "999999999"},
    VatForm{"HR", "99999999999"},  VatForm{"HU", "99999999"},     VatForm{"IE", "9X99999A"},
    VatForm{"IE", "9X99999AA"},    VatForm{"IT", "99999999999"},  VatForm{"LT", "999999999"},
    VatForm{"LT", "999999999999"}, VatForm{"LU", "99999999"},     VatForm{"LV", "99999999999"},
    VatForm{"MT", "99999999"},     VatForm{"NL", "XXXXXXXXXX99"}, VatForm{"PL", "9999999999"},
    VatForm{"RO", "99"},           VatForm{"RO", "999"},          VatForm{"RO", "9999"},
    VatForm{"RO", "99999"},        VatForm{"RO", "999999"},       VatForm{"RO", "9999999"},
    VatForm{"RO", "99999999"},     VatForm{"RO", "999999999"},    VatForm{"RO", "9999999999"},
    VatForm{"SE", "999999999999"}, VatForm{"SI", "99999999"},     VatForm{"SK", "9999999999"}};

bool fitsPattern(char c, char pattern) noexcept {
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
    for (const VatForm& form : vatForms) {
        if (form.country != country)
            continue;
        known = true;
        if (std::equal(number.begin(), number.end(), form.pattern.begin(), form.pattern.end(), &fitsPattern))
            return true;
    }
    return !known;
}

} // namespace cunho::invoicing
