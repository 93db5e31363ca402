// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "signing/evidence.hpp"

#include <cunho/crypto/cms.hpp>
#include <cunho/pdf/structure.hpp>

#include <vector>

namespace cunho::signing {

/// Gathers for the signer of a CMS and for the authorities of its time-stamps. A CMS without usable signer
/// gives nothing to gather.
void gatherFor(EvidenceCollector& evidence, const crypto::CmsInspection& cms,
               const std::vector<crypto::TimestampToken>& tokens);

/// A DSS with what was gathered, and a VRI for each signature and time-stamp of the file that has none yet.
pdf::DocumentSecurityStore storeFor(const pdf::PdfStructure& structure, const EvidenceCollector& evidence);

} // namespace cunho::signing
