// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "comparison.hpp"
#include "footprint.hpp"

#include <filesystem>
#include <vector>

namespace cunho::bench {

double median(std::vector<double> values);

/// Median of ours over median of the base.
double ratio(const Comparison& comparison);

/// Writes the page with commit, machine, and of each comparison the base, the spread and the ratio,
/// and the memory that signing takes.
void writeDocs(const std::vector<Comparison>& comparisons, const std::vector<Footprint>& footprints,
               const std::filesystem::path& page);

} // namespace cunho::bench
