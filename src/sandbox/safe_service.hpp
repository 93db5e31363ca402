// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/checks.hpp"
#include "sandbox/faults.hpp"

#include <cunho/sandbox/server.hpp>

#include <mutex>

namespace cunho::sandbox {

/// The two tokens of an account.
struct Tokens {
    std::string access;
    std::string refresh;
};

/// The signature service (autenticacao-gov B) without its wire: request in, reply out. Safe for threads.
class SafeService {
  public:
    SafeService(Pki& pki, Clock& clock) : pki_(pki), clock_(clock) {}

    void admit(Client client);

    /// Opens the account of a company, active at once, and returns new tokens.
    Tokens openAccount(const std::string& nipc);

    /// Checks, mishaps, work, in this order.
    Reply handle(const Request& request);

    /// Whether the connection is to end before the request is looked at.
    bool dropsBeforeRead(const Request& request);

    std::vector<Violation> violations() const;
    std::vector<std::pair<std::string, int>> signatureCounts() const;

    /// Throws Input/SANDBOX_BAD_FAULT.
    void addFault(const nlohmann::json& rule);

    /// `{"signaturesLimit"?, "activeInSeconds"?, "expiresInSeconds"?}`. Throws Input/SANDBOX_BAD_FAULT.
    void adjustAccount(const nlohmann::json& values);

    /// As after a start, with the same tokens.
    void reset();

  private:
    using Mishap = std::optional<InjectedFault>;

    Reply answer(const Exchange& exchange, const Mishap& mishap);
    Reply list(const Exchange& exchange);
    Reply credentialInfo(const Exchange& exchange, const Mishap& mishap);
    Reply authorize(const Exchange& exchange, const Mishap& mishap);
    Reply signHash(const Exchange& exchange, const Mishap& mishap);
    Reply verify(const Exchange& exchange, const Mishap& mishap);
    Reply deliverSad(Process& process, bool unharmed, TimePoint now);
    Reply deliverSignatures(Process& process, const Mishap& mishap, bool unharmed);
    void sign(Process& process, const std::string& processId);

    std::optional<ServiceError> tokenTrouble(const Exchange& exchange) const;
    std::optional<ServiceError> accountTrouble(const Exchange& exchange);
    void remember(const Exchange& exchange);
    void makeUsable();

    mutable std::mutex mutex_;
    Pki& pki_;
    Clock& clock_;
    Client client_;
    State state_;
    FaultRules faults_;
    std::vector<Violation> violations_;
};

} // namespace cunho::sandbox
