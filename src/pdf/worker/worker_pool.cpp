// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/worker/worker_pool.hpp"

#include <utility>

namespace cunho::pdf {

/// Nothing when none is idle; the place in the pool is taken either way.
std::unique_ptr<WorkerProcess> WorkerPool::take() {
    std::unique_lock lock(mutex_);
    freed_.wait(lock, [this] { return leased_ < options_.limits.workers; });
    idle_.reserve(static_cast<std::size_t>(options_.limits.workers)); // so that giving back never fails
    ++leased_;
    if (idle_.empty()) {
        return nullptr;
    }
    auto worker = std::move(idle_.back());
    idle_.pop_back();
    return worker;
}

void WorkerPool::giveBack(std::unique_ptr<WorkerProcess> worker) noexcept {
    {
        const std::lock_guard lock(mutex_);
        --leased_;
        if (worker && !worker->isWornOut()) {
            idle_.push_back(std::move(worker));
        }
    }
    freed_.notify_one();
} // a worker that is worn out ends here, outside the lock

WorkerPool::Lease::Lease(WorkerPool& pool) : pool_(pool), worker_(pool.take()) {
    try {
        if (!worker_) {
            renew();
        }
    } catch (...) {
        pool_.giveBack(nullptr);
        throw;
    }
}

WorkerPool::Lease::~Lease() {
    pool_.giveBack(std::move(worker_));
}

void WorkerPool::Lease::renew() {
    drop();
    worker_ = std::make_unique<WorkerProcess>(pool_.options_);
}

} // namespace cunho::pdf
