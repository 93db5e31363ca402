// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "signing/verification/path_check.hpp"
#include "signing/verification/timestamp_check.hpp"

#include <cunho/crypto/cms.hpp>

#include <vector>

namespace cunho::signing {

/// What levels above B-B rest on.
struct LevelGrounds {
    const PathFinding* signer = nullptr;
    std::vector<const TokenFinding*> signatureStamps; ///< credible ones
    std::vector<const TokenFinding*> documentStamps;  ///< credible ones over the signature, oldest first
    bool securityStore = false;                       ///< the file has a DSS
};

/// The baseline level that a signature reaches (EN 319 142-1, 6.3); empty when not even B-B, and then
/// `report.remarks` says why. A time-stamp that is not credible raises no level.
std::string baselineLevel(SignatureReport& report, const crypto::CmsInspection& cms,
                          const LevelGrounds& grounds);

} // namespace cunho::signing
