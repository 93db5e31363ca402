// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/file.hpp>

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace cunho::pdf {

/// What stands in the bytes behind a revision, told from the bytes alone: a reader that repairs a file finds
/// objects there that no cross-reference section lists.
struct AppendedSections {
    struct Object {
        int number = 0;
        int generation = 0;
        std::uint64_t offset = 0;
        std::size_t section = 0; ///< from 0; a startxref ends one
    };
    std::vector<Object> objects;
    std::set<std::uint64_t> starts; ///< offsets that a startxref or an /XRefStm names
    bool ended = false;             ///< nothing but blanks and comments behind the last startxref
};

/// Reads the bytes from `offset` on once. Errors as ReadHandle.
AppendedSections readAppendedSections(const ReadHandle& file, std::uint64_t offset);

} // namespace cunho::pdf
