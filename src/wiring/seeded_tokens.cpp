// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "wiring/seeded_tokens.hpp"

#include <algorithm>
#include <utility>

namespace cunho::wiring {

SeededTokens::SeededTokens(Secret access, Secret refresh, TimePoint issued)
    : tokens_{std::move(access), std::move(refresh), issued} {}

signing::AccountTokens SeededTokens::copy() const {
    return {tokens_.access.duplicate(), tokens_.refresh.duplicate(), tokens_.issued};
}

signing::AccountTokens SeededTokens::tokens() {
    const std::lock_guard lock(mutex_);
    return copy();
}

signing::AccountTokens SeededTokens::rotate(const Secret& stale, const Refresh& refresh,
                                            const JobContext& job) {
    const std::lock_guard lock(mutex_);
    job.throwIfStopped();
    if (!std::ranges::equal(tokens_.access.expose(), stale.expose()))
        return copy(); // another thread was faster
    try {
        tokens_ = refresh(tokens_.refresh);
    } catch (const Error& error) {
        if (error.reason() != "REPLY_LOST")
            throw;
        tokens_ = refresh(tokens_.refresh);
    }
    return copy();
}

} // namespace cunho::wiring
