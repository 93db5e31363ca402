// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/fa_checks.hpp"

#include "sandbox/fa_paths.hpp"
#include "sandbox/url.hpp"

#include <algorithm>
#include <cmath>

namespace cunho::sandbox::fa_check {
namespace {

using namespace std::chrono_literals;

/// A question may be on its way for a while after the client's 60 s, as to SCAP.
constexpr auto longest = 60s + 10s;

BrokenCheck broken(int check, std::string detail, int status = 400) {
    return {check, {literal::badRequest, std::move(detail), status}};
}

/// Bits of a random text of this form: as many characters as it has, of the smallest alphabet it fits.
double bits(std::string_view text) {
    const auto within = [&](std::string_view alphabet) {
        return text.find_first_not_of(alphabet) == std::string_view::npos;
    };
    double each = 6;
    if (within("0123456789"))
        each = std::log2(10);
    else if (within("0123456789abcdef-") || within("0123456789ABCDEF-"))
        each = 4;
    const auto hyphens = each == 4 ? std::count(text.begin(), text.end(), '-') : 0;
    return each * static_cast<double>(static_cast<std::ptrdiff_t>(text.size()) - hyphens);
}

std::optional<BrokenCheck> stateOf(const Request& request, const FaState& state) {
    const auto values = queryValues(request, "state");
    if (values.size() != 1)
        return broken(3, "state comes " + std::to_string(values.size()) + " times");
    const std::string& value = values.front();
    // A version 4 UUID has 122 random bits only; 128 were asked for.
    const bool uuid = value.size() == 36 && std::count(value.begin(), value.end(), '-') == 4;
    const std::set<char> different(value.begin(), value.end());
    if (uuid || bits(value) < 128 || different.size() < 8)
        return broken(3, "state has less than 128 random bits");
    if (state.states.contains(value))
        return broken(3, "state was used before");
    return std::nullopt;
}

std::optional<BrokenCheck> caller(const Request& request, const FaRegistration& client) {
    if (queryValues(request, "client_id") != std::vector<std::string>{client.clientId})
        return broken(2, "client_id is not the registered one");
    if (!isRegistered(request, client))
        return broken(2, "redirect_uri is not at a registered host");
    return std::nullopt;
}

bool holdsToken(std::string_view text, const FaState& state) {
    return std::any_of(state.tokens.begin(), state.tokens.end(),
                       [&](const auto& token) { return text.find(token.first) != std::string_view::npos; });
}

/// The one place where a header may name a token: SCAP's, of the citizen whose attributes are asked for.
bool mayName(const std::string& header) {
    return header == "faauthorization";
}

bool bodyMayName(const std::string& path) {
    return path == fa_path::attributes || path == fa_path::refresh;
}

} // namespace

bool isRegistered(const Request& request, const FaRegistration& client) {
    const auto values = queryValues(request, "redirect_uri");
    if (values.empty())
        return true;
    const auto origin = originOf(values.front());
    return values.size() == 1 && origin && values.front().find('#') == std::string::npos &&
           (origin->origin == client.origin || client.redirectHosts.contains(origin->host));
}

std::variant<Scope, BrokenCheck> authorization(const Request& request, const FaRegistration& client,
                                               const FaState& state, const FaSwitches& switches,
                                               TimePoint now) {
    if (auto found = caller(request, client))
        return std::move(*found);
    if (queryValues(request, "response_type") != std::vector<std::string>{"token"})
        return broken(1, "response_type is not token");
    if (auto found = stateOf(request, state))
        return std::move(*found);
    const auto scopes = queryValues(request, "scope");
    if (scopes.size() != 1)
        return broken(4, "scope comes " + std::to_string(scopes.size()) + " times");
    auto scope = parseScope(scopes.front(), switches, toLocal(now, Zone::Lisbon).date);
    const Scope* const asked = std::get_if<Scope>(&scope);
    if (asked != nullptr && asked->account && state.consent == false)
        return broken(6, "an account is asked for, and no consent was recorded before");
    return scope;
}

std::optional<BrokenCheck> pace(const FaState& state, TimePoint now) {
    if (state.lastCall && now - *state.lastCall < 1s)
        return broken(8, "less than 1 s after the call before");
    return std::nullopt;
}

std::optional<BrokenCheck> firstWait(const FaGrant& grant, TimePoint now) {
    if (grant.scope.account && now - grant.issued < 15s)
        return broken(7, "less than 15 s after the redirect");
    return std::nullopt;
}

std::optional<BrokenCheck> result(const FaState& state, const std::string& token, const std::string& context,
                                  int peerPort, TimePoint now) {
    const auto known = state.tokens.find(token);
    const auto found = state.contexts.find(context);
    if (found == state.contexts.end()) {
        if (known == state.tokens.end())
            return std::nullopt; // neither is ours: the token is over
        return broken(9, "authenticationContextId is of no POST");
    }
    if (found->second.token != token)
        return broken(9, "token is not the one of the POST's reply");
    const FaContext& asked = found->second;
    if (asked.delivered && (asked.repeated || asked.deliveredTo == peerPort))
        return broken(10, "asked again after the last answer");
    if (now - asked.posted > longest)
        return broken(10, "asked more than 60 s after the POST");
    return std::nullopt;
}

std::optional<BrokenCheck> leak(const Request& request, const FaRegistration& client, const FaState& state) {
    const std::string path = inLowerCase(request.path);
    for (const auto& [name, value] : request.headers)
        if (!mayName(name) && holdsToken(value, state))
            return broken(11, "a token in the header " + name);
    if (holdsToken(request.path, state))
        return broken(11, "a token in the path");
    bool named = false;
    for (const auto& [name, value] : request.query) {
        if (!holdsToken(value, state) && !holdsToken(name, state))
            continue;
        named = true;
        if (path != fa_path::attributes || name != "token" || request.method != "GET")
            return broken(11, "a token in the query of another call");
    }
    if (holdsToken(request.body, state)) {
        named = true;
        if (!bodyMayName(path))
            return broken(11, "a token in the body of another call");
    }
    if (named && "https://" + request.host != client.origin)
        return broken(11, "a token to another host");
    return std::nullopt;
}

} // namespace cunho::sandbox::fa_check
