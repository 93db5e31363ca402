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

Reply refusal(const ServiceError& error) {
    return {error.status, errorBody(error.status, error.description)};
}

/// The SHA-256 inside a DigestInfo that has passed check 20.
Bytes digestOf(const std::string& hash) {
    const Bytes info = fromBase64(hash);
    return {info.end() - 32, info.end()};
}

std::optional<ServiceError> limitTrouble(const Account& account, std::size_t count) {
    const int left = account.signaturesLimit - account.signaturesUsed;
    if (left <= 0)
        return ServiceError{401, literal::limitExceeded};
    if (static_cast<int>(count) > left)
        return ServiceError{401, literal::limitWillBeExceeded};
    return std::nullopt;
}

bool harms(const Mishap& mishap) {
    return is(mishap, Action::DropAfterProcessing) || is(mishap, Action::DropBeforeRead) ||
           is(mishap, Action::TruncateJson) || is(mishap, Action::CorruptSignature) ||
           is(mishap, Action::ReorderSignatures);
}

} // namespace

// The POSTs of the second version only enqueue: an expired token or a limit shows at verify (autenticacao-gov
// B.6).
Reply SafeService::authorize(const Exchange& exchange, const Mishap& mishap) {
    if (const auto trouble = accountTrouble(exchange))
        return refusal(*trouble);
    Process process;
    process.kind = Operation::Authorize;
    process.posted = exchange.now;
    process.hashes = exchange.body.at("hashes").get<std::vector<std::string>>();
    process.sad = toBase64(asBytes(newUuid()));
    process.failure = tokenTrouble(exchange);
    if (!process.failure)
        process.failure = limitTrouble(*state_.account, process.hashes.size());
    if (is(mishap, Action::LimitReached))
        process.failure = ServiceError{401, literal::limitExceeded};
    if (is(mishap, Action::Pending))
        process.pending = mishap->value;
    if (!process.failure)
        state_.authorizations[process.sad] = {process.hashes, std::nullopt, false};
    state_.processes[exchange.processId] = std::move(process);
    return {};
}

Reply SafeService::signHash(const Exchange& exchange, const Mishap& mishap) {
    if (const auto trouble = accountTrouble(exchange))
        return refusal(*trouble);
    Process& process = state_.processes[exchange.processId];
    process.kind = Operation::SignHash;
    process.posted = exchange.now;
    process.hashes = exchange.body.at("hashes").get<std::vector<std::string>>();
    process.failure = tokenTrouble(exchange);
    if (!process.failure && limitTrouble(*state_.account, process.hashes.size()))
        process.failure = ServiceError{401, literal::unauthorized};
    if (is(mishap, Action::Pending))
        process.pending = mishap->value;
    state_.authorizations.at(exchange.body.at("sad").get<std::string>()).used = true;
    if (!process.failure)
        sign(process, exchange.processId);
    return {};
}

void SafeService::sign(Process& process, const std::string& processId) {
    Account& account = *state_.account;
    for (const std::string& hash : process.hashes) {
        const crypto::Digest digest{crypto::DigestAlgorithm::Sha256, digestOf(hash)};
        process.signatures.push_back(toBase64(account.identity.key.signRsaPkcs1(digest)));
        state_.signings[hash].push_back(processId);
        ++account.signaturesUsed;
    }
}

Reply SafeService::verify(const Exchange& exchange, const Mishap& mishap) {
    if (const auto trouble = accountTrouble(exchange))
        return refusal(*trouble);
    if (const auto trouble = tokenTrouble(exchange))
        return refusal(*trouble);
    const auto found = state_.processes.find(exchange.processId);
    if (found == state_.processes.end())
        return refusal({400, literal::invalidProcessId});
    Process& process = found->second;
    if (is(mishap, Action::Pending))
        process.pending += mishap->value;
    if (is(mishap, Action::LimitReached))
        process.failure = ServiceError{401, literal::limitExceeded};
    if (process.pending > 0) {
        --process.pending;
        return {204};
    }
    if (process.failure) {
        const int count = static_cast<int>(process.hashes.size());
        if (limitTrouble(*state_.account, process.hashes.size()))
            state_.account->refusedCount = std::min(count, state_.account->refusedCount.value_or(count));
        return refusal(*process.failure);
    }
    if (process.kind == Operation::Authorize)
        return deliverSad(process, !harms(mishap), exchange.now);
    return deliverSignatures(process, mishap, !harms(mishap));
}

// Whether a result can be fetched once or often is an open question (3 of the reference). Here it stays, so
// that a client which lost the reply, or its memory of it, need not sign again.
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
            std::count_if(processIds.begin(), processIds.end(),
                          [&](const std::string& id) { return state_.processes.at(id).delivered; });
        if (delivered > 0)
            counts.emplace_back(toHex(digestOf(hash)), static_cast<int>(delivered));
    }
    return counts;
}

void SafeService::adjustAccount(const json& values) {
    const auto refuse = [](const std::string& why) {
        throw Error(Fault::Input, "SANDBOX_BAD_FAULT", {{"why", why}});
    };
    const std::lock_guard lock(mutex_);
    if (!state_.account)
        refuse("there is no account");
    if (!values.is_object())
        refuse("not a JSON object");
    Account& account = *state_.account;
    for (const auto& [name, value] : values.items()) {
        if (!value.is_number_integer() || value < 0 || value > 1'000'000'000)
            refuse(name + " is no number that fits");
        const std::chrono::seconds seconds{value.get<int>()};
        if (name == "signaturesLimit")
            account.signaturesLimit = value.get<int>();
        else if (name == "activeInSeconds")
            account.activeFrom = clock_.now() + seconds;
        else if (name == "expiresInSeconds")
            account.expires = clock_.now() + seconds;
        else
            refuse("unknown member " + name);
    }
    account.refusedCount.reset();
    account.toldExpired = false;
}

} // namespace cunho::sandbox
