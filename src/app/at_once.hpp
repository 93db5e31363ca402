// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <future>
#include <vector>

namespace cunho::app {

/// work(0) to work(count - 1), begun in this order, so many at the same time. Returns when all have ended.
template<typename Work>
void atOnce(std::size_t jobs, std::size_t count, Work work) {
    std::atomic<std::size_t> next{0};
    const auto workSome = [&] {
        for (std::size_t at = next++; at < count; at = next++)
            work(at);
    };
    std::vector<std::future<void>> others;
    for (std::size_t other = 1; other < std::min(jobs, count); ++other)
        others.push_back(std::async(std::launch::async, workSome));
    workSome();
    for (auto& each : others)
        each.get();
}

} // namespace cunho::app
