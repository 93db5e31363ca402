// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "refusal.hpp"

#include <cunho/core/bytes.hpp>
#include <cunho/core/clock.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/core/secret.hpp>
#include <cunho/crypto/certificate.hpp>
#include <cunho/crypto/digest.hpp>
#include <cunho/http/client.hpp>
#include <cunho/providers/safe.hpp>

#include <optional>
#include <string>
#include <vector>

namespace cunho::providers::safe {

/// What /info says of the service.
struct ServiceInfo {
    std::string name;
    std::optional<TimePoint> date; ///< its clock, by the reply's Date
};

/// What credentials/info says of the account's key.
struct CredentialInfo {
    std::string keyStatus;          ///< "enabled"; empty when it does not say
    crypto::CertificateChain chain; ///< as it came
    std::size_t multisign = 1;      ///< signatures per authorisation
};

/// What asking for the outcome of an earlier POST gave.
enum class PollState {
    Ready,
    Pending,      ///< 204: still processing
    Busy,         ///< 503
    Failing,      ///< 500
    Unknown,      ///< the service does not know the process: the POST never arrived, or its outcome is gone
    SadRefused,   ///< SAD or hashes do not fit: start from the authorisation again
    TokenExpired, ///< of this question, or of the POST
};

struct AuthorizePoll {
    PollState state = PollState::Pending;
    Secret sad;
};

struct SignPoll {
    PollState state = PollState::Pending;
    std::vector<Bytes> values; ///< in the order of the hashes
};

/// SAFE's nine calls (autenticacao-gov B.2): one method a call, requests written and replies read here; each
/// is one HTTP request.
///
/// A reply that is no success throws `Refused`, one that is not as the API file says
/// Service/SAFE_REPLY_INVALID. Transport errors pass as http::Client throws them. No text of an error holds
/// what was sent as a secret, even when the service repeats it.
class Service {
  public:
    /// Both must outlive it.
    Service(const SafeClient& client, http::Client& http) : client_(client), http_(http) {}

    ServiceInfo info(const JobContext& job);
    std::vector<std::string> credentialIds(const Secret& access, const JobContext& job);
    CredentialInfo credentialInfo(const Secret& access, const std::string& credentialId,
                                  const JobContext& job);

    void authorize(const Secret& access, const std::string& processId, const std::string& credentialId,
                   const std::vector<crypto::Digest>& digests, const std::vector<std::string>& names,
                   const JobContext& job);
    AuthorizePoll authorizeOutcome(const Secret& access, const std::string& processId, const JobContext& job);

    void signHash(const Secret& access, const std::string& processId, const std::string& credentialId,
                  const Secret& sad, const std::vector<crypto::Digest>& digests, const JobContext& job);
    SignPoll signHashOutcome(const Secret& access, const std::string& processId, const JobContext& job);

    /// `issued` of the result is left to the caller.
    signing::AccountTokens updateToken(const Secret& refresh, const std::string& credentialId,
                                       const JobContext& job);
    void cancel(const Secret& access, const std::string& credentialId, const JobContext& job);

    const SafeClient& client() const noexcept { return client_; }

  private:
    http::Request request(const std::string& path, const Secret* bearer) const;
    http::Response send(http::Request request, const JobContext& job);
    http::Response post(const std::string& path, const Secret* bearer, std::string body,
                        const JobContext& job);
    http::Response ask(const std::string& path, const Secret& access, const std::string& processId,
                       const JobContext& job);
    Refused refused(const http::Response& response, const Secret* bearer, const Secret* sad = nullptr) const;
    PollState outcome(const http::Response& response, const Secret& access) const;

    const SafeClient& client_;
    http::Client& http_;
};

} // namespace cunho::providers::safe
