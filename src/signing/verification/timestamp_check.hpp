// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "signing/verification/path_check.hpp"

#include <cunho/crypto/timestamp.hpp>

namespace cunho::signing {

/// One token and what it should be over.
struct TokenFinding {
    TimestampReport report;
    PathFinding path;

    /// Believed, or sound and trusted, and only proofs are missing that a later revision may add.
    bool credible() const noexcept;
};

/// Judges a token (EN 319 102-1, 5.4): `covered` is the digest of the bytes that it should be for, made with
/// the token's own algorithm; `times.proven` is when the token itself provably existed.
TokenFinding checkTimestamp(Context& context, const crypto::TimestampToken& token,
                            const crypto::Digest& covered, const KnownTimes& times);

} // namespace cunho::signing
