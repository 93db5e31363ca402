// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cunho::ui {

/// What somebody starts the program for, as one start tells it another. Nothing of it is a secret.
struct HandOver {
    std::vector<std::filesystem::path> files; ///< absolute; any bytes that a name may have
    bool sign = false;                        ///< *Assinar PDF* is wanted, also without files
    std::string activation{};                 ///< the desktop's token for coming to the front; may be empty

    bool operator==(const HandOver&) const = default;
};

constexpr std::size_t mostHandedFiles = 10'000;
constexpr std::size_t largestHandOver = 16U << 20U; ///< bytes of a message
constexpr std::size_t handOverHead = 10;            ///< bytes before the rest, which they tell the length of

/// "CUNHO1", the length of what follows, then flags, token and names, each with its length (32 bits, lowest
/// byte first). What is beyond the bounds is left out.
Bytes writeHandOver(const HandOver& wanted);

/// The length of a whole message that begins so, at least `handOverHead` bytes; nothing for any other.
std::optional<std::size_t> handOverLength(ByteView head);

/// Nothing for what is no such message to its last byte, or names what is no absolute path.
std::optional<HandOver> readHandOver(ByteView message);

/// What names on a command line mean to somebody in `folder`: paths, and file addresses.
std::vector<std::filesystem::path> namedFiles(const std::vector<std::string>& names,
                                              const std::filesystem::path& folder);

} // namespace cunho::ui
