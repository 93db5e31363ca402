// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/safe_service.hpp"

#include "sandbox/rules.hpp"
#include "sandbox/token.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace cunho::sandbox {
namespace {

using Action = InjectedFault::Action;
using nlohmann::json;

std::string_view safeFaultName(Operation operation) {
    switch (operation) {
    case Operation::ServiceInfo: return "safe.serviceInfo";
    case Operation::List: return "safe.list";
    case Operation::CredentialInfo: return "safe.info";
    case Operation::Authorize: return "safe.authorize";
    case Operation::AuthorizeVerify: return "safe.authorizeVerify";
    case Operation::SignHash: return "safe.signHash";
    case Operation::SignHashVerify: return "safe.signHashVerify";
    case Operation::UpdateToken: return "safe.updateToken";
    case Operation::Cancel: return "safe.cancel";
    case Operation::OldPath: break;
    }
    return "safe.oldPath";
}

Reply serviceInfo() {
    return {200, json{{"specs", "1.0.0"},
                      {"name", "SANDBOX - sem valor legal"},
                      {"logo", "https://127.0.0.1/sandbox.png"},
                      {"region", "PT"},
                      {"lang", "pt-PT"},
                      {"description", "Stand-in of the electronic invoice signature service"},
                      {"authType", {"basic"}},
                      {"methods",
                       {"credentials/list", "credentials/info", "v2/credentials/authorize",
                        "v2/signatures/signHash"}}}
                     .dump()};
}

} // namespace

Reply SafeService::handle(const Request& request) {
    const std::lock_guard lock(mutex_);
    const auto operation = operationOf(request);
    if (!operation)
        return errorReply(404, "Not Found");
    const Exchange exchange = openExchange(request, *operation, state_, client_, switches_, clock_.now());
    const auto broken = firstBroken(exchange);
    remember(exchange);
    if (broken)
        return violations_.refuse(request, broken->id, broken->finding.description, broken->finding.detail,
                                  broken->finding.status);
    const Mishap mishap = faults_.take(safeFaultName(*operation));
    Reply reply = answer(exchange, mishap);
    spoil(reply, mishap);
    return reply;
}

Reply SafeService::answer(const Exchange& exchange, const Mishap& mishap) {
    if (const auto refused = refusalOf(mishap)) {
        Process* process = isVerify(exchange.operation) ? askedProcess(exchange) : nullptr;
        if (process != nullptr && mishap->value == 503) {
            --process->gets;
            process->waiting = true;
        }
        return *refused;
    }
    harmAccount(exchange, mishap);
    switch (exchange.operation) {
    case Operation::ServiceInfo: return serviceInfo();
    case Operation::List: return list(exchange);
    case Operation::CredentialInfo: return credentialInfo(exchange, mishap);
    case Operation::Authorize: return authorize(exchange, mishap);
    case Operation::SignHash: return signHash(exchange, mishap);
    case Operation::AuthorizeVerify:
    case Operation::SignHashVerify: return verify(exchange, mishap);
    case Operation::UpdateToken: return updateToken(exchange);
    case Operation::Cancel: return cancelAccount(exchange);
    case Operation::OldPath: break;
    }
    return errorReply(404, "Not Found");
}

void SafeService::harmAccount(const Exchange& exchange, const Mishap& mishap) {
    Account* account = accountOf(exchange);
    if (account == nullptr)
        return;
    if (is(mishap, Action::NotActive))
        account->activeFrom = exchange.now + std::chrono::seconds(mishap->value);
    for (auto& [value, token] : state_.tokens)
        if (token.credentialId == account->credentialId)
            token.revoked |= token.kind == Token::Kind::Access ? is(mishap, Action::ExpireAccess)
                                                               : is(mishap, Action::ExpireRefresh);
}

Account* SafeService::accountOf(const Exchange& exchange) {
    return exchange.account == nullptr ? nullptr : &state_.accounts.at(exchange.account->credentialId);
}

