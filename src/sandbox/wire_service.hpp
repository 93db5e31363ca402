// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/proxy_listener.hpp"
#include "sandbox/service.hpp"
#include "sandbox/tcp_forwarder.hpp"
#include "sandbox/tls_faults.hpp"

namespace cunho::sandbox {

/// The network before the sandbox, and the control of what happens to it.
///
///     GET  /sandbox/wire   {"url": what clients know, "direct": past the faults, "proxy",
///                          "tls":{"<peer>":"https://…"}, "connections":[{"request","reply"}]}
///     POST /sandbox/wire   a rule (WireRules)
///
/// Control goes by the direct port, since a rule concerns whatever connection comes next.
class WireService final : public Service {
  public:
    /// Takes its ports at once. Throws Service/SANDBOX_NOT_STARTED.
    WireService(const Pki& pki, ViolationLog& violations, Clock& clock);

    int port() const noexcept { return forwarder_.port(); }

    /// Once only. `direct`: the port of the services.
    void start(int direct);
    void stop();

    bool owns(const Request& request) const override { return request.path == "/sandbox/wire"; }
    Reply handle(const Request& request) override;
    bool dropsBeforeRead(const Request&) override { return false; }
    void reset() override;

  private:
    Reply tell();

    WireRules rules_;
    TlsFaults tls_;
    ProxyListener proxy_;
    TcpForwarder forwarder_;
    int direct_ = 0;
};

} // namespace cunho::sandbox
