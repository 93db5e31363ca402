// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace cunho::app {

/// How signed files are called when nobody says otherwise.
inline constexpr std::string_view defaultNamePattern = "{name}-assinado.pdf";

/// Throws Input/NAME_PATTERN_INVALID for an unknown {placeholder}, a slash or a control
/// character, and for a name that would be empty or hidden.
void requireNamePattern(std::string_view pattern);

/// What a pattern is filled with.
struct NameFacts {
    std::filesystem::path source; ///< {name}: its name without extension
    Date date{};                  ///< {date}: YYYY-MM-DD
    std::size_t number = 1;       ///< {n}: its place in the batch, from 1
    std::size_t count = 1;        ///< {n} has as many digits as this has
};

/// The signed file's name, with `copy` above 1 numbered ("a-assinado-2.pdf"). ".pdf" is added when it is not
/// there, and {name} is cut, between characters, so that the name has at most 255 bytes (NAME_MAX).
std::string signedName(std::string_view pattern, const NameFacts& facts, int copy = 1);

/// Whether `signedName` may have made this name by this pattern: from whatever source, day and place,
/// numbered or not. A pattern without a word of its own (three letters in a row, as in "{name} sig") fits
/// nothing: other files are called so, too.
bool mayBeSignedName(std::string_view pattern, std::string_view name);

} // namespace cunho::app
