// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/worker/limits.hpp"

#include <algorithm>
#include <csignal>
#include <fstream>
#include <new>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

namespace cunho::pdf {

namespace {

constexpr int outOfMemory = 3;                   // exit code, for who looks
constexpr rlim_t mostDescriptors = 16;           // three pipes and a file or two
constexpr rlim_t mostLibraries = 64U << 20U;     // bytes that they may map
constexpr rlim_t longestLife = 300 * timeFactor; // seconds of processor time, all files together

void limit(__rlimit_resource_t resource, rlim_t value) {
    const rlimit both{value, value};
    setrlimit(resource, &both);
}

/// Bytes of address space in use, 0 when the system does not say.
std::uint64_t addressSpace() {
    std::uint64_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    return pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

void setTimer(std::chrono::milliseconds time) {
    itimerval timer{};
    timer.it_value.tv_sec = time.count() / 1000;
    timer.it_value.tv_usec = time.count() % 1000 * 1000;
    setitimer(ITIMER_PROF, &timer, nullptr);
}

} // namespace

void restrictOwnProcess(std::uint64_t memory) {
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0); // pipes are no files
    limit(RLIMIT_NOFILE, mostDescriptors);
    limit(RLIMIT_NPROC, 0);
    limit(RLIMIT_CPU, longestLife);
    const std::uint64_t used = addressSpace();
    if (!isInstrumented && used != 0) { // the sanitizer reserves terabytes
        const rlimit soft{used + memory, used + memory + mostLibraries};
        setrlimit(RLIMIT_AS, &soft);
    }
    std::signal(SIGPROF, SIG_DFL); // ends the process; the parent may have it ignored
    std::signal(SIGPIPE, SIG_DFL);
    std::set_new_handler([] { _exit(outOfMemory); });
}

void withMoreMemory(const std::function<void()>& load) {
    rlimit memory{};
    const bool limited = getrlimit(RLIMIT_AS, &memory) == 0 && memory.rlim_cur < memory.rlim_max;
    const std::uint64_t before = addressSpace();
    if (limited) {
        const rlimit raised{memory.rlim_max, memory.rlim_max};
        setrlimit(RLIMIT_AS, &raised);
    }
    load();
    if (limited) {
        memory.rlim_cur = std::min(memory.rlim_max, memory.rlim_cur + addressSpace() - before);
        setrlimit(RLIMIT_AS, &memory);
    }
}

void CpuTimer::start(int shares) const {
    setTimer(limit_ * shares * timeFactor);
}

void CpuTimer::stop() const {
    setTimer(std::chrono::milliseconds(0));
}

} // namespace cunho::pdf
