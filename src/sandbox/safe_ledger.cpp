// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/safe_service.hpp"

namespace cunho::sandbox {
namespace {

void addSignatures(std::map<std::string, IssuedSignature>& ledger, const Process& process,
                   const Account& account) {
    for (std::size_t i = 0; i < process.signatures.size(); ++i) {
        const Bytes info = fromBase64(process.hashes.at(i));
        const std::string digest = toHex(ByteView(info).last(32));
        IssuedSignature& one = ledger[digest + account.credentialId];
        one = {digest, fromBase64(process.signatures[i]), account.credentialId, account.key.nipc,
               one.delivered || process.delivered};
    }
}

} // namespace

std::vector<IssuedSignature> SafeService::issuedSignatures() const {
    const std::lock_guard lock(mutex_);
    std::map<std::string, IssuedSignature> ledger;
    for (const auto& [key, process] : state_.processes)
        if (!process.signatures.empty())
            addSignatures(ledger, process, state_.accounts.at(process.credentialId));
    std::vector<IssuedSignature> all;
    for (auto& [key, one] : ledger)
        all.push_back(std::move(one));
    return all;
}

} // namespace cunho::sandbox
