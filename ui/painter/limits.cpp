// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/painter/limits.hpp"

#include <csignal>
#include <fstream>
#include <new>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

namespace cunho::ui::painter {
namespace {

constexpr int outOfMemory = 3;         // exit code, for who looks
constexpr rlim_t mostDescriptors = 24; // three pipes, and fonts of the system for files without their own
#if defined(__SANITIZE_ADDRESS__)
constexpr bool isInstrumented = true; // the sanitizer reserves terabytes, and takes its time
#else
constexpr bool isInstrumented = false;
#endif
constexpr int timeFactor = isInstrumented ? 10 : 1;
constexpr rlim_t longestLife = 600 * timeFactor; // seconds of processor time, all pages together

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

void restrictOwnProcess(std::uint64_t memory) {
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0); // pipes are no files
    limit(RLIMIT_NOFILE, mostDescriptors);
    limit(RLIMIT_NPROC, 0);
    limit(RLIMIT_CPU, longestLife);
    if (const auto used = addressSpace(); !isInstrumented && used != 0)
        limit(RLIMIT_AS, used + memory);
    std::signal(SIGPROF, SIG_DFL); // ends the process; the parent may have it ignored
    std::signal(SIGPIPE, SIG_DFL);
    std::set_new_handler([] { _exit(outOfMemory); });
}

void allowTime(std::chrono::milliseconds time) {
    const auto all = time * timeFactor;
    itimerval timer{};
    timer.it_value.tv_sec = all.count() / 1000;
    timer.it_value.tv_usec = all.count() % 1000 * 1000;
    setitimer(ITIMER_PROF, &timer, nullptr);
}

} // namespace cunho::ui::painter
