// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/server_thread.hpp"

#include <cunho/core/error.hpp>

#include <chrono>
#include <future>
#include <memory>

namespace cunho::sandbox {

void notStarted(const std::string& detail) {
    throw Error(Fault::Service, "SANDBOX_NOT_STARTED", {}, detail);
}

void ServerThread::start() {
    // The library makes its workers right after it began to run: from then on stop() is heard.
    auto running = std::make_shared<std::promise<void>>();
    server_.new_task_queue = [running] {
        running->set_value();
        return new httplib::ThreadPool(CPPHTTPLIB_THREAD_POOL_COUNT);
    };
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    if (running->get_future().wait_for(std::chrono::seconds(10)) != std::future_status::ready)
        notStarted("the listening thread does not run");
}

void ServerThread::stop() {
    if (!thread_.joinable())
        return;
    server_.stop();
    thread_.join();
}

} // namespace cunho::sandbox
