// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <csignal>
#include <stop_token>
#include <thread>

namespace cunho::cli {

/// Ctrl-C, SIGTERM and SIGHUP as a stop while it lives: what is under way ends well. The second of them ends
/// the program at once. To be made before any other thread. The operating system's calls for it stand here.
class StopSignals {
  public:
    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    std::stop_token token() const { return stop_.get_token(); }

  private:
    void watch();

    std::stop_source stop_;
    sigset_t signals_{};
    sigset_t before_{};
    int arrived_ = -1; ///< signalfd
    int end_ = -1;     ///< eventfd
    std::thread watcher_;
};

} // namespace cunho::cli
