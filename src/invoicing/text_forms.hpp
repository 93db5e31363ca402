// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <algorithm>
#include <string_view>

namespace cunho::invoicing {

constexpr bool isDigit(char c) noexcept {
    return c >= '0' && c <= '9';
}

/// One at least.
constexpr bool isDigits(std::string_view text) noexcept {
    return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

/// "3000-123"
constexpr bool isPostalCode(std::string_view text) noexcept {
    return text.size() == 8 && text[4] == '-' && isDigits(text.substr(0, 4)) && isDigits(text.substr(5));
}

} // namespace cunho::invoicing
