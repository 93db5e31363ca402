// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/scap_service.hpp"

#include "sandbox/scap_status.hpp"

#include <cunho/core/random.hpp>

#include <algorithm>

namespace cunho::sandbox {
namespace {

using Action = InjectedFault::Action;
using nlohmann::json;

constexpr std::string_view installation = "/sandbox/installation";
constexpr std::size_t keyBytes = 20; // what the agency's own program expects at least

/// Which call of this service it is.
std::optional<ScapOperation> attributeOperationOf(const Request& request) {
    return scapOperationOf(request, "/SCAPAttributeService/");
}

SupplierChoice choiceOf(const json& body) {
    SupplierChoice choice;
    choice.enterprises = body.value("searchAllEnterpriseAttributes", false);
    for (const auto& uri : body.value("attributeProviderUriIds", json::array()))
        choice.uris.insert(uri.get<std::string>());
    return choice;
}

json citizenInfo(const Citizen& citizen) {
    return {{"name", citizen.givenName + " " + citizen.lastName},
            {"citizenDocumentInfo",
             {{"type", citizen.documentType},
              {"country", citizen.documentCountry},
              {"id", citizen.documentNumber}}}};
}

bool isUnharmedSearch(const Mishap& mishap) {
    return !mishap || is(mishap, Action::NotAvailable) || is(mishap, Action::Pending);
}

} // namespace

ScapService::ScapService(Registry& registry, AccountDesk&, ViolationLog& violations, FaultRules& faults,
                         const Switches& switches, Clock& clock, Client client, const CitizenTokens& tokens,
                         ScapState& state)
    : registry_(registry)
    , violations_(violations)
    , faults_(faults)
    , switches_(switches)
    , clock_(clock)
    , client_(std::move(client))
    , tokens_(tokens)
    , state_(state) {}

bool ScapService::owns(const Request& request) const {
    return attributeOperationOf(request).has_value() ||
           (request.method == "POST" && request.path == installation);
}

bool ScapService::dropsBeforeRead(const Request& request) {
    const auto operation = attributeOperationOf(request);
    return operation && faults_.takeDropBeforeRead(faultName(*operation));
}

void ScapService::reset() {
    const std::lock_guard lock(state_.mutex);
    state_.searches.clear();
    state_.seenIds.clear();
    state_.credentialId.reset();
}

Reply ScapService::handle(const Request& request) {
    const std::lock_guard lock(state_.mutex);
    const auto operation = attributeOperationOf(request);
    if (!operation) {
        state_.credentialId.reset();
        return {204};
    }
    ScapExchange exchange = openScapExchange(request, *operation, state_, client_, clock_.now());
    if (*operation == ScapOperation::Search)
        exchange.citizen = tokens_.citizenOf(exchange.token);
    if (const auto broken = firstBroken(exchange))
        return violations_.refuse(request, broken->id, broken->finding.description, broken->finding.detail,
                                  broken->finding.status);
    const Mishap mishap = faults_.take(faultName(*operation));
    if (*operation != ScapOperation::Attributes)
        state_.seenIds.insert(exchange.processId);
    const bool inBody = is(mishap, Action::DuplicateDelivery);
    auto refusal = inBody ? std::nullopt : refusalOf(mishap);
    Reply reply = refusal ? std::move(*refusal) : answer(exchange, mishap);
    spoil(reply, mishap);
    return reply;
}

Reply ScapService::answer(const ScapExchange& exchange, const Mishap& mishap) {
    switch (exchange.operation) {
    case ScapOperation::Institutions: return institutionsReply(exchange);
    case ScapOperation::Search: return search(exchange);
    case ScapOperation::Attributes: return attributes(exchange, mishap);
    default: return {404};
    }
}

json ScapService::status(const std::string& code) const {
    return scapStatus(code, {}, switches_);
}

Reply ScapService::statusReply(const ScapExchange& exchange, const std::string& code) const {
    return {200, scapStatusBody(exchange.processId, code, {}, switches_)};
}

Reply ScapService::institutionsReply(const ScapExchange& exchange) {
    json body{{"processId", exchange.processId}, {"status", status("200")}};
    auto& list = body["attributeProviders"] = json::array();
    for (const AttributeSupplier& institution : institutions())
        list.push_back(institution.info());
    return {200, body.dump()};
}

Reply ScapService::search(const ScapExchange& exchange) {
    if (!exchange.citizen)
        return {401, errorBody(401, literal::unauthorized)};
    if (!state_.credentialId)
        state_.credentialId = exchange.body.at("credentialId").get<std::string>();
    ScapSearch search;
    search.posted = exchange.now;
    // As of now, not as of the authentication: a capacity may have been granted since.
    const Citizen& known = exchange.citizen->citizen;
    search.citizen =
        registry_.byDocument(known.documentType, known.documentCountry, known.documentNumber).value_or(known);
    search.waiting = suppliedTo(search.citizen, choiceOf(exchange.body));
    search.key = randomBytes(keyBytes);
    state_.searches[exchange.processId] = std::move(search);
    return {};
}

Reply ScapService::attributes(const ScapExchange& exchange, const Mishap& mishap) {
    if (is(mishap, Action::DuplicateDelivery))
        return statusReply(exchange, std::to_string(mishap->value));
    const auto found = state_.searches.find(exchange.processId);
    if (found == state_.searches.end())
        return statusReply(exchange, "404");
    ScapSearch& search = found->second;
    search.lastQuestion = exchange.now;
    if (search.over) {
        search.repeated = search.arrived;
        return statusReply(exchange, "404");
    }
    if (is(mishap, Action::Pending))
        search.pending = mishap->value;
    if (search.pending > 0) {
        --search.pending;
        return statusReply(exchange, "102");
    }
    return handOut(exchange, search, mishap);
}

Reply ScapService::handOut(const ScapExchange& exchange, ScapSearch& search, const Mishap& mishap) {
    std::optional<SuppliedAttributes> silent;
    if (is(mishap, Action::NotAvailable) && !search.waiting.empty()) {
        silent = search.waiting.back();
        search.waiting.pop_back();
    }
    json body{{"processId", exchange.processId}, {"citizenInfo", citizenInfo(search.citizen)}};
    auto& list = body["citizenAttributes"] = json::array();
    const auto tell = [&](const SuppliedAttributes& one, const std::string& code, const json& told) {
        list.push_back({{"processId", exchange.processId},
                        {"status", status(code)},
                        {"attributeProviderInfo", one.supplier.info()},
                        {"attributes", told}});
    };
    if (switches_.isOn(Switch::ScapRepeats))
        for (const SuppliedAttributes& one : search.told)
            tell(one, one.code, one.attributes);
    for (SuppliedAttributes& one : search.waiting) {
        tell(one, one.code, one.attributes);
        search.told.push_back(std::move(one));
    }
    search.waiting.clear();
    if (silent) {
        tell(*silent, "102", json::array());
        search.waiting.push_back(std::move(*silent));
    }
    search.over = search.waiting.empty();
    search.arrived = search.over && isUnharmedSearch(mishap);
    const bool some = std::any_of(search.told.begin(), search.told.end(),
                                  [](const SuppliedAttributes& one) { return one.code == "200"; });
    body["status"] = status(!search.over ? "206" : some ? "200" : "204");
    body["completed"] = search.over;
    search.keyTold |= some && isUnharmedSearch(mishap);
    if (some)
        body["secretKey"] = toBase64(search.key);
    return {200, body.dump()};
}

} // namespace cunho::sandbox
