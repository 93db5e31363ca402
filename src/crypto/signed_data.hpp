// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "crypto/der.hpp"

#include <cunho/crypto/certificate.hpp>
#include <cunho/crypto/digest.hpp>

#include <openssl/x509.h>
#include <optional>
#include <string>
#include <vector>

namespace cunho::crypto {

/// SignerInfo of RFC 5652 section 5.3, as views into the encoding.
struct SignerInfoView {
    der::Element identifier; ///< SEQUENCE issuerAndSerialNumber or [0] subjectKeyIdentifier
    der::Element digestAlgorithm;
    std::optional<der::Element> signedAttributes; ///< tag [0]
    der::Element signatureAlgorithm;
    ByteView signature;
    std::optional<der::Element> unsignedAttributes; ///< tag [1]
};

/// A ContentInfo of type SignedData, taken apart and not believed. Throws File/DER_MALFORMED.
class SignedDataView {
  public:
    explicit SignedDataView(ByteView cms);

    ByteView contentType; ///< the whole OBJECT IDENTIFIER
    bool detached = false;
    Bytes content;                               ///< the encapsulated octets, unless detached
    std::vector<ByteView> certificates;          ///< X.509 only; the other choices are left out
    std::optional<der::Element> revocationInfos; ///< tag [1], SET OF RevocationInfoChoice
    std::vector<der::Element> signerInfos;

    SignerInfoView signer(std::size_t index) const;

  private:
    Bytes encoding_;
};

/// Those that can be read: one damaged certificate must not hide the signature, the chain check will miss it.
std::vector<Certificate> readableCertificates(const SignedDataView& cms);

/// The first certificate that a SignerIdentifier names.
std::optional<Certificate> findSigner(const der::Element& identifier,
                                      const std::vector<Certificate>& certificates);

/// Of the attributes exactly as they stand in the file, under the tag of a SET (RFC 5652 section 5.4).
Digest signedAttributesDigest(const der::Element& attributes, DigestAlgorithm algorithm);

/// The content of the SET OF values of each attribute with this type, in order. `attributes` is the content
/// of a SET OF Attribute.
std::vector<ByteView> attributeValues(ByteView attributes, ByteView type);

/// The only value of the only attribute of this type, or nothing when there is no such attribute. Throws
/// File/DER_MALFORMED when there is more than one (RFC 5652 section 11).
std::optional<der::Element> singleValue(ByteView attributes, ByteView type);

/// Whether an encoded Name or INTEGER equals the parsed one; unreadable ones equal nothing.
bool sameName(ByteView name, const X509_NAME* other);
bool sameInteger(const der::Element& integer, const ASN1_INTEGER* other);

/// DER of the certificate's issuer and serial number, as IssuerAndSerialNumber has them.
Bytes issuerName(const Certificate& certificate);
Bytes serialNumber(const Certificate& certificate);

/// An OBJECT IDENTIFIER as "1.2.3". Throws File/DER_MALFORMED.
std::string dottedOid(const der::Element& identifier);

/// OpenSSL's name for an attribute type, such as "messageDigest", or the dotted number.
std::string attributeName(const der::Element& type);

/// What an AlgorithmIdentifier's content names, or nothing.
std::optional<DigestAlgorithm> digestAlgorithmOf(ByteView algorithm);

/// Whether an ESS attribute is there, and names the certificate.
struct EssFinding {
    bool present = false;
    bool matches = false;
};
EssFinding checkEss(ByteView attributes, const Certificate& signer);

} // namespace cunho::crypto
