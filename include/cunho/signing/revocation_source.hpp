// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/crypto/revocation.hpp>

#include <vector>

namespace cunho::signing {

/// Where revocation information and missing issuers come from: the addresses that certificates name.
class RevocationSource {
  public:
    virtual ~RevocationSource() = default;

    /// Current evidence about `certificate`: OCSP, else a CRL. The same question is asked once an hour (after
    /// a failure, once in five minutes), also when several threads ask. Throws Trust/REVOCATION_UNAVAILABLE
    /// with {"certificate"} when no address gives a usable answer, and Cancelled/STOPPED.
    virtual crypto::RevocationEvidence find(const crypto::Certificate& certificate,
                                            const crypto::Certificate& issuer, const JobContext& job) = 0;

    /// The certificates that caIssuers of `certificate` offers; empty when there is none to be had.
    virtual std::vector<crypto::Certificate> issuersOf(const crypto::Certificate& certificate,
                                                       const JobContext& job) = 0;

    /// Responders that are believed although another authority issued them (RFC 6960, 4.2.2.2).
    virtual const std::vector<crypto::Certificate>& trustedResponders() const = 0;
};

} // namespace cunho::signing
