// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/progress_line.hpp"

#include <iostream>
#include <unistd.h>

namespace cunho::cli {
namespace {

constexpr std::chrono::milliseconds betweenLines{200};

std::string share(std::size_t done, std::size_t total) {
    return std::to_string(done) + "/" + std::to_string(total);
}

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

void ProgressLine::reading(std::size_t done, std::size_t total) {
    const std::lock_guard lock(mutex_);
    if (isTime())
        write("reading " + share(done, total));
}

void ProgressLine::show(std::size_t done) {
    const std::lock_guard lock(mutex_);
    left_.done(done);
    if (!isTime())
        return;
    std::string words = share(done, total_);
    if (const auto left = left_.left(); left && done < total_)
        words += ", " + durationText(*left) + " left";
    write(words);
}

bool ProgressLine::isTime() {
    const TimePoint now = clock_.now();
    if (!wanted_ || (shown_ && last_ && now - *last_ < betweenLines))
        return false;
    last_ = now;
    return true;
}

void ProgressLine::write(const std::string& words) {
    std::cerr << "\r\x1b[K" << words << std::flush;
    shown_ = true;
}

void ProgressLine::clear() {
    const std::lock_guard lock(mutex_);
    if (shown_)
        std::cerr << "\r\x1b[K" << std::flush;
    shown_ = false;
}

} // namespace cunho::cli
