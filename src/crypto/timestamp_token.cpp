// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/cms_verify.hpp"
#include "crypto/oid.hpp"
#include "crypto/signed_data.hpp"
#include "crypto/tst_info.hpp"

#include <cunho/core/error.hpp>
#include <cunho/crypto/timestamp.hpp>

#include <algorithm>

namespace cunho::crypto {
namespace {

using TokenIntegrity = TimestampToken::Integrity;

/// Whether the signed attributes are those of this content, whose digest they hold.
bool attributesMatch(ByteView attributes, const SignedDataView& cms, DigestAlgorithm algorithm) {
    const auto type = singleValue(attributes, oid::contentType);
    if (!type || !der::equal(type->whole, cms.contentType))
        unusableToken("the content-type attribute is missing or wrong");
    const auto stated = singleValue(attributes, oid::messageDigest);
    if (!stated || stated->tag != der::OctetString)
        unusableToken("the message-digest attribute is missing");
    return der::equal(stated->content, digest(algorithm, cms.content).value);
}

void judge(const SignedDataView& cms, TimestampToken& token) {
    const SignerInfoView signer = cms.signer(0);
    const auto algorithm = digestAlgorithmOf(signer.digestAlgorithm.content);
    if (!algorithm)
        unusableToken("an unknown digest algorithm");
    token.digestAlgorithm = digestName(*algorithm);
    token.authority = findSigner(signer.identifier, token.certificates);
    // RFC 5652 section 5.3: without them only content of the type id-data may be signed.
    if (!signer.signedAttributes)
        unusableToken("the signed attributes are missing");
    const ByteView attributes = signer.signedAttributes->content;
    const bool contentMatches = attributesMatch(attributes, cms, *algorithm);
    if (!token.authority) {
        token.integrity = TokenIntegrity::NoCertificate;
        token.detail = "the certificate of the time-stamp authority is not inside";
        return;
    }
    const SignatureScheme scheme = readScheme(signer.signatureAlgorithm, *algorithm);
    token.signatureAlgorithm = schemeName(scheme);
    const Digest value = signedAttributesDigest(*signer.signedAttributes, scheme.digest);
    const EssFinding ess = checkEss(attributes, *token.authority);
    if (!verifyValue(*token.authority, scheme, value, signer.signature) || !contentMatches) {
        token.integrity = TokenIntegrity::SignatureInvalid;
        token.detail = contentMatches ? "the signature value does not hold"
                                      : "the TSTInfo is not what the time-stamp authority signed";
    } else if (!ess.matches) {
        token.integrity = TokenIntegrity::EssMismatch;
        token.detail = ess.present ? "the ESS attribute names another certificate"
                                   : "the ESS attribute signing-certificate is missing";
    } else {
        token.integrity = TokenIntegrity::Good;
    }
}

void read(ByteView encoded, TimestampToken& token) {
    ByteView padding;
    token.der = der::definite(encoded, &padding);
    if (std::any_of(padding.begin(), padding.end(), [](Byte byte) { return byte != 0; }))
        unusableToken("bytes follow the token");
    const SignedDataView cms(token.der);
    if (!der::equal(cms.contentType, oid::tstInfo))
        unusableToken("the signed content is no TSTInfo");
    if (cms.detached)
        unusableToken("the TSTInfo is missing");
    if (cms.signerInfos.size() != 1)
        unusableToken(cms.signerInfos.empty() ? "no signer" : "more than one signer");
    token.certificates = readableCertificates(cms);
    readTstInfo(cms.content, token);
    judge(cms, token);
}

} // namespace

TimestampToken readTimestampToken(ByteView token) {
    TimestampToken result;
    try {
        read(token, result);
    } catch (const Error& error) {
        result.integrity = TokenIntegrity::Unreadable;
        result.detail = error.detail().empty() ? error.reason() : error.detail();
    }
    return result;
}

} // namespace cunho::crypto
