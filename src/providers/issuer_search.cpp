// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "providers/issuer_search.hpp"

#include <cunho/core/error.hpp>

namespace cunho::providers {

crypto::CertificateChain completed(crypto::CertificateChain chain,
                                   const std::vector<crypto::Certificate>& known,
                                   signing::RevocationSource& issuers, const JobContext& job) {
    constexpr std::size_t longest = 8;
    while (!chain.back().isSelfIssued() && chain.size() < longest) {
        std::vector<crypto::Certificate> bag;
        try {
            bag = issuers.issuersOf(chain.back(), job);
        } catch (const Error& error) {
            if (error.fault() == Fault::Cancelled)
                throw;
            break;
        }
        bag.insert(bag.end(), known.begin(), known.end());
        const crypto::CertificateChain more = crypto::orderChain(bag, chain.back());
        if (more.size() < 2)
            break;
        chain.insert(chain.end(), more.begin() + 1, more.end());
    }
    return chain;
}

} // namespace cunho::providers
