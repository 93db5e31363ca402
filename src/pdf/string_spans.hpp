// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace cunho::pdf {

/// Where a string stands in the syntax of an object, with its delimiters.
struct StringSpan {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool isSignature = false; ///< /Contents of a dictionary that has a /ByteRange
};

/// The literal and hexadecimal strings (ISO 32000-1, 7.3.4) of an object that is no stream, in their order.
std::vector<StringSpan> stringSpans(std::string_view body);

} // namespace cunho::pdf
