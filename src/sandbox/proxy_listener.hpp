// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/tcp_listener.hpp"

#include <cunho/core/clock.hpp>

#include <string>

namespace cunho::sandbox {

/// A proxy (RFC 9110, 9.3.6 CONNECT) that wants to know who asks: 407 without user "proxy" and password
/// "sandbox". It leads to ports of 127.0.0.1 alone.
class ProxyListener {
  public:
    /// Takes its port at once. Throws Service/SANDBOX_NOT_STARTED.
    explicit ProxyListener(Clock& clock) : clock_(clock) {}

    std::string url() const { return "http://127.0.0.1:" + std::to_string(listener_.port()); }

    void start(); ///< once only
    void stop() { listener_.stop(); }

  private:
    void serve(TcpPassage& passage);

    Clock& clock_;
    TcpListener listener_;
};

} // namespace cunho::sandbox
