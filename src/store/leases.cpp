// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/leases.hpp"

#include "store/file_system.hpp"

#include <cunho/core/error.hpp>

#include <condition_variable>
#include <mutex>

namespace cunho::store {
namespace {

constexpr std::chrono::milliseconds pace{20};

/// Nobody tells when a file is free: it is asked for from time to time.
void pause(const JobContext& job) {
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any().wait_for(lock, job.stop(), pace, [] { return false; });
    job.throwIfStopped();
}

/// Letters and digits; anything else as its number, so that no two names share a file.
std::string fileName(const std::string& name) {
    std::string out;
    for (const char c : name) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        out += plain ? std::string(1, c) : "-" + toHex(asBytes(std::string_view(&c, 1)));
    }
    return out;
}

} // namespace

std::filesystem::path lockFile(const std::filesystem::path& database, const std::string& name) {
    return database.string() + "-lock-" + fileName(name);
}

void Leases::exclusively(const std::string& name, std::chrono::milliseconds limit, const JobContext& job,
                         const std::function<void()>& work) {
    job.throwIfStopped();
    FileLock lock(lockFile(database_, name));
    const auto until = std::chrono::steady_clock::now() + limit;
    while (!lock.tryLock()) {
        if (std::chrono::steady_clock::now() >= until)
            throw Error(Fault::Busy, "TOKEN_REFRESH_ELSEWHERE");
        pause(job);
    }
    work();
}

} // namespace cunho::store
