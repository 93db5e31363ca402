// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/crypto/certificate.hpp>
#include <cunho/crypto/digest.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace cunho::crypto {

/// How a signature value is made: RSASSA-PKCS1-v1_5 and RSASSA-PSS (RFC 8017), ECDSA (FIPS 186-5).
struct SignatureAlgorithm {
    enum class Kind { RsaPkcs1, RsaPss, Ecdsa };
    Kind kind = Kind::RsaPkcs1;
    /// Of the signed attributes. With RSA-PSS also of MGF1, and the salt is as long as it.
    DigestAlgorithm digest = DigestAlgorithm::Sha256;

    bool operator==(const SignatureAlgorithm&) const = default;
};

/// "RSASSA-PSS, SHA-256", for reports and records; the other way round nothing for an unknown name.
std::string signatureAlgorithmName(const SignatureAlgorithm& algorithm);
std::optional<SignatureAlgorithm> signatureAlgorithmNamed(std::string_view name);

/// What a key signs with where nobody chose: RSA PKCS#1 v1.5 and SHA-256; P-256 ECDSA and SHA-256; P-384
/// ECDSA and SHA-384. Throws Unsupported/KEY_KIND_UNSUPPORTED for other keys.
SignatureAlgorithm usualAlgorithm(const Certificate& signer);

/// Whether `value` is the certificate key's signature over data of this digest. An ECDSA value is the DER of
/// Ecdsa-Sig-Value (RFC 3279 section 2.2.3). Another kind of key is no match.
bool verifySignature(const Certificate& signer, const SignatureAlgorithm& algorithm, const Digest& digest,
                     ByteView value);

} // namespace cunho::crypto
