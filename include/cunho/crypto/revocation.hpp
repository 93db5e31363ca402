// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/core/clock.hpp>
#include <cunho/crypto/certificate.hpp>
#include <cunho/crypto/private_key.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace cunho::crypto {

/// An OCSPRequest for one certificate (RFC 6960 section 4.1), CertID with SHA-1 as every responder takes it,
/// and a nonce of 16 bytes (RFC 8954) unless switched off.
struct OcspRequest {
    Bytes der;
    Bytes nonce; ///< empty: none sent

    static OcspRequest make(const Certificate& certificate, const Certificate& issuer, bool withNonce = true);
};

/// What an OCSP response or a CRL says about one certificate.
struct RevocationEvidence {
    enum class Kind { Ocsp, Crl };
    enum class Status { Good, Revoked, Unknown };
    /// Why the evidence may not be used; `None` when it may.
    enum class Problem {
        None,
        Unreadable,       ///< no usable response or list
        OtherCertificate, ///< it does not speak of this certificate and issuer
        BadSignature,     ///< its signature does not hold
        NotAuthorized,    ///< signed by somebody who may not (RFC 6960 section 4.2.2.2; RFC 5280 6.3.3)
        NotSuccessful,    ///< OCSP status other than successful: tryLater, unauthorized, …
        NonceMismatch,    ///< the answer to another request
    };
    Kind kind = Kind::Ocsp;
    Bytes der;
    Problem problem = Problem::Unreadable;
    std::string detail; ///< English
    Status status = Status::Unknown;
    TimePoint thisUpdate{};
    std::optional<TimePoint> nextUpdate;
    TimePoint producedAt{};                ///< OCSP; equals thisUpdate for a CRL
    std::optional<TimePoint> revokedAt;    ///< with Status::Revoked
    std::string revocationReason;          ///< "keyCompromise", …; empty when not stated
    std::optional<Certificate> signer;     ///< responder, or the CRL's issuer
    std::vector<Certificate> certificates; ///< that the response carries

    bool usable() const noexcept { return problem == Problem::None; }
    /// thisUpdate ≤ `at`, and `at` ≤ nextUpdate where that is stated.
    bool isCurrent(TimePoint at) const noexcept;
};

/// Reads an OCSPResponse about `certificate`. Authorized are the issuer itself, a responder with the
/// id-kp-OCSPSigning use issued directly by it, and a responder that is among `trustedResponders` (itself, or
/// with that use and issued by one of them). Validity times of the responder are not checked here. A response
/// without a nonce is taken whatever was expected: responders that prepare theirs leave it out (RFC 5019,
/// 4). Never throws for bad input.
RevocationEvidence readOcspResponse(ByteView der, const Certificate& certificate, const Certificate& issuer,
                                    const std::vector<Certificate>& trustedResponders = {},
                                    ByteView expectedNonce = {});

/// Reads a CRL (RFC 5280 section 5) about `certificate`; it must be signed by `issuer`. Delta and indirect
/// lists and unknown critical extensions are not usable. Never throws for bad input.
RevocationEvidence readCrl(ByteView der, const Certificate& certificate, const Certificate& issuer);

/// What a responder of the sandbox or of tests answers.
struct OcspIssue {
    RevocationEvidence::Status status = RevocationEvidence::Status::Good;
    TimePoint thisUpdate{};
    std::optional<TimePoint> nextUpdate;
    TimePoint producedAt{};
    std::optional<TimePoint> revokedAt;
    bool withNonce = true; ///< repeats the request's nonce
};

/// An OCSPResponse to the DER of an OCSPRequest, signed by the responder whose chain goes in; `decide` gives
/// the answer for a serial number (lower-case hexadecimal). An unreadable request gets malformedRequest.
Bytes issueOcspResponse(ByteView request, const Certificate& issuer, const PrivateKey& responderKey,
                        const CertificateChain& responder,
                        const std::function<OcspIssue(const std::string& serialNumber)>& decide);

/// An OCSPResponse without content: status tryLater (3), internalError (2), unauthorized (6).
Bytes ocspError(int status);

struct CrlEntry {
    std::string serialNumber; ///< lower-case hexadecimal
    TimePoint revokedAt{};
};

/// A CRL version 2 with number, signed sha256 by the issuer.
Bytes issueCrl(const Certificate& issuer, const PrivateKey& issuerKey, const std::vector<CrlEntry>& entries,
               TimePoint thisUpdate, TimePoint nextUpdate);

} // namespace cunho::crypto
