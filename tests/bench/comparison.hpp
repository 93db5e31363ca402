// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "verification_floor.hpp"

#include <ctime>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace cunho::bench {

/// Two ways to do some work, run in turns; each gives the seconds that it took, as it counts them.
struct Comparison {
    std::string title;
    std::string method; ///< for the page: what was measured and how
    std::string baseName;
    std::string ourName;
    std::string work; ///< one run: "100 files"
    std::function<double()> base;
    std::function<double()> ours;
    std::vector<std::string> facts{}; ///< further lines for the page
    double goal = 3;                  ///< ours is to take at most so many times as long

    std::vector<double> baseTimes{}; ///< milliseconds
    std::vector<double> ourTimes{};
};

/// A bench that went wrong measures nothing.
inline void require(bool holds, const char* what) {
    if (!holds)
        throw std::runtime_error(what);
}

/// What a process or the running thread has used of the processor so far.
inline double cpuSeconds(clockid_t clock = CLOCK_PROCESS_CPUTIME_ID) {
    timespec now{};
    ::clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

inline double cpuOf(const std::function<void()>& act) {
    const double before = cpuSeconds();
    act();
    return cpuSeconds() - before;
}

/// Processor time of this process and of the children that ended meanwhile.
double cpuWithChildrenOf(const std::function<void()>& act);

double wallOf(const std::function<void()>& act);

/// For each reader: many small files, what they cost beyond the floor, one large file; then a batch.
std::vector<Comparison> signComparisons();
Comparison levelComparison();
Comparison verifyComparison(std::size_t fileSize, VerificationFloor::Objects objects);

} // namespace cunho::bench
