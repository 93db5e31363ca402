// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/process_limits.hpp>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <new>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

namespace cunho {
namespace {

constexpr int outOfMemory = 3; // exit code, for who looks

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

} // namespace

void restrictOwnProcess(const OwnLimits& limits) {
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0); // pipes are no files
    limit(RLIMIT_NOFILE, limits.descriptors);
    limit(RLIMIT_NPROC, 0);
    limit(RLIMIT_CPU, static_cast<rlim_t>(limits.lifetime.count()) * timeFactor);
    const std::uint64_t used = addressSpace();
    if (!isInstrumented && used != 0) { // the sanitizer reserves terabytes
        const rlimit soft{used + limits.memory, used + limits.memory + limits.libraries};
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

void allowProcessorTime(std::chrono::milliseconds time) {
    const auto all = time * timeFactor;
    itimerval timer{};
    timer.it_value.tv_sec = all.count() / 1000;
    timer.it_value.tv_usec = all.count() % 1000 * 1000;
    setitimer(ITIMER_PROF, &timer, nullptr);
}

} // namespace cunho
