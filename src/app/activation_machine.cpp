// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "activation_query.hpp"

#include <cunho/app/activate_signature.hpp>

#include <algorithm>
#include <array>

namespace cunho::app {
namespace {

using signing::Activation;
using signing::ActivationStep;
using signing::LoginMeans;
using signing::Prerequisite;
using signing::PrerequisiteFact;
using signing::SignerChoice;
using signing::Standing;

Failure failure(Fault fault, std::string reason, ErrorParams params = {}) {
    return {fault, std::move(reason), std::move(params), {}};
}

/// The account, or what was said about it, cannot be kept: only another authentication helps.
bool needsAnotherLogin(const std::string& reason) {
    constexpr std::array<std::string_view, 8> reasons{
        "FA_ACCOUNT_NOT_OPENED",  "EARLIER_ACCOUNT_CANCELLED", "FA_TOKEN_EXPIRED", "FA_CLIENT_NOT_ACTIVE",
        "FA_UNAUTHORIZED_CLIENT", "FA_INVALID_REQUEST",        "FA_CANCELLED",     "FA_STATE_MISMATCH"};
    return std::find(reasons.begin(), reasons.end(), reason) != reasons.end();
}

/// The page on which a failure of Authentication or Account can be mended.
ActivationStep pageOf(const Failure& problem, ActivationStep step) {
    if (problem.fault == Fault::Input || problem.reason == "ACCOUNT_EXISTS" ||
        problem.reason == "FA_CITIZEN_INCOMPLETE")
        return ActivationStep::CompanyData;
    if (problem.reason == "INVOICE_ATTRIBUTE_MISSING")
        return ActivationStep::Prerequisites;
    return needsAnotherLogin(problem.reason) ? ActivationStep::Authentication : step;
}

bool isOfOtherMeans(Prerequisite prerequisite, LoginMeans means) {
    if (prerequisite == Prerequisite::CardReader)
        return means != LoginMeans::CitizenCard;
    const bool ofCmd = prerequisite == Prerequisite::CmdActive || prerequisite == Prerequisite::CmdSignature;
    return ofCmd && means != LoginMeans::Cmd;
}

bool blocks(Prerequisite prerequisite, const PrerequisiteFact& fact) {
    const bool bad = fact.standing == Standing::Bad;
    switch (prerequisite) {
    case Prerequisite::CmdActive:
    case Prerequisite::CardReader: return bad;
    case Prerequisite::Capacity:
    case Prerequisite::InvoiceAttribute: return bad || fact.standing == Standing::Pending;
    // One of our own store is asked about again with the data, where another additional information helps.
    case Prerequisite::NoEarlierAccount: return bad && fact.byPerson;
    case Prerequisite::PinsKnown:
    case Prerequisite::CmdSignature: break;
    }
    return false;
}

/// One transition; each overload is a row of the table, and every row that is not there changes nothing.
class Transition {
  public:
    Transition(Activation state, TimePoint now) : state_(std::move(state)), now_(now) {}

    ActivationTransition result() && { return {std::move(state_), effect_}; }
    bool closed() const { return state_.closed; }

    void operator()(const activation::SignerChosen& event) {
        if (!at(ActivationStep::Signer) || event.signer == SignerChoice::Unknown)
            return;
        state_.signer = event.signer;
        if (event.signer == SignerChoice::Myself)
            go(ActivationStep::Prerequisites, ActivationEffect::FindPrerequisites);
        else
            go(event.signer == SignerChoice::SoleTrader ? ActivationStep::SoleTrader
                                                        : ActivationStep::HandOver);
    }

    void operator()(const activation::HandOverDone&) {
        if (at(ActivationStep::HandOver))
            go(ActivationStep::Prerequisites, ActivationEffect::FindPrerequisites);
    }

    void operator()(const activation::MeansChosen& event) {
        if (!at(ActivationStep::Prerequisites) && !at(ActivationStep::Authentication))
            return;
        state_.means = event.means;
        stay(at(ActivationStep::Prerequisites) ? ActivationEffect::FindPrerequisites
                                               : ActivationEffect::Nothing);
        if (at(ActivationStep::Authentication))
            requireFittingMeans();
    }

    void operator()(const activation::PrerequisiteAnswered& event) {
        const bool aboutEarlier =
            at(ActivationStep::CompanyData) && event.prerequisite == Prerequisite::NoEarlierAccount;
        if (!at(ActivationStep::Prerequisites) && !aboutEarlier)
            return;
        PrerequisiteFact& fact = state_.facts[event.prerequisite];
        fact.standing = event.good ? Standing::Good : event.pending ? Standing::Pending : Standing::Bad;
        fact.byPerson = true;
        fact.until.reset();
        if (fact.standing == Standing::Pending && !fact.since)
            fact.since = now_;
        if (fact.standing == Standing::Bad)
            fact.since.reset();
        stay();
    }

