// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/cms_verify.hpp"
#include "crypto/native.hpp"

#include <cunho/crypto/signature_algorithm.hpp>

namespace cunho::crypto {

using AlgorithmKind = SignatureAlgorithm::Kind;

std::string signatureAlgorithmName(const SignatureAlgorithm& algorithm) {
    const char* const kind = algorithm.kind == AlgorithmKind::RsaPkcs1 ? "RSASSA-PKCS1-v1_5"
                             : algorithm.kind == AlgorithmKind::RsaPss ? "RSASSA-PSS"
                                                                       : "ECDSA";
    return std::string(kind) + ", " + digestName(algorithm.digest);
}

std::optional<SignatureAlgorithm> signatureAlgorithmNamed(std::string_view name) {
    for (const AlgorithmKind kind : {AlgorithmKind::RsaPkcs1, AlgorithmKind::RsaPss, AlgorithmKind::Ecdsa}) {
        for (const auto digest : {DigestAlgorithm::Sha1, DigestAlgorithm::Sha256, DigestAlgorithm::Sha384,
                                  DigestAlgorithm::Sha512}) {
            if (signatureAlgorithmName({kind, digest}) == name)
                return SignatureAlgorithm{kind, digest};
        }
    }
    return std::nullopt;
}

SignatureAlgorithm usualAlgorithm(const Certificate& signer) {
    switch (signer.keyAlgorithm()) {
    case KeyAlgorithm::Rsa: {
        // A key marked as id-RSASSA-PSS (RFC 4055 section 1.2) makes nothing else.
        const EVP_PKEY* key = X509_get0_pubkey(signer.native().x509.get());
        const bool pssOnly = EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA_PSS;
        return {pssOnly ? AlgorithmKind::RsaPss : AlgorithmKind::RsaPkcs1, DigestAlgorithm::Sha256};
    }
    case KeyAlgorithm::EcP256: return {AlgorithmKind::Ecdsa, DigestAlgorithm::Sha256};
    case KeyAlgorithm::EcP384: return {AlgorithmKind::Ecdsa, DigestAlgorithm::Sha384};
    case KeyAlgorithm::Other: break;
    }
    throw Error(Fault::Unsupported, "KEY_KIND_UNSUPPORTED");
}

bool verifySignature(const Certificate& signer, const SignatureAlgorithm& algorithm, const Digest& digest,
                     ByteView value) {
    if (digest.algorithm != algorithm.digest || X509_get0_pubkey(signer.native().x509.get()) == nullptr)
        return false;
    const SignatureScheme scheme{algorithm.kind, algorithm.digest, algorithm.digest,
                                 static_cast<int>(digestSize(algorithm.digest))};
    return verifyValue(signer, scheme, digest, value);
}

} // namespace cunho::crypto
