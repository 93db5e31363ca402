// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/tcp_socket.hpp"

#include <atomic>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

namespace cunho::sandbox {

/// The two ends of a connection that passes through: the client's, and the server's once there is one. Both
/// are shut down from another thread when the listener stops.
class TcpPassage {
  public:
    explicit TcpPassage(TcpSocket client) : client_(std::move(client)) {}

    TcpSocket& client() noexcept { return client_; }
    TcpSocket& server() noexcept { return server_; }

    /// False when nobody listens there, or it is too late.
    bool connect(int port);

    void stop();
    std::stop_token stopping() const noexcept { return stop_.get_token(); }

    void close();
    void reset(); ///< towards the client

  private:
    std::mutex mutex_;
    TcpSocket client_;
    TcpSocket server_;
    std::stop_source stop_;
};

/// A port on 127.0.0.1; each connection to it is served in a thread of its own.
class TcpListener {
  public:
    /// Takes its port at once. Throws Service/SANDBOX_NOT_STARTED.
    TcpListener();
    ~TcpListener() { stop(); }
    TcpListener(const TcpListener&) = delete;
    TcpListener& operator=(const TcpListener&) = delete;

    int port() const noexcept { return port_; }

    /// Once only. `serve` must not throw.
    void start(std::function<void(TcpPassage&)> serve);

    /// Ends every connection, and returns when nothing serves any more.
    void stop();

  private:
    struct Served {
        explicit Served(TcpSocket client) : passage(std::move(client)) {}
        TcpPassage passage;
        std::atomic<bool> done = false;
        std::thread thread;
    };

    void accept(const std::function<void(TcpPassage&)>& serve);
    void forgetDone();

    TcpSocket socket_;
    int port_ = 0;
    std::mutex mutex_;
    bool stopped_ = false;
    std::list<std::unique_ptr<Served>> served_;
    std::thread thread_;
};

} // namespace cunho::sandbox
