// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "holder.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace cunho::providers::scap_capacity {
namespace {

bool isLetter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

/// A serialNumber taken apart (EN 319 412-1, 5.1.3, and the State's own "BI12345678").
struct Name {
    std::string_view type; ///< "BI", "PNO", "PAS", …; may be empty
    std::string_view country;
    std::string_view number;
};

Name nameIn(std::string_view text) {
    constexpr std::size_t prefix = 5; // "PNOPT", "PASGB", "TR:BR"
    if (text.size() > prefix + 1 && text[prefix] == '-')
        return {text.substr(0, 3), text.substr(3, 2), text.substr(prefix + 1)};
    const auto* const first = std::find_if_not(text.begin(), text.end(), isLetter);
    const auto letters = static_cast<std::size_t>(first - text.begin());
    return {text.substr(0, letters), "PT", text.substr(letters)};
}

bool mayBeCivil(std::string_view type) {
    return type.empty() || type == "BI" || type == "PNO" || type == "IDC";
}

/// Eight digits at most, without check digit and leading zeros; empty for anything else.
std::string_view civilNumber(std::string_view number) {
    constexpr std::size_t digits = 8;
    if (number.size() > digits + 1 || number.find_first_not_of("0123456789") != std::string_view::npos)
        return {};
    number = number.substr(0, digits);
    return number.substr(std::min(number.find_first_not_of('0'), number.size()));
}

bool sameText(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char one, char other) { return upper(one) == upper(other); });
}

} // namespace

bool isOf(const crypto::Certificate& certificate, const scap::Citizen& citizen) {
    const std::string text = certificate.subjectSerialNumber();
    const Name name = nameIn(text);
    if (!sameText(name.country, citizen.documentCountry) || name.number.empty())
        return false;
    if (citizen.documentType != scap::Citizen().documentType)
        return sameText(name.number, citizen.documentNumber);
    const std::string_view civil = civilNumber(name.number);
    return mayBeCivil(name.type) && !civil.empty() && civil == civilNumber(citizen.documentNumber);
}

} // namespace cunho::providers::scap_capacity
