// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/tcp_listener.hpp"

#include "sandbox/server_thread.hpp"

#include <utility>

namespace cunho::sandbox {

bool TcpPassage::connect(int port) {
    TcpSocket made = TcpSocket::connect(port);
    const std::lock_guard lock(mutex_);
    if (stop_.stop_requested())
        return false;
    server_ = std::move(made);
    return server_.isOpen();
}

void TcpPassage::stop() {
    const std::lock_guard lock(mutex_);
    stop_.request_stop();
    client_.shutDown();
    server_.shutDown();
}

void TcpPassage::close() {
    const std::lock_guard lock(mutex_);
    client_.close();
    server_.close();
}

void TcpPassage::reset() {
    const std::lock_guard lock(mutex_);
    client_.reset();
    server_.close();
}

TcpListener::TcpListener() : socket_(TcpSocket::listen()) {
    if (!socket_.isOpen())
        notStarted("no port on 127.0.0.1");
    port_ = socket_.port();
}

void TcpListener::start(std::function<void(TcpPassage&)> serve) {
    thread_ = std::thread([this, serve = std::move(serve)] { accept(serve); });
}

void TcpListener::accept(const std::function<void(TcpPassage&)>& serve) {
    for (;;) {
        TcpSocket client = socket_.accept();
        const std::lock_guard lock(mutex_);
        if (!client.isOpen() || stopped_)
            return;
        forgetDone();
        served_.push_back(std::make_unique<Served>(std::move(client)));
        Served& one = *served_.back();
        one.thread = std::thread([&one, &serve] {
            serve(one.passage);
            one.passage.close();
            one.done = true;
        });
    }
}

void TcpListener::forgetDone() {
    std::erase_if(served_, [](const std::unique_ptr<Served>& one) {
        if (one->done)
            one->thread.join();
        return !one->thread.joinable();
    });
}

void TcpListener::stop() {
    if (!thread_.joinable())
        return;
    {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
        for (const auto& one : served_)
            one->passage.stop();
    }
    socket_.shutDown();
    thread_.join();
    for (const auto& one : served_)
        one->thread.join();
    served_.clear();
}

} // namespace cunho::sandbox
