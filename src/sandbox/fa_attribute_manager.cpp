// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/fa_attributes.hpp"
#include "sandbox/fa_service.hpp"
#include "sandbox/token.hpp"
#include "sandbox/url.hpp"

#include <cunho/core/random.hpp>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

// AttributeManager and the refresh service (autenticacao-gov A.7).
namespace cunho::sandbox {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;
using Action = InjectedFault::Action;
using Kind = FaToken::Kind;

Reply plainRefusal(int status, std::string_view description) {
    return {status, errorBody(status, description)};
}

Reply tokenOver() {
    return plainRefusal(401, "The access token is expired or invalid");
}

/// A POST's body, or nothing when it is not as documented.
struct Question {
    std::string token;
    std::optional<std::vector<std::string>> names;
};

std::optional<Question> questionOf(const Request& request) {
    const json body = json::parse(request.body, nullptr, false);
    if (!request.contentType.starts_with("application/json") || !body.is_object())
        return std::nullopt;
    Question question;
    for (const auto& [name, value] : body.items()) {
        if (name == "token" && value.is_string()) {
            question.token = value.get<std::string>();
        } else if (name == "attributesName" && value.is_array() &&
                   std::all_of(value.begin(), value.end(),
                               [](const json& each) { return each.is_string(); })) {
            question.names = value.get<std::vector<std::string>>();
        } else {
            return std::nullopt;
        }
    }
    return question.token.empty() ? std::nullopt : std::optional(question);
}

std::vector<std::string> everyName(const Scope& scope) {
    std::vector<std::string> names;
    for (const AskedAttribute& each : scope.attributes)
        names.push_back(each.name);
    return names;
}

std::string withoutParameters(const std::string& name) {
    return name.substr(0, name.find('?'));
}

const AskedAttribute* askedAttribute(const Scope& scope, const std::string& name) {
    const auto found = std::find_if(scope.attributes.begin(), scope.attributes.end(),
                                    [&](const AskedAttribute& each) { return each.name == name; });
    return found == scope.attributes.end() ? nullptr : &*found;
}

/// The attribute without which nobody knows who it is.
bool tellsWho(const AskedAttribute& asked) {
    return asked.name.ends_with("/NIC") || asked.name.ends_with("/DocNumber");
}

bool harmsAnswer(const Mishap& mishap) {
    return mishap && mishap->action != Action::Pending && mishap->action != Action::Delay &&
           mishap->action != Action::ClockSkew && mishap->action != Action::UnknownExtraMembers;
}

json row(const std::string& name, json value, std::string_view state, bool stateless) {
    json out{{"name", name}, {"value", std::move(value)}};
    if (!stateless)
        out["state"] = state;
    return out;
}

} // namespace

FaGrant* FaService::grantOf(const std::string& token, std::initializer_list<Kind> kinds) {
    const auto found = state_.tokens.find(token);
    if (found == state_.tokens.end() || found->second.revoked ||
        std::find(kinds.begin(), kinds.end(), found->second.kind) == kinds.end())
        return nullptr;
    FaGrant& grant = state_.grants.at(found->second.grant);
    return clock_.now() < grant.expires ? &grant : nullptr;
}

void FaService::revokeAll() {
    for (auto& [value, token] : state_.tokens)
        token.revoked |= token.kind != Kind::Refresh;
}

Reply FaService::postAttributes(const Request& request, const Mishap& mishap) {
    const TimePoint now = clock_.now();
    const auto hasty = fa_check::pace(state_, now);
    state_.lastCall = now;
    if (hasty)
        return refuse(request, *hasty);
    if (is(mishap, Action::ExpireAccess))
        revokeAll();
    const auto question = questionOf(request);
    if (!question)
        return plainRefusal(400, literal::badRequest);
    FaGrant* const grant = grantOf(question->token, {Kind::Access, Kind::OfReply});
    if (grant == nullptr)
        return tokenOver();
    if (const auto hastier = fa_check::firstWait(*grant, now))
        return refuse(request, *hastier);
    FaContext context;
    context.grant = state_.tokens.at(question->token).grant;
    context.token = newUuid();
    context.posted = now;
    for (const std::string& name : question->names.value_or(everyName(grant->scope)))
        context.names.push_back(withoutParameters(name));
    const bool account = grant->scope.account && std::find(context.names.begin(), context.names.end(),
                                                           attribute::account) != context.names.end();
    if (account)
        openAccount(*grant, mishap);
    context.pending = account ? 1 : 0;
    const std::string id = newUuid();
    const json body{{"token", context.token}, {"authenticationContextId", id}};
    state_.tokens[context.token] = {context.grant, Kind::OfReply};
    state_.contexts[id] = std::move(context);
    return {200, body.dump()};
}

