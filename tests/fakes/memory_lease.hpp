// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/signing/account.hpp>

#include <map>
#include <mutex>

namespace cunho::test {

/// Exclusion within this process; `busy` stands for another process that never lets go.
class MemoryLease final : public signing::LeaseLock {
  public:
    bool busy = false;

    void exclusively(const std::string& name, std::chrono::milliseconds limit, const JobContext& job,
                     const std::function<void()>& work) override {
        job.throwIfStopped();
        std::unique_lock lock(mutexOf(name), std::defer_lock);
        if (busy || !lock.try_lock_for(limit))
            throw Error(Fault::Busy, "TOKEN_REFRESH_ELSEWHERE");
        work();
    }

  private:
    std::timed_mutex& mutexOf(const std::string& name) {
        const std::lock_guard lock(mutex_);
        return mutexes_[name];
    }

    std::mutex mutex_;
    std::map<std::string, std::timed_mutex> mutexes_;
};

} // namespace cunho::test
