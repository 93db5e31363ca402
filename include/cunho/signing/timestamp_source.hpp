// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/crypto/timestamp.hpp>

#include <optional>
#include <string>

namespace cunho::signing {

/// A time-stamp authority.
class TimestampSource {
  public:
    virtual ~TimestampSource() = default;

    /// Who it is, for the person and for the quota: host and port.
    virtual std::string name() const = 0;

    /// Bytes to keep free for a token: what every authority needs until one was seen, then the longest of
    /// this one and some more.
    virtual std::size_t tokenSize() const = 0;

    /// A token for this imprint whose signature, imprint and nonce were checked. May be called by several
    /// threads at once. Throws as crypto::acceptTimestampReply, http::Client, and Busy/TIMESTAMP_QUOTA.
    virtual crypto::TimestampToken stamp(const crypto::Digest& imprint, const JobContext& job) = 0;
};

/// Port: how many requests an authority still takes, counted over all processes of this user (the State's
/// blocks a client for 24 hours after 20 requests in 20 minutes).
class TimestampQuota {
  public:
    struct Allowance {
        std::optional<int> now;        ///< requests that may go now; nothing: no limit known
        std::optional<TimePoint> next; ///< when more may go, if `now` is 0
    };

    virtual ~TimestampQuota() = default;
    virtual Allowance allowance(const std::string& source) = 0;

    /// Books one request before it is sent; durable when the call returns. False when none may go now.
    virtual bool take(const std::string& source) = 0;

    /// The authority said that it blocks this client; nothing more may go until that is over.
    virtual void blocked(const std::string& source) { static_cast<void>(source); }
};

} // namespace cunho::signing
