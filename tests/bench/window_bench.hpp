// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace cunho::bench {

/// How long the window's thread did not turn, in milliseconds.
struct WindowGaps {
    std::string phase; ///< "reading", "signing"
    double seconds = 0;
    double longest = 0;
    double permille999 = 0;
    double median = 0;
    double longestWork = 0; ///< its own processor time between two beats
};

struct WindowCost {
    int files = 0;
    int fileSize = 0;
    std::vector<WindowGaps> gaps;
};

/// By cunho-window-bench, which is a program of its own as it needs Qt; nothing where it was not built.
/// Throws when it fails.
std::optional<WindowCost> measureWindow();

} // namespace cunho::bench
