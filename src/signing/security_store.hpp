// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "signing/evidence.hpp"

#include <cunho/crypto/cms.hpp>
#include <cunho/pdf/structure.hpp>

#include <span>
#include <vector>

namespace cunho::signing {

/// Gathers for the authorities of time-stamps and for the signer of the CMS that was signed before
/// `signedBy`. A CMS without usable signer gives nothing to gather.
void gatherFor(EvidenceCollector& evidence, const crypto::CmsInspection& cms,
               const std::vector<crypto::TimestampToken>& tokens, TimePoint signedBy);

/// Whether the DSS of the file has a VRI for this signature or time-stamp.
bool hasValidation(const pdf::DocumentSecurityStore& store, const pdf::SignatureField& field);

/// A DSS with what was gathered, and a VRI for each of these signatures and time-stamps that has none in the
/// `known` one. What was gathered is for all of them.
pdf::DocumentSecurityStore storeFor(std::span<const pdf::SignatureField> fields,
                                    const pdf::DocumentSecurityStore& known, const Evidence& evidence);

} // namespace cunho::signing