void SafeService::remember(const Exchange& exchange) {
    if (Account* account = accountOf(exchange))
        account->proven = std::max(account->proven, exchange.token->generation);
    if (isVerify(exchange.operation)) {
        Process* asked = askedProcess(exchange);
        if (asked == nullptr)
            return;
        Process& process = *asked;
        if (process.lastGet && exchange.now - *process.lastGet >= rules::pause)
            process.gets = 0;
        process.lastGet = exchange.now;
        process.asked = true;
        process.waiting = false;
        ++process.gets;
    } else if (!exchange.processId.empty()) {
        state_.seenIds[exchange.processId].insert(exchange.operation);
    }
}

std::optional<ServiceError> SafeService::tokenTrouble(const Exchange& exchange) const {
    const bool needless = isVerify(exchange.operation) && exchange.bearer.empty(); // check 14 let it pass
    if (needless || (exchange.token != nullptr && exchange.token->isAlive(exchange.now)))
        return std::nullopt;
    return ServiceError{400, literal::tokenExpired};
}

std::optional<ServiceError> SafeService::accountTrouble(const Exchange& exchange) {
    Account* account = accountOf(exchange);
    if (account == nullptr)
        return std::nullopt; // the token's trouble
    account->toldExpired |= account->isOver(exchange.now);
    if (account->isLive(exchange.now))
        return std::nullopt;
    return ServiceError{401, literal::unauthorized};
}

Reply SafeService::list(const Exchange& exchange) {
    if (const auto trouble = accountTrouble(exchange))
        return errorReply(*trouble);
    if (const auto trouble = tokenTrouble(exchange))
        return errorReply(*trouble);
    return {200, json{{"credentialIDs", {exchange.account->credentialId}}}.dump()};
}

// Each certificate is Base64 of Base64 of its DER, as measured on the service's examples (autenticacao-gov
// B.2).
Reply SafeService::credentialInfo(const Exchange& exchange, const Mishap& mishap) {
    if (const auto trouble = accountTrouble(exchange))
        return errorReply(*trouble);
    if (const auto trouble = tokenTrouble(exchange))
        return errorReply(*trouble);
    const Identity& identity = *exchange.account->identity;
    const bool foreign = is(mishap, Action::WrongCertNipc);
    crypto::CertificateChain chain{foreign ? pki_.namingCompany(identity, "999999990") : identity.certificate,
                                   pki_.authority(), pki_.root()};
    const std::string which = exchange.body.value("certificates", "single");
    chain.resize(which == "none" ? 0 : which == "single" ? 1 : chain.size(), identity.certificate);
    const bool single = is(mishap, Action::SingleBase64) || switches_.isOn(Switch::SingleBase64);
    auto certificates = json::array();
    for (const auto& certificate : chain) {
        const std::string once = toBase64(certificate.der());
        certificates.push_back(single ? once : toBase64(asBytes(once)));
    }
    const json key{
        {"status", "enabled"}, {"algo", rules::signAlgorithm}, {"len", std::to_string(identity.key.bits())}};
    return {200, json{{"key", key},
                      {"cert", {{"certificates", certificates}}},
                      {"authMode", "implicit"},
                      {"multisign", rules::batch}}
                     .dump()};
}

bool SafeService::dropsBeforeRead(const Request& request) {
    const std::lock_guard lock(mutex_);
    const auto operation = operationOf(request);
    if (!operation || !faults_.takeDropBeforeRead(safeFaultName(*operation)))
        return false;
    const auto id = request.query.find("processId");
    if (id == request.query.end())
        return true;
    // The service saw nothing, but check 32 must know that a client did ask.
    const auto process = state_.processes.find({postOf(*operation), id->second});
    if (process != state_.processes.end()) {
        process->second.asked = true;
        process->second.waiting = false;
    }
    return true;
}

bool SafeService::owns(const Request& request) const {
    return operationOf(request).has_value();
}

} // namespace cunho::sandbox
