// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/json_time.hpp"
#include "sandbox/safe_service.hpp"

#include <nlohmann/json.hpp>

// Accounts over a restart.
namespace cunho::sandbox {
namespace {

using nlohmann::json;

json signerJson(const Signer& signer) {
    return {{"name", signer.name},
            {"nipc", signer.nipc},
            {"company", signer.company},
            {"documentNumber", signer.documentNumber},
            {"givenName", signer.givenName},
            {"lastName", signer.lastName},
            {"notAfter", toMilliseconds(signer.notAfter)}};
}

Signer readSigner(const json& value) {
    return {value.at("name"),
            value.at("nipc"),
            value.at("company"),
            value.at("documentNumber"),
            value.at("givenName"),
            value.at("lastName"),
            toTimePoint(value.at("notAfter"))};
}

} // namespace

json SafeService::memory() const {
    const std::lock_guard lock(mutex_);
    auto accounts = json::array();
    for (const auto& [id, account] : state_.accounts)
        if (!account.isSeed) // opened anew at each start
            accounts.push_back({{"credentialID", id},
                                {"documentNumber", account.key.documentNumber},
                                {"nipc", account.key.nipc},
                                {"additionalInfo", account.key.additionalInfo},
                                {"signer", signerJson(account.signer)},
                                {"limit", account.signaturesLimit},
                                {"used", account.signaturesUsed},
                                {"created", toMilliseconds(account.created)},
                                {"activeFrom", toMilliseconds(account.activeFrom)},
                                {"expires", toMilliseconds(account.expires)},
                                {"cancelled", account.cancelled},
                                {"generation", account.generation},
                                {"proven", account.proven}});
    auto tokens = json::array();
    for (const auto& [value, token] : state_.tokens)
        tokens.push_back({{"value", value},
                          {"access", token.kind == Token::Kind::Access},
                          {"credentialID", token.credentialId},
                          {"expires", toMilliseconds(token.expires)},
                          {"revoked", token.revoked},
                          {"generation", token.generation}});
    return {{"accounts", accounts}, {"tokens", tokens}};
}

void SafeService::recall(const json& memory) {
    const std::lock_guard lock(mutex_);
    for (const json& kept : memory.at("accounts")) {
        Account account;
        account.key = {kept.at("documentNumber"), kept.at("nipc"), kept.at("additionalInfo")};
        account.credentialId = kept.at("credentialID");
        account.signer = readSigner(kept.at("signer"));
        account.signerName = account.signer.name;
        account.identity.emplace(pki_.signer(account.signer));
        account.signaturesLimit = kept.at("limit");
        account.signaturesUsed = kept.at("used");
        account.created = toTimePoint(kept.at("created"));
        account.activeFrom = toTimePoint(kept.at("activeFrom"));
        account.expires = toTimePoint(kept.at("expires"));
        account.cancelled = kept.at("cancelled");
        account.generation = kept.at("generation");
        account.proven = kept.at("proven");
        state_.accounts.insert_or_assign(account.credentialId, std::move(account));
    }
    for (const json& kept : memory.at("tokens")) {
        const std::string credential = kept.at("credentialID");
        if (state_.accounts.contains(credential))
            state_.tokens[kept.at("value")] = {
                kept.at("access").get<bool>() ? Token::Kind::Access : Token::Kind::Refresh, credential,
                toTimePoint(kept.at("expires")), kept.at("revoked"), kept.at("generation")};
    }
}

} // namespace cunho::sandbox
