// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "crypto/der.hpp"

#include <cunho/crypto/certificate.hpp>
#include <cunho/crypto/digest.hpp>
#include <cunho/crypto/signature_algorithm.hpp>

namespace cunho::crypto {

/// How a foreign signature value was made.
struct SignatureScheme {
    using Kind = SignatureAlgorithm::Kind;
    Kind kind = Kind::RsaPkcs1;
    DigestAlgorithm digest = DigestAlgorithm::Sha256;
    DigestAlgorithm maskDigest = DigestAlgorithm::Sha256; ///< of RSASSA-PSS
    int saltLength = 32;                                  ///< of RSASSA-PSS
};

/// Reads a signature AlgorithmIdentifier; `digest` is what the SignerInfo names beside it. Throws
/// File/DER_MALFORMED for a scheme that cannot be checked.
SignatureScheme readScheme(const der::Element& algorithm, DigestAlgorithm digest);

/// As `signatureAlgorithmName`; what of RSASSA-PSS is not usual is named too: ", MGF1 with SHA-1, salt 20".
std::string schemeName(const SignatureScheme& scheme);

/// Whether `value` is the certificate key's signature over data of this digest.
bool verifyValue(const Certificate& signer, const SignatureScheme& scheme, const Digest& digest,
                 ByteView value);

} // namespace cunho::crypto
