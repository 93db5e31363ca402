// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/progress_line.hpp"

#include <iostream>
#include <unistd.h>

namespace cunho::cli {
namespace {

constexpr std::chrono::milliseconds betweenLines{200};

} // namespace

std::string durationText(std::chrono::milliseconds duration) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(duration).count();
    if (seconds < 60)
        return std::to_string(seconds) + " s";
    if (seconds < 3600)
        return std::to_string(seconds / 60) + " min " + std::to_string(seconds % 60) + " s";
    return std::to_string(seconds / 3600) + " h " + std::to_string(seconds % 3600 / 60) + " min";
}

ProgressLine::ProgressLine(const Clock& clock, std::size_t total, bool wanted)
    : clock_(clock), left_(clock, total), total_(total), wanted_(wanted && ::isatty(STDERR_FILENO) != 0) {}

void ProgressLine::show(std::size_t done) {
    left_.done(done);
    const TimePoint now = clock_.now();
    if (!wanted_ || (last_ && now - *last_ < betweenLines && shown_))
        return;
    last_ = now;
    shown_ = true;
    std::cerr << "\r\x1b[K" << done << '/' << total_;
    if (const auto left = left_.left(); left && done < total_)
        std::cerr << ", " << durationText(*left) << " left";
    std::cerr << std::flush;
}

void ProgressLine::clear() {
    if (shown_)
        std::cerr << "\r\x1b[K" << std::flush;
    shown_ = false;
}

} // namespace cunho::cli
