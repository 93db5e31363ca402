// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/job_context.hpp>
#include <cunho/signing/account.hpp>

#include <memory>
#include <optional>
#include <string>

namespace cunho::signing {

/// What a service issued for a new account.
struct IssuedCredential {
    std::string id;
    crypto::CertificateChain chain; ///< leaf first, verified, of the company asked for
    int keyBits = 0;
};

/// The signing service's half of opening an account, and of closing it; the authentication's half is
/// scap::FaClient.
class Enrolment {
  public:
    virtual ~Enrolment() = default;

    /// Whether service and client credentials work: POST /info. Returns the service's name. Throws
    /// Configuration/SAFE_CLIENT_REFUSED (W05), Clock/CLOCK_WRONG with {"minutes"} when the reply's Date is
    /// more than 3 minutes away (W04), and as http::Client (W01 to W03).
    virtual std::string probe(const JobContext& job) = 0;

    /// One question; nothing while the certificate is being issued (401). Throws
    /// Trust/SAFE_CERTIFICATE_INVALID, Trust/CERTIFICATE_NOT_OF_COMPANY with {"nipc"} (W23), and as
    /// SafeProvider::credential.
    virtual std::optional<IssuedCredential> credential(TokenLease& tokens, const std::string& nipc,
                                                       const JobContext& job) = 0;

    /// Cancels the account at the service; an account that is gone already is cancelled (W20, A.11).
    /// `credentialId` empty: the service is asked for it first; when it knows none yet (401), throws
    /// Reactivate/SAFE_UNAUTHORIZED, and only the portal can cancel.
    virtual void cancel(TokenLease& tokens, const std::string& credentialId, const JobContext& job) = 0;

    /// New tokens before the old ones end, when they are older than 7 days (A.9).
    virtual void refreshWhenOld(TokenLease& tokens, const std::string& credentialId,
                                const JobContext& job) = 0;
};

} // namespace cunho::signing
