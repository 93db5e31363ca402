// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "providers/pkcs11/mechanism.hpp"

#include "providers/ecdsa_value.hpp"

namespace cunho::providers::pkcs11 {

namespace {

using crypto::DigestAlgorithm;
using crypto::KeyAlgorithm;
using Kind = crypto::SignatureAlgorithm::Kind;

bool fits(const crypto::Certificate& signer, const crypto::SignatureAlgorithm& algorithm) {
    if (algorithm.digest == DigestAlgorithm::Sha1)
        return false;
    const KeyAlgorithm key = signer.keyAlgorithm();
    if (key == KeyAlgorithm::Rsa) // a key of id-RSASSA-PSS makes nothing else
        return algorithm.kind == Kind::RsaPss || algorithm.kind == usualAlgorithm(signer).kind;
    return (key == KeyAlgorithm::EcP256 || key == KeyAlgorithm::EcP384) && algorithm.kind == Kind::Ecdsa;
}

CK_RSA_PKCS_PSS_PARAMS pssParameters(DigestAlgorithm digest) {
    switch (digest) {
    case DigestAlgorithm::Sha384: return {CKM_SHA384, CKG_MGF1_SHA384, 48};
    case DigestAlgorithm::Sha512: return {CKM_SHA512, CKG_MGF1_SHA512, 64};
    default: return {CKM_SHA256, CKG_MGF1_SHA256, 32};
    }
}

} // namespace

Mechanism::Mechanism(const crypto::Certificate& signer, const crypto::SignatureAlgorithm& algorithm)
    : algorithm_(algorithm)
    , orderLength_(signer.keyAlgorithm() == KeyAlgorithm::EcP384 ? 48 : 32)
    , pss_(pssParameters(algorithm.digest)) {
    if (!fits(signer, algorithm))
        throw Error(Fault::Unsupported, "KEY_KIND_UNSUPPORTED", {}, signatureAlgorithmName(algorithm));
}

CK_MECHANISM_TYPE Mechanism::type() const noexcept {
    switch (algorithm_.kind) {
    case Kind::RsaPkcs1: return CKM_RSA_PKCS;
    case Kind::RsaPss: return CKM_RSA_PKCS_PSS;
    case Kind::Ecdsa: break;
    }
    return CKM_ECDSA;
}

CK_KEY_TYPE Mechanism::keyType() const noexcept {
    return algorithm_.kind == Kind::Ecdsa ? CKK_EC : CKK_RSA;
}

CK_MECHANISM Mechanism::native() noexcept {
    if (algorithm_.kind == Kind::RsaPss)
        return {type(), &pss_, sizeof pss_};
    return {type(), nullptr, 0};
}

Bytes Mechanism::input(const crypto::Digest& digest) const {
    if (algorithm_.kind == Kind::RsaPkcs1)
        return crypto::digestInfo(digest);
    Bytes out = digest.value;
    // ECDSA takes the leftmost bits only (FIPS 186-5, 6.4.1), which not every token does by itself.
    if (algorithm_.kind == Kind::Ecdsa && out.size() > orderLength_)
        out.resize(orderLength_);
    return out;
}

Bytes Mechanism::value(Bytes fromToken) const {
    if (algorithm_.kind != Kind::Ecdsa || fromToken.size() != 2 * orderLength_)
        return fromToken;
    return ecdsaSigValue(fromToken).value_or(Bytes{});
}

} // namespace cunho::providers::pkcs11
