// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/signed_data.hpp"

#include "crypto/native.hpp"
#include "crypto/oid.hpp"

#include <cunho/core/error.hpp>
#include <cunho/crypto/certificate.hpp>

#include <openssl/err.h>

namespace cunho::crypto {
namespace {

[[noreturn]] void malformed(const std::string& why) {
    throw Error(Fault::File, "DER_MALFORMED", {}, why);
}

ObjectHandle parsedOid(const der::Element& identifier) {
    const unsigned char* at = identifier.whole.data();
    ObjectHandle object(d2i_ASN1_OBJECT(nullptr, &at, static_cast<long>(identifier.whole.size())));
    ERR_clear_error();
    if (!object)
        malformed("an object identifier that cannot be read");
    return object;
}

/// The octets of a string that BER may have cut into pieces (X.690 section 8.7).
Bytes octets(const der::Element& string) {
    if (string.tag == der::OctetString)
        return Bytes(string.content.begin(), string.content.end());
    static constexpr Byte constructed = der::OctetString | 0x20U;
    if (string.tag != constructed)
        malformed("the signed content is no OCTET STRING");
    Bytes whole;
    for (der::Reader pieces(string.content); !pieces.atEnd();) {
        const Bytes piece = octets(pieces.next());
        whole.insert(whole.end(), piece.begin(), piece.end());
    }
    return whole;
}

/// Compares issuer and serial number of an IssuerSerial (RFC 5035 section 5) with the certificate's.
bool issuerSerialMatches(ByteView content, X509* x509) {
    der::Reader fields(content);
    der::Reader names(fields.expect(der::Sequence).content);
    const der::Element serial = fields.expect(der::Integer);
    const der::Element name = names.expect(der::context(4));
    return sameName(name.content, X509_get_issuer_name(x509)) &&
           sameInteger(serial, X509_get0_serialNumber(x509));
}

/// ESSCertID or ESSCertIDv2 (RFC 5035 sections 4 and 5): only the first one names the signer.
bool essNames(const der::Element& value, DigestAlgorithm algorithm, bool algorithmStated,
              const Certificate& signer) {
    if (value.tag != der::Sequence)
        return false;
    der::Reader lists(value.content);
    der::Reader identifiers(lists.expect(der::Sequence).content);
    der::Reader fields(identifiers.expect(der::Sequence).content);
    if (algorithmStated) {
        if (const auto stated = fields.optional(der::Sequence)) {
            const auto known = digestAlgorithmOf(stated->content);
            if (!known)
                return false;
            algorithm = *known;
        }
    }
    const der::Element hash = fields.expect(der::OctetString);
    const Digest expected = algorithm == DigestAlgorithm::Sha256 ? signer.native().fingerprint
                                                                 : digest(algorithm, signer.native().der);
    if (!der::equal(hash.content, expected.value))
        return false;
    const auto issuerSerial = fields.optional(der::Sequence);
    return !issuerSerial || issuerSerialMatches(issuerSerial->content, signer.native().x509.get());
}

/// Whether a SignerIdentifier (RFC 5652 section 5.3) names the certificate.
bool identifies(const der::Element& identifier, const Certificate& certificate) {
    X509* x509 = certificate.native().x509.get();
    if (identifier.tag == 0x80) { // [0] subjectKeyIdentifier, primitive
        const ASN1_OCTET_STRING* known = X509_get0_subject_key_id(x509);
        ERR_clear_error();
        if (known == nullptr)
            return false;
        const auto size = static_cast<std::size_t>(ASN1_STRING_length(known));
        return der::equal(identifier.content, ByteView(ASN1_STRING_get0_data(known), size));
    }
    if (identifier.tag != der::Sequence)
        return false;
    der::Reader fields(identifier.content);
    const der::Element issuer = fields.expect(der::Sequence);
    const der::Element serial = fields.expect(der::Integer);
    return sameInteger(serial, X509_get0_serialNumber(x509)) &&
           sameName(issuer.whole, X509_get_issuer_name(x509));
}

} // namespace

bool sameName(ByteView name, const X509_NAME* other) {
    const unsigned char* at = name.data();
    const NameHandle parsed(d2i_X509_NAME(nullptr, &at, static_cast<long>(name.size())));
    ERR_clear_error();
    return parsed && X509_NAME_cmp(parsed.get(), other) == 0;
}

bool sameInteger(const der::Element& integer, const ASN1_INTEGER* other) {
    const unsigned char* at = integer.whole.data();
    const IntegerHandle parsed(d2i_ASN1_INTEGER(nullptr, &at, static_cast<long>(integer.whole.size())));
    ERR_clear_error();
    return parsed && ASN1_INTEGER_cmp(parsed.get(), other) == 0;
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

SignedDataView::SignedDataView(ByteView cms) : encoding_(der::definite(cms)) {
    der::Reader outer(encoding_);
    der::Reader contentInfo(outer.expect(der::Sequence).content);
    if (!der::equal(contentInfo.expect(der::ObjectIdentifier).whole, oid::signedData))
        malformed("no SignedData");
    der::Reader explicitContent(contentInfo.expect(der::context(0)).content);
    der::Reader fields(explicitContent.expect(der::Sequence).content);
    fields.expect(der::Integer);
    fields.expect(der::Set);
    der::Reader encapsulated(fields.expect(der::Sequence).content);
    contentType = encapsulated.expect(der::ObjectIdentifier).whole;
    detached = encapsulated.atEnd();
    if (!detached)
        content = octets(der::Reader(encapsulated.expect(der::context(0)).content).next());
    if (const auto set = fields.optional(der::context(0))) {
        for (der::Reader members(set->content); !members.atEnd();) {
            const der::Element member = members.next();
            if (member.tag == der::Sequence)
                certificates.push_back(member.whole);
        }
    }
    revocationInfos = fields.optional(der::context(1));
    for (der::Reader members(fields.expect(der::Set).content); !members.atEnd();) {
        signerInfos.push_back(members.expect(der::Sequence));
    }
}

SignerInfoView SignedDataView::signer(std::size_t index) const {
    der::Reader fields(signerInfos.at(index).content);
    fields.expect(der::Integer);
    SignerInfoView view;
    view.identifier = fields.next();
    view.digestAlgorithm = fields.expect(der::Sequence);
    view.signedAttributes = fields.optional(der::context(0));
    view.signatureAlgorithm = fields.expect(der::Sequence);
    view.signature = fields.expect(der::OctetString).content;
    view.unsignedAttributes = fields.optional(der::context(1));
    return view;
}

std::vector<Certificate> readableCertificates(const SignedDataView& cms) {
    constexpr std::size_t most = 256; // far beyond any chain; each is tried as issuer of each
    std::vector<Certificate> list;
    for (const ByteView encoded : cms.certificates) {
        if (list.size() == most)
            break;
        // One damaged certificate must not hide the signature: the chain check will miss it.
        try {
            list.push_back(Certificate::fromDer(encoded));
        } catch (const Error&) {
            continue;
        }
    }
    return list;
}

std::optional<Certificate> findSigner(const der::Element& identifier,
                                      const std::vector<Certificate>& certificates) {
    for (const Certificate& certificate : certificates) {
        if (identifies(identifier, certificate))
            return certificate;
    }
    return std::nullopt;
}

Digest signedAttributesDigest(const der::Element& attributes, DigestAlgorithm algorithm) {
    Hasher hasher(algorithm);
    static constexpr Byte set[] = {der::Set};
    hasher.update(set);
    hasher.update(attributes.whole.subspan(1));
    return hasher.finish();
}

std::vector<ByteView> attributeValues(ByteView attributes, ByteView type) {
    std::vector<ByteView> found;
    for (der::Reader list(attributes); !list.atEnd();) {
        der::Reader attribute(list.expect(der::Sequence).content);
        const der::Element name = attribute.expect(der::ObjectIdentifier);
        const der::Element values = attribute.expect(der::Set);
        if (der::equal(name.whole, type))
            found.push_back(values.content);
    }
    return found;
}

std::optional<der::Element> singleValue(ByteView attributes, ByteView type) {
    const auto found = attributeValues(attributes, type);
    if (found.empty())
        return std::nullopt;
    const auto name = [&] { return attributeName(der::Reader(type).expect(der::ObjectIdentifier)); };
    if (found.size() != 1)
        malformed("the attribute " + name() + " is there twice");
    der::Reader values(found.front());
    if (values.atEnd())
        malformed("the attribute " + name() + " has no value");
    const der::Element value = values.next();
    if (!values.atEnd())
        malformed("the attribute " + name() + " has more than one value");
    return value;
}

std::string dottedOid(const der::Element& identifier) {
    const ObjectHandle object = parsedOid(identifier);
    char text[128] = {};
    const int length = OBJ_obj2txt(text, sizeof text, object.get(), 1);
    ERR_clear_error();
    if (length <= 0 || static_cast<std::size_t>(length) >= sizeof text)
        malformed("an object identifier that is too long");
    return text;
}

std::string attributeName(const der::Element& type) {
    const int nid = OBJ_obj2nid(parsedOid(type).get());
    return nid == NID_undef ? dottedOid(type) : OBJ_nid2sn(nid);
}

std::optional<DigestAlgorithm> digestAlgorithmOf(ByteView algorithm) {
    const ByteView name = der::Reader(algorithm).expect(der::ObjectIdentifier).whole;
    if (der::equal(name, oid::sha256))
        return DigestAlgorithm::Sha256;
    if (der::equal(name, oid::sha384))
        return DigestAlgorithm::Sha384;
    if (der::equal(name, oid::sha512))
        return DigestAlgorithm::Sha512;
    if (der::equal(name, oid::sha1))
        return DigestAlgorithm::Sha1;
    return std::nullopt;
}

EssFinding checkEss(ByteView attributes, const Certificate& signer) {
    EssFinding finding;
    const auto older = singleValue(attributes, oid::signingCertificate);
    const auto newer = singleValue(attributes, oid::signingCertificateV2);
    finding.present = older || newer;
    finding.matches = finding.present && (!older || essNames(*older, DigestAlgorithm::Sha1, false, signer)) &&
                      (!newer || essNames(*newer, DigestAlgorithm::Sha256, true, signer));
    return finding;
}

} // namespace cunho::crypto
