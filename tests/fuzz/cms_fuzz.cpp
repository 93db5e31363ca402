// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// The Contents of a signature in somebody else's file.
#include "fuzz/fuzz.hpp"

#include <cunho/crypto/cms.hpp>

void cunho::fuzz::tryInput(ByteView input) {
    using Integrity = crypto::CmsInspection::Integrity;
    const auto algorithm = crypto::cmsDigestAlgorithm(input);
    const auto document =
        crypto::digest(algorithm.value_or(crypto::DigestAlgorithm::Sha256), asBytes("cunho"));
    const auto found = crypto::inspectCms(input, document);
    require(found.integrity != Integrity::Good || (algorithm && found.signer && found.signerCount > 0),
            "a good signature names its signer");
    auto other = document;
    other.value[0] ^= 1U;
    require(crypto::inspectCms(input, other).integrity != Integrity::Good, "a signature is for one document");
    for (const Bytes& token : found.timestamps)
        crypto::readTimestampToken(token);
    answer([&] {
        const auto attributes = crypto::SignedAttributes::fromDer(input);
        attributes.toBeSigned();
        attributes.messageDigest();
    });
}
