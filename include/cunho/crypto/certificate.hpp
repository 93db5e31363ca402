// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/core/clock.hpp>
#include <cunho/crypto/digest.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cunho::crypto {

enum class KeyAlgorithm { Rsa, EcP256, EcP384, Other };

/// One X.509 certificate (RFC 5280). Cheap to copy; never empty.
class Certificate {
  public:
    /// Throws File/CERTIFICATE_UNREADABLE.
    static Certificate fromDer(ByteView der);

    /// The first certificate of a PEM text. Throws File/CERTIFICATE_UNREADABLE.
    static Certificate fromPem(std::string_view pem);

    /// Every certificate of a PEM text, in its order; a single DER and the certificates of a PKCS#7 (.p7b,
    /// DER or PEM) are accepted too. Throws as above.
    static std::vector<Certificate> listFromFile(ByteView file);

    Bytes der() const;
    std::string pem() const;

    /// RFC 4514, for people: "CN=…,O=…,C=PT".
    std::string subject() const;
    std::string issuer() const;

    /// The last value of the attribute in the subject, UTF-8, or empty.
    std::string commonName() const;
    std::string organizationName() const;
    std::string organizationIdentifier() const; ///< such as "VATPT-500000000"
    std::string title() const;
    std::string organizationalUnitName() const;
    std::string subjectSerialNumber() const; ///< the person's or company's number, such as "BI12345678"

    /// Lower-case hexadecimal without sign.
    std::string serialNumber() const;

    TimePoint notBefore() const;
    TimePoint notAfter() const;
    KeyAlgorithm keyAlgorithm() const;
    int keyBits() const;
    bool isAuthority() const;  ///< basicConstraints CA:TRUE
    bool isSelfIssued() const; ///< subject equals issuer
    bool hasNonRepudiation() const;
    bool hasSigningUse() const;      ///< keyUsage is absent or has digitalSignature or nonRepudiation
    bool hasTimestampingUse() const; ///< extendedKeyUsage is critical and timeStamping alone (RFC 3161, 2.3)
    bool hasOcspSigningUse() const;  ///< id-kp-OCSPSigning
    bool hasOcspNoCheck() const;     ///< id-pkix-ocsp-nocheck (RFC 6960, 4.2.2.2.1)

    /// What the certificate was signed with ("RSASSA-PKCS1-v1_5, SHA-256"); empty when unknown.
    std::string signatureAlgorithm() const;

    /// URLs as the extensions have them, http and https only, in their order.
    std::vector<std::string> ocspUrls() const;   ///< authorityInfoAccess
    std::vector<std::string> issuerUrls() const; ///< authorityInfoAccess, caIssuers
    std::vector<std::string> crlUrls() const;    ///< cRLDistributionPoints

    /// SHA-256 of the DER.
    Digest fingerprint() const;

    bool operator==(const Certificate& other) const;

    /// The library's object, for the sources of this module only.
    struct Native;
    const Native& native() const noexcept { return *native_; }
    explicit Certificate(std::shared_ptr<const Native> native) noexcept : native_(std::move(native)) {}

  private:
    std::shared_ptr<const Native> native_;
};

/// Leaf first, each issued by the next; the root may be missing.
using CertificateChain = std::vector<Certificate>;

/// Sorts a bag of certificates into the chain of its signer: the one that is no authority (or `leaf`), then
/// issuer by issuer. Certificates that do not belong are dropped. Throws File/CERTIFICATE_CHAIN_UNCLEAR when
/// there is no or more than one possible leaf.
CertificateChain orderChain(const std::vector<Certificate>& bag, const std::optional<Certificate>& leaf = {});

/// What building a path to an anchor found (RFC 5280 section 6, without revocation).
struct ChainResult {
    enum class Status {
        Trusted,
        NoPath,       ///< no path to an anchor
        Expired,      ///< a path, but a certificate of it was not valid at the time
        NotYetValid,  ///< likewise, before its time
        BadSignature, ///< a certificate's signature is wrong
        Constraint,   ///< basicConstraints, keyUsage, path length or names forbid the path
    };
    Status status = Status::NoPath;
    CertificateChain path; ///< leaf to anchor, when there is one
    std::string detail;    ///< English, for the report
};

/// `others` may hold anything; `anchors` end a path even when they are no roots.
ChainResult verifyChain(const Certificate& leaf, const std::vector<Certificate>& others,
                        const std::vector<Certificate>& anchors, TimePoint at);

/// Whether `value` is the certificate key's signature over data of this digest: RSA PKCS#1 v1.5 (RFC
/// 8017 8.2).
bool verifyRsaPkcs1(const Certificate& certificate, const Digest& digest, ByteView value);

} // namespace cunho::crypto
