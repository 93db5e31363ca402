// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/account_desk.hpp"
#include "sandbox/registry.hpp"
#include "sandbox/service.hpp"

#include <map>
#include <mutex>

namespace cunho::sandbox {

/// The citizens' portal: professional attributes, with the request of autenticacao-gov D.6 in its steps, and
/// the menu "Assinatura de Faturas". Phone and PIN let in (cookie `portal_session`); whoever is in may also
/// do what the agency does, which the page marks as the sandbox's. The paths are in portal_pages.hpp. Form
/// fields:
///
///     POST /portal/entrar                                             phone, pin
///     POST /portal/area-privada/atributos-profissionais/associar     step=2…6, see PortalRequest
///     POST /portal/area-privada/atributos-profissionais              nipc, capacity, action=approve|expire
///     POST /portal/area-privada/assinatura-faturas                   credential, action=cancel
///
/// and the same as JSON, for tests and for the window's dock:
///
///     GET  /sandbox/attributes  [?citizen=A]
///     {"attributes":[{"citizen","document","nipc","company","capacity",
///                                             "invoices","state","since","until"}]}
///     POST /sandbox/attributes  {"citizen","nipc","capacity","company"?,"invoices"?,"state"?,"until"?}:
///     state
///                               is pending, active or expired, until YYYY-MM-DD; what is not named stays
///     GET  /sandbox/accounts    {"accounts":[{"credentialID","document","nipc","additionalInfo","created",
///                               "expires","signaturesLimit","signaturesUsed","cancelled"}]}
///     POST /sandbox/accounts    {"credentialID","action":"cancel"}
class PortalService final : public Service {
  public:
    PortalService(Registry& registry, AccountDesk& desk, ViolationLog&, FaultRules& faults, const Switches&,
                  Clock& clock, const Client&)
        : registry_(registry), desk_(desk), faults_(faults), clock_(clock) {}

    bool owns(const Request& request) const override;
    Reply handle(const Request& request) override;
    bool dropsBeforeRead(const Request& request) override;
    void reset() override;

  private:
    using Form = std::map<std::string, std::string>;

    Reply route(const Request& request);
    Reply signIn(const Form& form);
    Reply privateArea(const Request& request, const Citizen& citizen);
    Reply associate(const Form& form, const Citizen& citizen);
    Reply changeAttribute(const Form& form, const Citizen& citizen);
    Reply cancelAccount(const Form& form, const Citizen& citizen);
    std::string registeredName(const std::string& nipc) const;

    // portal_control.cpp
    Reply attributesAsJson(const Request& request) const;
    Reply changeByJson(const Request& request);
    Reply accountsAsJson() const;
    Reply cancelByJson(const Request& request);

    Registry& registry_;
    AccountDesk& desk_;
    FaultRules& faults_;
    Clock& clock_;
    mutable std::mutex mutex_;
    std::map<std::string, char> sessions_; ///< letter of a citizen, by cookie
};

} // namespace cunho::sandbox
