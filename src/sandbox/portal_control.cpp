// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/portal_service.hpp"
#include "sandbox/url.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

// The portal as JSON, for tests and for the window's dock.
namespace cunho::sandbox {
namespace {

using nlohmann::json;
using GrantState = AttributeGrant::State;

struct StateName {
    const char* name;
    GrantState state;
};
constexpr std::array stateNames{StateName{"pending", GrantState::Pending},
                                StateName{"active", GrantState::Active},
                                StateName{"expired", GrantState::Expired}};

json grantJson(const Citizen& citizen, const AttributeGrant& grant) {
    const auto* const state = std::find_if(stateNames.begin(), stateNames.end(),
                                           [&](const StateName& each) { return each.state == grant.state; });
    return {{"citizen", std::string(1, citizen.letter)},
            {"document", citizen.documentNumber},
            {"nipc", grant.nipc},
            {"company", grant.company},
            {"capacity", grant.capacity},
            {"invoices", grant.invoices},
            {"state", state->name},
            {"since", formatUtc(grant.since)},
            {"until", formatUtc(grant.until)}};
}

/// What the members say over what was there. Throws json::exception and Error for a wrong one.
void apply(const json& body, AttributeGrant& grant, TimePoint now) {
    grant.company = body.value("company", grant.company);
    grant.invoices = body.value("invoices", grant.invoices);
    if (body.contains("until")) {
        const Date next{std::chrono::sys_days(parseDate(body.at("until").get<std::string>())) +
                        std::chrono::days(1)};
        grant.until = fromLocal({next, 0, 0, 0}, Zone::Lisbon);
    }
    if (!body.contains("state"))
        return;
    const auto* const named = std::find_if(stateNames.begin(), stateNames.end(), [&](const StateName& each) {
        return body.at("state") == each.name;
    });
    if (named == stateNames.end())
        throw Error(Fault::Input, "SANDBOX_BAD_FAULT", {{"why", "unknown state"}});
    grant.state = named->state;
    if (grant.state == GrantState::Expired)
        grant.until = std::min(grant.until, now);
    else
        grant.since = now;
}

} // namespace

Reply PortalService::attributesAsJson(const Request& request) const {
    const std::string letter = queryValue(request, "citizen");
    auto list = json::array();
    for (const Citizen& citizen : registry_.citizens())
        for (const AttributeGrant& grant : citizen.attributes)
            if (letter.empty() || letter == std::string(1, citizen.letter))
                list.push_back(grantJson(citizen, grant));
    return {200, json{{"attributes", list}}.dump()};
}

Reply PortalService::changeByJson(const Request& request) {
    try {
        const json body = json::parse(request.body);
        const auto letter = body.at("citizen").get<std::string>();
        const auto citizen = letter.size() == 1 ? registry_.byLetter(letter.front()) : std::nullopt;
        if (!citizen)
            return errorReply(400, "unknown citizen");
        AttributeGrant grant;
        grant.nipc = body.at("nipc").get<std::string>();
        grant.capacity = body.at("capacity").get<std::string>();
        grant.company = registeredName(grant.nipc);
        grant.since = clock_.now();
        grant.until = grant.since + std::chrono::days(365);
        for (const AttributeGrant& each : citizen->attributes)
            if (each.nipc == grant.nipc && each.capacity == grant.capacity)
                grant = each;
        apply(body, grant, clock_.now());
        registry_.grant(citizen->documentNumber, grant);
        return {204};
    } catch (const std::exception& error) {
        return errorReply(400, error.what());
    }
}

Reply PortalService::accountsAsJson() const {
    auto list = json::array();
    for (const AccountLine& line : desk_.accounts())
        list.push_back({{"credentialID", line.credentialId},
                        {"document", line.documentNumber},
                        {"nipc", line.nipc},
                        {"additionalInfo", line.additionalInfo},
                        {"created", formatUtc(line.created)},
                        {"expires", formatUtc(line.expires)},
                        {"signaturesLimit", line.signaturesLimit},
                        {"signaturesUsed", line.signaturesUsed},
                        {"cancelled", line.cancelled}});
    return {200, json{{"accounts", list}}.dump()};
}

Reply PortalService::cancelByJson(const Request& request) {
    const json body = json::parse(request.body, nullptr, false);
    const bool shaped = body.is_object() && body.value("action", json()) == "cancel" &&
                        body.contains("credentialID") && body["credentialID"].is_string();
    if (!shaped)
        return errorReply(400, "credentialID and action:cancel are needed");
    return desk_.cancel(body["credentialID"].get<std::string>()) ? Reply{204}
                                                                 : Reply{404, errorBody(404, "Not Found")};
}

} // namespace cunho::sandbox
