// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/pdf/structure.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace cunho::pdf {

/// "/Name", with #xx for what may not stand in a name (ISO 32000-1, 7.3.5).
std::string nameSyntax(std::string_view name);

/// A text string (7.9.2.2): "(…)" when the UTF-8 text is ASCII, else "<FEFF…>".
std::string textSyntax(std::string_view utf8);

/// A string of any bytes (7.3.4): "(…)" when they are printable ASCII, else "<A0B1…>".
std::string stringSyntax(std::string_view bytes);

/// "<A0B1…>", upper case.
std::string hexSyntax(ByteView bytes);

/// "12 0 R"
std::string referenceSyntax(ObjectId id);

/// "[a b c]"
std::string arraySyntax(const std::vector<std::string>& items);

/// "595.27": at most four decimals, never an exponent.
std::string numberSyntax(double number);

/// The shortest decimal number that reads as the same double again, never an exponent.
std::string realSyntax(double number);

/// "[0 0 595.27 842]"
std::string rectangleSyntax(const Rectangle& rectangle);

/// "(D:20261123091500+00'00')" (7.9.4)
std::string dateSyntax(TimePoint time);

/// What stands right before a hole: "/ByteRange [0 a b c]", padded with blanks to one length so that it can
/// be written last, and " /Contents ".
std::string byteRangeSyntax(const ByteRange& range);

/// A field of a cross-reference stream: the number in so many bytes, the highest first (7.5.8.3).
void appendBigEndian(std::string& out, std::uint64_t value, unsigned bytes);

/// What a literal or hexadecimal string with its delimiters stands for (7.3.4).
Bytes stringBytes(std::string_view syntax);

} // namespace cunho::pdf
