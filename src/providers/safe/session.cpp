// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "session.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/log.hpp>

namespace cunho::providers::safe {
namespace {

/// The refresh may have been carried out although no usable reply came: the lease may ask once more.
bool leavesOpen(const Error& error) {
    return error.reason() == "SAFE_REPLY_INVALID" || error.reason() == "SAFE_UNAVAILABLE";
}

} // namespace

const Secret& Session::access() {
    access_ = account_.tokens.tokens().access;
    if (access_.empty())
        throw Refused(Refusal::TokenExpired, "no access token");
    return access_;
}

bool Session::mayMend(const Refused& refused) {
    return refused.refusal() == Refusal::TokenExpired || refused.refusal() == Refusal::CredentialUnknown;
}

void Session::mend(const Refused& why, const JobContext& job) {
    if (why.refusal() == Refusal::TokenExpired)
        renew(job);
    else
        readCredentialId(why, job);
}

const std::string& Session::credentialId(const JobContext& job) {
    if (!credentialId_.empty())
        return credentialId_;
    const auto ids = renewing(job, [&](const Secret& access) { return service_.credentialIds(access, job); });
    if (ids.size() != 1)
        throw Error(Fault::Service, "SAFE_REPLY_INVALID", {}, "not exactly one credential");
    credentialId_ = ids.front();
    keepCredentialId();
    return credentialId_;
}

void Session::keepCredentialId() {
    if (account_.accounts != nullptr)
        account_.accounts->keepCredentialId(account_.id, credentialId_);
}

void Session::readCredentialId(const Refused& why, const JobContext& job) {
    readCredentialId(access(), why, job);
}

void Session::readCredentialId(const Secret& access, const Refused& why, const JobContext& job) {
    std::vector<std::string> ids;
    try {
        ids = service_.credentialIds(access, job);
    } catch (const Refused&) { // the first refusal says more
    }
    if (ids.size() != 1 || ids.front() == credentialId_)
        throw Refused(why);
    log::info("SAFE: the credentialID changed");
    credentialId_ = ids.front();
    keepCredentialId();
}

void Session::renew(const JobContext& job) {
    renew(access_.duplicate(), job);
}

void Session::renew(const Secret& stale, const JobContext& job) {
    if (credentialId_.empty()) // the call that would tell it needs the access token
        throw Refused(Refusal::TokenExpired, "no credentialID to renew the tokens with");
    std::optional<Failure> open;
    const auto refresh = [&](const Secret& token) {
        try {
            return refreshed(token, stale, job);
        } catch (const Error& error) {
            if (!leavesOpen(error))
                throw;
            open = error.failure();
            throw Error(Fault::Network, "REPLY_LOST", {{"host", service_.client().baseUrl}}, error.what());
        }
    };
    try {
        account_.tokens.rotate(stale, refresh, job);
        log::info("SAFE: new tokens");
    } catch (const Error& error) {
        if (open && error.reason() == "REPLY_LOST")
            throw Error(*open);
        if (error.reason() != "SAFE_TOKEN_EXPIRED" || !accessStillServes(job))
            throw;
        log::warning("SAFE: the refresh token is refused, the access token still serves");
    }
}

signing::AccountTokens Session::refreshed(const Secret& refresh, const Secret& access,
                                          const JobContext& job) {
    std::optional<Refused> unknown;
    const auto ask = [&] {
        auto tokens = service_.updateToken(refresh, credentialId_, job);
        tokens.issued = clock_.now();
        return tokens;
    };
    try {
        return ask();
    } catch (const Refused& refused) {
        if (refused.refusal() != Refusal::CredentialUnknown)
            throw;
        unknown = refused;
    }
    readCredentialId(access, *unknown, job); // the lease must not be asked while it renews
    return ask();
}

/// After a refresh whose reply was lost the old refresh token is dead; the access token may not be (A.10).
bool Session::accessStillServes(const JobContext& job) {
    try {
        service_.credentialIds(access(), job);
        return true;
    } catch (const Refused& refused) {
        if (refused.refusal() == Refusal::Failing || refused.refusal() == Refusal::Busy)
            throw; // says nothing of the token: the account must not be given up for it
        return false;
    }
}

Error Session::unauthorized(const JobContext& job) {
    service_.info(job); // throws for client credentials that are refused
    return {Fault::Reactivate, "SAFE_UNAUTHORIZED", {{"nipc", account_.nipc}}};
}

} // namespace cunho::providers::safe
