// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/xml/document.hpp>

#include <cstddef>
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

/// Checks the enveloped signature of `document` (XML Signature 1.1; XAdES of EN 319 132-1): one ds:Signature,
/// child of the root; it covers the root by "" or its Id, and besides at most its own SignedProperties;
/// SHA-256 or stronger with RSA PKCS#1 v1.5 or ECDSA. Keys come from `certificates` (X.509 in DER) alone: the
/// key inside the document is never looked at, and validity and chain of the certificates are the caller's
/// affair.
SignatureResult verifyEnvelopedSignature(const Document& document, const std::vector<Bytes>& certificates);

} // namespace cunho::xml
