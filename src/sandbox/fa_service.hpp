// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/account_desk.hpp"
#include "sandbox/card_plugin.hpp"
#include "sandbox/citizen_tokens.hpp"
#include "sandbox/fa_checks.hpp"
#include "sandbox/faults.hpp"

namespace cunho::sandbox {

/// The authentication provider (autenticacao-gov A.4 to A.7) without its wire: the pages, AttributeManager,
/// and the refresh service. Safe for threads.
///
///     GET  /oauth/askauthorization            begins, in any case of letters
///     GET  /oauth/login                       the page where the session of the cookie stands
///     POST /oauth/login                       its form
///     GET  /oauth/authorized                  the static page; a program stops before it
///     POST /oauthresourceserver/api/AttributeManager, and GET
///     POST /oauth/service/authenticationjwt.svc/refreshToken
///     POST /sandbox/consent                   {"accepted":bool}: the program's consent (check 6)
///     GET, POST /sandbox/card                 {"card":"A"|null,"running":bool}: see CardPlugin
///     POST /sandbox/unblock                   {}: every blocked CMD and card may be used again
///
/// The pages are plain forms, without scripts but for one that looks for the plug-in, so that a test drives
/// them with the cookie `fa_session` and these fields (`step` goes with each):
///
///     step=means    citizen_type=national|foreign, means=cmd|cc     action=continue|cancel
///     step=consent                                                  action=authorize|refuse
///     step=cmd      prefix, phone, pin                              action=authenticate|cancel
///     step=code     code                                            action=confirm|resend|cancel
///     step=card     (action=cancel; the other form goes to the plug-in, which comes back by GET with
///                   ?assertion=)
///
/// A page that leads on is answered 303 to /oauth/login, the last one 302 to the redirect with its fragment.
/// Texts come to `Registry::messages`. Three wrong PINs block the citizen's CMD until `reset` or
/// /sandbox/unblock; three wrong codes, or three unknown numbers, end the session, as 10 minutes do.
///
/// A broken check of an authorisation request is answered as the provider does, by a redirect with an
/// `error`, and with the header X-Sandbox-Violation; only where the redirect itself is foreign by a page with
/// 400. Check 6 is armed by the first `POST /sandbox/consent`; an opened account uses the consent up.
/// Check 11 looks at requests to every service, so that `owns` must be asked first of all services.
class FaService final : public Service, public CitizenTokens {
  public:
    FaService(Registry& registry, AccountDesk& desk, ViolationLog& violations, FaultRules& faults,
              const Switches& switches, Clock& clock, const Client& client, CardPlugin& plugin);

    /// What the program recorded, as POST /sandbox/consent.
    void consent(bool accepted);

    std::optional<AuthenticatedCitizen> citizenOf(const std::string& token) const override;

    bool owns(const Request& request) const override;
    Reply handle(const Request& request) override;
    bool dropsBeforeRead(const Request& request) override;
    void reset() override;

  private:
    using Form = std::map<std::string, std::string>;

    Reply route(const Request& request, const Mishap& mishap);
    Reply control(const Request& request);

    FaSwitches switches() const { return FaSwitches::of(switches_); }

    // fa_login.cpp
    Reply authorize(const Request& request, const Mishap& mishap);
    Reply login(const Request& request, const Mishap& mishap);
    Reply show(FaSession& session) const;
    Reply chooseMeans(FaSession& session, const Form& form);
    Reply consentTo(FaSession& session, const Form& form);
    Reply authenticate(FaSession& session, const Form& form, const Mishap& mishap);
    Reply confirm(FaSession& session, const Form& form, const Mishap& mishap);
    Reply cardCameBack(FaSession& session, const std::string& assertion);
    void sendCode(FaSession& session, const Mishap& mishap);
    Reply finish(FaSession& session);
    Reply cancelled(FaSession& session);
    void close(const FaSession& session);

    // fa_attribute_manager.cpp
    Reply postAttributes(const Request& request, const Mishap& mishap);
    Reply getAttributes(const Request& request, const Mishap& mishap);
    Reply refreshToken(const Request& request);
    void openAccount(FaGrant& grant, const Mishap& mishap);
    std::string valueOf(const AskedAttribute& asked, const FaGrant& grant) const;
    FaGrant* grantOf(const std::string& token, std::initializer_list<FaToken::Kind> kinds);
    void revokeAll();
    Reply refuse(const Request& request, const BrokenCheck& broken);

    mutable std::mutex mutex_;
    Registry& registry_;
    AccountDesk& desk_;
    ViolationLog& violations_;
    FaultRules& faults_;
    const Switches& switches_;
    Clock& clock_;
    const FaRegistration client_;
    CardPlugin& plugin_;
    FaState state_;
};

} // namespace cunho::sandbox
