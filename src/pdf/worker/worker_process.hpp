// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/worker/protocol.hpp"

#include <cunho/core/process.hpp>
#include <cunho/pdf/worker_reader.hpp>

#include <chrono>
#include <optional>

namespace cunho::pdf {

/// The parent's side of one worker. Used by one thread at a time.
class WorkerProcess {
  public:
    /// Starts it. Throws Configuration/PROGRAM_NOT_FOUND or Internal/SPAWN_FAILED.
    explicit WorkerProcess(const WorkerOptions& options);

    /// False when the worker had died before it was asked: another one may be asked the same.
    bool send(const Request& request);

    /// The answer to what was sent; nothing when the worker died, took too long or said anything else. Throws
    /// Internal/SPAWN_FAILED when it never greeted.
    std::optional<Reply> receive(const Request& request, std::uint64_t fileSize);

    /// What it has used so far.
    std::chrono::nanoseconds processorTime() const noexcept { return process_.processorTime(); }

    bool isWornOut() const noexcept { return files_ >= limits_.files; }

  private:
    void allow(std::chrono::milliseconds time);
    std::chrono::milliseconds timeLeft() const;
    void receiveGreeting();

    WorkerLimits limits_;
    Process process_;
    std::chrono::steady_clock::time_point until_; ///< when the answer must be there
    bool greeted_ = false;
    int files_ = 0;
};

} // namespace cunho::pdf
