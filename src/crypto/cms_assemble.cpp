// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/algorithm_identifier.hpp"
#include "crypto/native.hpp"
#include "crypto/oid.hpp"
#include "crypto/signed_data.hpp"

#include <cunho/core/error.hpp>
#include <cunho/crypto/cms.hpp>

namespace cunho::crypto {
namespace {

/// The SET OF under another tag, as IMPLICIT has it.
Bytes tagged(Byte tag, Bytes set) {
    set.front() = tag;
    return set;
}

Bytes signerInfo(const SignedAttributes& attributes, const Certificate& signer, ByteView value,
                 const SignatureAlgorithm& algorithm) {
    const Bytes identifier = der::element(der::Sequence, {issuerName(signer), serialNumber(signer)});
    return der::element(der::Sequence,
                        {der::one, identifier, digestIdentifier(algorithm.digest),
                         tagged(der::context(0), attributes.der()), signatureIdentifier(algorithm),
                         der::element(der::OctetString, {value})});
}

Bytes contentInfo(const Bytes& signedData) {
    return der::element(der::Sequence, {oid::signedData, der::element(der::context(0), {signedData})});
}

Bytes signedData(const SignedAttributes& attributes, const CertificateChain& chain, ByteView value,
                 const SignatureAlgorithm& algorithm) {
    std::vector<Bytes> encoded;
    encoded.reserve(chain.size());
    for (const Certificate& certificate : chain)
        encoded.push_back(certificate.native().der);
    const Bytes certificates = tagged(der::context(0), der::setOf(std::move(encoded)));
    const Bytes signer = signerInfo(attributes, chain.front(), value, algorithm);
    return contentInfo(
        der::element(der::Sequence, {der::one, der::element(der::Set, {digestIdentifier(algorithm.digest)}),
                                     der::element(der::Sequence, {oid::data}), certificates,
                                     der::element(der::Set, {signer})}));
}

/// The CMS with one more unsigned attribute in its only SignerInfo.
Bytes withUnsigned(ByteView cms, const Bytes& attribute) {
    der::Reader outer(der::Reader(cms).expect(der::Sequence).content);
    outer.expect(der::ObjectIdentifier);
    const ByteView fields = der::Reader(outer.expect(der::context(0)).content).expect(der::Sequence).content;
    der::Element signers;
    for (der::Reader list(fields); !list.atEnd();)
        signers = list.next(); // the last field
    ByteView signer = der::Reader(signers.content).expect(der::Sequence).content;
    std::vector<Bytes> attributes{attribute};
    for (der::Reader list(signer); !list.atEnd();) {
        const der::Element field = list.next();
        if (field.tag != der::context(1))
            continue;
        for (der::Reader members(field.content); !members.atEnd();) {
            const ByteView member = members.next().whole;
            attributes.emplace_back(member.begin(), member.end());
        }
        signer = signer.first(signer.size() - field.whole.size());
    }
    const Bytes extended =
        der::element(der::Sequence, {signer, tagged(der::context(1), der::setOf(std::move(attributes)))});
    const ByteView before = fields.first(fields.size() - signers.whole.size());
    return contentInfo(der::element(der::Sequence, {before, der::element(der::Set, {extended})}));
}

Bytes timestampAttribute(ByteView token) {
    return der::element(der::Sequence, {oid::signatureTimeStampToken, der::element(der::Set, {token})});
}

const Certificate& firstOf(const CertificateChain& chain) {
    if (chain.empty())
        throw Error(Fault::Internal, "CRYPTO_FAILED", {}, "a signature needs its certificate");
    return chain.front();
}

} // namespace

CmsSignature CmsSignature::assemble(const SignedAttributes& attributes, const CertificateChain& chain,
                                    ByteView value, const SignatureAlgorithm& algorithm) {
    const Certificate& signer = firstOf(chain);
    const ByteView content = der::Reader(attributes.der()).expect(der::Set).content;
    if (!checkEss(content, signer).matches) {
        throw Error(Fault::Integrity, "SIGNED_ATTRIBUTES_OTHER_SIGNER", {{"name", signer.commonName()}});
    }
    if (attributes.messageDigest().size() != digestSize(algorithm.digest)) {
        throw Error(Fault::Internal, "CRYPTO_FAILED", {}, "the document has another digest algorithm");
    }
    if (!verifySignature(signer, algorithm, attributes.toBeSigned(algorithm.digest), value)) {
        throw Error(Fault::Rejected, "SIGNATURE_VALUE_WRONG", {{"name", signer.commonName()}});
    }
    CmsSignature signature;
    signature.der_ = signedData(attributes, chain, value, algorithm);
    return signature;
}

Digest CmsSignature::valueDigest(DigestAlgorithm algorithm) const {
    return digest(algorithm, SignedDataView(der_).signer(0).signature);
}

void CmsSignature::addTimestamp(const TimestampToken& token) {
    if (token.der.empty() || token.imprint != valueDigest(token.imprint.algorithm))
        throw Error(Fault::Rejected, "TIMESTAMP_OTHER_IMPRINT");
    der_ = withUnsigned(der_, timestampAttribute(token.der));
    hasTimestamp_ = true;
}

std::size_t CmsSignature::estimateSize(const CertificateChain& chain, const SignatureAlgorithm& algorithm,
                                       const AttributeOptions& options, std::size_t tokenSize) {
    const Certificate& signer = firstOf(chain);
    EVP_PKEY* key = X509_get0_pubkey(signer.native().x509.get());
    check(key != nullptr, Fault::File, "CERTIFICATE_UNREADABLE");
    const Digest document{algorithm.digest, Bytes(digestSize(algorithm.digest))};
    const auto attributes = SignedAttributes::make(document, signer, options);
    const Bytes value(static_cast<std::size_t>(EVP_PKEY_get_size(key))); // of ECDSA the longest there is
    const Bytes cms = signedData(attributes, chain, value, algorithm);
    return tokenSize == 0 ? cms.size() : withUnsigned(cms, timestampAttribute(Bytes(tokenSize))).size();
}

} // namespace cunho::crypto
