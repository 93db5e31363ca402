// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "credential_check.hpp"

#include "providers/signer_chain.hpp"

#include <cunho/core/error.hpp>

namespace cunho::providers::safe {
namespace {

constexpr std::size_t longestChain = 10;
constexpr std::size_t nipcDigits = 9;

[[noreturn]] void refuse(const std::string& detail) {
    throw Error(Fault::Trust, "SAFE_CERTIFICATE_INVALID", {}, detail);
}

/// Leaf first: by issuer, whatever the order in which they came.
crypto::CertificateChain ordered(const crypto::CertificateChain& received) {
    if (received.size() > longestChain)
        refuse("more than 10 certificates");
    try {
        return crypto::orderChain(received);
    } catch (const Error& error) {
        refuse(error.what());
    }
}

void requireSigningKey(const crypto::CertificateChain& chain, const std::string& status,
                       const std::vector<crypto::Certificate>& anchors, TimePoint now) {
    if (!status.empty() && status != "enabled")
        refuse("the key's status is not enabled");
    if (const auto fault = signerChainFault(chain, anchors, now); !fault.empty())
        refuse(fault);
}

/// The company in "Signatário autorizado de fatura eletrónica - NIF 500000000", or nothing.
std::string companyOfTitle(const std::string& title) {
    constexpr std::string_view mark = "NIF ";
    const auto at = title.rfind(mark);
    const std::string number = at == std::string::npos ? "" : title.substr(at + mark.size(), nipcDigits);
    const bool digits = number.find_first_not_of("0123456789") == std::string::npos;
    return digits && number.size() == nipcDigits ? number : "";
}

void requireCompany(const crypto::Certificate& leaf, const std::string& nipc) {
    const std::string titled = companyOfTitle(leaf.title());
    if (leaf.organizationIdentifier() != "VATPT-" + nipc || (!titled.empty() && titled != nipc))
        throw Error(Fault::Trust, "CERTIFICATE_NOT_OF_COMPANY", {{"nipc", nipc}});
}

} // namespace

crypto::CertificateChain checkedChain(const CredentialInfo& info, const SafeClient& client,
                                      const std::string& nipc, TimePoint now) {
    auto chain = ordered(info.chain);
    requireSigningKey(chain, info.keyStatus, client.anchors, now);
    requireCompany(chain.front(), nipc);
    return chain;
}

} // namespace cunho::providers::safe
