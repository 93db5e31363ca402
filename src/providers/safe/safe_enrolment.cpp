// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "credential_check.hpp"
#include "service.hpp"
#include "session.hpp"

#include <cunho/core/error.hpp>
#include <cunho/providers/safe.hpp>

#include <chrono>

namespace cunho::providers {
namespace {

using namespace std::chrono_literals;
using safe::Refusal;
using safe::Refused;

constexpr auto skewLimit = 3min;                 // W04
constexpr auto tokensOld = std::chrono::days(7); // A.9

bool is(const Refused& refused, Refusal refusal) {
    return refused.refusal() == refusal;
}

class SafeEnrolment final : public signing::Enrolment {
  public:
    SafeEnrolment(const SafeClient& client, http::Client& http, const Clock& clock)
        : client_(client), service_(client, http), clock_(clock) {}

    std::string probe(const JobContext& job) override {
        auto info = service_.info(job);
        if (info.date)
            requireRightTime(*info.date);
        return std::move(info.name);
    }

    std::optional<signing::IssuedCredential> credential(signing::TokenLease& tokens, const std::string& nipc,
                                                        const JobContext& job) override {
        const SafeAccount account{0, nipc, tokens};
        safe::Session session(account, service_, clock_);
        try {
            signing::IssuedCredential issued;
            issued.id = session.credentialId(job);
            const auto info = session.renewing(
                job, [&](const Secret& access) { return service_.credentialInfo(access, issued.id, job); });
            issued.chain = checkedChain(info, client_, nipc, clock_.now());
            issued.keyBits = issued.chain.front().keyBits();
            return issued;
        } catch (const Refused& refused) {
            if (is(refused, Refusal::Unauthorized))
                return std::nullopt; // not active yet (A.8)
            throw;
        }
    }

    void cancel(signing::TokenLease& tokens, const std::string& credentialId,
                const JobContext& job) override {
        const SafeAccount account{0, {}, tokens};
        safe::Session session(account, service_, clock_, credentialId);
        if (credentialId.empty())
            learnCredentialId(session, job);
        try {
            cancelOnce(session, job);
        } catch (const Error& error) {
            if (error.reason() != "REPLY_LOST" && error.reason() != "SAFE_UNAVAILABLE")
                throw;
            cancelAgain(session, job);
        }
    }

    void refreshWhenOld(signing::TokenLease& tokens, const std::string& credentialId,
                        const JobContext& job) override {
        const auto kept = tokens.tokens();
        if (clock_.now() - kept.issued < tokensOld)
            return;
        const SafeAccount account{0, {}, tokens};
        safe::Session session(account, service_, clock_, credentialId);
        session.renew(kept.access, job);
    }

  private:
    void requireRightTime(TimePoint theirs) const {
        const auto skew = std::chrono::abs(clock_.now() - theirs);
        if (skew <= skewLimit)
            return;
        const auto minutes = std::chrono::round<std::chrono::minutes>(skew).count();
        throw Error(Fault::Clock, "CLOCK_WRONG", {{"minutes", std::to_string(minutes)}});
    }

    /// An account whose certificate is being issued answers 401 and cannot be cancelled here.
    static void learnCredentialId(safe::Session& session, const JobContext& job) {
        try {
            session.credentialId(job);
        } catch (const Refused& refused) {
            if (is(refused, Refusal::Unauthorized))
                throw Error(Fault::Reactivate, "SAFE_UNAUTHORIZED", {{"nipc", ""}}, refused.detail());
            throw;
        }
    }

    /// An account that is gone already answers 401 to a client whose credentials are good.
    void cancelOnce(safe::Session& session, const JobContext& job) {
        try {
            session.renewing(
                job, [&](const Secret& access) { service_.cancel(access, session.credentialId(job), job); });
        } catch (const Refused& refused) {
            if (!is(refused, Refusal::Unauthorized))
                throw;
            service_.info(job);
        }
    }

    /// After a lost reply: tokens that are refused went with the account.
    void cancelAgain(safe::Session& session, const JobContext& job) {
        try {
            cancelOnce(session, job);
        } catch (const Error& error) {
            if (error.reason() != "SAFE_TOKEN_EXPIRED")
                throw;
        }
    }

    const SafeClient& client_;
    safe::Service service_;
    const Clock& clock_;
};

} // namespace

std::unique_ptr<signing::Enrolment> makeSafeEnrolment(const SafeClient& client, http::Client& http,
                                                      const Clock& clock) {
    return std::make_unique<SafeEnrolment>(client, http, clock);
}

} // namespace cunho::providers