    void operator()(const activation::CheckAgain&) {
        if (at(ActivationStep::Prerequisites))
            stay(ActivationEffect::FindPrerequisites);
        else if (at(ActivationStep::Account))
            stay(ActivationEffect::CollectAccount);
        else if (at(ActivationStep::Certificate))
            stay(ActivationEffect::AwaitCredential);
    }

    void operator()(const activation::Continue&) {
        if (at(ActivationStep::Prerequisites))
            leavePrerequisites();
        else if (at(ActivationStep::Consent) && state_.consent != 0)
            go(ActivationStep::CompanyData);
        else if (at(ActivationStep::SoleTrader) || at(ActivationStep::Done))
            close();
    }

    void operator()(const activation::ConsentGiven&) {
        if (at(ActivationStep::Consent))
            stay(ActivationEffect::RecordConsent);
    }

    void operator()(const activation::ConsentRecorded& event) {
        if (!at(ActivationStep::Consent))
            return;
        state_.consent = event.consent;
        go(ActivationStep::CompanyData);
    }

    void operator()(const activation::DataEntered& event) {
        if (!at(ActivationStep::CompanyData))
            return;
        state_.data = event.data;
        stay();
        if (requireGoodData())
            go(ActivationStep::Authentication, ActivationEffect::FindEarlierAccount);
    }

    void operator()(const activation::LoginWanted&) {
        if (!at(ActivationStep::Authentication))
            return;
        if (state_.consent == 0)
            return go(ActivationStep::Consent);
        stay();
        if (requireGoodData())
            effect_ = ActivationEffect::Login;
        else
            state_.step = ActivationStep::CompanyData;
    }

    void operator()(const activation::Back&) {
        const bool other = state_.signer == SignerChoice::SomebodyElse;
        switch (state_.step) {
        case ActivationStep::HandOver:
        case ActivationStep::SoleTrader: return go(ActivationStep::Signer);
        case ActivationStep::Prerequisites:
            return go(other ? ActivationStep::HandOver : ActivationStep::Signer);
        case ActivationStep::Consent:
            return go(ActivationStep::Prerequisites, ActivationEffect::FindPrerequisites);
        case ActivationStep::CompanyData: return go(ActivationStep::Consent);
        case ActivationStep::Authentication: return go(ActivationStep::CompanyData);
        case ActivationStep::Signer:
        case ActivationStep::Account:
        case ActivationStep::Certificate:
        case ActivationStep::Done: break;
        }
    }

    void operator()(const activation::Restart&) {
        if (at(ActivationStep::Account) || at(ActivationStep::Certificate))
            stay(ActivationEffect::DropAccount);
        else if (at(ActivationStep::Authentication))
            stay(state_.account == 0 ? ActivationEffect::Nothing : ActivationEffect::DropAccount);
    }

    void operator()(const activation::GiveUp&) {
        const bool begun =
            state_.account != 0 || at(ActivationStep::Authentication) || at(ActivationStep::Account);
        const bool done = at(ActivationStep::Done);
        close();
        effect_ = begun && !done ? ActivationEffect::DropAccount : ActivationEffect::Nothing;
    }

    void operator()(const activation::PrerequisitesFound& event) {
        if (!at(ActivationStep::Prerequisites))
            return;
        for (const auto& [prerequisite, found] : event.facts) {
            PrerequisiteFact& fact = state_.facts[prerequisite];
            // What a person says counts until we know better: our store may be older than the portal.
            if (!fact.byPerson || found.standing == Standing::Good)
                fact = found;
        }
        std::erase_if(state_.facts, [&](const auto& one) { return isOfOtherMeans(one.first, state_.means); });
        state_.changed = now_;
    }

    void operator()(const activation::LoginEnded&) {
        if (!at(ActivationStep::Authentication))
            return;
        state_.loginAt = now_;
        state_.waitingSince = now_;
        go(ActivationStep::Account, ActivationEffect::CollectAccount);
    }

    void operator()(const activation::AccountOpened& event) {
        if (!at(ActivationStep::Account))
            return;
        state_.account = event.account;
        state_.waitingSince = now_;
        go(ActivationStep::Certificate, ActivationEffect::AwaitCredential);
    }

    void operator()(const activation::CredentialFound&) {
        if (at(ActivationStep::Certificate))
            go(ActivationStep::Done);
    }

