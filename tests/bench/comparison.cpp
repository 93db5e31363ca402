// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "comparison.hpp"

#include <chrono>
#include <sys/resource.h>

namespace cunho::bench {

namespace {

double childrenSeconds() {
    rusage usage{};
    ::getrusage(RUSAGE_CHILDREN, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

} // namespace

double cpuWithChildrenOf(const std::function<void()>& act) {
    const double before = childrenSeconds();
    const double own = cpuOf(act);
    return own + childrenSeconds() - before;
}

double wallOf(const std::function<void()>& act) {
    const auto before = std::chrono::steady_clock::now();
    act();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count();
}

} // namespace cunho::bench
