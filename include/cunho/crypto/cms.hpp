// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/crypto/certificate.hpp>
#include <cunho/crypto/digest.hpp>
#include <cunho/crypto/signature_algorithm.hpp>
#include <cunho/crypto/timestamp.hpp>

#include <optional>
#include <string>
#include <vector>

namespace cunho::crypto {

/// A signature policy that the signer keeps to (EN 319 122-1, 5.2.9.1).
struct SignaturePolicy {
    std::string oid; ///< dotted
    Digest hash;     ///< of the policy document; an empty value means "hash not known"
    std::string uri; ///< SPuri qualifier, may be empty
};

/// What a signature undertakes (EN 319 122-1, 5.2.3; RFC 5126, 5.11.1).
enum class CommitmentType {
    ProofOfOrigin,
    ProofOfReceipt,
    ProofOfDelivery,
    ProofOfSender,
    ProofOfApproval,
    ProofOfCreation,
};

/// "proof-of-origin" and so on, as the command line has it; the other way round nothing for an unknown name.
std::string_view commitmentName(CommitmentType commitment) noexcept;
std::optional<CommitmentType> commitmentNamed(std::string_view name) noexcept;

/// Signed attributes that a signature may have besides the three it must have.
struct AttributeOptions {
    std::optional<SignaturePolicy> policy;
    std::optional<CommitmentType> commitment;
};

/// CAdES signed attributes (EN 319 122-1 section 5) as PAdES wants them (EN 319 142-1 section 6.3):
/// content-type, message-digest and ESS signing-certificate-v2 (RFC 5035), no signing-time.
class SignedAttributes {
  public:
    /// `document` is the digest over the ByteRange, SHA-256 or stronger. Throws Input/POLICY_OID_INVALID
    /// and Input/POLICY_URI_INVALID with {"value"}.
    static SignedAttributes make(const Digest& document, const Certificate& signer,
                                 const AttributeOptions& options = {});

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

/// A detached CMS SignedData (RFC 5652) with one signer, put together around a value signed elsewhere. There
/// is none whose value does not verify.
class CmsSignature {
  public:
    /// `value` is made with `algorithm` over `attributes.toBeSigned(algorithm.digest)`; the chain goes in
    /// without order guarantees. The message digest must have the same digest algorithm. Throws
    /// Rejected/SIGNATURE_VALUE_WRONG when the value does not verify with the first certificate, and
    /// Integrity/SIGNED_ATTRIBUTES_OTHER_SIGNER when the attributes name another one.
    static CmsSignature assemble(const SignedAttributes& attributes, const CertificateChain& chain,
                                 ByteView value, const SignatureAlgorithm& algorithm = {});

    /// The imprint of a signature time-stamp: the digest of the SignatureValue's octets (EN 319 122-1, 5.3).
    Digest valueDigest(DigestAlgorithm algorithm = DigestAlgorithm::Sha256) const;

    /// Adds the unsigned attribute signature-time-stamp; signed bytes stay as they are. The token must be for
    /// `valueDigest`: Rejected/TIMESTAMP_OTHER_IMPRINT.
    void addTimestamp(const TimestampToken& token);

    bool hasTimestamp() const noexcept { return hasTimestamp_; }

    const Bytes& der() const noexcept { return der_; }

    /// Upper bound of `der().size()`: the placeholder's size. `tokenSize` is that of the time-stamp token to
    /// come, 0 for none.
    static std::size_t estimateSize(const CertificateChain& chain, const SignatureAlgorithm& algorithm = {},
                                    const AttributeOptions& options = {}, std::size_t tokenSize = 0);

  private:
    Bytes der_;
    bool hasTimestamp_ = false;
};

/// What whoever signs after somebody looks at: the signer's own bytes of a CMS.
struct CmsParts {
    Bytes signedAttributes; ///< DER SET OF (tag 0x31), as it was hashed
    Bytes value;            ///< the SignatureValue's octets
    Certificate signer;
};

/// Of a detached CMS with one signer, whose certificate is inside; padding may follow. Nothing is verified.
/// Throws Integrity/SIGNED_ATTRIBUTES_DAMAGED.
CmsParts cmsParts(ByteView cms);

/// What stands in a CMS SignedData found in a file; nothing is believed yet.
struct CmsInspection {
    enum class Integrity {
        Good,             ///< message-digest and signature value both hold
        DigestMismatch,   ///< the document is not what was signed
        SignatureInvalid, ///< the signature value does not verify under the signer's key
        Unsupported,      ///< an algorithm that is not known here; `detail` says which kind
        Unreadable,       ///< no usable SignedData; `detail` says why
    };
    Integrity integrity = Integrity::Unreadable;
    std::string detail; ///< English; also what is wrong with the encoding of the signed attributes
    std::optional<Certificate> signer;
    std::vector<Certificate> certificates;
    bool essSigningCertificate = false; ///< signing-certificate(-v2) is there and matches the signer
    bool essMismatch = false;           ///< it is there and names another certificate
    bool signingTimeAttribute = false;  ///< forbidden by PAdES baseline
    bool attributesAreDer = true;       ///< the signed attributes are sorted and encoded as DER demands
    std::vector<Bytes> timestamps;      ///< tokens of the unsigned attribute signature-time-stamp, as found
    Digest valueDigest;                 ///< SHA-256 of the SignatureValue's octets
    Bytes signatureValue;               ///< what a signature time-stamp covers
    std::string policy;                 ///< OID of the signature-policy attribute, or empty
    std::string commitment;             ///< OID of the commitment-type attribute, or empty
    std::vector<Bytes> ocspResponses;   ///< of adbe-revocationInfoArchival and the CMS's own crls field
    std::vector<Bytes> crls;            ///< likewise
    int signerCount = 0;
    std::string digestAlgorithm;    ///< of the document, "SHA-256"
    std::string signatureAlgorithm; ///< "RSASSA-PSS, SHA-256", and MGF1 and salt where they are not usual
};

/// Which digest the CMS was made with, so that the document can be streamed once. Nothing when unreadable.
std::optional<DigestAlgorithm> cmsDigestAlgorithm(ByteView cms);

/// Checks a detached CMS against the digest of the bytes it should cover. Never throws for bad input.
/// `cms` may be followed by the zero bytes that fill a PDF's Contents.
CmsInspection inspectCms(ByteView cms, const Digest& document);

} // namespace cunho::crypto
