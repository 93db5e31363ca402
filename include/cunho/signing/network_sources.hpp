// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/http/client.hpp>
#include <cunho/http/fetch.hpp>
#include <cunho/signing/revocation_source.hpp>
#include <cunho/signing/timestamp_source.hpp>

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace cunho::signing {

/// A time-stamp authority asked by HTTP (RFC 3161 section 3.4). It is chosen by the person, so its address
/// may be private. Each request is booked in the quota before it is sent.
class HttpTimestampSource final : public TimestampSource {
  public:
    /// `quota` must outlive it.
    HttpTimestampSource(std::string url, http::ClientOptions client, TimestampQuota& quota,
                        std::chrono::milliseconds limit = std::chrono::seconds(10));

    /// Host and port, in lower case: "ts.cartaodecidadao.pt:80".
    std::string name() const override { return name_; }
    std::size_t tokenSize() const override;

    /// Busy/TIMESTAMP_QUOTA has {"source", "time"}: when more may go, in Lisbon. A reply of status 403 or 429
    /// is taken for the authority's block. Besides what the port says throws Service/FETCH_FAILED for another
    /// status than 200.
    crypto::TimestampToken stamp(const crypto::Digest& imprint, const JobContext& job) override;

  private:
    [[noreturn]] void refuse(const TimestampQuota::Allowance& allowance) const;

    std::string url_;
    std::string name_;
    http::ClientOptions client_;
    TimestampQuota& quota_;
    std::chrono::milliseconds limit_;
    std::atomic<std::size_t> longest_ = 0; ///< token seen
};

/// Asks the addresses that certificates name: OCSP by POST, then lists, each list fetched once. Good and
/// revoked are answers; unknown is none. The evidence must be usable and current, and an OCSP response's
/// signer within its validity. An answer without nextUpdate counts for a day.
class OnlineRevocation final : public RevocationSource {
  public:
    /// `fetcher` and `clock` must outlive it.
    OnlineRevocation(http::Fetcher& fetcher, const Clock& clock,
                     std::vector<crypto::Certificate> trustedResponders = {});
    ~OnlineRevocation() override;

    /// The detail of Trust/REVOCATION_UNAVAILABLE says of each address why it did not help.
    crypto::RevocationEvidence find(const crypto::Certificate& certificate, const crypto::Certificate& issuer,
                                    const JobContext& job) override;

    std::vector<crypto::Certificate> issuersOf(const crypto::Certificate& certificate,
                                               const JobContext& job) override;

    const std::vector<crypto::Certificate>& trustedResponders() const override { return trusted_; }

  private:
    struct Answers;

    crypto::RevocationEvidence ask(const crypto::Certificate& certificate, const crypto::Certificate& issuer,
                                   const JobContext& job);
    crypto::RevocationEvidence askResponder(const std::string& url, const crypto::Certificate& certificate,
                                            const crypto::Certificate& issuer, const JobContext& job);
    crypto::RevocationEvidence readList(const std::string& url, const crypto::Certificate& certificate,
                                        const crypto::Certificate& issuer, const JobContext& job);
    std::string objection(const crypto::RevocationEvidence& evidence) const;

    http::Fetcher& fetcher_;
    const Clock& clock_;
    const std::vector<crypto::Certificate> trusted_;
    const std::unique_ptr<Answers> answers_;
};

} // namespace cunho::signing
