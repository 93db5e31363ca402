// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/crypto/certificate.hpp>
#include <cunho/crypto/digest.hpp>

#include <optional>
#include <string>
#include <vector>

namespace cunho::crypto {

/// CAdES signed attributes (EN 319 122-1 section 5) as PAdES wants them (EN 319 142-1 section 6.3):
/// content-type, message-digest and ESS signing-certificate-v2 (RFC 5035), no signing-time.
class SignedAttributes {
  public:
    /// `document` is the digest over the ByteRange.
    static SignedAttributes make(const Digest& document, const Certificate& signer);

    /// From bytes kept in the journal. Throws Integrity/SIGNED_ATTRIBUTES_DAMAGED.
    static SignedAttributes fromDer(ByteView set);

    /// The DER SET OF (tag 0x31), attributes sorted as DER demands: what is hashed.
    const Bytes& der() const noexcept { return der_; }

    /// The DTBSR: the digest of `der()`, the value that card or service signs.
    Digest toBeSigned(DigestAlgorithm algorithm = DigestAlgorithm::Sha256) const;

    /// The value of the message-digest attribute.
    Bytes messageDigest() const;

  private:
    Bytes der_;
};

/// A detached CMS SignedData (RFC 5652) with one signer, put together around a value signed elsewhere.
class CmsSignature {
  public:
    /// `value` is RSA PKCS#1 v1.5 over `attributes.toBeSigned()`. The chain goes in without order guarantees.
    /// Throws Rejected/SIGNATURE_VALUE_WRONG when the value does not verify with the first certificate, and
    /// Integrity/SIGNED_ATTRIBUTES_OTHER_SIGNER when the attributes name another one.
    static CmsSignature assemble(const SignedAttributes& attributes, const CertificateChain& chain,
                                 ByteView value);

    const Bytes& der() const noexcept { return der_; }

    /// Upper bound of `der().size()` for this chain, without time-stamp: the placeholder's size.
    static std::size_t estimateSize(const CertificateChain& chain);

  private:
    Bytes der_;
};

/// What stands in a CMS SignedData found in a file; nothing is believed yet.
struct CmsInspection {
    enum class Integrity {
        Good,             ///< message-digest and signature value both hold
        DigestMismatch,   ///< the document is not what was signed
        SignatureInvalid, ///< the signature value does not verify under the signer's key
        Unreadable,       ///< no usable SignedData; `detail` says why
    };
    Integrity integrity = Integrity::Unreadable;
    std::string detail;
    std::optional<Certificate> signer;
    std::vector<Certificate> certificates;
    bool essSigningCertificate = false; ///< signing-certificate(-v2) is there and matches the signer
    bool essMismatch = false;           ///< it is there and names another certificate
    bool signingTimeAttribute = false;  ///< forbidden by PAdES baseline
    bool signatureTimestamp = false;    ///< unsigned attribute id-aa-signatureTimeStampToken is there
    int signerCount = 0;
    std::string digestAlgorithm;
};

/// Which digest the CMS was made with, so that the document can be streamed once. Nothing when unreadable.
std::optional<DigestAlgorithm> cmsDigestAlgorithm(ByteView cms);

/// Checks a detached CMS against the digest of the bytes it should cover. Never throws for bad input.
/// `cms` may be followed by the zero bytes that fill a PDF's Contents.
CmsInspection inspectCms(ByteView cms, const Digest& document);

} // namespace cunho::crypto
