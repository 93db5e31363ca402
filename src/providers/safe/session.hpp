// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "service.hpp"

#include <cunho/core/clock.hpp>
#include <cunho/providers/safe.hpp>

#include <optional>
#include <string>

namespace cunho::providers::safe {

/// An account's talk with the service: its tokens, taken from the lease for each request and renewed when the
/// service calls them expired (autenticacao-gov A.10), and its credentialID, read again when the service does
/// not know it.
///
/// Throws Reactivate/SAFE_TOKEN_EXPIRED when there are no tokens, besides what is said at each call.
class Session {
  public:
    /// `credentialId` as the account knows it, or empty. All must outlive it.
    Session(const SafeAccount& account, Service& service, const Clock& clock, std::string credentialId = {})
        : account_(account), service_(service), clock_(clock), credentialId_(std::move(credentialId)) {}

    /// One request with the access token as kept now.
    template<typename Call>
    auto once(Call call) {
        return call(access());
    }

    /// A request that may be sent again: tokens are renewed at most once, the credentialID is read again at
    /// most once.
    template<typename Call>
    auto renewing(const JobContext& job, Call call) {
        bool renewed = false;
        bool read = false;
        for (;;) {
            std::optional<Refused> why;
            try {
                return once(call);
            } catch (const Refused& refused) {
                bool& tried = refused.refusal() == Refusal::TokenExpired ? renewed : read;
                if (!mayMend(refused) || tried)
                    throw;
                tried = true;
                why = refused;
            }
            mend(*why, job);
        }
    }

    /// As the account knows it, else of credentials/list. Throws Service/SAFE_REPLY_INVALID for another
    /// number than one.
    const std::string& credentialId(const JobContext& job);

    /// New tokens in place of those of the last request. When the service refuses the refresh token although
    /// the access token still serves (a reply was lost), nothing is thrown.
    void renew(const JobContext& job);

    /// The same in place of `stale`.
    void renew(const Secret& stale, const JobContext& job);

    /// credentials/list again; what changed is kept in the account. Throws `why` when nothing did.
    void readCredentialId(const Refused& why, const JobContext& job);

    /// The error for a 401 without a cause: /info with Basic alone tells wrong client credentials from an
    /// account that is over.
    Error unauthorized(const JobContext& job);

  private:
    const Secret& access();
    static bool mayMend(const Refused& refused);
    void mend(const Refused& why, const JobContext& job);
    void readCredentialId(const Secret& access, const Refused& why, const JobContext& job);
    signing::AccountTokens refreshed(const Secret& refresh, const Secret& access, const JobContext& job);
    bool accessStillServes(const JobContext& job);
    void keepCredentialId();

    const SafeAccount& account_;
    Service& service_;
    const Clock& clock_;
    std::string credentialId_;
    Secret access_; ///< of the last request
};

} // namespace cunho::providers::safe
