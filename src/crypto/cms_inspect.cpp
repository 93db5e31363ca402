// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/attribute_form.hpp"
#include "crypto/cms_evidence.hpp"
#include "crypto/cms_verify.hpp"
#include "crypto/oid.hpp"
#include "crypto/signed_data.hpp"

#include <cunho/core/error.hpp>
#include <cunho/crypto/cms.hpp>

namespace cunho::crypto {
namespace {

using CmsIntegrity = CmsInspection::Integrity;

[[noreturn]] void unusable(const std::string& why) {
    throw Error(Fault::File, "DER_MALFORMED", {}, why);
}

/// The OID at the front of the first value, which is a SEQUENCE; empty without the attribute.
std::string firstOid(ByteView attributes, ByteView type) {
    const auto values = attributeValues(attributes, type);
    if (values.empty())
        return {};
    der::Reader fields(der::Reader(values.front()).expect(der::Sequence).content);
    return dottedOid(fields.expect(der::ObjectIdentifier));
}

/// The implied policy of RFC 5126 section 5.8.1 is NULL and has no OID.
std::string policyOf(ByteView attributes) {
    const auto value = singleValue(attributes, oid::signaturePolicy);
    return value && value->tag == der::Null ? std::string() : firstOid(attributes, oid::signaturePolicy);
}

/// Reads what the signed attributes say into `result`; the answer is whether the document is what was signed.
bool readAttributes(const der::Element& signedAttributes, ByteView contentType, const Digest& document,
                    CmsInspection& result) {
    const ByteView attributes = signedAttributes.content;
    const auto type = singleValue(attributes, oid::contentType);
    if (!type)
        unusable("the attribute contentType is missing");
    if (!der::equal(type->whole, contentType))
        unusable("the attribute contentType names another content");
    const auto stated = singleValue(attributes, oid::messageDigest);
    if (!stated || stated->tag != der::OctetString)
        unusable("the attribute messageDigest is missing");
    result.signingTimeAttribute = !attributeValues(attributes, oid::signingTime).empty();
    result.policy = policyOf(attributes);
    result.commitment = firstOid(attributes, oid::commitmentType);
    if (result.signer) {
        const EssFinding ess = checkEss(attributes, *result.signer);
        result.essSigningCertificate = ess.matches;
        result.essMismatch = ess.present && !ess.matches;
    }
    return der::equal(stated->content, document.value);
}

/// More time-stamps than this nobody adds to one signature; each is worth a report of its own.
constexpr std::size_t mostTimestamps = 64;

void keepTimestamps(const SignerInfoView& signer, CmsInspection& result) {
    if (!signer.unsignedAttributes)
        return;
    for (const ByteView tokens :
         attributeValues(signer.unsignedAttributes->content, oid::signatureTimeStampToken)) {
        for (der::Reader each(tokens); !each.atEnd() && result.timestamps.size() < mostTimestamps;) {
            const ByteView token = each.next().whole;
            result.timestamps.emplace_back(token.begin(), token.end());
        }
    }
}

/// The way the value was made. RFC 5652 section 5.4 has one digest for document and attributes.
SignatureScheme schemeOf(const SignerInfoView& signer, DigestAlgorithm algorithm) {
    const SignatureScheme scheme = readScheme(signer.signatureAlgorithm, algorithm);
    if (scheme.digest != algorithm) {
        unusable(std::string("the signature algorithm is over ") + digestName(scheme.digest) +
                 ", the signer's digest is " + digestName(algorithm));
    }
    return scheme;
}

/// What the SignerInfo says, read as far as it goes without the document.
SignerInfoView describe(const SignedDataView& cms, CmsInspection& result) {
    result.certificates = readableCertificates(cms);
    result.signerCount = static_cast<int>(cms.signerInfos.size());
    if (cms.signerInfos.empty())
        unusable("no signer");
    const SignerInfoView signer = cms.signer(0);
    result.signatureValue.assign(signer.signature.begin(), signer.signature.end());
    result.valueDigest = sha256(signer.signature);
    result.signer = findSigner(signer.identifier, result.certificates);
    keepTimestamps(signer, result);
    collectEvidence(cms, signer, result);
    return signer;
}

void inspect(ByteView encoded, const Digest& document, CmsInspection& result) {
    const SignedDataView cms(encoded);
    const SignerInfoView signer = describe(cms, result);
    const auto algorithm = digestAlgorithmOf(signer.digestAlgorithm.content);
    if (!algorithm)
        throw Error(Fault::Unsupported, "DER_MALFORMED", {}, "an unknown digest algorithm");
    result.digestAlgorithm = digestName(*algorithm);
    const SignatureScheme scheme = schemeOf(signer, *algorithm);
    result.signatureAlgorithm = schemeName(scheme);
    if (!cms.detached)
        unusable("the signed content stands inside the signature");
    if (*algorithm != document.algorithm)
        unusable("the document was digested with another algorithm");
    bool documentMatches = true;
    Digest value = document;
    if (signer.signedAttributes) {
        result.detail = attributeFormFault(*signer.signedAttributes, encoded);
        result.attributesAreDer = result.detail.empty();
        documentMatches = readAttributes(*signer.signedAttributes, cms.contentType, document, result);
        value = signedAttributesDigest(*signer.signedAttributes, *algorithm);
    } else if (!der::equal(cms.contentType, oid::data)) {
        unusable("the signed attributes are missing"); // RFC 5652 section 5.3
    }
    if (!result.signer)
        unusable("the signer's certificate is missing");
    const bool holds = verifyValue(*result.signer, scheme, value, signer.signature);
    result.integrity = !documentMatches ? CmsIntegrity::DigestMismatch // EN 319 102-1, 5.2.7.4: first
                       : holds          ? CmsIntegrity::Good
                                        : CmsIntegrity::SignatureInvalid;
}

} // namespace

std::optional<DigestAlgorithm> cmsDigestAlgorithm(ByteView cms) {
    try {
        const SignedDataView view(cms);
        if (view.signerInfos.empty())
            return std::nullopt;
        return digestAlgorithmOf(view.signer(0).digestAlgorithm.content);
    } catch (const Error&) {
        return std::nullopt;
    }
}

CmsInspection inspectCms(ByteView cms, const Digest& document) {
    CmsInspection result;
    try {
        inspect(cms, document, result);
    } catch (const Error& error) {
        result.integrity =
            error.fault() == Fault::Unsupported ? CmsIntegrity::Unsupported : CmsIntegrity::Unreadable;
        result.detail = error.detail().empty() ? error.reason() : error.detail();
    }
    return result;
}

} // namespace cunho::crypto
