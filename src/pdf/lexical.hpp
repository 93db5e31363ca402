// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

namespace cunho::pdf {

/// The classes of characters in PDF syntax (ISO 32000-1, 7.2.2), for bytes; the end of a file, -1, is in
/// none.

constexpr bool isSpace(int c) noexcept {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0;
}

constexpr bool isDigit(int c) noexcept {
    return c >= '0' && c <= '9';
}

constexpr bool isDelimiter(int c) noexcept {
    return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '{' || c == '}' ||
           c == '/' || c == '%';
}

constexpr bool isRegular(int c) noexcept {
    return c >= 0 && !isSpace(c) && !isDelimiter(c);
}

} // namespace cunho::pdf
