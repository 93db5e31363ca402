// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/signing/account.hpp>

#include <mutex>

namespace cunho::wiring {

/// The tokens of the account that a sandbox opened for itself: they live as long as this object, in this
/// process alone.
class SeededTokens final : public signing::TokenLease {
  public:
    SeededTokens(Secret access, Secret refresh, TimePoint issued);

    signing::AccountTokens tokens() override;
    signing::AccountTokens rotate(const Secret& stale, const Refresh& refresh,
                                  const JobContext& job) override;

  private:
    signing::AccountTokens copy() const;

    std::mutex mutex_;
    signing::AccountTokens tokens_;
};

} // namespace cunho::wiring
