// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/file_window.hpp"

#include <cunho/pdf/structure.hpp>

#include <string>
#include <vector>

namespace cunho::pdf {

/// What stands in a file when its cross-references are not asked: every "N G obj", every dictionary of a
/// trailer or a cross-reference stream. Streams and strings are stepped over; offsets count from the header.
struct ObjectScan {
    struct Definition {
        ObjectId id;
        std::uint64_t offset = 0;
        bool isObjectStream = false;

        bool operator==(const Definition&) const = default;
    };
    struct Span {
        std::uint64_t begin = 0;
        std::uint64_t end = 0;
    };
    std::vector<Definition> definitions; ///< in the order of the file
    std::vector<Span> trailers;
    bool hasSecondHeader = false; ///< two files in one

    /// Reads the whole file once. Stops behind `limit` definitions.
    static ObjectScan of(FileWindow& window, std::size_t limit);
};

/// The offset of each "N G obj" anywhere, also where no object can be: what a reader finds that rebuilds the
/// cross-references line by line.
std::vector<std::uint64_t> everyDefinition(FileWindow& window, std::size_t limit);

/// Whether the bytes stand anywhere in the file.
bool mentions(FileWindow& window, std::string_view bytes);

} // namespace cunho::pdf
