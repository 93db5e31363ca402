// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <condition_variable>
#include <mutex>

namespace cunho::sandbox {

/// Where replies wait that the fault "slow" holds back. Safe for threads.
class HeldReplies {
  public:
    /// Returns at the next `release` or `stop`.
    void wait();

    int waiting() const;
    void release();

    /// Nothing waits any more, now and later.
    void stop();

  private:
    mutable std::mutex mutex_;
    std::condition_variable released_;
    int waiting_ = 0;
    int releases_ = 0;
    bool stopped_ = false;
};

} // namespace cunho::sandbox
