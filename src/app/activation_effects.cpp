// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "activation_effects.hpp"

#include "activation_query.hpp"
#include "login_hosts.hpp"
#include "prerequisites.hpp"
#include "vault_records.hpp"

#include <cunho/app/consent_text.hpp>

#include <algorithm>

namespace cunho::app {
namespace {

using signing::AccountState;
using signing::Activation;
using signing::ActivationStep;
using signing::SigningAccount;

/// A.8: how long the certificate is asked for at once, and how often.
constexpr std::chrono::seconds certificateWait{120};
constexpr std::chrono::seconds certificatePace{4};

bool isTransient(const Error& error) {
    return error.fault() == Fault::Network || error.fault() == Fault::Service || error.fault() == Fault::Busy;
}

bool isStop(const Error& error) {
    return error.fault() == Fault::Cancelled && error.reason() == "STOPPED";
}

/// W24: what the vault cannot keep must not look like a refusal of the service.
[[noreturn]] void notKept(const Error& error) {
    if (error.fault() == Fault::Credential)
        throw error; // VAULT_LOCKED: unlock, and ask again
    throw Error(Fault::Storage, "CREDENTIALS_NOT_KEPT", {}, error.what());
}

/// When an account is over at the latest, whatever the service says or does not say (A.9).
TimePoint latestEnd(const SigningAccount& account, TimePoint now) {
    if (!account.requestedUntil.ok())
        return now + signing::longestAccount;
    const Date next = std::chrono::sys_days(account.requestedUntil) + std::chrono::days(1);
    return std::min<TimePoint>(fromLocal({next, 0, 0, 0}, Zone::Lisbon), now + signing::longestAccount);
}

bool sameKey(const SigningAccount& a, const SigningAccount& b) {
    return a.citizen == b.citizen && a.nipc == b.nipc && a.additionalInfo == b.additionalInfo;
}

bool isLive(const SigningAccount& account, TimePoint now) {
    const AccountState state = account.stateAt(now);
    return state != AccountState::Expired && state != AccountState::Cancelled &&
           state != AccountState::Failed;
}

} // namespace

std::string authenticationRecord(const Activation& state) {
    return "activation/" + std::to_string(state.id) + "/fa";
}

std::optional<ActivationEvent> ActivationEffects::perform(ActivationEffect effect, Activation& state,
                                                          const ActivationEvent& cause) {
    switch (effect) {
    case ActivationEffect::Nothing: break;
    case ActivationEffect::FindPrerequisites:
        return activation::PrerequisitesFound{findPrerequisites(services_, state)};
    case ActivationEffect::RecordConsent:
        return recordConsent(state, std::get<activation::ConsentGiven>(cause));
    case ActivationEffect::FindEarlierAccount: requireNoEarlierAccount(state); break;
    case ActivationEffect::Login: return login(state);
    case ActivationEffect::CollectAccount: return collectAccount(state);
    case ActivationEffect::AwaitCredential: return awaitCredential(state);
    case ActivationEffect::DropAccount: return dropAccount(state);
    }
    return std::nullopt;
}

ActivationEvent ActivationEffects::recordConsent(const Activation& state,
                                                 const activation::ConsentGiven& given) {
    const auto language = parseLanguage(given.language);
    if (!language || given.textVersion != consentVersion)
        throw Error(Fault::Conflict, "CONSENT_TEXT_CHANGED");
    signing::ConsentRecord record;
    record.textVersion = given.textVersion;
    record.language = given.language;
    record.shownAt = given.shownAt;
    record.acceptedAt = services_.clock.now();
    record.nipc = state.data.nipc;
    record.programVersion = programVersion_;
    std::int64_t last = 0;
    for (const ConsentText& text : consentTexts(*language)) {
        record.kind = text.kind;
        record.textSha256 = text.sha256;
        last = ports_.activations->addConsent(record);
    }
    return activation::ConsentRecorded{last};
}

void ActivationEffects::requireNoEarlierAccount(const Activation& state) {
    const auto answer = state.facts.find(signing::Prerequisite::NoEarlierAccount);
    const bool ofSomebodyElse = answer != state.facts.end() && answer->second.byPerson &&
                                answer->second.standing == signing::Standing::Good;
    const auto earlier = earlierAccount(services_, state);
    if (!earlier || ofSomebodyElse)
        return;
    throw Error(
        Fault::Conflict, "ACCOUNT_EXISTS",
        {{"nipc", earlier->nipc}, {"name", earlier->citizenName}, {"account", std::to_string(earlier->id)}});
}

ActivationEvent ActivationEffects::login(const Activation& state) {
    if (const auto obstacle = ports_.webLogin->obstacle())
        throw Error(*obstacle);
    requireNoEarlierAccount(state);
    // Locked is said before a PIN is typed, and a lock meanwhile does not cost the token.
    const auto commit = ports_.vault->lateCommit();
    job_.report({0, 0, "probe"});
    ports_.enrolment->probe(job_);
    job_.report({0, 0, "login"});
    const auto authorization = scap::authorization(ports_.faOptions, authorizationQuery(state));
    signing::WebLoginRequest request;
    request.url = authorization.url;
    request.redirect = authorization.redirect;
    request.allowedHosts = loginHosts(ports_.faOptions);
    request.title = "Autenticação.gov";
    auto token = scap::readRedirect(ports_.webLogin->login(request, job_), authorization.state);
    const std::pair<std::string, Secret> record(authenticationRecord(state), std::move(token.access));
    try {
        commit(std::span(&record, 1), {});
    } catch (const Error& error) {
        notKept(error);
    }
    return activation::LoginEnded{};
}

/// The row of the account that is asked for: one of an activation that was cut short between its row and its
/// own state is taken again.
SigningAccount ActivationEffects::askedAccount(Activation& state) {
    if (state.account != 0) {
        if (auto account = ports_.accounts->find(state.account))
            return *account;
    }
    SigningAccount account;
    for (const SigningAccount& one : ports_.accounts->all()) {
        if (one.state == AccountState::Creating && one.nipc == state.data.nipc &&
            one.additionalInfo == state.data.additionalInfo && !hasTokens(one.id))
            account = one;
    }
    account.nipc = state.data.nipc;
    account.additionalInfo = state.data.additionalInfo;
    account.email = state.data.email;
    account.requestedUntil = state.data.until;
    account.signaturesLimit = state.data.signaturesLimit;
    if (account.id == 0)
        account.created = services_.clock.now();
    saveIn(account, AccountState::Creating);
    state.account = account.id;
    ports_.activations->save(state);
    return account;
}

ActivationEvent ActivationEffects::collectAccount(Activation& state) {
    job_.report({0, 0, "account"});
    SigningAccount account = askedAccount(state);
    if (!hasTokens(account.id)) {
        const auto token = ports_.vault->find(authenticationRecord(state));
        if (!token)
            throw Error(Fault::Reactivate, "FA_TOKEN_EXPIRED");
        auto told = collect(state, *token);
        if (!told.account)
            throw Error(Fault::Service, "FA_REPLY_INVALID", {}, "no account in the reply");
        auto grant = std::move(*told.account);
        keepGrant(state, account, told, std::move(grant));
        learn(told);
    }
    if (account.state == AccountState::Creating)
        saveIn(account, AccountState::AwaitingCertificate);
    return activation::AccountOpened{account.id};
}

/// A service that knows one account of a key at a time wants the old one gone before it opens its renewal.
/// Nothing is cancelled before it says so: it might as well refuse the new one for another reason.
scap::AuthenticatedCitizen ActivationEffects::collect(const Activation& state, const Secret& token) {
    try {
        return ports_.fa->collect(token, authorizationQuery(state),
                                  state.loginAt.value_or(services_.clock.now()), job_);
    } catch (const Error& error) {
        if (error.reason() != "ACCOUNT_EXISTS")
            throw;
        replaceEarlier(state);
        throw;
    }
}

/// Cancels the account that is renewed, where there is one, and asks for another authentication: a refusal
/// uses the first one up. Tokens that the service refuses cancel nothing: the portal has to (W20).
void ActivationEffects::replaceEarlier(const Activation& state) {
    auto earlier = state.renews == 0 ? std::nullopt : ports_.accounts->find(state.renews);
    if (!earlier || !isLive(*earlier, services_.clock.now()) || !hasTokens(earlier->id))
        return;
    try {
        const auto lease = ports_.lease(earlier->id);
        ports_.enrolment->cancel(*lease, earlier->credentialId, job_);
    } catch (const Error& error) {
        if (error.fault() != Fault::Reactivate)
            throw;
        return;
    }
    earlier->lastFailure = {Fault::Reactivate, "ACCOUNT_REPLACED", {{"nipc", earlier->nipc}}, {}};
    saveIn(*earlier, AccountState::Cancelled);
    ports_.vault->remove(signing::tokenRecords(earlier->id));
    throw Error(Fault::Reactivate, "EARLIER_ACCOUNT_CANCELLED", {{"nipc", earlier->nipc}});
}

void ActivationEffects::learn(const scap::AuthenticatedCitizen& told) {
    if (ports_.attributes == nullptr)
        return;
    ports_.attributes->saveCitizen(told.citizen, services_.clock.now());
    // An account stands on attributes: where none came with it they were late, and none is gone.
    if (!told.attributes.empty())
        ports_.attributes->merge(told.citizen.key(), scap::ProfessionalAttribute::Source::Authentication,
                                 told.attributes, services_.clock.now());
}

/// Who and until when first, then the tokens: once they are there, everything about them is.
void ActivationEffects::keepGrant(Activation& state, SigningAccount& account,
                                  const scap::AuthenticatedCitizen& told, scap::AccountGrant grant) {
    const TimePoint now = services_.clock.now();
    account.citizen = told.citizen.key();
    account.citizenName = told.citizen.name();
    account.expires = grant.expires.value_or(latestEnd(account, now));
    account.tokenIssued = now;
    for (const SigningAccount& other : ports_.accounts->all()) {
        if (other.id == account.id || !sameKey(other, account) || !isLive(other, now))
            continue;
        // A renewal: the old account goes on signing, and holds the key, until the new one has its
        // certificate.
        account.citizen.clear();
        state.renews = other.id;
        ports_.activations->save(state);
        break;
    }
    saveIn(account, AccountState::Creating);
    try {
        signing::keepTokens(*ports_.vault, account.id,
                            {std::move(grant.accessToken), std::move(grant.refreshToken), now});
    } catch (const Error& error) {
        notKept(error);
    }
}

ActivationEvent ActivationEffects::awaitCredential(const Activation& state) {
    job_.report({0, 0, "certificate"});
    const auto account = ports_.accounts->find(state.account);
    if (!account)
        throw Error(Fault::NotFound, "ACCOUNT_UNKNOWN");
    if (hasRecord(*ports_.vault, authenticationRecord(state)))
        ports_.vault->remove(std::vector{authenticationRecord(state)}); // spent
    if (account->state == AccountState::Active)
        return activation::CredentialFound{};
    const TimePoint end = state.waitingSince.value_or(services_.clock.now()) + certificateWait;
    while (true) {
        const bool last = services_.clock.now() + certificatePace > end;
        try {
            if (auto credential = askForCredential(*account)) {
                activate(state, *account, std::move(*credential));
                return activation::CredentialFound{};
            }
        } catch (const Error& error) {
            if (last || !isTransient(error))
                throw;
        }
        if (last)
            return activation::CredentialPending{};
        services_.clock.sleep(certificatePace, job_.stop());
    }
}

std::optional<signing::IssuedCredential> ActivationEffects::askForCredential(const SigningAccount& account) {
    const auto lease = ports_.lease(account.id);
    return ports_.enrolment->credential(*lease, account.nipc, job_);
}

void ActivationEffects::activate(const Activation& state, SigningAccount account,
                                 signing::IssuedCredential credential) {
    account.credentialId = std::move(credential.id);
    account.chain = std::move(credential.chain);
    account.lastFailure = {};
    if (account.citizen.empty()) {
        if (const auto renewed = ports_.accounts->find(state.renews))
            account.citizen = renewed->citizen;
    }
    retireOthers(account);
    saveIn(account, AccountState::Active);
}

/// The account that was renewed: replaced, its tokens wiped. It is not cancelled at the service, which may
/// have kept its key for the new one (autenticacao-gov J.7).
void ActivationEffects::retireOthers(const SigningAccount& account) {
    for (SigningAccount& other : ports_.accounts->all()) {
        if (other.id == account.id || account.citizen.empty() || !sameKey(other, account))
            continue;
        if (isLive(other, services_.clock.now())) {
            other.lastFailure = {Fault::Reactivate, "ACCOUNT_REPLACED", {{"nipc", other.nipc}}, {}};
            saveIn(other, AccountState::Cancelled);
        }
        if (hasTokens(other.id))
            ports_.vault->remove(signing::tokenRecords(other.id));
    }
}

ActivationEvent ActivationEffects::dropAccount(const Activation& state) {
    // Nothing tells whether a request without an answer opened an account.
    bool left = state.step == ActivationStep::Account;
    std::vector<std::string> secrets{authenticationRecord(state)};
    auto account = state.account == 0 ? std::nullopt : ports_.accounts->find(state.account);
    if (account && isLive(*account, services_.clock.now())) {
        const bool opened = hasTokens(account->id);
        const bool cancelled = opened && cancelAtService(*account, state.renews);
        left = opened ? !cancelled : left;
        account->lastFailure = state.problem;
        saveIn(*account, cancelled ? AccountState::Cancelled : AccountState::Failed);
    }
    if (account) {
        for (auto& name : signing::tokenRecords(account->id))
            secrets.push_back(std::move(name));
    }
    ports_.vault->remove(secrets);
    return activation::AccountDropped{left};
}

/// No: the service does not know the account yet, refuses its tokens, or has made one account of it and of
/// the one that it renews; only the portal can cancel it. A service that cannot be reached is a failure, and
/// everything stays.
bool ActivationEffects::cancelAtService(const SigningAccount& account, std::int64_t renews) {
    try {
        const auto lease = ports_.lease(account.id);
        const auto renewed = renews == 0 ? std::nullopt : ports_.accounts->find(renews);
        if (renewed && isLive(*renewed, services_.clock.now())) {
            const auto credential = ports_.enrolment->credential(*lease, account.nipc, job_);
            if (!credential || credential->id == renewed->credentialId)
                return false;
        }
        ports_.enrolment->cancel(*lease, account.credentialId, job_);
        return true;
    } catch (const Error& error) {
        if (isStop(error) || isTransient(error) || error.fault() == Fault::Credential)
            throw;
        return false;
    }
}

bool ActivationEffects::hasTokens(std::int64_t account) const {
    return app::hasTokens(*ports_.vault, account);
}

void ActivationEffects::saveIn(SigningAccount& account, AccountState state) {
    if (account.state != state || account.id == 0)
        account.stateSince = services_.clock.now();
    account.state = state;
    account.id = ports_.accounts->save(account);
}

} // namespace cunho::app
