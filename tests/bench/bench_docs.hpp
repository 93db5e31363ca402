// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <filesystem>
#include <vector>

namespace cunho::bench {

/// Milliseconds of each repetition, one repetition being `files` files.
struct SignMeasurement {
    std::size_t files = 0;
    std::size_t fileSize = 0;
    std::vector<double> floor;
    std::vector<double> cunho;
};

double median(std::vector<double> values);

/// Median of ours over median of the floor.
double ratio(const SignMeasurement& measured);

/// Writes the page with commit, machine, floor, spread and ratio.
void writeDocs(const SignMeasurement& measured, const std::filesystem::path& page);

} // namespace cunho::bench
