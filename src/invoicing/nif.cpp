// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/text_forms.hpp"

#include <cunho/invoicing/nif.hpp>

#include <algorithm>
#include <array>

namespace cunho::invoicing {
namespace {

/// First digits that are given out (Decreto-Lei 14/2013 and the Tax Authority's later practice).
constexpr std::array prefixes =
    std::to_array<std::string_view>({"1", "2", "3", "45", "5", "6", "70", "71", "72", "74", "75", "77", "78",
                                     "79", "8", "90", "91", "98", "99"});

bool hasKnownPrefix(std::string_view text) {
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [&](std::string_view prefix) { return text.starts_with(prefix); });
}

int checkDigit(std::string_view text) {
    int sum = 0;
    for (std::size_t i = 0; i < 8; ++i)
        sum += (9 - static_cast<int>(i)) * (text[i] - '0');
    return sum % 11 < 2 ? 0 : 11 - sum % 11;
}

} // namespace

std::optional<Nif> Nif::parse(std::string_view text) {
    if (text.size() != 9 || !std::all_of(text.begin(), text.end(), isDigit))
        return std::nullopt;
    if (!hasKnownPrefix(text) || text[8] - '0' != checkDigit(text))
        return std::nullopt;
    return Nif(std::string(text));
}

Nif Nif::finalConsumer() {
    return Nif("999999990");
}

} // namespace cunho::invoicing
