// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/nipc.hpp"

#include <algorithm>

namespace cunho::sandbox {

bool isNipc(std::string_view text) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.size() != 9 || !std::all_of(text.begin(), text.end(), digit))
        return false;
    int sum = 0;
    for (int i = 0; i < 8; ++i)
        sum += (9 - i) * (text[static_cast<std::size_t>(i)] - '0');
    const int rest = sum % 11;
    return text[8] - '0' == (rest < 2 ? 0 : 11 - rest);
}

} // namespace cunho::sandbox
