// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/cms_verify.hpp"

#include "crypto/native.hpp"

#include <cunho/core/error.hpp>

#include <openssl/err.h>
#include <openssl/rsa.h>

namespace cunho::crypto {
namespace {

using SchemeKind = SignatureScheme::Kind;
using AlgorithmHandle = std::unique_ptr<X509_ALGOR, Free<X509_ALGOR_free>>;
using PssHandle = std::unique_ptr<RSA_PSS_PARAMS, Free<RSA_PSS_PARAMS_free>>;

[[noreturn]] void unusable(const char* why) {
    throw Error(Fault::File, "DER_MALFORMED", {}, why);
}

[[noreturn]] void unknown(const char* why) {
    throw Error(Fault::Unsupported, "DER_MALFORMED", {}, why);
}

DigestAlgorithm fromNid(int nid) {
    switch (nid) {
    case NID_sha1: return DigestAlgorithm::Sha1;
    case NID_sha256: return DigestAlgorithm::Sha256;
    case NID_sha384: return DigestAlgorithm::Sha384;
    case NID_sha512: return DigestAlgorithm::Sha512;
    default: unknown("an unknown digest algorithm in the signature algorithm");
    }
}

int nidOf(const X509_ALGOR* algorithm) {
    const ASN1_OBJECT* object = nullptr;
    X509_ALGOR_get0(&object, nullptr, nullptr, algorithm);
    return OBJ_obj2nid(object);
}

/// RFC 4055 section 3.1; what is absent has its default: SHA-1, MGF1 with SHA-1, 20 bytes of salt.
SignatureScheme readPss(const X509_ALGOR* algorithm) {
    SignatureScheme scheme{SchemeKind::RsaPss, DigestAlgorithm::Sha1, DigestAlgorithm::Sha1, 20};
    int type = 0;
    const void* value = nullptr;
    X509_ALGOR_get0(nullptr, &type, &value, algorithm);
    if (type != V_ASN1_SEQUENCE)
        unusable("RSASSA-PSS without parameters");
    const auto* encoded = static_cast<const ASN1_STRING*>(value);
    const unsigned char* at = ASN1_STRING_get0_data(encoded);
    const PssHandle parameters(d2i_RSA_PSS_PARAMS(nullptr, &at, ASN1_STRING_length(encoded)));
    check(parameters != nullptr, Fault::File, "DER_MALFORMED");
    if (parameters->hashAlgorithm != nullptr)
        scheme.digest = fromNid(nidOf(parameters->hashAlgorithm));
    if (parameters->maskGenAlgorithm != nullptr) {
        if (nidOf(parameters->maskGenAlgorithm) != NID_mgf1)
            unusable("RSASSA-PSS with an unknown mask");
        X509_ALGOR_get0(nullptr, &type, &value, parameters->maskGenAlgorithm);
        if (type != V_ASN1_SEQUENCE)
            unusable("RSASSA-PSS with an unknown mask");
        const auto* mask = static_cast<const ASN1_STRING*>(value);
        at = ASN1_STRING_get0_data(mask);
        const auto hash = own<AlgorithmHandle>(d2i_X509_ALGOR(nullptr, &at, ASN1_STRING_length(mask)),
                                               Fault::File, "DER_MALFORMED");
        scheme.maskDigest = fromNid(nidOf(hash.get()));
    }
    if (parameters->saltLength != nullptr) {
        const long length = ASN1_INTEGER_get(parameters->saltLength);
        if (length < 0 || length > 1024)
            unusable("RSASSA-PSS with an impossible salt");
        scheme.saltLength = static_cast<int>(length);
    }
    if (parameters->trailerField != nullptr && ASN1_INTEGER_get(parameters->trailerField) != 1)
        unusable("RSASSA-PSS with an unknown trailer");
    return scheme;
}

} // namespace

SignatureScheme readScheme(const der::Element& algorithm, DigestAlgorithm digest) {
    const unsigned char* at = algorithm.whole.data();
    const auto parsed =
        own<AlgorithmHandle>(d2i_X509_ALGOR(nullptr, &at, static_cast<long>(algorithm.whole.size())),
                             Fault::File, "DER_MALFORMED");
    const int nid = nidOf(parsed.get());
    if (nid == NID_rsassaPss)
        return readPss(parsed.get());
    if (nid == NID_rsaEncryption)
        return {SchemeKind::RsaPkcs1, digest, digest, 0};
    if (nid == NID_X9_62_id_ecPublicKey)
        return {SchemeKind::Ecdsa, digest, digest, 0};
    int digestNid = NID_undef;
    int keyNid = NID_undef;
    const bool known = OBJ_find_sigid_algs(nid, &digestNid, &keyNid) == 1;
    ERR_clear_error();
    if (known && keyNid == NID_rsaEncryption)
        return {SchemeKind::RsaPkcs1, fromNid(digestNid), digest, 0};
    if (known && keyNid == NID_X9_62_id_ecPublicKey)
        return {SchemeKind::Ecdsa, fromNid(digestNid), digest, 0};
    unknown("a signature algorithm that this program cannot check");
}

std::string schemeName(const SignatureScheme& scheme) {
    std::string name = signatureAlgorithmName({scheme.kind, scheme.digest});
    if (scheme.kind != SchemeKind::RsaPss)
        return name;
    if (scheme.maskDigest != scheme.digest)
        name += std::string(", MGF1 with ") + digestName(scheme.maskDigest);
    if (scheme.saltLength != static_cast<int>(digestSize(scheme.digest)))
        name += ", salt " + std::to_string(scheme.saltLength);
    return name;
}

bool verifyValue(const Certificate& signer, const SignatureScheme& scheme, const Digest& digest,
                 ByteView value) {
    EVP_PKEY* key = X509_get0_pubkey(signer.native().x509.get());
    if (key == nullptr)
        unusable("the signer's key cannot be read");
    if (scheme.kind == SchemeKind::RsaPkcs1)
        return verifyRsaPkcs1(key, digest, value);
    const int type = EVP_PKEY_get_base_id(key);
    const bool fits = scheme.kind == SchemeKind::Ecdsa ? type == EVP_PKEY_EC
                                                       : type == EVP_PKEY_RSA || type == EVP_PKEY_RSA_PSS;
    if (!fits)
        return false;
    const auto context = own<KeyContextHandle>(EVP_PKEY_CTX_new(key, nullptr));
    check(EVP_PKEY_verify_init(context.get()) == 1);
    const bool holds =
        EVP_PKEY_CTX_set_signature_md(context.get(), nativeDigest(digest.algorithm)) == 1 &&
        (scheme.kind != SchemeKind::RsaPss || usePss(context.get(), scheme.maskDigest, scheme.saltLength)) &&
        EVP_PKEY_verify(context.get(), value.data(), value.size(), digest.value.data(),
                        digest.value.size()) == 1;
    ERR_clear_error();
    return holds;
}

} // namespace cunho::crypto
