// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/pki_service.hpp"

#include <memory>
#include <vector>

namespace cunho::sandbox {

/// The plain HTTP of a public key infrastructure on 127.0.0.1. It owns its port from the first moment,
/// because certificates must name it before anything is served.
class PkiListener {
  public:
    /// Takes the first of `ports` that is free, or else one that the system chooses. Throws
    /// Service/SANDBOX_NOT_STARTED.
    explicit PkiListener(const std::vector<int>& ports);
    ~PkiListener();
    PkiListener(const PkiListener&) = delete;
    PkiListener& operator=(const PkiListener&) = delete;

    int port() const noexcept;

    /// Once only. Throws Service/SANDBOX_NOT_STARTED. `service` must outlive the next stop.
    void start(PkiService& service);

    /// Ends what the service holds back, too.
    void stop();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace cunho::sandbox
