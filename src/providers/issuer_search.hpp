// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/job_context.hpp>
#include <cunho/crypto/certificate.hpp>
#include <cunho/signing/revocation_source.hpp>

#include <vector>

namespace cunho::providers {

/// `chain`, gone on with by what its certificates' issuers offer (authorityInfoAccess) and by `known` ones,
/// as far as that is to be had: signing needs no network. Throws Cancelled/STOPPED.
crypto::CertificateChain completed(crypto::CertificateChain chain,
                                   const std::vector<crypto::Certificate>& known,
                                   signing::RevocationSource& issuers, const JobContext& job);

} // namespace cunho::providers
