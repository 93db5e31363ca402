// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/error.hpp>
#include <cunho/signing/account.hpp>

#include <algorithm>
#include <functional>
#include <mutex>
#include <string>

namespace cunho::test {

/// A lease over two tokens in memory. Safe for threads; a refresh whose reply was lost is tried once more, as
/// the port says.
class FixedTokens final : public signing::TokenLease {
  public:
    explicit FixedTokens(const std::string& access = "access-1", const std::string& refresh = "refresh-1",
                         TimePoint issued = {})
        : tokens_{Secret(asBytes(access)), Secret(asBytes(refresh)), issued} {}

    /// Called before new tokens are asked for; may throw.
    std::function<void()> before = [] {};

    signing::AccountTokens tokens() override {
        const std::lock_guard lock(mutex_);
        return copy();
    }

    signing::AccountTokens rotate(const Secret& stale, const Refresh& refresh,
                                  const JobContext& job) override {
        const std::lock_guard lock(mutex_);
        job.throwIfStopped();
        if (!std::ranges::equal(tokens_.access.expose(), stale.expose()))
            return copy();
        before();
        tokens_ = twice(refresh);
        ++rotations_;
        return copy();
    }

    std::string access() const {
        const std::lock_guard lock(mutex_);
        return std::string(tokens_.access.exposeText());
    }
    std::string refresh() const {
        const std::lock_guard lock(mutex_);
        return std::string(tokens_.refresh.exposeText());
    }

    /// How often new tokens came.
    int rotations() const {
        const std::lock_guard lock(mutex_);
        return rotations_;
    }

  private:
    signing::AccountTokens copy() const {
        return {tokens_.access.duplicate(), tokens_.refresh.duplicate(), tokens_.issued};
    }

    signing::AccountTokens twice(const Refresh& refresh) const {
        try {
            return refresh(tokens_.refresh);
        } catch (const Error& error) {
            if (error.reason() != "REPLY_LOST")
                throw;
        }
        return refresh(tokens_.refresh);
    }

    mutable std::mutex mutex_;
    signing::AccountTokens tokens_;
    int rotations_ = 0;
};

} // namespace cunho::test
