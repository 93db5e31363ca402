// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/account_desk.hpp"
#include "sandbox/scap_checks.hpp"
#include "sandbox/service.hpp"

namespace cunho::sandbox {

/// SCAP's attribute service (autenticacao-gov D.1, D.2) without its wire. Safe for threads.
///
///     GET  /SCAPAttributeService/searchAttributeProviderInstitutionsRequest
///     POST /SCAPAttributeService/searchCitizenAttributesRequest
///     POST /SCAPAttributeService/getCitizenAttributesResponse
///     POST /sandbox/installation   the next search comes from another installation (check 44)
///
/// Companies answer when `searchAllEnterpriseAttributes` is true, professional bodies when they are named:
/// so the agency's own program asks. There are no attributes of employees. Statuses stand in the body of a
/// reply with 200:
///
///     102  the fault "pending"
///     200  everything came; 204 when there is none, or all of them have ended
///     206  the fault "notAvailable": the last supplier is silent (its own status is 102)
///     404  nobody posted the search, or its results were fetched before; any other by "duplicateDelivery"
///
/// A supplier's own status is 200, 204 or 205. Each word of a supplier is handed out once.
class ScapService final : public Service {
  public:
    ScapService(Registry& registry, AccountDesk& desk, ViolationLog& violations, FaultRules& faults,
                const Switches& switches, Clock& clock, Client client, const CitizenTokens& tokens,
                ScapState& state);

    bool owns(const Request& request) const override;
    Reply handle(const Request& request) override;
    bool dropsBeforeRead(const Request& request) override;
    void reset() override;

  private:
    Reply answer(const ScapExchange& exchange, const Mishap& mishap);
    Reply institutionsReply(const ScapExchange& exchange);
    Reply search(const ScapExchange& exchange);
    Reply attributes(const ScapExchange& exchange, const Mishap& mishap);
    Reply handOut(const ScapExchange& exchange, ScapSearch& search, const Mishap& mishap);
    nlohmann::json status(const std::string& code) const;
    Reply statusReply(const ScapExchange& exchange, const std::string& code) const;

    Registry& registry_;
    ViolationLog& violations_;
    FaultRules& faults_;
    const Switches& switches_;
    Clock& clock_;
    Client client_;
    const CitizenTokens& tokens_;
    ScapState& state_;
};

} // namespace cunho::sandbox
