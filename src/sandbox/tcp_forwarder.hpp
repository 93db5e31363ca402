// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/tcp_listener.hpp"
#include "sandbox/wire_rules.hpp"

#include <cunho/core/clock.hpp>

#include <deque>

namespace cunho::sandbox {

/// Bytes that passed over one connection.
struct WireCount {
    std::uint64_t request = 0; ///< from the client
    std::uint64_t reply = 0;
};

/// Passes bytes both ways until both ends have ended, or the fault has come.
WireCount relay(TcpPassage& passage, const WireFault& fault, Clock& clock);

/// The port that clients know, before the one of the services: what happens to a network happens here.
class TcpForwarder {
  public:
    using PortOfPeer = std::function<int(const std::string&)>;

    /// Takes its port at once. Throws Service/SANDBOX_NOT_STARTED. `peer` tells the port of a TLS fault.
    TcpForwarder(WireRules& rules, Clock& clock, PortOfPeer peer);

    int port() const noexcept { return listener_.port(); }

    /// Once only. `target`: port of the services.
    void start(int target);
    void stop() { listener_.stop(); }

    /// Of the connections that have ended, the last 100, oldest first.
    std::vector<WireCount> counts() const;
    void clearCounts();

  private:
    void serve(TcpPassage& passage);
    void remember(const WireCount& count);

    WireRules& rules_;
    Clock& clock_;
    PortOfPeer peer_;
    int target_ = 0;
    mutable std::mutex mutex_;
    std::deque<WireCount> counts_;
    TcpListener listener_; ///< last: its threads use the others
};

} // namespace cunho::sandbox