    void operator()(const activation::CredentialPending&) {
        if (!at(ActivationStep::Certificate))
            return;
        stay();
        state_.problem = failure(Fault::Busy, "CERTIFICATE_BEING_ISSUED"); // W22
    }

    void operator()(const activation::AccountDropped& event) {
        state_.account = 0;
        state_.loginAt.reset();
        state_.waitingSince.reset();
        state_.changed = now_;
        const bool waited = at(ActivationStep::Account) || at(ActivationStep::Certificate);
        if (waited && !state_.closed)
            go(ActivationStep::Authentication);
        if (event.leftAtService)
            state_.problem = failure(Fault::Rejected, "ACCOUNT_LEFT_AT_SERVICE");
    }

    void operator()(const activation::Failed& event) {
        state_.problem = event.failure;
        state_.changed = now_;
        const bool asked = at(ActivationStep::Authentication) || at(ActivationStep::Account);
        if (state_.closed || !asked)
            return;
        const ActivationStep before = state_.step;
        state_.step = pageOf(event.failure, before);
        if (event.failure.reason == "INVOICE_ATTRIBUTE_MISSING")
            missAttribute();
        if (before == ActivationStep::Account && state_.step != before)
            effect_ = ActivationEffect::DropAccount;
    }

  private:
    bool at(ActivationStep step) const { return state_.step == step; }

    void stay(ActivationEffect effect = ActivationEffect::Nothing) { go(state_.step, effect); }

    void go(ActivationStep step, ActivationEffect effect = ActivationEffect::Nothing) {
        state_.step = step;
        state_.problem = {};
        state_.changed = now_;
        effect_ = effect;
    }

    void close() {
        stay();
        state_.closed = true;
    }

    void leavePrerequisites() {
        const auto missing = obstacles(state_);
        go(missing.empty() ? ActivationStep::Consent : ActivationStep::Prerequisites);
        if (missing.empty())
            return;
        const bool waits = std::all_of(missing.begin(), missing.end(), [&](Prerequisite one) {
            return state_.facts.at(one).standing == Standing::Pending;
        });
        state_.problem = waits ? attributePending() : failure(Fault::Rejected, "PREREQUISITES_MISSING");
    }

    /// W17; or W18, when the person had told that the request waits for approval.
    void missAttribute() {
        PrerequisiteFact& fact = state_.facts[Prerequisite::InvoiceAttribute];
        fact.standing = fact.since ? Standing::Pending : Standing::Bad;
        fact.byPerson = fact.standing == Standing::Pending;
        fact.until.reset();
        if (fact.since)
            state_.problem = attributePending();
    }

    Failure attributePending() const {
        return failure(Fault::Busy, "INVOICE_ATTRIBUTE_PENDING", {{"nipc", state_.data.nipc}});
    }

    bool requireGoodData() {
        const auto found = scap::problems(accountQuery(state_.data), toLocal(now_, Zone::Lisbon).date);
        if (!found.empty())
            state_.problem = failure(Fault::Input, found.front().second, {{"field", found.front().first}});
        return found.empty() && requireFittingMeans();
    }

    bool requireFittingMeans() {
        if (!state_.data.foreignCitizen || state_.means == LoginMeans::Cmd)
            return true;
        state_.problem = failure(Fault::Input, "FOREIGN_CITIZEN_NEEDS_CMD", {{"field", "foreignCitizen"}});
        return false;
    }

    Activation state_;
    TimePoint now_;
    ActivationEffect effect_ = ActivationEffect::Nothing;
};

/// What still counts once an activation is done or given up: how its end went.
bool countsWhenClosed(const ActivationEvent& event) {
    return std::holds_alternative<activation::AccountDropped>(event) ||
           std::holds_alternative<activation::Failed>(event);
}

} // namespace

ActivationTransition next(signing::Activation state, const ActivationEvent& event, TimePoint now) {
    if (state.closed && !countsWhenClosed(event))
        return {std::move(state), ActivationEffect::Nothing};
    Transition transition(std::move(state), now);
    std::visit(transition, event);
    return std::move(transition).result();
}

std::vector<signing::Prerequisite> obstacles(const signing::Activation& state) {
    std::vector<Prerequisite> found;
    for (const auto& [prerequisite, fact] : state.facts) {
        if (!isOfOtherMeans(prerequisite, state.means) && blocks(prerequisite, fact))
            found.push_back(prerequisite);
    }
    return found;
}

bool isBlocked(const signing::Activation& state, TimePoint now) {
    const bool waits = state.step == ActivationStep::Account || state.step == ActivationStep::Certificate;
    return waits && !state.closed && state.waitingSince && now - *state.waitingSince >= blockedAfter;
}

} // namespace cunho::app
