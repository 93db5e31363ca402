// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cunho::invoicing {

/// What a text field holds.
struct TextFacts {
    bool utf8 = true;
    bool controls = false;  ///< control characters, line breaks, direction overrides, non-characters
    std::size_t length = 0; ///< in characters
};

TextFacts lookAt(std::string_view text);

/// Without blanks at both ends, whatever kind of blank; the text itself when it is not UTF-8.
std::string trimmed(std::string_view text);

/// Without any blank of any kind.
std::string withoutBlanks(std::string_view text);

/// ASCII letters as capitals.
std::string capitals(std::string_view text);

} // namespace cunho::invoicing
