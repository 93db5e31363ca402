// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/crypto/authority.hpp>
#include <cunho/providers/soft_key.hpp>
#include <cunho/wiring/trial_key.hpp>

#include <chrono>

namespace cunho::wiring {
namespace {

using crypto::CertificateRequest;

CertificateRequest request(CertificateRequest::Profile profile, const Clock& clock) {
    CertificateRequest request;
    request.profile = profile;
    request.notBefore = clock.now() - std::chrono::days(1);
    request.notAfter = request.notBefore + std::chrono::days(366);
    return request;
}

} // namespace

std::unique_ptr<signing::SignatureProvider> makeTrialKey(const TrialSigner& signer, const Clock& clock) {
    const auto rootKey = crypto::PrivateKey::generateEc(crypto::KeyAlgorithm::EcP256);
    auto root = request(CertificateRequest::Profile::Root, clock);
    root.subject = {{"C", "PT"}, {"CN", "Raiz de demonstração"}};
    const auto rootCertificate = issueCertificate(root, rootKey, {}, rootKey);
    auto key = crypto::PrivateKey::generateEc(crypto::KeyAlgorithm::EcP256);
    auto leaf = request(CertificateRequest::Profile::QualifiedLeaf, clock);
    leaf.subject = {{"C", "PT"}, {"O", signer.company}, {"title", signer.title}, {"CN", signer.name}};
    auto certificate = issueCertificate(leaf, key, rootCertificate, rootKey);
    return std::make_unique<providers::SoftKeyProvider>(
        std::move(key), crypto::CertificateChain{std::move(certificate), rootCertificate});
}

} // namespace cunho::wiring
