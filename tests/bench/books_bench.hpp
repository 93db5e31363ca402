// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "comparison.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace cunho::bench {

/// What the books of so many documents cost; comparisons with their times filled in.
struct BooksCost {
    std::int64_t documents = 0;
    std::vector<Comparison> comparisons;
    std::vector<std::string> facts; ///< lines for the page
};

/// Makes the books in a temporary folder below `folder` (empty: the system's) and measures.
BooksCost measureBooks(std::int64_t documents, const std::filesystem::path& folder);

/// The export of a range of days by itself, for the memory of its process: `--books-export FILE FIRST LAST
/// TARGET`.
void exportBooks(const std::vector<std::string>& arguments);

} // namespace cunho::bench
