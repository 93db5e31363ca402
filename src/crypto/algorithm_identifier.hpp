// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/crypto/signature_algorithm.hpp>

/// DER of AlgorithmIdentifier (RFC 5280 section 4.1.1.2) for what this program makes: SHA-2 only. Both throw
/// Internal/CRYPTO_FAILED for SHA-1.
namespace cunho::crypto {

/// RFC 5754 section 2: the parameters of SHA-2 are left out.
Bytes digestIdentifier(DigestAlgorithm algorithm);

/// RFC 4055 for RSA, RFC 5758 section 3.2 for ECDSA.
Bytes signatureIdentifier(const SignatureAlgorithm& algorithm);

} // namespace cunho::crypto
