// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/checks.hpp"
#include "sandbox/rules.hpp"

#include <algorithm>

namespace cunho::sandbox::check {
bool isGuid(std::string_view text) {
    constexpr std::string_view pattern = "xxxxxxxx-xxxx-Vxxx-Nxxx-xxxxxxxxxxxx";
    constexpr std::string_view digits = "0123456789abcdef";
    return std::equal(text.begin(), text.end(), pattern.begin(), pattern.end(), [&](char c, char p) {
        switch (p) {
        case '-': return c == '-';
        case 'V': return c >= '1' && c <= '5';
        case 'N': return c == '8' || c == '9' || c == 'a' || c == 'b';
        default: return digits.find(c) != std::string_view::npos;
        }
    });
}

std::optional<Finding> tlsAndHost(const Request& request, const Client& client) {
    if (request.tlsVersion != "TLSv1.2" && request.tlsVersion != "TLSv1.3")
        return Finding{literal::badRequest, "protocol is " + request.tlsVersion};
    if (request.host != client.host)
        return Finding{literal::badRequest, "Host is " + request.host + ", not " + client.host};
    return std::nullopt;
}

std::optional<Finding> tlsAndHost(const Exchange& exchange) {
    return tlsAndHost(exchange.request, exchange.client);
}

std::optional<Finding> currentPath(const Exchange& exchange) {
    if (exchange.operation != Operation::OldPath)
        return std::nullopt;
    return Finding{literal::badRequest,
                   "path of version 1, or with a double slash: " + exchange.request.path};
}

// The API file lists no headers for the verify calls and one public client sends Basic alone; both are asked
// for here, since sending both is what the reference settles on (autenticacao-gov B.1). Wrong credentials get
// the service's own 401, which a client must understand.
std::optional<Finding> basic(const Request& request, const Client& client) {
    const std::string credentials = client.basicUser + ":" + client.basicPassword;
    if (request.authorization == "Basic " + toBase64(asBytes(credentials)))
        return std::nullopt;
    if (request.authorization.empty())
        return Finding{literal::badRequest, "no Authorization"};
    return Finding{literal::unauthorized, "Authorization is not this client's", 401};
}

std::optional<Finding> basic(const Exchange& exchange) {
    return basic(exchange.request, exchange.client);
}

// A token nobody knows comes from an earlier start of the sandbox: expired, not wrong.
std::optional<Finding> bearerKind(const Exchange& exchange) {
    if (exchange.bearer.empty() && exchange.request.safeAuthorization.empty() &&
        isVerify(exchange.operation) && exchange.switches.isOn(Switch::VerifyBearerOptional))
        return std::nullopt;
    if (exchange.bearer.empty())
        return Finding{literal::malformedBearer, "no SAFEAuthorization: Bearer <token>"};
    if (exchange.token == nullptr)
        return std::nullopt;
    const bool refreshing = exchange.operation == Operation::UpdateToken;
    if (exchange.token->kind == (refreshing ? Token::Kind::Refresh : Token::Kind::Access))
        return std::nullopt;
    return Finding{literal::malformedBearer, refreshing ? "the access token where the refresh token belongs"
                                                        : "a refresh token where the access token belongs"};
}

// After a rotation whose reply was lost, the old tokens are all that a client has, and it may try each of
// them (A.10). Who has shown a newer one has no business with them.
std::optional<Finding> notRotated(const Exchange& exchange) {
    if (exchange.token == nullptr || exchange.token->generation >= exchange.account->proven)
        return std::nullopt;
    if (exchange.token->kind == Token::Kind::Refresh && exchange.switches.isOn(Switch::OldRefreshLives))
        return std::nullopt;
    return Finding{literal::tokenExpired, "a token from before a rotation, though the new ones are in use"};
}

// A client gives up after 60 s in all (B.1) and may then try again.
std::optional<Finding> oneRefresh(const Exchange& exchange) {
    if (exchange.account == nullptr || exchange.account->refreshing.expired() ||
        exchange.now - exchange.account->refreshingSince >= rules::clientPatience)
        return std::nullopt;
    return Finding{literal::tokenExpired, "a second refresh while the first was not answered"};
}

std::optional<Finding> guids(const Exchange& exchange) {
    if (!isGuid(exchange.processId))
        return Finding{literal::invalidProcessId, "processId is \"" + exchange.processId + "\""};
    const auto credential =
        exchange.body.is_object() ? exchange.body.find("credentialID") : exchange.body.end();
    if (credential != exchange.body.end() && !isGuid(credential->get_ref<const std::string&>()))
        return Finding{literal::invalidCredentialId, "credentialID is " + credential->dump()};
    return std::nullopt;
}

// An id never seen is an honest question: after a POST without a reply nobody can know whether it arrived
// (B.7). So is the id of a POST that was refused.
std::optional<Finding> verifyKind(const Exchange& exchange) {
    const auto seen = exchange.state.seenIds.find(exchange.processId);
    if (seen == exchange.state.seenIds.end())
        return std::nullopt;
    if (seen->second.contains(postOf(exchange.operation)))
        return std::nullopt;
    return Finding{literal::invalidProcessId, "the processId belongs to a POST of another kind"};
}

std::optional<Finding> newProcessId(const Exchange& exchange) {
    const auto seen = exchange.state.seenIds.find(exchange.processId);
    if (seen == exchange.state.seenIds.end())
        return std::nullopt;
    const bool continuing =
        exchange.operation == Operation::SignHash && seen->second == std::set{Operation::Authorize};
    if (continuing && exchange.switches.isOn(Switch::ProcessIdReuse))
        return std::nullopt;
    return Finding{literal::invalidProcessId, "the processId was used by an earlier POST"};
}

std::optional<Finding> ownCredential(const Exchange& exchange) {
    if (exchange.account == nullptr ||
        exchange.body.at("credentialID").get_ref<const std::string&>() == exchange.account->credentialId)
        return std::nullopt;
    return Finding{literal::invalidCredentialId, "the credential does not belong to the token"};
}

} // namespace cunho::sandbox::check
