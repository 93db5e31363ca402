// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <vector>

namespace cunho::bench {

/// The most memory that a process of `cunho-cli sign` had at once.
struct Footprint {
    std::string file; ///< what was signed
    double mebibytes = 0;
};

/// MiB of the largest process among the program and its own children, once it has ended well.
double peakOf(const std::string& program, std::vector<std::string> arguments);

/// Signs files of several kinds, each by a new process. To be called before this process has grown: a child
/// counts as its own what its parent had when it was made.
std::vector<Footprint> measureFootprints();

} // namespace cunho::bench
