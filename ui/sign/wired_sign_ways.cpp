// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// The ways to sign files, and what keeps each from signing now; nobody is asked for it.
#include "ui/sign/wired_sign_desk.hpp"

#include <cunho/core/bytes.hpp>

#include <algorithm>
#include <utility>

namespace cunho::ui {
namespace {

using State = signing::CardReader::State;

constexpr std::size_t mostOfCmd = 100; ///< documents of one SCMDMultipleSign (SCMDService V1.12)

Failure failureOf(const signing::CardReader& reader) {
    const ErrorParams params{{"reader", reader.name}};
    switch (reader.state) {
    case State::Foreign: return {Fault::Unsupported, "CARD_FOREIGN", params, {}};
    case State::Contactless: return {Fault::Unsupported, "CARD_CONTACTLESS", params, {}};
    case State::Mute: return {Fault::Conflict, "CARD_MUTE", params, {}};
    case State::InUse: return {Fault::Busy, "CARD_IN_USE", params, {}};
    case State::Reading: return {Fault::Busy, "CARD_IN_USE", params, {}};
    case State::Empty: return {Fault::NotFound, "CARD_ABSENT", params, {}};
    case State::Ready:
    case State::Unusable: break;
    }
    return {Fault::NotFound, "CARD_NONE", {}, {}};
}

Failure problemOf(const signing::CardReader& reader) {
    return reader.problem ? *reader.problem : failureOf(reader);
}

bool isReady(const signing::CardReader& reader) {
    return reader.state == State::Ready && reader.card && reader.card->signatureActive &&
           !reader.card->signaturePin.blocked;
}

/// Of a Citizen Card that is there and cannot sign.
Failure cardProblem(const signing::CardReader& reader) {
    if (reader.card && reader.card->signaturePin.blocked)
        return {Fault::Credential, "CARD_PIN_BLOCKED", {}, {}};
    if (reader.card && !reader.card->signatureActive)
        return {Fault::Credential, "CARD_SIGNATURE_INACTIVE", {}, {}};
    return problemOf(reader);
}

std::string namesOf(const std::vector<const signing::CardReader*>& readers) {
    std::string names;
    for (const auto* each : readers)
        names += (names.empty() ? "" : ", ") + each->name;
    return names;
}

/// Into `way`: the card that would sign, or why none can.
void chooseCard(const std::vector<signing::CardReader>& readers, const std::string& wanted, FileWay& way) {
    std::vector<const signing::CardReader*> ready;
    const signing::CardReader* worst = nullptr; // that says the most of what is wrong
    for (const auto& reader : readers) {
        if (!wanted.empty() && reader.name != wanted)
            continue;
        if (isReady(reader))
            ready.push_back(&reader);
        else if (worst == nullptr || worst->state == State::Empty)
            worst = &reader;
    }
    if (ready.size() == 1)
        way.chain = ready.front()->card->signature;
    else if (ready.size() > 1)
        way.obstacle = Failure{Fault::Input, "CARD_CHOOSE_READER", {{"readers", namesOf(ready)}}, {}};
    else if (worst != nullptr && (worst->state != State::Empty || !wanted.empty()))
        way.obstacle = cardProblem(*worst);
    else
        way.obstacle = Failure{Fault::NotFound, "CARD_NONE", {}, {}};
}

} // namespace

FileWay WiredSignDesk::cardWay(const JobContext& job) const {
    FileWay way;
    way.id = "citizen-card";
    way.batchLimit = 1;
    if (services_.cards == nullptr) {
        way.obstacle = Failure{Fault::Configuration, "CARD_SERVICE_MISSING", {}, {}};
        return way;
    }
    try {
        chooseCard(services_.cards->readers(job), settings().find("card.reader").value_or(""), way);
    } catch (const Error& error) {
        if (error.fault() == Fault::Cancelled)
            throw;
        way.obstacle = error.failure();
    }
    return way;
}

FileWay WiredSignDesk::cmdWay(const Noted& noted) const {
    FileWay way;
    way.id = "cmd";
    way.batchLimit = mostOfCmd;
    way.asksOncePerBatch = true;
    const auto* vault = services_.activation.vault;
    const bool sandbox = services_.environment == Environment::Sandbox;
    if (parts_.trialPhone.empty() && settings().find("cmd.phone").value_or("").empty())
        way.obstacle = Failure{Fault::Configuration, "CMD_PHONE_MISSING", {}, {}};
    else if (noted.cmd)
        return way;
    else if (!sandbox && vault != nullptr && vault->state() == signing::Vault::State::Locked)
        way.obstacle = Failure{Fault::Credential, "VAULT_LOCKED", {}, {}};
    else if (noted.why)
        way.obstacle = *noted.why;
    else if (!noted.connected || sandbox)
        way.obstacle = Failure{Fault::Busy, "STATE_NOT_CONNECTED", {}, {}};
    return way; // else signing connects them
}

/// A token that was looked at once is not looked at again: that may take seconds.
FileWay WiredSignDesk::tokenWay() {
    FileWay way;
    way.id = "pkcs11";
    way.batchLimit = 1;
    const auto find = [&](const char* name) { return settings().find(name).value_or(""); };
    const std::string module = find("token.module");
    const std::string token = find("token.name");
    const std::string key = find("token.key");
    if (module.empty()) {
        way.obstacle = Failure{Fault::Configuration, "TOKEN_NOT_CHOSEN", {}, {}};
        return way;
    }
    const std::string wanted = module + '\n' + token + '\n' + key;
    {
        const std::lock_guard lock(mutex_);
        if (tokenSeen_ == wanted) {
            way.chain = tokenChain_;
            return way;
        }
    }
    try {
        const auto keys = parts_.tokenKeys(module);
        const auto found = std::ranges::find_if(keys, [&](const wiring::TokenKey& each) {
            return (token.empty() || each.token == token || each.serial == token) &&
                   (key.empty() || toHex(each.id) == key);
        });
        if (found == keys.end()) {
            way.obstacle =
                Failure{Fault::NotFound, keys.empty() ? "PKCS11_NO_TOKEN" : "PKCS11_NO_KEY", {}, {}};
            return way;
        }
        const std::lock_guard lock(mutex_);
        tokenSeen_ = wanted;
        tokenChain_ = {found->certificate};
        way.chain = tokenChain_;
    } catch (const Error& error) {
        way.obstacle = error.failure();
    }
    return way;
}

} // namespace cunho::ui
