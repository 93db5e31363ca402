// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/error.hpp>
#include <cunho/crypto/private_key.hpp>
#include <cunho/signing/timestamp_source.hpp>

#include <algorithm>
#include <atomic>
#include <functional>
#include <map>
#include <string>
#include <utility>

namespace cunho::test {

/// A time-stamp authority without network: real requests, real replies, checked as any other.
class ScriptedTimestamps final : public signing::TimestampSource {
  public:
    ScriptedTimestamps(crypto::PrivateKey key, crypto::CertificateChain chain, const Clock& clock)
        : key_(std::move(key)), chain_(std::move(chain)), clock_(clock) {}

    std::function<void(int number)> beforeReply; ///< may throw; numbers from 1
    std::size_t expectedSize = 8192;             ///< until a token was seen
    crypto::TimestampIssue issue;                ///< `time` is the clock's
    std::atomic<int> requests = 0;
    std::function<Bytes(const std::function<Bytes()>&)> serve; ///< runs the authority's own part, if given

    std::string name() const override { return "tsa.test"; }
    std::size_t tokenSize() const override { return seen_ == 0 ? expectedSize : seen_ + seen_ / 8; }

    crypto::TimestampToken stamp(const crypto::Digest& imprint, const JobContext& job) override {
        job.throwIfStopped();
        const int number = ++requests;
        if (beforeReply)
            beforeReply(number);
        const auto request = crypto::TimestampRequest::make(imprint);
        const auto reply = [&] {
            crypto::TimestampIssue now = issue;
            now.time = clock_.now();
            return crypto::issueTimestampReply(request.der, key_, chain_, now);
        };
        auto token = crypto::acceptTimestampReply(serve ? serve(reply) : reply(), request);
        seen_ = std::max(seen_.load(), token.der.size());
        return token;
    }

  private:
    crypto::PrivateKey key_;
    crypto::CertificateChain chain_;
    const Clock& clock_;
    std::atomic<std::size_t> seen_ = 0;
};

/// A quota in memory.
class MemoryQuota final : public signing::TimestampQuota {
  public:
    std::optional<int> left;
    std::optional<TimePoint> next;

    Allowance allowance(const std::string&) override { return {left, next}; }
    bool take(const std::string&) override {
        if (left && *left == 0)
            return false;
        if (left)
            --*left;
        return true;
    }
};

} // namespace cunho::test
