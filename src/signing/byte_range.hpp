// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/file.hpp>
#include <cunho/pdf/structure.hpp>

#include <string_view>
#include <variant>
#include <vector>

namespace cunho::signing {

/// Why a ByteRange says nothing about what was signed.
enum class ByteRangeFault {
    Count,            ///< not four numbers
    Negative,         ///< a number below zero
    BeyondFile,       ///< a part that ends behind the file
    NotFromStart,     ///< bytes before the first part
    Overlap,          ///< the second part begins within the first
    NoHole,           ///< nothing between the two parts
    NothingBehind,    ///< an empty second part: the dictionary's own end is not covered
    HoleNotDelimited, ///< the hole is not "<…>": it leaves a delimiter covered, or more than Contents out
    HoleNotHex,       ///< blanks, comments or anything else than pairs of digits between the delimiters
    HoleNotContents,  ///< digits, but not those of this signature's Contents
    HoleElsewhere,    ///< no /Contents in front of the hole: an indirect Contents, or the hole of other bytes
    HoleShared,       ///< another signature of the file has the same hole, or a part of it
};

/// In English, for remarks and logs.
std::string_view byteRangeFaultText(ByteRangeFault fault) noexcept;

/// The ByteRange of `fields[index]`, when it covers everything of its revision but exactly the hole with the
/// Contents that the reader found (ISO 32000-1, 12.8.1), and no other field claims that hole.
std::variant<pdf::ByteRange, ByteRangeFault>
checkByteRange(const ReadHandle& file, const std::vector<pdf::SignatureField>& fields, std::size_t index);

/// Refuses a file with more signatures than anybody makes: each is compared with all that follows it. Throws
/// Unsupported/TOO_MANY_SIGNATURES with {"file","count","limit"}.
void limitSignatures(const std::vector<pdf::SignatureField>& fields, const std::string& file);

} // namespace cunho::signing
