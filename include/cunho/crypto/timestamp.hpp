// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/core/clock.hpp>
#include <cunho/crypto/certificate.hpp>
#include <cunho/crypto/digest.hpp>
#include <cunho/crypto/private_key.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace cunho::crypto {

/// A TimeStampReq (RFC 3161 section 2.4.1) with a nonce of 8 bytes that asks for the certificate.
struct TimestampRequest {
    Digest imprint;
    Bytes nonce; ///< the INTEGER's content, big-endian, positive
    Bytes der;

    static TimestampRequest make(const Digest& imprint);
};

/// What stands in a TimeStampToken (RFC 3161 section 2.4.2); `integrity` says what of it may be believed.
struct TimestampToken {
    enum class Integrity {
        Good,             ///< the TSA's signature holds and its ESS attribute names the certificate
        SignatureInvalid, ///< the signature value or the digest of the TSTInfo is wrong
        EssMismatch,      ///< signing-certificate(-v2) is missing or names another certificate
        NoCertificate,    ///< the TSA's certificate is not inside
        Unreadable,       ///< no usable token; `detail` says why
    };
    Integrity integrity = Integrity::Unreadable;
    std::string detail; ///< English
    Bytes der;          ///< the token, a ContentInfo, without padding, every length definite
    Digest imprint;
    TimePoint time{}; ///< genTime
    std::optional<std::chrono::microseconds> accuracy;
    std::string policy;       ///< dotted OID
    std::string serialNumber; ///< lower-case hexadecimal
    Bytes nonce;              ///< the INTEGER's content; empty when there is none
    std::optional<Certificate> authority;
    std::vector<Certificate> certificates;
    std::string digestAlgorithm;    ///< of the TSA's own signature, "SHA-256"
    std::string signatureAlgorithm; ///< of the TSA, "RSASSA-PKCS1-v1_5, SHA-256"
};

/// Reads a token found in a file; never throws for bad input. Zero bytes may follow it (a PDF's Contents).
TimestampToken readTimestampToken(ByteView token);

/// Takes a TimeStampResp for `request`: status granted (with or without modifications), imprint and nonce
/// those asked for, one usable signature with an ESS attribute, the certificate inside and fit for
/// time-stamping (RFC 3161 section 2.3). The chain is not checked here. Throws Rejected/TIMESTAMP_REFUSED
/// with {"why"}, Service/TIMESTAMP_REPLY_INVALID with the detail.
TimestampToken acceptTimestampReply(ByteView reply, const TimestampRequest& request);

/// What a time-stamp authority of the sandbox or of tests puts into its replies.
struct TimestampIssue {
    TimePoint time{};
    std::optional<std::chrono::milliseconds> accuracy{std::chrono::seconds(1)};
    std::string policy = "1.2.3.4.1";
    bool wrongImprint = false; ///< one bit of the imprint is altered before signing
    bool wrongNonce = false;
    bool withoutEss = false;
    DigestAlgorithm digest = DigestAlgorithm::Sha256;
};

/// A TimeStampResp with status granted for the DER of a TimeStampReq; for a request that cannot be read, one
/// with status rejection (badDataFormat). `chain` goes in when the request asks for the certificate.
Bytes issueTimestampReply(ByteView request, const PrivateKey& key, const CertificateChain& chain,
                          const TimestampIssue& issue);

/// A TimeStampResp with status rejection and this text.
Bytes refuseTimestamp(const std::string& text);

} // namespace cunho::crypto
