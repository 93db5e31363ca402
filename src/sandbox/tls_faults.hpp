// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/pki.hpp"
#include "sandbox/service.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace cunho::sandbox {

/// Peers on 127.0.0.1 with which no client may speak, each on a port of its own:
///
///     expired      its certificate ended long ago
///     wrongHost    its certificate is of another host
///     selfSigned   its certificate is its own issuer
///     unknownRoot  its certificate comes from a root that nobody trusts
///     oldVersion   the right certificate, and TLS 1.1 alone
///
/// A request that arrives all the same is a violation of check 12.
class TlsFaults {
  public:
    TlsFaults(const Pki& pki, ViolationLog& violations);
    ~TlsFaults();
    TlsFaults(const TlsFaults&) = delete;
    TlsFaults& operator=(const TlsFaults&) = delete;

    static bool isPeer(std::string_view name) noexcept;

    /// The port of a peer; the first question starts all of them. Throws Service/SANDBOX_NOT_STARTED.
    int port(const std::string& peer);

    /// "https://127.0.0.1:40125" by peer, likewise.
    std::map<std::string, std::string> urls();

    void stop();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace cunho::sandbox
