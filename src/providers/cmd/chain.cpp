// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "chain.hpp"

#include "reply.hpp"

#include <cunho/core/error.hpp>

namespace cunho::providers::cmd {
namespace {

constexpr int leastKeyBits = 2048;
constexpr std::size_t longestChain = 10;

[[noreturn]] void refuse(const std::string& detail) {
    throw Error(Fault::Trust, "CMD_CERTIFICATE_INVALID", {}, detail);
}

std::vector<crypto::Certificate> certificatesOf(const std::string& pem) {
    if (pem.find("-----BEGIN CERTIFICATE-----") == std::string::npos)
        refuseReply("no PEM certificate");
    try {
        return crypto::Certificate::listFromFile(asBytes(pem));
    } catch (const Error& error) {
        refuseReply(error.reason());
    }
}

crypto::CertificateChain ordered(const std::vector<crypto::Certificate>& received) {
    if (received.size() > longestChain)
        refuse("more than 10 certificates");
    try {
        return crypto::orderChain(received);
    } catch (const Error& error) {
        refuse(error.reason()); // no signer, or several
    }
}

void requireSound(const crypto::CertificateChain& chain, const std::vector<crypto::Certificate>& anchors,
                  TimePoint now) {
    const auto& known = anchors.empty() ? crypto::CertificateChain{chain.back()} : anchors;
    const auto result = crypto::verifyChain(chain.front(), chain, known, now);
    if (result.status != crypto::ChainResult::Status::Trusted)
        refuse(result.detail);
}

void requireSigningKey(const crypto::Certificate& leaf) {
    if (leaf.isAuthority() || !leaf.hasSigningUse())
        refuse("the certificate is not for signing");
    if (leaf.keyAlgorithm() != crypto::KeyAlgorithm::Rsa || leaf.keyBits() < leastKeyBits)
        refuse("the key is not RSA of 2048 bits or more");
}

} // namespace

crypto::CertificateChain checkedChain(const std::string& pem, const CmdClient& client, TimePoint now) {
    auto chain = ordered(certificatesOf(pem));
    requireSigningKey(chain.front());
    requireSound(chain, client.anchors, now);
    return chain;
}

} // namespace cunho::providers::cmd
