// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/rules.hpp"
#include "sandbox/safe_service.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/random.hpp>
#include <cunho/crypto/digest.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>

// The queue of the second version: POST puts in, verify takes out.
namespace cunho::sandbox {
namespace {

using Action = InjectedFault::Action;
using nlohmann::json;

/// The SHA-256 inside a DigestInfo that has passed check 20.
Bytes digestOf(const std::string& hash) {
    const Bytes info = fromBase64(hash);
    return {info.end() - 32, info.end()};
}

std::optional<ServiceError> limitTrouble(const Account& account, int count) {
    const int left = account.signaturesLimit - account.signaturesUsed;
    if (left <= 0)
        return ServiceError{401, literal::limitExceeded};
    if (count > left)
        return ServiceError{401, literal::limitWillBeExceeded};
    return std::nullopt;
}

/// Empty when nobody knows the token.
std::string credentialOf(const Exchange& exchange) {
    return exchange.account == nullptr ? std::string() : exchange.account->credentialId;
}

bool harmsResult(const Mishap& mishap) {
    return is(mishap, Action::DropAfterProcessing) || is(mishap, Action::DropBeforeRead) ||
           is(mishap, Action::TruncateJson) || is(mishap, Action::DropMidBody) ||
           is(mishap, Action::WrongContentType) || is(mishap, Action::Slow) ||
           is(mishap, Action::CorruptSignature) || is(mishap, Action::ReorderSignatures);
}

} // namespace

// The POSTs of the second version only enqueue: an expired token or a limit shows at verify (autenticacao-gov
// B.6).
int SafeService::unitsOf(const Process& process) const {
    return switches_.isOn(Switch::LimitPerRequest) ? 1 : static_cast<int>(process.hashes.size());
}

Reply SafeService::authorize(const Exchange& exchange, const Mishap& mishap) {
    if (const auto trouble = accountTrouble(exchange))
        return errorReply(*trouble);
    Process process;
    process.kind = Operation::Authorize;
    process.credentialId = credentialOf(exchange);
    process.posted = exchange.now;
    process.hashes = exchange.body.at("hashes").get<std::vector<std::string>>();
    process.sad = toBase64(asBytes(newUuid()));
    process.failure = tokenTrouble(exchange);
    Account* account = accountOf(exchange);
    if (!process.failure)
        process.failure = limitTrouble(*account, unitsOf(process));
    if (is(mishap, Action::LimitReached))
        process.failure = ServiceError{401, literal::limitExceeded};
    if (is(mishap, Action::Pending))
        process.pending = mishap->value;
    if (!process.failure) {
        state_.authorizations[process.sad] = {process.credentialId, process.hashes, std::nullopt, false};
        if (switches_.isOn(Switch::LimitAtAuthorize))
            account->signaturesUsed += unitsOf(process);
    }
    state_.processes[{Operation::Authorize, exchange.processId}] = std::move(process);
    return {};
}

Reply SafeService::signHash(const Exchange& exchange, const Mishap& mishap) {
    if (const auto trouble = accountTrouble(exchange))
        return errorReply(*trouble);
    Process& process = state_.processes[{Operation::SignHash, exchange.processId}];
    process.kind = Operation::SignHash;
    process.credentialId = credentialOf(exchange);
    process.posted = exchange.now;
    process.hashes = exchange.body.at("hashes").get<std::vector<std::string>>();
    process.failure = tokenTrouble(exchange);
    const bool counts = !switches_.isOn(Switch::LimitAtAuthorize);
    if (!process.failure && counts && limitTrouble(*accountOf(exchange), unitsOf(process)))
        process.failure = ServiceError{401, literal::unauthorized};
    if (is(mishap, Action::Pending))
        process.pending = mishap->value;
    state_.authorizations.at(exchange.body.at("sad").get<std::string>()).used = true;
    if (!process.failure)
        sign(process, exchange.processId);
    return {};
}

void SafeService::sign(Process& process, const std::string& processId) {
    Account& account = state_.accounts.at(process.credentialId);
    if (!switches_.isOn(Switch::LimitAtAuthorize))
        account.signaturesUsed += unitsOf(process);
    for (const std::string& hash : process.hashes) {
        const crypto::Digest digest{crypto::DigestAlgorithm::Sha256, digestOf(hash)};
        process.signatures.push_back(toBase64(account.identity->key.signRsaPkcs1(digest)));
        state_.signings[hash].push_back(processId);
    }
}

Reply SafeService::verify(const Exchange& exchange, const Mishap& mishap) {
    if (const auto trouble = accountTrouble(exchange))
        return errorReply(*trouble);
    if (const auto trouble = tokenTrouble(exchange))
        return errorReply(*trouble);
    Process* asked = askedProcess(exchange);
    if (asked == nullptr)
        return unknownProcess();
    Process& process = *asked;
    if (process.takenAway) {
        process.missed = true;
        return unknownProcess();
    }
    if (is(mishap, Action::Pending))
        process.pending += mishap->value;
    if (is(mishap, Action::LimitReached))
        process.failure = ServiceError{401, literal::limitExceeded};
    if (process.pending > 0) {
        --process.pending;
        process.waiting = !harmsResult(mishap);
        return {204};
    }
    if (process.failure) {
        const int count = static_cast<int>(process.hashes.size());
        const auto account = state_.accounts.find(process.credentialId);
        if (account != state_.accounts.end() && limitTrouble(account->second, unitsOf(process)))
            account->second.refusedCount = std::min(count, account->second.refusedCount.value_or(count));
        return errorReply(*process.failure);
    }
    process.takenAway = switches_.isOn(Switch::VerifyOnce);
    if (process.kind == Operation::Authorize)
        return deliverSad(process, !harmsResult(mishap), exchange.now);
    return deliverSignatures(process, mishap, !harmsResult(mishap));
}

// A client asks for what it posted itself; what another account posted is not there for it.
Process* SafeService::askedProcess(const Exchange& exchange) {
    const auto found = state_.processes.find({postOf(exchange.operation), exchange.processId});
    if (found == state_.processes.end())
        return nullptr;
    Process& process = found->second;
    const bool foreign =
        exchange.account != nullptr && exchange.account->credentialId != process.credentialId;
    return foreign ? nullptr : &process;
}

Reply SafeService::unknownProcess() const {
    const int status = switches_.value(Switch::UnknownIdStatus);
    return errorReply({status, status == 404 ? errorName(404) : literal::invalidProcessId});
}

Reply SafeService::deliverSad(Process& process, bool unharmed, TimePoint now) {
    auto& delivered = state_.authorizations.at(process.sad).delivered;
    if (unharmed && !delivered)
        delivered = now;
    return {200, json{{"sad", process.sad}}.dump()};
}

Reply SafeService::deliverSignatures(Process& process, const Mishap& mishap, bool unharmed) {
    auto values = process.signatures;
    if (is(mishap, Action::ReorderSignatures))
        std::rotate(values.begin(), values.end() - 1, values.end());
    if (is(mishap, Action::CorruptSignature)) {
        Bytes value = fromBase64(values.front());
        value.back() ^= 1U;
        values.front() = toBase64(value);
    }
    process.delivered |= unharmed;
    return {200, json{{"signatures", values}}.dump()};
}

std::vector<std::pair<std::string, int>> SafeService::signatureCounts() const {
    const std::lock_guard lock(mutex_);
    std::vector<std::pair<std::string, int>> counts;
    for (const auto& [hash, processIds] : state_.signings) {
        const auto delivered =
            std::count_if(processIds.begin(), processIds.end(), [&](const std::string& id) {
                return state_.processes.at({Operation::SignHash, id}).delivered;
            });
        if (delivered > 0)
            counts.emplace_back(toHex(digestOf(hash)), static_cast<int>(delivered));
    }
    return counts;
}

} // namespace cunho::sandbox
