// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/account_desk.hpp"
#include "sandbox/checks.hpp"
#include "sandbox/registry.hpp"
#include "sandbox/service.hpp"
#include "sandbox/signature_ledger.hpp"

#include <mutex>

namespace cunho::sandbox {

/// The two tokens of an account.
struct Tokens {
    std::string access;
    std::string refresh;
};

/// The signature service (autenticacao-gov B) without its wire: request in, reply out. Safe for threads.
class SafeService final : public Service, public AccountDesk, public SignatureLedger {
  public:
    SafeService(Pki& pki, Registry& registry, ViolationLog& violations, FaultRules& faults,
                const Switches& switches, Clock& clock, Client client)
        : pki_(pki)
        , registry_(registry)
        , violations_(violations)
        , faults_(faults)
        , switches_(switches)
        , clock_(clock)
        , client_(std::move(client)) {}

    /// Opens the account of citizen A for the sandbox's company, active at once, and returns its tokens.
    Tokens openSeed();

    bool owns(const Request& request) const override;
    Reply handle(const Request& request) override;
    bool dropsBeforeRead(const Request& request) override;

    /// As after a start, the seeded account with the same tokens.
    void reset() override;

    std::variant<OpenedAccount, AccountRefusal> open(const AccountRequest& request) override;
    std::vector<AccountLine> accounts() const override;
    bool cancel(const std::string& credentialId) override;

    std::vector<std::pair<std::string, int>> signatureCounts() const;
    std::vector<IssuedSignature> issuedSignatures() const override;

    /// `{"credentialID"?, "signaturesLimit"?, "activeInSeconds"?, "expiresInSeconds"?}`, of the account that
    /// was opened first when none is named. Throws Input/SANDBOX_BAD_FAULT.
    void adjustAccount(const nlohmann::json& values);

    /// The accounts and tokens but for the seeded one's, and back from it. Throws what nlohmann/json throws.
    nlohmann::json memory() const;
    void recall(const nlohmann::json& memory);

    /// Likewise every account, without naming one.
    void adjustAccounts(const nlohmann::json& values);

  private:
    Reply answer(const Exchange& exchange, const Mishap& mishap);
    void harmAccount(const Exchange& exchange, const Mishap& mishap);
    Account* accountOf(const Exchange& exchange);
    Reply list(const Exchange& exchange);
    Reply credentialInfo(const Exchange& exchange, const Mishap& mishap);
    Reply authorize(const Exchange& exchange, const Mishap& mishap);
    Reply signHash(const Exchange& exchange, const Mishap& mishap);
    Reply verify(const Exchange& exchange, const Mishap& mishap);
    Process* askedProcess(const Exchange& exchange);
    Reply unknownProcess() const;
    int unitsOf(const Process& process) const;
    Reply updateToken(const Exchange& exchange);
    Reply cancelAccount(const Exchange& exchange);
    Reply deliverSad(Process& process, bool unharmed, TimePoint now);
    Reply deliverSignatures(Process& process, const Mishap& mishap, bool unharmed);
    void sign(Process& process, const std::string& processId);

    std::optional<ServiceError> tokenTrouble(const Exchange& exchange) const;
    std::optional<ServiceError> accountTrouble(const Exchange& exchange);
    void remember(const Exchange& exchange);

    Account& makeAccount(const AccountKey& key, const Citizen& citizen, TimePoint attributeEnd, bool isSeed);
    Account* liveAccount(const AccountKey& key);
    Tokens newTokens(const Account& account);
    void admit(const Tokens& tokens, const Account& account);
    void makeSeedUsable();

    mutable std::mutex mutex_;
    Pki& pki_;
    Registry& registry_;
    ViolationLog& violations_;
    FaultRules& faults_;
    const Switches& switches_;
    Clock& clock_;
    Client client_;
    State state_;
    Tokens seedTokens_;
};

} // namespace cunho::sandbox