void FaService::openAccount(FaGrant& grant, const Mishap& mishap) {
    if (grant.account)
        return; // one authentication, one account: a lost reply may be asked for again
    if (is(mishap, Action::InvalidParameter)) {
        grant.account = accountValue(numberedRefusal(mishap->value));
        return;
    }
    const auto opened = desk_.open(accountRequest(grant));
    if (const auto* refusal = std::get_if<AccountRefusal>(&opened)) {
        grant.account = accountValue(*refusal);
        return;
    }
    grant.account = accountValue(std::get<OpenedAccount>(opened), switches());
    if (state_.consent)
        state_.consent = false; // the next account needs another one
}

Reply FaService::getAttributes(const Request& request, const Mishap& mishap) {
    const TimePoint now = clock_.now();
    const std::string token = queryValue(request, "token");
    const std::string id = queryValue(request, "authenticationContextId");
    auto broken = fa_check::pace(state_, now);
    state_.lastCall = now;
    if (is(mishap, Action::ExpireAccess))
        revokeAll();
    if (!broken)
        broken = fa_check::result(state_, token, id, request.peerPort, now);
    if (broken)
        return refuse(request, *broken);
    const FaGrant* const grant = grantOf(token, {Kind::OfReply});
    if (grant == nullptr)
        return tokenOver();
    FaContext& context = state_.contexts.at(id);
    if (is(mishap, Action::Pending))
        context.pending = mishap->value;
    const bool pending = context.pending > 0;
    context.pending -= pending ? 1 : 0;
    const bool stateless = switches().stateless;
    auto rows = json::array();
    bool complete = true;
    for (const std::string& name : context.names) {
        const AskedAttribute* const asked = askedAttribute(grant->scope, name);
        const bool account = name == attribute::account;
        if (asked == nullptr || (account && is(mishap, Action::NotAvailable)))
            rows.push_back(row(name, nullptr, "NotAvailable", stateless));
        else if (is(mishap, Action::MissingAttribute) && tellsWho(*asked))
            continue;
        else if (account && pending)
            rows.push_back(row(asked->whole(), nullptr, "Pending", stateless));
        else
            rows.push_back(row(asked->whole(), valueOf(*asked, *grant), "Available", stateless));
        complete &= !rows.back()["value"].is_null();
    }
    context.repeated = context.delivered;
    context.delivered |= complete && !harmsAnswer(mishap);
    context.deliveredTo = request.peerPort;
    return {200, rows.dump()};
}

std::string FaService::valueOf(const AskedAttribute& asked, const FaGrant& grant) const {
    if (asked.name == attribute::account)
        return grant.account.value_or("");
    if (asked.name == attribute::enterprise)
        return enterpriseValue(registry_.attributesOf(grant.citizen.documentNumber), asked.parameters);
    return citizenValue(asked.name.substr(attribute::citizen.size()), grant, switches());
}

Reply FaService::refreshToken(const Request& request) {
    const json body = json::parse(request.body, nullptr, false);
    const auto text = [&](const char* name) {
        return body.is_object() && body.contains(name) && body[name].is_string()
                   ? body[name].get<std::string>()
                   : std::string();
    };
    const auto access = state_.tokens.find(text("jsonWebToken"));
    const auto refresh = state_.tokens.find(text("jsonWebRefreshToken"));
    const bool good = access != state_.tokens.end() && refresh != state_.tokens.end() &&
                      access->second.kind != Kind::Refresh && refresh->second.kind == Kind::Refresh &&
                      !access->second.revoked && !refresh->second.revoked &&
                      access->second.grant == refresh->second.grant;
    json reply{{"jsonWebToken", nullptr},
               {"processId", newUuid()},
               {"result", {{"code", "401"}, {"message", "Invalid token"}}},
               {"jsonWebRefreshToken", nullptr}};
    if (!good)
        return {401, reply.dump()};
    const std::string id = access->second.grant;
    FaGrant& grant = state_.grants.at(id);
    const TimePoint now = clock_.now();
    for (auto& [value, token] : state_.tokens)
        token.revoked |= token.grant == id;
    const std::string newAccess = newUuid();
    const std::string newRefresh = newToken(grant.citizen.documentNumber, now, now + 24h * 30);
    state_.tokens[newAccess] = {id, Kind::Access};
    state_.tokens[newRefresh] = {id, Kind::Refresh};
    grant.expires = now + switches().tokenLife;
    reply["jsonWebToken"] = newAccess;
    reply["jsonWebRefreshToken"] = newRefresh;
    reply["result"] = {{"code", "200"}, {"message", "OK"}};
    return {200, reply.dump()};
}

} // namespace cunho::sandbox
