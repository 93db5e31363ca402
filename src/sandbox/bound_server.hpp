// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/server_thread.hpp"
#include "sandbox/tls.hpp"

#include <filesystem>
#include <unistd.h>

namespace cunho::sandbox {

/// A server of the HTTP library that closes its socket also when it never listened.
template<typename Server>
class BoundServer : public Server {
  public:
    using Server::Server;
    ~BoundServer() override {
        const int descriptor = this->svr_sock_.exchange(INVALID_SOCKET);
        if (descriptor != INVALID_SOCKET)
            ::close(descriptor);
    }

    bool isBound() const noexcept { return this->svr_sock_ != INVALID_SOCKET; }
};

/// TLS 1.2 or newer on a port of 127.0.0.1 that the system chose, which it owns from the first moment.
class TlsServer final : public BoundServer<httplib::SSLServer> {
  public:
    /// PEM files. Throws Service/SANDBOX_NOT_STARTED.
    TlsServer(const std::filesystem::path& certificate, const std::filesystem::path& key)
        : BoundServer(certificate.c_str(), key.c_str()) {
        if (!is_valid() || !requireTls12(*this))
            notStarted("the TLS certificate was not accepted");
        port_ = bind_to_any_port("127.0.0.1");
        if (port_ <= 0)
            notStarted("no port on 127.0.0.1");
    }

    int port() const noexcept { return port_; }

  private:
    int port_ = 0;
};

} // namespace cunho::sandbox
