// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/security_store.hpp"

#include <cunho/crypto/digest.hpp>

#include <algorithm>
#include <cctype>

namespace cunho::signing {

namespace {

/// The key of a VRI entry: SHA-1 over the whole Contents, its padding included (EN 319 142-1, 5.4.2.3).
std::string validationKey(const pdf::SignatureField& field) {
    std::string key = toHex(crypto::digest(crypto::DigestAlgorithm::Sha1, field.contents).value);
    std::ranges::transform(key, key.begin(), [](unsigned char digit) { return std::toupper(digit); });
    return key;
}

} // namespace

void gatherFor(EvidenceCollector& evidence, const crypto::CmsInspection& cms,
               const std::vector<crypto::TimestampToken>& tokens) {
    evidence.offer(cms.certificates);
    for (const crypto::TimestampToken& token : tokens) {
        evidence.offer(token.certificates);
    }
    if (cms.signer) {
        evidence.gather(*cms.signer);
    }
    for (const crypto::TimestampToken& token : tokens) {
        if (token.authority) {
            evidence.gather(*token.authority);
        }
    }
}

pdf::DocumentSecurityStore storeFor(const pdf::PdfStructure& structure, const EvidenceCollector& evidence) {
    pdf::DocumentSecurityStore store{evidence.certificates, evidence.ocspResponses, evidence.crls, {}};
    for (const pdf::SignatureField& field : structure.signatures) {
        const std::string key = validationKey(field);
        const bool isThere =
            std::ranges::any_of(structure.securityStore.validations,
                                [&](const auto& validation) { return validation.key == key; });
        if (!isThere) {
            store.validations.push_back({key, evidence.certificates, evidence.ocspResponses, evidence.crls});
        }
    }
    return store;
}

} // namespace cunho::signing
