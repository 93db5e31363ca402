// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "signing/verification/context.hpp"

#include <cunho/signing/verdict.hpp>

namespace cunho::signing {

/// What a certificate is worth at a proven time (EN 319 102-1, 5.2.6 and 5.6.2.1).
struct PathFinding {
    Conclusion conclusion;
    crypto::CertificateChain path; ///< to the anchor; empty when there is none
    std::vector<RevocationFact> revocation;
    bool provenByFile = false;   ///< the file itself holds what shows that none is revoked
    TimePoint evidenceCovered{}; ///< the latest EvidenceItem::coveredAt of it
};

/// Builds a path from `certificate` to an anchor with what the file holds, and with the issuers that it names
/// where something is missing, and judges validity and revocation of each certificate below the anchor. The
/// anchor's own validity does not matter (RFC 5280, 6.1.1 d).
PathFinding checkPath(Context& context, const crypto::Certificate& certificate, const KnownTimes& times);

/// Fills the parts of a report that come from the path.
void describePath(Finding& finding, const PathFinding& path);

} // namespace cunho::signing
