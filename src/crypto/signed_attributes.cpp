// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/algorithm_identifier.hpp"
#include "crypto/commitment.hpp"
#include "crypto/native.hpp"
#include "crypto/oid.hpp"
#include "crypto/signed_data.hpp"

#include <cunho/core/error.hpp>
#include <cunho/crypto/cms.hpp>

#include <algorithm>

namespace cunho::crypto {
namespace {

Bytes attribute(ByteView type, const Bytes& value) {
    return der::element(der::Sequence, {type, der::element(der::Set, {value})});
}

/// RFC 5035 section 3. SHA-256 is the DEFAULT hash algorithm and DER leaves defaults out.
Bytes signingCertificateV2(const Certificate& signer) {
    const Bytes hash = der::element(der::OctetString, {signer.native().fingerprint.value});
    const Bytes name = der::element(der::Sequence, {der::element(der::context(4), {issuerName(signer)})});
    const Bytes issuerSerial = der::element(der::Sequence, {name, serialNumber(signer)});
    const Bytes identifier = der::element(der::Sequence, {hash, issuerSerial});
    return der::element(der::Sequence, {der::element(der::Sequence, {identifier})});
}

Bytes objectIdentifier(const std::string& dotted) {
    // OBJ_txt2obj takes other separators and empty arcs too.
    const bool plain = dotted.find_first_not_of("0123456789.") == std::string::npos &&
                       dotted.find("..") == std::string::npos;
    const ObjectHandle object(plain ? OBJ_txt2obj(dotted.c_str(), 1) : nullptr);
    check(object != nullptr, Fault::Input, "POLICY_OID_INVALID", {{"value", dotted}});
    const ByteView content(OBJ_get0_data(object.get()), OBJ_length(object.get()));
    return der::element(der::ObjectIdentifier, {content});
}

/// SignaturePolicyId (EN 319 122-1 section 5.2.9.1). A hash that is not known stands there as an empty value,
/// since readers of the field's first versions demand it.
Bytes signaturePolicyId(const SignaturePolicy& policy) {
    const bool sized =
        policy.hash.value.empty() || policy.hash.value.size() == digestSize(policy.hash.algorithm);
    if (!sized)
        throw Error(Fault::Internal, "CRYPTO_FAILED", {}, "the policy's hash has the wrong length");
    const Bytes hash = der::element(der::Sequence, {digestIdentifier(policy.hash.algorithm),
                                                    der::element(der::OctetString, {policy.hash.value})});
    const Bytes identifier = objectIdentifier(policy.oid);
    if (policy.uri.empty())
        return der::element(der::Sequence, {identifier, hash});
    const bool ascii =
        std::all_of(policy.uri.begin(), policy.uri.end(), [](char c) { return c > ' ' && c < 0x7F; });
    if (!ascii)
        throw Error(Fault::Input, "POLICY_URI_INVALID", {{"value", policy.uri}});
    const Bytes uri = der::element(der::Ia5String, {asBytes(policy.uri)});
    const Bytes qualifiers =
        der::element(der::Sequence, {der::element(der::Sequence, {oid::policyUri, uri})});
    return der::element(der::Sequence, {identifier, hash, qualifiers});
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
    const std::size_t optional = (singleValue(content, oid::signaturePolicy) ? 1U : 0U) +
                                 (singleValue(content, oid::commitmentType) ? 1U : 0U);
    const auto fits = [&](DigestAlgorithm algorithm) {
        return digest->content.size() == digestSize(algorithm);
    };
    const bool sound =
        outer.atEnd() && members.size() == 3 + optional && type && der::equal(type->whole, oid::data) &&
        digest && digest->tag == der::OctetString &&
        (fits(DigestAlgorithm::Sha256) || fits(DigestAlgorithm::Sha384) || fits(DigestAlgorithm::Sha512)) &&
        ess && der::equal(der::setOf(std::move(members)), set);
    if (!sound)
        throw Error(Fault::File, "DER_MALFORMED", {}, "not the signed attributes of a CAdES baseline");
}

} // namespace

SignedAttributes SignedAttributes::make(const Digest& document, const Certificate& signer,
                                        const AttributeOptions& options) {
    if (document.algorithm == DigestAlgorithm::Sha1 ||
        document.value.size() != digestSize(document.algorithm)) {
        throw Error(Fault::Internal, "CRYPTO_FAILED", {}, "signed attributes want a SHA-2 digest");
    }
    const Bytes type(std::begin(oid::data), std::end(oid::data));
    std::vector<Bytes> members{
        attribute(oid::contentType, type),
        attribute(oid::messageDigest, der::element(der::OctetString, {document.value})),
        attribute(oid::signingCertificateV2, signingCertificateV2(signer))};
    if (options.policy)
        members.push_back(attribute(oid::signaturePolicy, signaturePolicyId(*options.policy)));
    if (options.commitment) {
        members.push_back(attribute(
            oid::commitmentType, der::element(der::Sequence, {commitmentIdentifier(*options.commitment)})));
    }
    SignedAttributes made;
    made.der_ = der::setOf(std::move(members));
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

} // namespace cunho::crypto
