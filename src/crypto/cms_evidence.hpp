// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "crypto/signed_data.hpp"

#include <cunho/crypto/cms.hpp>

namespace cunho::crypto {

/// Collects OCSP responses and CRLs: the SignedData's own crls field (RFC 5652 section 10.2.1, RFC 5940), and
/// adbe-revocationInfoArchival among the attributes (ISO 32000-1, 12.8.3.3.2). What cannot be read is left
/// out: the evidence is missed where it is needed.
void collectEvidence(const SignedDataView& cms, const SignerInfoView& signer, CmsInspection& result);

} // namespace cunho::crypto
