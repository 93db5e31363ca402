// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "signing/verification/evidence.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

namespace cunho::signing {

/// What all judgements about one file share.
struct Context {
    const VerificationOptions& options;
    std::vector<crypto::Certificate> anchors;
    std::vector<crypto::Certificate> responders; ///< trusted ones
    EvidencePool pool;
    /// By the place of the item in the pool and the fingerprints of certificate and issuer.
    std::map<std::tuple<std::size_t, Bytes, Bytes>, crypto::RevocationEvidence> answers{};

    explicit Context(const VerificationOptions& options);
};

/// What is known about when a signature or time-stamp was made.
struct KnownTimes {
    TimePoint proven{};                    ///< it existed then: the earliest proof, else the validation time
    bool hasProof = false;                 ///< `proven` comes from a believed time-stamp
    std::optional<TimePoint> createdAfter; ///< it covers a believed time-stamp of this time
    /// Evidence must speak of this time, where it is not that of `proven`: a time-stamp's own genTime.
    std::optional<TimePoint> evidenceFrom;

    explicit KnownTimes(TimePoint at) noexcept : proven(at) {}

    void addProof(TimePoint time) noexcept {
        proven = std::min(proven, time);
        hasProof = true;
    }
};

} // namespace cunho::signing
