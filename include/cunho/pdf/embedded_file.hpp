// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <cstddef>
#include <string>

namespace cunho::pdf {

/// A file inside a foreign PDF (ISO 32000-1, 7.11.4), as it was found: nobody vouches for its content.
struct EmbeddedFile {
    std::string name; ///< UTF-8, without control characters
    Bytes data;

    bool operator==(const EmbeddedFile&) const = default;
};

inline constexpr std::size_t mostEmbeddedFiles = 8;
inline constexpr std::size_t largestEmbeddedFile = 4U << 20U; ///< bytes; larger ones are left out

} // namespace cunho::pdf
