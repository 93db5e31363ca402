// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/worker/worker_process.hpp"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

namespace cunho::pdf {

/// The workers of one reader: a few, started when they are needed. May be used from several threads.
class WorkerPool {
  public:
    explicit WorkerPool(const WorkerOptions& options) : options_(options) {}

    /// A worker for one question at a time; goes back to the pool at the end, unless it was dropped.
    class Lease {
      public:
        /// Waits for a free worker. Throws as WorkerProcess.
        explicit Lease(WorkerPool& pool);
        ~Lease();
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;

        WorkerProcess& worker() { return *worker_; }

        /// Kills this worker and starts another. Throws as WorkerProcess.
        void renew();

        /// Kills this worker.
        void drop() { worker_.reset(); }

      private:
        WorkerPool& pool_;
        std::unique_ptr<WorkerProcess> worker_;
    };

  private:
    std::unique_ptr<WorkerProcess> take();
    void giveBack(std::unique_ptr<WorkerProcess> worker) noexcept;

    const WorkerOptions& options_;
    std::mutex mutex_;
    std::condition_variable freed_;
    std::vector<std::unique_ptr<WorkerProcess>> idle_;
    int leased_ = 0;
};

} // namespace cunho::pdf
