// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signer_chain.hpp"

namespace cunho::providers {
namespace {

constexpr int leastKeyBits = 2048;

} // namespace

std::string signerChainFault(const crypto::CertificateChain& chain,
                             const std::vector<crypto::Certificate>& anchors, TimePoint now) {
    if (chain.empty())
        return "no certificate";
    const auto& known = anchors.empty() ? crypto::CertificateChain{chain.back()} : anchors;
    const auto result = crypto::verifyChain(chain.front(), chain, known, now);
    if (result.status != crypto::ChainResult::Status::Trusted)
        return result.detail;
    const crypto::Certificate& leaf = chain.front();
    if (leaf.isAuthority() || !leaf.hasSigningUse())
        return "the certificate is not for signing";
    if (leaf.keyAlgorithm() != crypto::KeyAlgorithm::Rsa || leaf.keyBits() < leastKeyBits)
        return "the key is not RSA of 2048 bits or more";
    return {};
}

} // namespace cunho::providers
