// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/native.hpp"
#include "crypto/oid.hpp"
#include "crypto/signed_data.hpp"

#include <cunho/core/error.hpp>
#include <cunho/crypto/cms.hpp>

namespace cunho::crypto {
namespace {

/// RFC 5754 section 2: the parameters of SHA-2 are left out.
Bytes sha256Algorithm() {
    return der::element(der::Sequence, {oid::sha256});
}

/// RFC 4055 section 5: sha256WithRSAEncryption has NULL parameters.
Bytes signatureAlgorithm() {
    static constexpr Byte null[] = {der::Null, 0x00};
    return der::element(der::Sequence, {oid::sha256WithRsa, null});
}

Bytes attribute(ByteView type, const Bytes& value) {
    return der::element(der::Sequence, {type, der::element(der::Set, {value})});
}

Bytes issuerName(const Certificate& certificate) {
    const unsigned char* encoded = nullptr;
    std::size_t size = 0;
    check(X509_NAME_get0_der(X509_get_issuer_name(certificate.native().x509.get()), &encoded, &size) == 1);
    return Bytes(encoded, encoded + size);
}

Bytes serialNumber(const Certificate& certificate) {
    const ASN1_INTEGER* serial = X509_get0_serialNumber(certificate.native().x509.get());
    Bytes encoded(static_cast<std::size_t>(i2d_ASN1_INTEGER(serial, nullptr)));
    unsigned char* at = encoded.data();
    check(i2d_ASN1_INTEGER(serial, &at) > 0);
    return encoded;
}

/// RFC 5035 section 3. SHA-256 is the DEFAULT hash algorithm and DER leaves defaults out.
Bytes signingCertificateV2(const Certificate& signer) {
    const Bytes hash = der::element(der::OctetString, {signer.native().fingerprint.value});
    const Bytes name = der::element(der::Sequence, {der::element(der::context(4), {issuerName(signer)})});
    const Bytes issuerSerial = der::element(der::Sequence, {name, serialNumber(signer)});
    const Bytes identifier = der::element(der::Sequence, {hash, issuerSerial});
    return der::element(der::Sequence, {der::element(der::Sequence, {identifier})});
}

Bytes signerInfo(const SignedAttributes& attributes, const Certificate& signer, ByteView value) {
    static constexpr Byte version1[] = {der::Integer, 0x01, 0x01};
    Bytes implicit = attributes.der();
    implicit.front() = der::context(0);
    const Bytes identifier = der::element(der::Sequence, {issuerName(signer), serialNumber(signer)});
    return der::element(der::Sequence, {version1, identifier, sha256Algorithm(), implicit,
                                        signatureAlgorithm(), der::element(der::OctetString, {value})});
}

Bytes signedData(const SignedAttributes& attributes, const CertificateChain& chain, ByteView value) {
    static constexpr Byte version1[] = {der::Integer, 0x01, 0x01};
    std::vector<Bytes> encoded;
    encoded.reserve(chain.size());
    for (const Certificate& certificate : chain)
        encoded.push_back(certificate.native().der);
    Bytes certificates = der::setOf(std::move(encoded));
    certificates.front() = der::context(0);
    const Bytes content =
        der::element(der::Sequence, {version1, der::element(der::Set, {sha256Algorithm()}),
                                     der::element(der::Sequence, {oid::data}), certificates,
                                     der::element(der::Set, {signerInfo(attributes, chain.front(), value)})});
    return der::element(der::Sequence, {oid::signedData, der::element(der::context(0), {content})});
}

const Certificate& firstOf(const CertificateChain& chain) {
    if (chain.empty())
        throw Error(Fault::Internal, "CRYPTO_FAILED", {}, "a signature needs its certificate");
    return chain.front();
}

/// The content of the SET, having made sure that it is what `make` gives. Throws File/DER_MALFORMED.
void checkAttributes(ByteView set) {
    der::Reader outer(set);
    const ByteView content = outer.expect(der::Set).content;
    std::vector<Bytes> members;
    for (der::Reader list(content); !list.atEnd();) {
        const ByteView member = list.next().whole;
        members.emplace_back(member.begin(), member.end());
    }
    const auto type = singleValue(content, oid::contentType);
    const auto digest = singleValue(content, oid::messageDigest);
    const auto ess = singleValue(content, oid::signingCertificateV2);
    const bool sound = outer.atEnd() && members.size() == 3 && type && der::equal(type->whole, oid::data) &&
                       digest && digest->tag == der::OctetString && digest->content.size() == 32 && ess &&
                       der::equal(der::setOf(std::move(members)), set);
    if (!sound)
        throw Error(Fault::File, "DER_MALFORMED", {}, "not the signed attributes of a CAdES baseline");
}

} // namespace

SignedAttributes SignedAttributes::make(const Digest& document, const Certificate& signer,
                                        const AttributeOptions&) {
    if (document.algorithm != DigestAlgorithm::Sha256 || document.value.size() != 32) {
        throw Error(Fault::Internal, "CRYPTO_FAILED", {}, "signed attributes want a SHA-256 digest");
    }
    const Bytes type(std::begin(oid::data), std::end(oid::data));
    SignedAttributes made;
    made.der_ = der::setOf({attribute(oid::contentType, type),
                            attribute(oid::messageDigest, der::element(der::OctetString, {document.value})),
                            attribute(oid::signingCertificateV2, signingCertificateV2(signer))});
    return made;
}

SignedAttributes SignedAttributes::fromDer(ByteView set) {
    try {
        checkAttributes(set);
    } catch (const Error& error) {
        throw Error(Fault::Integrity, "SIGNED_ATTRIBUTES_DAMAGED", {}, error.detail());
    }
    SignedAttributes read;
    read.der_.assign(set.begin(), set.end());
    return read;
}

Digest SignedAttributes::toBeSigned(DigestAlgorithm algorithm) const {
    return digest(algorithm, der_);
}

Bytes SignedAttributes::messageDigest() const {
    const ByteView content = der::Reader(der_).expect(der::Set).content;
    const ByteView value = singleValue(content, oid::messageDigest).value().content;
    return Bytes(value.begin(), value.end());
}

CmsSignature CmsSignature::assemble(const SignedAttributes& attributes, const CertificateChain& chain,
                                    ByteView value, const SignatureAlgorithm&) {
    const Certificate& signer = firstOf(chain);
    const ByteView content = der::Reader(attributes.der()).expect(der::Set).content;
    if (!checkEss(content, signer).matches) {
        throw Error(Fault::Integrity, "SIGNED_ATTRIBUTES_OTHER_SIGNER", {{"name", signer.commonName()}});
    }
    if (!verifyRsaPkcs1(signer, attributes.toBeSigned(), value)) {
        throw Error(Fault::Rejected, "SIGNATURE_VALUE_WRONG", {{"name", signer.commonName()}});
    }
    CmsSignature signature;
    signature.der_ = signedData(attributes, chain, value);
    return signature;
}

std::size_t CmsSignature::estimateSize(const CertificateChain& chain, const SignatureAlgorithm&,
                                       const AttributeOptions&, std::size_t) {
    const Certificate& signer = firstOf(chain);
    EVP_PKEY* key = X509_get0_pubkey(signer.native().x509.get());
    check(key != nullptr, Fault::File, "CERTIFICATE_UNREADABLE");
    const auto attributes = SignedAttributes::make({DigestAlgorithm::Sha256, Bytes(32)}, signer);
    return signedData(attributes, chain, Bytes(static_cast<std::size_t>(EVP_PKEY_get_size(key)))).size();
}

} // namespace cunho::crypto
