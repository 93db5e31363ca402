// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

/// Passwords on their way to `cunho-page-painter`, through its input alone: for each its length (u16,
/// little-endian) and so many bytes (UTF-8), the one typed last first.
namespace cunho::wiring {

inline constexpr std::size_t largestPasswordBlock = 64U << 10U; ///< bytes
inline constexpr std::size_t mostPasswords = 64;

/// The passwords of a block, which outlives them. Nothing when it is none.
inline std::optional<std::vector<std::string_view>> passwordsIn(std::string_view block) {
    std::vector<std::string_view> passwords;
    while (!block.empty()) {
        if (block.size() < 2 || passwords.size() == mostPasswords)
            return std::nullopt;
        const auto low = static_cast<unsigned char>(block[0]);
        const auto high = static_cast<unsigned char>(block[1]);
        const std::size_t length = low + std::size_t{high} * 256U;
        block.remove_prefix(2);
        if (length == 0 || length > block.size())
            return std::nullopt;
        passwords.push_back(block.substr(0, length));
        block.remove_prefix(length);
    }
    return passwords;
}

} // namespace cunho::wiring
