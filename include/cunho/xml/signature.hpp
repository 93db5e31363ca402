// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/xml/document.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace cunho::xml {

/// What checking an enveloped XML signature found.
enum class SignatureCheck {
    Valid,
    NoSignature,        ///< the root has no ds:Signature as a child
    SeveralSignatures,  ///< it has more than one
    Malformed,          ///< not the elements of XML Signature, or not in their order
    ForbiddenAlgorithm, ///< weaker than SHA-256, keyed by a shared secret, or unknown
    ForbiddenTransform, ///< other than enveloped-signature and C14N, such as XPath or XSLT
    ForeignReference,   ///< to something else than the root or the signature's own XAdES SignedProperties
    RootNotSigned,      ///< no reference to the root, so that what was signed is not what is read
    DuplicateId,        ///< a reference names more than one element
    DigestWrong,        ///< what a reference names was altered
    SignatureWrong,     ///< made with none of the keys, or altered
};

/// "DigestWrong" and so on.
std::string_view signatureCheckName(SignatureCheck check) noexcept;

struct SignatureResult {
    SignatureCheck check = SignatureCheck::SignatureWrong;
    std::size_t signer = 0; ///< which of the certificates, when valid
    std::string detail;     ///< English, for the report
};

/// Whether `value` is the RSASSA-PSS signature (RFC 8017, 8.1) of the certificate's key over `data`; `digest`
/// ("SHA-256", "SHA-384", "SHA-512") is also MGF1's, and the salt is as long as it.
using PssCheck =
    std::function<bool(const Bytes& certificate, std::string_view digest, ByteView data, ByteView value)>;

/// Checks the enveloped signature of `document` (XML Signature 1.1; XAdES of EN 319 132-1): one ds:Signature,
/// child of the root; it covers the root by "" or its Id, and besides at most its own SignedProperties;
/// SHA-256 or stronger with ECDSA, RSA PKCS#1 v1.5 or, when `pss` is given, RSA-PSS. Keys come from
/// `certificates` (X.509 in DER) alone: the key inside the document is never looked at, and validity and
/// chain of the certificates are the caller's affair.
SignatureResult verifyEnvelopedSignature(const Document& document, const std::vector<Bytes>& certificates,
                                         const PssCheck& pss = {});

} // namespace cunho::xml
