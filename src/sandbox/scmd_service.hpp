// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/account_desk.hpp"
#include "sandbox/pki.hpp"
#include "sandbox/scmd_checks.hpp"
#include "sandbox/service.hpp"
#include "sandbox/signature_ledger.hpp"

#include <mutex>

namespace cunho::sandbox {

/// SCMD, the signing service of the Chave Móvel Digital (autenticacao-gov C), without its wire. Safe for
/// threads.
///
///     POST /Ama.Authentication.Frontend/SCMDService.svc   SOAP 1.1, the six operations
///     GET  …?singleWsdl, …?wsdl                           its description
///
/// Codes that it answers:
///
///     200  what was asked for
///     800  an unknown phone, one that may not sign, or (by a fault) something it cannot decrypt; Field says
///          which
///     801  a wrong PIN; after three in a row the PIN is blocked until the sandbox is reset, and the right
///     one
///          is answered so, too
///     802  a wrong code
///     816  the process is over, or nobody knows it
///     900  more than a hundred documents (check 39)
///     901  citizen H, 902 citizen I, once the PIN was right
///     any  the fault "code:N"; 817 is a preset's
///
/// Who may not sign with the CMD has no certificate: nil, or empty by a switch.
class ScmdService final : public Service, public SignatureLedger {
  public:
    /// Given by the agency to the one client there is.
    static constexpr std::string_view applicationId = "5c3c1f0a-8d5e-4b7e-9a41-2f6b7d0e9c13";

    ScmdService(Registry& registry, AccountDesk& desk, ViolationLog& violations, FaultRules& faults,
                const Switches& switches, Clock& clock, Client client, Pki& pki);

    bool owns(const Request& request) const override;
    Reply handle(const Request& request) override;
    bool dropsBeforeRead(const Request& request) override;
    void reset() override;

    std::vector<IssuedSignature> issuedSignatures() const override;

  private:
    std::optional<std::string> decrypt(ByteView cipher) const;
    Reply refuse(const scmd::Exchange& exchange, const BrokenCheck& broken);
    Reply answer(const scmd::Exchange& exchange, const Mishap& mishap);
    Reply faulty(const scmd::Exchange& exchange, const Mishap& mishap);
    Reply getCertificate(const scmd::Exchange& exchange, const Mishap& mishap);
    Reply begin(const scmd::Exchange& exchange, const Mishap& mishap);
    std::optional<scmd::Status> pinTrouble(const scmd::Exchange& exchange, const Citizen& citizen);
    Reply forceSms(const scmd::Exchange& exchange, const Mishap& mishap);
    void sendCode(scmd::Process& process, const Mishap& mishap, TimePoint now);
    Reply validateOtp(const scmd::Exchange& exchange, const Mishap& mishap);
    Reply isOver(const scmd::Exchange& exchange, const Mishap& mishap);
    Reply handOut(const scmd::Exchange& exchange, scmd::Process& process, const Mishap& mishap);
    std::vector<scmd::Document> sign(const scmd::Process& process, bool delivered);
    scmd::Process* processOf(const scmd::Exchange& exchange);
    const Identity& identityOf(const Citizen& citizen);
    std::string certificatesOf(const Citizen& citizen);

    mutable std::mutex mutex_;
    Registry& registry_;
    ViolationLog& violations_;
    FaultRules& faults_;
    const Switches& switches_;
    Clock& clock_;
    Client client_;
    Pki& pki_;
    scmd::State state_;
    std::map<std::string, Identity> identities_;    ///< by the citizen's document
    std::map<std::string, IssuedSignature> issued_; ///< by digest and signer
};

} // namespace cunho::sandbox
