// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <functional>
#include <stop_token>
#include <string>

namespace cunho {

/// How far a long operation has come; a hint for the window, never a result.
struct Progress {
    std::size_t done = 0;  ///< items finished
    std::size_t total = 0; ///< items in all, 0 when unknown
    std::string step;      ///< stable id of the step, such as "authorize", "sign", "write"
};

/// What every long operation takes: a stop token and where to tell its progress.
class JobContext {
  public:
    JobContext() = default;
    explicit JobContext(std::stop_token stop, std::function<void(const Progress&)> progress = {})
        : stop_(std::move(stop)), progress_(std::move(progress)) {}

    const std::stop_token& stop() const noexcept { return stop_; }

    /// Throws Cancelled/STOPPED when the job was asked to stop.
    void throwIfStopped() const;

    void report(const Progress& progress) const {
        if (progress_)
            progress_(progress);
    }

  private:
    std::stop_token stop_;
    std::function<void(const Progress&)> progress_;
};

} // namespace cunho
