// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/account_desk.hpp"
#include "sandbox/scap_signing_checks.hpp"
#include "sandbox/service.hpp"
#include "sandbox/signature_ledger.hpp"

namespace cunho::sandbox {

/// SCAP's signature service (autenticacao-gov D.1, D.2, D.4) without its wire. Safe for threads.
///
///     POST /SCAPSignatureService/signHashAuthorization
///     POST /SCAPSignatureService/signHash
///     POST /SCAPSignatureService/getSignHashResult
///
/// One processId goes through the three of them. Transactions are numbered from "0": one for each provider in
/// the order of the request, and SCAP's own seal. Statuses stand in the body of a reply with 200:
///
///     authorisation  200; 204 when nothing certifies the citizen any more; 401 with
///                    401_INVALID_SIGNATURE_TRANSACTION_CITIZEN_ATTRIBUTES when an attribute was served so
///                    once and is told no more, and with 401_CLIENT_BAD_TOTP when the key of the codes is of
///                    an earlier start of the sandbox
///     result         102 by the fault "pending"; 200; 404 when nobody posted it or it was fetched before
///
/// By the switch scapHttpErrors a 401 is also the status of the reply. Whoever breaks a check gets 400 or 401
/// either way, with the status in the body.
///
/// Check 47 has two halves. A transaction out of its order is refused at once. Whether all of them were used
/// is looked at when the client authorises again, or when somebody asks for the violations after the SADs'
/// life is over (`rules::scapSadLife`): it is broken when some were used, not all, and no call of the process
/// met a fault or another broken check. Who stops before the first one has done nothing halfway.
class ScapSigningService final : public Service, public SignatureLedger {
  public:
    ScapSigningService(Registry& registry, AccountDesk& desk, ViolationLog& violations, FaultRules& faults,
                       const Switches& switches, Clock& clock, Client client, ScapState& state, Pki& pki);

    bool owns(const Request& request) const override;
    Reply handle(const Request& request) override;
    bool dropsBeforeRead(const Request& request) override;
    void reset() override;
    void settle() override;

    std::vector<IssuedSignature> issuedSignatures() const override;

  private:
    Reply blame(const ScapExchange& call, const BrokenCheck& broken);
    Reply answer(const ScapSigningExchange& exchange, const Mishap& mishap);
    Reply authorize(const ScapSigningExchange& exchange, const Mishap& mishap);
    Reply allow(const ScapSigningExchange& exchange);
    Reply sign(const ScapSigningExchange& exchange, const Mishap& mishap);
    Reply result(const ScapSigningExchange& exchange, const Mishap& mishap);
    Reply handOut(const std::string& processId, ScapTransaction& transaction, const Mishap& mishap);

    std::string presentTrouble(const ScapSigningExchange& exchange) const;
    nlohmann::json toldOf(const ScapTransaction& transaction, std::size_t place,
                          const nlohmann::json& attributes);
    Reply refusal(const std::string& processId, std::string_view text) const;
    void judgeUsed(bool everything);

    Registry& registry_;
    ViolationLog& violations_;
    FaultRules& faults_;
    const Switches& switches_;
    Clock& clock_;
    Client client_;
    ScapState& state_;
    Pki& pki_;
};

} // namespace cunho::sandbox
