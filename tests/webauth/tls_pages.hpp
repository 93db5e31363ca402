// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/test_pki.hpp"

#include <future>
#include <httplib.h>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace cunho::test {

/// An HTTPS server on 127.0.0.1 with the tests' certificate, which counts what is asked.
class TlsPages {
  public:
    TlsPages() : server_(pki_.tlsChainFile().c_str(), pki_.tlsKeyFile().c_str()) {
        server_.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response&) {
            const std::lock_guard lock(mutex_);
            ++asked_[request.path];
            return httplib::Server::HandlerResponse::Unhandled;
        });
        port_ = server_.bind_to_any_port("127.0.0.1");
    }
    ~TlsPages() {
        server_.stop();
        if (thread_.joinable())
            thread_.join();
    }
    TlsPages(const TlsPages&) = delete;
    TlsPages& operator=(const TlsPages&) = delete;

    httplib::SSLServer& server() { return server_; }
    /// Returns when the server is at work and hears stop().
    void start() {
        auto running = std::make_shared<std::promise<void>>();
        server_.new_task_queue = [running] {
            running->set_value();
            return new httplib::ThreadPool(4);
        };
        thread_ = std::thread([this] { server_.listen_after_bind(); });
        running->get_future().wait();
    }

    std::string host() const { return "127.0.0.1:" + std::to_string(port_); }
    std::string url(const std::string& path = "/") const { return "https://" + host() + path; }
    std::filesystem::path root() const { return pki_.rootFile(); }

    int asked(const std::string& path) const {
        const std::lock_guard lock(mutex_);
        const auto found = asked_.find(path);
        return found == asked_.end() ? 0 : found->second;
    }
    int asked() const {
        const std::lock_guard lock(mutex_);
        int sum = 0;
        for (const auto& [path, count] : asked_)
            sum += count;
        return sum;
    }

  private:
    TestPki pki_;
    httplib::SSLServer server_;
    int port_ = 0;
    std::thread thread_;
    mutable std::mutex mutex_;
    std::map<std::string, int> asked_;
};

} // namespace cunho::test
