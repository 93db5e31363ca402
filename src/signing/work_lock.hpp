// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <mutex>

namespace cunho::signing {

/// Holds the one place at which files are worked on; others get it while this one waits for the network.
///
/// Readers and journals are thus never used by two threads at once, and waits overlap all the same.
class WorkLock {
  public:
    explicit WorkLock(std::mutex& mutex) : lock_(mutex) {}

    /// The result of `call`, made without the lock.
    template<typename Call>
    auto outside(Call call) {
        const Relock relock(lock_);
        return call();
    }

  private:
    class Relock {
      public:
        explicit Relock(std::unique_lock<std::mutex>& lock) : lock_(lock) { lock_.unlock(); }
        ~Relock() { lock_.lock(); }
        Relock(const Relock&) = delete;
        Relock& operator=(const Relock&) = delete;

      private:
        std::unique_lock<std::mutex>& lock_;
    };

    std::unique_lock<std::mutex> lock_;
};

} // namespace cunho::signing
