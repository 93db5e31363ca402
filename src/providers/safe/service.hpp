// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
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

/// What credentials/info says of the account's key.
struct CredentialInfo {
    crypto::CertificateChain chain; ///< leaf first
    std::size_t multisign = 1;      ///< signatures per authorisation
};

/// What asking for the outcome of an earlier POST gave.
enum class PollState {
    Ready,
    Pending, ///< 204: still processing
    Busy,    ///< 500, 503 or no reply: ask again later
    Unknown, ///< the service does not know the process: the POST never arrived, or its outcome is gone
    Refused, ///< SAD or hashes do not fit: start from the authorisation again
};

struct AuthorizePoll {
    PollState state = PollState::Pending;
    Secret sad;
};

struct SignPoll {
    PollState state = PollState::Pending;
    std::vector<Bytes> values; ///< in the order of the hashes
};

/// SAFE's calls 2 to 7 (autenticacao-gov B.2): one method a call, requests written and replies read here.
///
/// A definite refusal throws (B.6): Reactivate/SAFE_TOKEN_EXPIRED, Reactivate/SAFE_UNAUTHORIZED,
/// Reactivate/SAFE_LIMIT_REACHED, Configuration/SAFE_CLIENT_REFUSED, Internal/SAFE_REQUEST_REFUSED,
/// Service/SAFE_UNAVAILABLE, Service/SAFE_REPLY_INVALID. Transport errors pass as http::Client throws them.
class Service {
  public:
    Service(const SafeAccount& account, http::Client& http) : account_(account), http_(http) {}

    std::vector<std::string> credentialIds(const JobContext& job);
    CredentialInfo credentialInfo(const std::string& credentialId, const JobContext& job);

    void authorize(const std::string& processId, const std::string& credentialId,
                   const std::vector<crypto::Digest>& digests, const std::vector<std::string>& names,
                   const JobContext& job);
    AuthorizePoll authorizeOutcome(const std::string& processId, const JobContext& job);

    void signHash(const std::string& processId, const std::string& credentialId, const Secret& sad,
                  const std::vector<crypto::Digest>& digests, const JobContext& job);
    SignPoll signHashOutcome(const std::string& processId, const JobContext& job);

  private:
    http::Response post(const std::string& path, std::string body, const JobContext& job);
    http::Response ask(const std::string& path, const std::string& processId, const JobContext& job);
    http::Request request(const std::string& path) const;
    [[noreturn]] void refuseUnauthorized(const std::string& description, const JobContext& job);
    void requireSuccess(const http::Response& response, const JobContext& job);
    PollState outcome(const http::Response& response, const JobContext& job);

    const SafeAccount& account_;
    http::Client& http_;
};

} // namespace cunho::providers::safe
