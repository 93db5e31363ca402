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
               const std::vector<crypto::TimestampToken>& tokens, TimePoint signedBy) {
    evidence.offer(cms.certificates);
    for (const crypto::TimestampToken& token : tokens) {
        evidence.offer(token.certificates);
    }
    for (const crypto::TimestampToken& token : tokens) {
        if (token.authority) {
            evidence.gather(*token.authority, token.time);
        }
    }
    if (cms.signer) {
        evidence.gather(*cms.signer, signedBy);
    }
}

bool hasValidation(const pdf::DocumentSecurityStore& store, const pdf::SignatureField& field) {
    return std::ranges::any_of(store.validations, [key = validationKey(field)](const auto& validation) {
        return validation.key == key;
    });
}

pdf::DocumentSecurityStore storeFor(std::span<const pdf::SignatureField> fields,
                                    const pdf::DocumentSecurityStore& known, const Evidence& evidence) {
    pdf::DocumentSecurityStore store{evidence.certificates, evidence.ocspResponses, evidence.crls, {}};
    for (const pdf::SignatureField& field : fields) {
        if (!hasValidation(known, field)) {
            store.validations.push_back(
                {validationKey(field), evidence.certificates, evidence.ocspResponses, evidence.crls});
        }
    }
    return store;
}

} // namespace cunho::signing
