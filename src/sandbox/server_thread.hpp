// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <httplib.h>
#include <string>
#include <thread>

namespace cunho::sandbox {

/// Throws Service/SANDBOX_NOT_STARTED.
[[noreturn]] void notStarted(const std::string& detail);

/// A bound HTTP server at work in a thread of its own.
class ServerThread {
  public:
    explicit ServerThread(httplib::Server& server) noexcept : server_(server) {}
    ~ServerThread() { stop(); }
    ServerThread(const ServerThread&) = delete;
    ServerThread& operator=(const ServerThread&) = delete;

    /// Returns when the server is at work and hears `stop`. Throws Service/SANDBOX_NOT_STARTED.
    void start();
    void stop();
    bool isRunning() const noexcept { return thread_.joinable(); }

  private:
    httplib::Server& server_;
    std::thread thread_;
};

} // namespace cunho::sandbox
