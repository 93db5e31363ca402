// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "window/heartbeat.hpp"

#include <cunho/core/process.hpp>

#include <algorithm>
#include <utility>

namespace cunho::bench {
namespace {

double milliseconds(std::chrono::nanoseconds time) {
    return std::chrono::duration<double, std::milli>(time).count();
}

} // namespace

Heartbeat::Heartbeat() {
    timer_.setTimerType(Qt::PreciseTimer);
    connect(&timer_, &QTimer::timeout, this, &Heartbeat::beat);
    since_.start();
    worked_ = threadProcessorTime();
    timer_.start(1);
}

void Heartbeat::beat() {
    gaps_.push_back(static_cast<double>(since_.nsecsElapsed()) / 1e6);
    const auto worked = threadProcessorTime();
    longestWork_ = std::max(longestWork_, milliseconds(worked - std::exchange(worked_, worked)));
    since_.restart();
}

Heartbeat::Gaps Heartbeat::take() {
    Gaps out;
    std::vector<double> gaps = std::exchange(gaps_, {});
    out.longestWork = std::exchange(longestWork_, 0);
    if (gaps.empty())
        return out;
    std::ranges::sort(gaps);
    out.beats = gaps.size();
    out.longest = gaps.back();
    out.permille999 = gaps[gaps.size() * 999 / 1000];
    out.median = gaps[gaps.size() / 2];
    return out;
}

} // namespace cunho::bench
