// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/cms_verify.hpp"
#include "crypto/native.hpp"
#include "crypto/oid.hpp"
#include "crypto/signed_data.hpp"

#include <cunho/core/error.hpp>
#include <cunho/crypto/cms.hpp>

#include <openssl/err.h>

namespace cunho::crypto {
namespace {

using Integrity = CmsInspection::Integrity;

[[noreturn]] void unusable(const char* why) {
    throw Error(Fault::File, "DER_MALFORMED", {}, why);
}

/// The value that was signed: of the attributes, or of the document where there are none.
Digest signedDigest(const SignerInfoView& signer, DigestAlgorithm algorithm, const Digest& document) {
    if (!signer.signedAttributes) {
        if (algorithm != document.algorithm)
            unusable("the signature is over another digest algorithm");
        return document;
    }
    return signedAttributesDigest(*signer.signedAttributes, algorithm);
}

/// Reads what the signed attributes say into `result`; the answer is whether the document is what was signed.
bool readAttributes(const SignerInfoView& signer, ByteView contentType, const Digest& document,
                    CmsInspection& result) {
    if (!signer.signedAttributes)
        return true;
    const ByteView attributes = signer.signedAttributes->content;
    const auto type = singleValue(attributes, oid::contentType);
    if (!type || !der::equal(type->whole, contentType))
        unusable("the content-type attribute is missing or wrong");
    const auto stated = singleValue(attributes, oid::messageDigest);
    if (!stated || stated->tag != der::OctetString)
        unusable("the message-digest attribute is missing");
    result.signingTimeAttribute = !attributeValues(attributes, oid::signingTime).empty();
    if (result.signer) {
        const EssFinding ess = checkEss(attributes, *result.signer);
        result.essSigningCertificate = ess.matches;
        result.essMismatch = ess.present && !ess.matches;
    }
    return der::equal(stated->content, document.value);
}

void inspect(const SignedDataView& cms, const Digest& document, CmsInspection& result) {
    result.certificates = readableCertificates(cms);
    result.signerCount = static_cast<int>(cms.signerInfos.size());
    if (cms.signerInfos.empty())
        unusable("no signer");
    const SignerInfoView signer = cms.signer(0);
    const auto algorithm = digestAlgorithmOf(signer.digestAlgorithm.content);
    if (!algorithm)
        unusable("an unknown digest algorithm");
    result.digestAlgorithm = digestName(*algorithm);
    result.signer = findSigner(signer.identifier, result.certificates);
    if (signer.unsignedAttributes) {
        const ByteView attributes = signer.unsignedAttributes->content;
        for (const ByteView tokens : attributeValues(attributes, oid::signatureTimeStampToken))
            for (der::Reader each(tokens); !each.atEnd();) {
                const ByteView token = each.next().whole;
                result.timestamps.emplace_back(token.begin(), token.end());
            }
    }
    if (!cms.detached)
        unusable("the signed content stands inside the signature");
    if (*algorithm != document.algorithm)
        unusable("the document was digested with another algorithm");
    const bool documentMatches = readAttributes(signer, cms.contentType, document, result);
    if (!result.signer)
        unusable("the signer's certificate is missing");

    const SignatureScheme scheme = readScheme(signer.signatureAlgorithm, *algorithm);
    const Digest value = signedDigest(signer, scheme.digest, document);
    const bool holds = verifyValue(*result.signer, scheme, value, signer.signature);
    result.integrity = !holds            ? Integrity::SignatureInvalid
                       : documentMatches ? Integrity::Good
                                         : Integrity::DigestMismatch;
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
        inspect(SignedDataView(cms), document, result);
    } catch (const Error& error) {
        result.integrity = Integrity::Unreadable;
        result.detail = error.detail().empty() ? error.reason() : error.detail();
    }
    return result;
}

} // namespace cunho::crypto
