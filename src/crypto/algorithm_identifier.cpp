// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/algorithm_identifier.hpp"

#include "crypto/der.hpp"
#include "crypto/native.hpp"
#include "crypto/oid.hpp"

namespace cunho::crypto {
namespace {

constexpr Byte null[] = {der::Null, 0x00};

/// The one of three that belongs to the digest.
ByteView chosen(DigestAlgorithm algorithm, ByteView sha256, ByteView sha384, ByteView sha512) {
    switch (algorithm) {
    case DigestAlgorithm::Sha1: break;
    case DigestAlgorithm::Sha256: return sha256;
    case DigestAlgorithm::Sha384: return sha384;
    case DigestAlgorithm::Sha512: return sha512;
    }
    throw Error(Fault::Internal, "CRYPTO_FAILED", {}, "SHA-1 signs nothing here");
}

ByteView digestOid(DigestAlgorithm algorithm) {
    return chosen(algorithm, oid::sha256, oid::sha384, oid::sha512);
}

/// RFC 4055 section 3.1: hash, mask and salt length stand there, for their defaults are SHA-1 and 20; the
/// trailer field is its default. Section 6 gives the hash NULL parameters.
Bytes pssParameters(DigestAlgorithm algorithm) {
    const Bytes hash = der::element(der::Sequence, {digestOid(algorithm), null});
    const Bytes mask = der::element(der::Sequence, {oid::mgf1, hash});
    const Byte salt[] = {static_cast<Byte>(digestSize(algorithm))};
    return der::element(der::Sequence,
                        {der::element(der::context(0), {hash}), der::element(der::context(1), {mask}),
                         der::element(der::context(2), {der::element(der::Integer, {salt})})});
}

} // namespace

Bytes digestIdentifier(DigestAlgorithm algorithm) {
    return der::element(der::Sequence, {digestOid(algorithm)});
}

Bytes signatureIdentifier(const SignatureAlgorithm& algorithm) {
    switch (algorithm.kind) {
    case SignatureAlgorithm::Kind::RsaPkcs1:
        return der::element(
            der::Sequence,
            {chosen(algorithm.digest, oid::sha256WithRsa, oid::sha384WithRsa, oid::sha512WithRsa), null});
    case SignatureAlgorithm::Kind::RsaPss:
        return der::element(der::Sequence, {oid::rsassaPss, pssParameters(algorithm.digest)});
    case SignatureAlgorithm::Kind::Ecdsa: break;
    }
    return der::element(der::Sequence, {chosen(algorithm.digest, oid::ecdsaWithSha256, oid::ecdsaWithSha384,
                                               oid::ecdsaWithSha512)});
}

} // namespace cunho::crypto
