// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/fa_service.hpp"

#include "sandbox/fa_paths.hpp"
#include "sandbox/html.hpp"
#include "sandbox/url.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace cunho::sandbox {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 3> controlPaths{"/sandbox/consent", "/sandbox/card",
                                                       "/sandbox/unblock"};

/// What fault rules call a request, or empty.
std::string_view faOperationOf(const Request& request, const std::string& path) {
    const bool posted = request.method == "POST";
    if (path == fa_path::authorize)
        return "fa.authorize";
    if (path == fa_path::attributes)
        return posted ? "fa.attributesPost" : "fa.attributesGet";
    if (path == fa_path::refresh)
        return "fa.refreshToken";
    if (path != fa_path::login || !posted)
        return {};
    const auto step = field(parseForm(request.body), "step");
    return step == "code" ? "fa.code" : step == "consent" ? "fa.consent" : step == "cmd" ? "fa.login" : "";
}

bool isOurs(const std::string& path) {
    return path == fa_path::authorize || path == fa_path::login || path == fa_path::authorized ||
           path == fa_path::attributes || path == fa_path::refresh ||
           std::find(controlPaths.begin(), controlPaths.end(), path) != controlPaths.end();
}

Reply notFound() {
    return {404, errorBody(404, "Not Found")};
}

} // namespace

FaService::FaService(Registry& registry, AccountDesk& desk, ViolationLog& violations, FaultRules& faults,
                     const Switches& switches, Clock& clock, const Client& client, CardPlugin& plugin)
    : registry_(registry)
    , desk_(desk)
    , violations_(violations)
    , faults_(faults)
    , switches_(switches)
    , clock_(clock)
    , client_(FaRegistration::of(client))
    , plugin_(plugin) {}

void FaService::consent(bool accepted) {
    const std::lock_guard lock(mutex_);
    state_.consent = accepted;
}

std::optional<AuthenticatedCitizen> FaService::citizenOf(const std::string& token) const {
    const std::lock_guard lock(mutex_);
    const auto found = state_.tokens.find(token);
    if (found == state_.tokens.end() || found->second.revoked || found->second.kind == FaToken::Kind::Refresh)
        return std::nullopt;
    const FaGrant& grant = state_.grants.at(found->second.grant);
    if (clock_.now() >= grant.expires)
        return std::nullopt;
    return AuthenticatedCitizen{grant.citizen,
                                grant.scope.asksOfCitizen("NIC") || grant.scope.asksOfCitizen("DocNumber")};
}

bool FaService::owns(const Request& request) const {
    const std::lock_guard lock(mutex_);
    return isOurs(inLowerCase(request.path)) || fa_check::leak(request, client_, state_).has_value();
}

bool FaService::dropsBeforeRead(const Request& request) {
    const auto operation = faOperationOf(request, inLowerCase(request.path));
    return !operation.empty() && faults_.takeDropBeforeRead(operation);
}

Reply FaService::refuse(const Request& request, const BrokenCheck& broken) {
    return violations_.refuse(request, broken.id, broken.finding.description, broken.finding.detail,
                              broken.finding.status);
}

Reply FaService::handle(const Request& request) {
    const std::lock_guard lock(mutex_);
    if (const auto leak = fa_check::leak(request, client_, state_))
        return refuse(request, *leak);
    const auto operation = faOperationOf(request, inLowerCase(request.path));
    const Mishap mishap = operation.empty() ? Mishap() : faults_.take(operation);
    auto refusal = refusalOf(mishap);
    Reply reply = refusal ? std::move(*refusal) : route(request, mishap);
    spoil(reply, mishap);
    return reply;
}

Reply FaService::route(const Request& request, const Mishap& mishap) {
    const std::string path = inLowerCase(request.path);
    const bool posted = request.method == "POST";
    if (path == fa_path::authorize && !posted)
        return authorize(request, mishap);
    if (path == fa_path::login)
        return login(request, mishap);
    if (path == fa_path::attributes)
        return posted ? postAttributes(request, mishap) : getAttributes(request, mishap);
    if (path == fa_path::refresh && posted)
        return refreshToken(request);
    if (path == fa_path::authorized)
        return html::page("Autenticação concluída", html::paragraph("Pode voltar à aplicação."));
    return path.starts_with("/sandbox/") ? control(request) : notFound();
}

Reply FaService::control(const Request& request) {
    const json body = json::parse(request.body, nullptr, false);
    const bool posted = request.method == "POST";
    if (posted && !body.is_object())
        return {400, errorBody(400, "no JSON object")};
    if (request.path == "/sandbox/consent") {
        if (!posted || !body.contains("accepted") || !body["accepted"].is_boolean())
            return {400, errorBody(400, "accepted is missing or no boolean")};
        state_.consent = body["accepted"].get<bool>();
        return {204};
    }
    if (request.path == "/sandbox/unblock") {
        state_.wrongPins.clear();
        plugin_.unblock();
        return {204};
    }
    if (posted) {
        const json running = body.value("running", json(plugin_.running()));
        const json card = body.value("card", json());
        if (!running.is_boolean() || (card.is_string() && card.get<std::string>().size() != 1))
            return {400, errorBody(400, "card is no letter, or running no boolean")};
        plugin_.setRunning(running.get<bool>());
        if (body.contains("card"))
            plugin_.insert(card.is_string() ? std::optional(card.get<std::string>().front()) : std::nullopt);
    }
    const auto card = plugin_.inserted();
    return {200, json{{"running", plugin_.running()},
                      {"card", card ? json(std::string(1, *card)) : json()},
                      {"url", plugin_.url()}}
                     .dump()};
}

void FaService::reset() {
    const std::lock_guard lock(mutex_);
    state_ = {};
    plugin_.reset();
}

} // namespace cunho::sandbox
