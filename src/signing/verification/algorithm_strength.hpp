// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "signing/verification/context.hpp"

#include <cunho/signing/verdict.hpp>

#include <string>
#include <vector>

namespace cunho::signing {

/// Until when a digest algorithm ("SHA-1") counts as strong (ETSI TS 119 312); nothing: no end is known.
std::optional<TimePoint> digestStrongUntil(std::string_view name);
/// Likewise for the key of a certificate.
std::optional<TimePoint> keyStrongUntil(const crypto::Certificate& certificate);

/// Digest and signature algorithm of one signature, and keys and signatures of its path below the anchor.
std::vector<AlgorithmFact> algorithmsOf(const std::string& documentDigest, const std::string& signature,
                                        const crypto::CertificateChain& path, TimePoint proven);

/// A digest algorithm beside those, "imprint" for example.
AlgorithmFact digestFact(std::string use, const std::string& name, TimePoint proven);

/// EN 319 102-1, 5.2.8: passed when each is strong at the proven time.
Conclusion judgeAlgorithms(const std::vector<AlgorithmFact>& facts, const KnownTimes& times);

} // namespace cunho::signing
