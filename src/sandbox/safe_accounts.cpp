// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/account_rules.hpp"
#include "sandbox/rules.hpp"
#include "sandbox/safe_service.hpp"
#include "sandbox/token.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/random.hpp>
#include <cunho/crypto/digest.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>

// Opening, rotating and closing accounts.
namespace cunho::sandbox {
namespace {

using Action = InjectedFault::Action;
using nlohmann::json;

constexpr char seedLetter = 'A';

AccountRefusal internalError() {
    return {std::string(literal::internalError), "Unexpected error while processing client request"};
}

AccountRefusal attributeMissing() {
    return {"Missing required enterprise attributes", "The citizen attributes obtained are not valid"};
}

/// What a fault makes of the request, before anybody looks at it.
std::optional<AccountRefusal> refusalBy(const Mishap& mishap) {
    if (is(mishap, Action::Status))
        return internalError();
    if (is(mishap, Action::AttributeMissing))
        return attributeMissing();
    if (is(mishap, Action::ClientNotActive))
        return AccountRefusal{std::string(literal::badRequest), "Client is not active"};
    return std::nullopt;
}

/// Of an account's files: the company alone for the seeded one.
std::string fileName(const AccountKey& key, int generation, bool isSeed) {
    if (isSeed)
        return key.nipc;
    std::string name = key.nipc + "-" + key.documentNumber;
    if (!key.additionalInfo.empty())
        name += "-" + toHex(crypto::sha256(asBytes(key.additionalInfo)).value).substr(0, 8);
    return name + "-" + std::to_string(generation);
}

std::string companyOf(const Citizen& citizen, const std::string& nipc) {
    const auto grant = std::find_if(citizen.attributes.begin(), citizen.attributes.end(),
                                    [&](const AttributeGrant& each) { return each.nipc == nipc; });
    return grant == citizen.attributes.end() ? "SANDBOX" : grant->company;
}

} // namespace

Account* SafeService::liveAccount(const AccountKey& key) {
    for (auto& [id, account] : state_.accounts)
        if (account.key == key && !account.isOver(clock_.now()))
            return &account;
    return nullptr;
}

Account& SafeService::makeAccount(const AccountKey& key, const Citizen& citizen, TimePoint attributeEnd,
                                  bool isSeed) {
    int generation = 1;
    const Account* last = nullptr;
    for (const auto& [id, account] : state_.accounts) {
        if (account.key != key)
            continue;
        ++generation;
        if (last == nullptr || last->created <= account.created)
            last = &account;
    }
    const bool keeps = last != nullptr && switches_.isOn(Switch::RenewalKeepsCredential);
    Account account;
    account.key = key;
    account.created = clock_.now();
    account.isSeed = isSeed || (keeps && last->isSeed);
    account.signerName = keeps ? last->signerName : fileName(key, generation, isSeed);
    account.credentialId = keeps ? last->credentialId : isSeed ? pki_.credentialId(key.nipc) : newUuid();
    account.signer = {account.signerName,
                      key.nipc,
                      companyOf(citizen, key.nipc),
                      citizen.documentNumber,
                      citizen.givenName,
                      citizen.lastName,
                      std::chrono::floor<std::chrono::seconds>(attributeEnd + rules::certificateMargin)};
    account.identity.emplace(pki_.signer(account.signer));
    std::erase_if(state_.tokens,
                  [&](const auto& item) { return item.second.credentialId == account.credentialId; });
    return state_.accounts.insert_or_assign(account.credentialId, std::move(account)).first->second;
}

void SafeService::admit(const Tokens& tokens, const Account& account) {
    const auto end = [&](Switch life) { return clock_.now() + std::chrono::seconds(switches_.value(life)); };
    state_.tokens[tokens.access] = {Token::Kind::Access, account.credentialId, end(Switch::AccessLifeSeconds),
                                    false, account.generation};
    state_.tokens[tokens.refresh] = {Token::Kind::Refresh, account.credentialId,
                                     end(Switch::RefreshLifeSeconds), false, account.generation};
}

Tokens SafeService::newTokens(const Account& account) {
    const auto make = [&](Switch life) {
        return newToken(account.key.nipc, clock_.now(),
                        clock_.now() + std::chrono::seconds(switches_.value(life)));
    };
    Tokens tokens{make(Switch::AccessLifeSeconds), make(Switch::RefreshLifeSeconds)};
    admit(tokens, account);
    return tokens;
}

Tokens SafeService::openSeed() {
    const std::lock_guard lock(mutex_);
    const auto citizen = registry_.byLetter(seedLetter);
    const auto& grant = citizen->attributes.front();
    const Account& account =
        makeAccount({citizen->documentNumber, grant.nipc, {}}, *citizen, grant.until, true);
    seedTokens_ = newTokens(account);
    makeSeedUsable();
    return seedTokens_;
}

void SafeService::makeSeedUsable() {
    for (auto& [id, account] : state_.accounts) {
        account.signaturesLimit = rules::highestLimit;
        account.signaturesUsed = 0;
        account.activeFrom = clock_.now();
        account.expires = clock_.now() + rules::accountLife;
        account.cancelled = false;
        account.refusedCount.reset();
        account.toldExpired = false;
        account.generation = account.proven = 0;
        account.refreshing.reset();
        admit(seedTokens_, account);
    }
}

std::variant<OpenedAccount, AccountRefusal> SafeService::open(const AccountRequest& request) {
    const std::lock_guard lock(mutex_);
    const TimePoint now = clock_.now();
    const Mishap mishap = faults_.take("safe.openAccount");
    if (auto refused = refusalBy(mishap))
        return *std::move(refused);
    if (auto refused = formTrouble(request, client_.name, switches_, now))
        return *std::move(refused);
    const auto citizen =
        registry_.byDocument(request.documentType, request.documentCountry, request.documentNumber);
    const auto attributeEnd = registry_.invoicesUntil(request.documentNumber, request.nipc);
    if (!citizen || !attributeEnd)
        return attributeMissing();
    const AccountKey key{request.documentNumber, request.nipc, request.additionalInfo};
    if (Account* earlier = liveAccount(key)) {
        // No text is documented for this (J6); a client has to know it by its beginning.
        if (!switches_.isOn(Switch::ReplaceAccount))
            return AccountRefusal{std::string(literal::badRequest), "Signature account already exists"};
        earlier->cancelled = true;
    }
    Account& account = makeAccount(key, *citizen, *attributeEnd, false);
    account.signaturesLimit = std::stoi(request.signaturesLimit);
    const int seconds =
        is(mishap, Action::NotActive) ? mishap->value : switches_.value(Switch::CertificateSeconds);
    account.activeFrom = now + std::chrono::seconds(seconds);
    account.expires = std::min(*attributeEnd, now + TimePoint::duration(rules::accountLife));
    if (const auto asked = askedEnd(request))
        account.expires = std::min(account.expires, *asked);
    Tokens tokens = newTokens(account);
    return OpenedAccount{std::move(tokens.access), std::move(tokens.refresh), account.expires};
}

std::vector<AccountLine> SafeService::accounts() const {
    const std::lock_guard lock(mutex_);
    std::vector<AccountLine> lines;
    for (const auto& [id, account] : state_.accounts)
        lines.push_back({id, account.key.documentNumber, account.key.nipc, account.key.additionalInfo,
                         account.created, account.expires, account.signaturesLimit, account.signaturesUsed,
                         account.cancelled});
    std::stable_sort(lines.begin(), lines.end(),
                     [](const AccountLine& a, const AccountLine& b) { return a.created < b.created; });
    return lines;
}

bool SafeService::cancel(const std::string& credentialId) {
    const std::lock_guard lock(mutex_);
    const auto found = state_.accounts.find(credentialId);
    if (found == state_.accounts.end() || found->second.isOver(clock_.now()))
        return false;
    found->second.cancelled = true;
    return true;
}

// The old tokens die before the new ones are known to have arrived (A.10).
Reply SafeService::updateToken(const Exchange& exchange) {
    if (const auto trouble = accountTrouble(exchange))
        return errorReply(*trouble);
    if (const auto trouble = tokenTrouble(exchange))
        return errorReply(*trouble);
    Account& account = *accountOf(exchange);
    const bool keepsRefresh = switches_.isOn(Switch::OldRefreshLives);
    for (auto& [value, token] : state_.tokens)
        if (token.credentialId == account.credentialId)
            token.revoked |= !(keepsRefresh && token.kind == Token::Kind::Refresh);
    ++account.generation;
    const Tokens tokens = newTokens(account);
    Reply reply{200, json{{"newAccessToken", tokens.access}, {"newRefreshToken", tokens.refresh}}.dump()};
    reply.onItsWay = std::make_shared<int>();
    account.refreshing = reply.onItsWay;
    account.refreshingSince = exchange.now;
    return reply;
}

Reply SafeService::cancelAccount(const Exchange& exchange) {
    if (const auto trouble = accountTrouble(exchange))
        return errorReply(*trouble);
    if (const auto trouble = tokenTrouble(exchange))
        return errorReply(*trouble);
    accountOf(exchange)->cancelled = true;
    return {204};
}

void SafeService::adjustAccount(const json& values) {
    const auto refuse = [](const std::string& why) {
        throw Error(Fault::Input, "SANDBOX_BAD_FAULT", {{"why", why}});
    };
    const auto lines = accounts();
    const std::lock_guard lock(mutex_);
    if (!values.is_object())
        refuse("not a JSON object");
    const json named = values.value("credentialID", json(lines.empty() ? "" : lines.front().credentialId));
    const auto found = state_.accounts.find(named.is_string() ? named.get<std::string>() : std::string());
    if (found == state_.accounts.end())
        refuse("there is no such account");
    Account& account = found->second;
    for (const auto& [name, value] : values.items()) {
        if (name == "credentialID")
            continue;
        if (!value.is_number_integer() || value < 0 || value > 1'000'000'000)
            refuse(name + " is no number that fits");
        const std::chrono::seconds seconds{value.get<int>()};
        if (name == "signaturesLimit")
            account.signaturesLimit = value.get<int>();
        else if (name == "activeInSeconds")
            account.activeFrom = clock_.now() + seconds;
        else if (name == "expiresInSeconds")
            account.expires = clock_.now() + seconds;
        else
            refuse("unknown member " + name);
    }
    account.refusedCount.reset();
    account.toldExpired = false;
}

void SafeService::adjustAccounts(const json& values) {
    for (const AccountLine& line : accounts()) {
        json one = values;
        one["credentialID"] = line.credentialId;
        adjustAccount(one);
    }
}

void SafeService::reset() {
    const std::lock_guard lock(mutex_);
    state_.seenIds.clear();
    state_.processes.clear();
    state_.authorizations.clear();
    state_.signings.clear();
    state_.tokens.clear();
    std::erase_if(state_.accounts, [](const auto& item) { return !item.second.isSeed; });
    makeSeedUsable();
}

} // namespace cunho::sandbox
