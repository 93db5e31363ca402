// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/activate_signature.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

namespace cunho::app {
namespace {

using namespace activation;
using signing::Activation;
using signing::ActivationStep;
using signing::LoginMeans;
using signing::Prerequisite;
using signing::SignerChoice;
using signing::Standing;
using Effect = ActivationEffect;
using Step = ActivationStep;

const TimePoint now = fromLocal(parseLocal("2026-11-23T09:15:00"), Zone::Lisbon);

const Step allSteps[] = {Step::Signer,      Step::HandOver,    Step::SoleTrader,     Step::Prerequisites,
                         Step::Consent,     Step::CompanyData, Step::Authentication, Step::Account,
                         Step::Certificate, Step::Done};

signing::EnrolmentData goodData() {
    signing::EnrolmentData data;
    data.nipc = "500000000";
    data.additionalInfo = "Loja do Porto";
    data.email = "geral@olaria.example.pt";
    data.until = parseDate("2027-01-05");
    data.signaturesLimit = 1000;
    return data;
}

/// As it comes to stand on this page in a straight walk.
Activation at(Step step) {
    Activation state;
    state.id = 7;
    state.step = step;
    state.signer = SignerChoice::Myself;
    state.data = goodData();
    state.consent = step > Step::Consent ? 3 : 0;
    if (step >= Step::Account)
        state.account = 11;
    if (step == Step::Account || step == Step::Certificate) {
        state.loginAt = now - std::chrono::minutes(1);
        state.waitingSince = now - std::chrono::minutes(1);
    }
    return state;
}

Failed failed(Fault fault, const char* reason) {
    return {{fault, reason, {}, {}}};
}

struct Row {
    const char* name;
    ActivationEvent event;
    /// What it does where; on every other page nothing.
    std::map<Step, std::pair<Step, Effect>> goes;
};

std::vector<Row> table() {
    const auto everywhere = [](Effect effect, std::set<Step> but) {
        std::map<Step, std::pair<Step, Effect>> goes;
        for (const Step step : allSteps) {
            if (!but.contains(step))
                goes[step] = {step, effect};
        }
        return goes;
    };
    std::vector<Row> rows{
        {"SignerChosen me",
         SignerChosen{SignerChoice::Myself},
         {{Step::Signer, {Step::Prerequisites, Effect::FindPrerequisites}}}},
        {"SignerChosen somebody else",
         SignerChosen{SignerChoice::SomebodyElse},
         {{Step::Signer, {Step::HandOver, Effect::Nothing}}}},
        {"SignerChosen sole trader",
         SignerChosen{SignerChoice::SoleTrader},
         {{Step::Signer, {Step::SoleTrader, Effect::Nothing}}}},
        {"SignerChosen nobody", SignerChosen{SignerChoice::Unknown}, {}},
        {"HandOverDone",
         HandOverDone{},
         {{Step::HandOver, {Step::Prerequisites, Effect::FindPrerequisites}}}},
        {"MeansChosen",
         MeansChosen{LoginMeans::CitizenCard},
         {{Step::Prerequisites, {Step::Prerequisites, Effect::FindPrerequisites}},
          {Step::Authentication, {Step::Authentication, Effect::Nothing}}}},
        {"PrerequisiteAnswered",
         PrerequisiteAnswered{Prerequisite::CmdActive, true},
         {{Step::Prerequisites, {Step::Prerequisites, Effect::Nothing}}}},
        {"PrerequisiteAnswered about an earlier account",
         PrerequisiteAnswered{Prerequisite::NoEarlierAccount, true},
         {{Step::Prerequisites, {Step::Prerequisites, Effect::Nothing}},
          {Step::CompanyData, {Step::CompanyData, Effect::Nothing}}}},
        {"CheckAgain",
         CheckAgain{},
         {{Step::Prerequisites, {Step::Prerequisites, Effect::FindPrerequisites}},
          {Step::Account, {Step::Account, Effect::CollectAccount}},
          {Step::Certificate, {Step::Certificate, Effect::AwaitCredential}}}},
        {"Continue",
         Continue{},
         {{Step::SoleTrader, {Step::SoleTrader, Effect::Nothing}},
          {Step::Prerequisites, {Step::Consent, Effect::Nothing}},
          {Step::Done, {Step::Done, Effect::Nothing}}}},
        {"ConsentGiven",
         ConsentGiven{"2026-11", "pt", now},
         {{Step::Consent, {Step::Consent, Effect::RecordConsent}}}},
        {"ConsentRecorded", ConsentRecorded{3}, {{Step::Consent, {Step::CompanyData, Effect::Nothing}}}},
        {"DataEntered",
         DataEntered{goodData()},
         {{Step::CompanyData, {Step::Authentication, Effect::FindEarlierAccount}}}},
        {"DataEntered wrongly", DataEntered{{}}, {{Step::CompanyData, {Step::CompanyData, Effect::Nothing}}}},
        {"LoginWanted", LoginWanted{}, {{Step::Authentication, {Step::Authentication, Effect::Login}}}},
        {"Back",
         Back{},
         {{Step::HandOver, {Step::Signer, Effect::Nothing}},
          {Step::SoleTrader, {Step::Signer, Effect::Nothing}},
          {Step::Prerequisites, {Step::Signer, Effect::Nothing}},
          {Step::Consent, {Step::Prerequisites, Effect::FindPrerequisites}},
          {Step::CompanyData, {Step::Consent, Effect::Nothing}},
          {Step::Authentication, {Step::CompanyData, Effect::Nothing}}}},
        {"Restart",
         Restart{},
         {{Step::Authentication, {Step::Authentication, Effect::Nothing}},
          {Step::Account, {Step::Account, Effect::DropAccount}},
          {Step::Certificate, {Step::Certificate, Effect::DropAccount}}}},
        {"PrerequisitesFound",
         PrerequisitesFound{{{Prerequisite::PinsKnown, {}}}},
         {{Step::Prerequisites, {Step::Prerequisites, Effect::Nothing}}}},
        {"LoginEnded", LoginEnded{}, {{Step::Authentication, {Step::Account, Effect::CollectAccount}}}},
        {"AccountOpened", AccountOpened{11}, {{Step::Account, {Step::Certificate, Effect::AwaitCredential}}}},
        {"CredentialFound", CredentialFound{}, {{Step::Certificate, {Step::Done, Effect::Nothing}}}},
        {"CredentialPending",
         CredentialPending{},
         {{Step::Certificate, {Step::Certificate, Effect::Nothing}}}},
    };
    Row giveUp{"GiveUp", GiveUp{}, everywhere(Effect::Nothing, {})};
    for (const Step step : {Step::Authentication, Step::Account, Step::Certificate})
        giveUp.goes[step] = {step, Effect::DropAccount};
    rows.push_back(giveUp);
    Row dropped{"AccountDropped", AccountDropped{false}, everywhere(Effect::Nothing, {})};
    dropped.goes[Step::Account] = dropped.goes[Step::Certificate] = {Step::Authentication, Effect::Nothing};
    rows.push_back(dropped);

    // Failures: most stay where they are, and are shown there.
    const auto routed = [&](const char* name, Fault fault, Step target) {
        Row row{name, failed(fault, name), everywhere(Effect::Nothing, {})};
        row.goes[Step::Authentication] = {target, Effect::Nothing};
        row.goes[Step::Account] = {target, Effect::DropAccount};
        rows.push_back(row);
    };
    const auto stays = [&](const char* name, Fault fault) {
        rows.push_back({name, failed(fault, name), everywhere(Effect::Nothing, {})});
    };
    stays("NO_CONNECTION", Fault::Network);                                       // W01
    stays("REPLY_LOST", Fault::Network);                                          // W01
    stays("PROXY_AUTHENTICATION", Fault::Network);                                // W02
    stays("TLS_FAILED", Fault::Trust);                                            // W03
    stays("CLOCK_WRONG", Fault::Clock);                                           // W04
    stays("SAFE_CLIENT_REFUSED", Fault::Configuration);                           // W05
    routed("FA_UNAUTHORIZED_CLIENT", Fault::Configuration, Step::Authentication); // W06
    routed("FA_CLIENT_NOT_ACTIVE", Fault::Configuration, Step::Authentication);   // W06
    routed("FA_INVALID_REQUEST", Fault::Internal, Step::Authentication);          // W07
    routed("FA_CANCELLED", Fault::Declined, Step::Authentication);                // W08
    stays("WEB_LOGIN_CLOSED", Fault::Cancelled);                                  // W08
    routed("FA_STATE_MISMATCH", Fault::Integrity, Step::Authentication);          // W09
    stays("WEB_LOGIN_TIMEOUT", Fault::Busy); // W10; W11 and W12 are the State's page
    stays("FA_NOT_READY", Fault::Service);   // W13
    routed("FA_TOKEN_EXPIRED", Fault::Reactivate, Step::Authentication);       // W14
    routed("FA_CITIZEN_INCOMPLETE", Fault::Rejected, Step::CompanyData);       // W15
    routed("FA_NIPC_REFUSED", Fault::Input, Step::CompanyData);                // W16
    routed("INVOICE_ATTRIBUTE_MISSING", Fault::Rejected, Step::Prerequisites); // W17
    routed("EARLIER_ACCOUNT_CANCELLED", Fault::Reactivate, Step::Authentication);
    routed("ACCOUNT_EXISTS", Fault::Conflict, Step::CompanyData);          // W20
    routed("FA_ACCOUNT_NOT_OPENED", Fault::Service, Step::Authentication); // W21
    stays("FA_UNAVAILABLE", Fault::Service);                               // W21
    stays("FA_REPLY_INVALID", Fault::Service);
    stays("CERTIFICATE_NOT_OF_COMPANY", Fault::Trust); // W23
    stays("SAFE_CERTIFICATE_INVALID", Fault::Trust);   // W23
    stays("CREDENTIALS_NOT_KEPT", Fault::Storage);     // W24
    stays("VAULT_LOCKED", Fault::Credential);          // W24
    stays("SAFE_TOKEN_EXPIRED", Fault::Reactivate);    // W27
    // Restart after a page that came back: what was asked for in vain is dropped all the same.
    return rows;
}

TEST(ActivationMachine, DoesOnEveryPageWhatTheTableSays) {
    const auto rows = table();
    for (const Row& row : rows) {
        for (const Step step : allSteps) {
            const auto [after, effect] = next(at(step), row.event, now);
            const auto found = row.goes.find(step);
            const auto expected = found == row.goes.end() ? std::pair(step, Effect::Nothing) : found->second;
            EXPECT_EQ(after.step, expected.first) << row.name << " on page " << int(step);
            EXPECT_EQ(effect, expected.second) << row.name << " on page " << int(step);
            // What a page does not know leaves no trace.
            EXPECT_EQ(after.changed == now, found != row.goes.end()) << row.name << " on page " << int(step);
        }
    }
    EXPECT_EQ(rows.size(), 52U);
}

TEST(ActivationMachine, OnceClosedNothingHappens) {
    for (const Row& row : table()) {
        for (const Step step : allSteps) {
            Activation closed = at(step);
            closed.closed = true;
            const auto [after, effect] = next(closed, row.event, now);
            EXPECT_TRUE(after.closed) << row.name;
            EXPECT_EQ(after.step, step) << row.name;
            EXPECT_EQ(effect, Effect::Nothing) << row.name;
        }
    }
}

TEST(ActivationMachine, AFailureIsShownUntilSomethingElseHappens) {
    auto state = next(at(Step::Account), failed(Fault::Service, "FA_NOT_READY"), now).state;
    EXPECT_EQ(state.problem.reason, "FA_NOT_READY");
    state = next(state, Back{}, now).state;
    EXPECT_EQ(state.problem.reason, "FA_NOT_READY");
    EXPECT_EQ(next(state, CheckAgain{}, now).state.problem.reason, "");
}

TEST(ActivationMachine, OnlyWhatIsBadHoldsBack) {
    using P = Prerequisite;
    const auto after = [](P one, Standing standing, bool byPerson, LoginMeans means = LoginMeans::Cmd) {
        Activation state = at(Step::Prerequisites);
        state.means = means;
        state.facts[one] = {standing, {}, {}, byPerson};
        return next(state, Continue{}, now).state;
    };
    for (const P one : {P::CmdActive, P::Capacity, P::InvoiceAttribute, P::NoEarlierAccount}) {
        for (const Standing free : {Standing::Good, Standing::Asked, Standing::Unknowable})
            EXPECT_EQ(after(one, free, true).step, Step::Consent);
        const auto held = after(one, Standing::Bad, true);
        EXPECT_EQ(held.step, Step::Prerequisites);
        EXPECT_EQ(held.problem.reason, "PREREQUISITES_MISSING");
    }
    for (const P warns : {P::CmdSignature, P::PinsKnown})
        EXPECT_EQ(after(warns, Standing::Bad, true).step, Step::Consent);
    EXPECT_EQ(after(P::CardReader, Standing::Bad, true).step, Step::Consent) << "CMD needs no reader";
    EXPECT_EQ(after(P::CardReader, Standing::Bad, true, LoginMeans::CitizenCard).step, Step::Prerequisites);
    EXPECT_EQ(after(P::CmdActive, Standing::Bad, true, LoginMeans::CitizenCard).step, Step::Consent);
    EXPECT_EQ(after(P::NoEarlierAccount, Standing::Bad, false).step, Step::Consent)
        << "one that we know may be told apart by its additional information";
    const auto pending = after(P::InvoiceAttribute, Standing::Pending, true);
    EXPECT_EQ(pending.step, Step::Prerequisites);
    EXPECT_EQ(pending.problem.reason, "INVOICE_ATTRIBUTE_PENDING");
}

TEST(ActivationMachine, APersonsAnswerCountsUntilMoreIsKnown) {
    auto state =
        next(at(Step::Prerequisites), PrerequisiteAnswered{Prerequisite::Capacity, false, true}, now).state;
    const auto& fact = state.facts.at(Prerequisite::Capacity);
    EXPECT_EQ(fact.standing, Standing::Pending);
    EXPECT_EQ(fact.since, now);
    state = next(state, PrerequisitesFound{{{Prerequisite::Capacity, {Standing::Asked, {}, {}, false}}}}, now)
                .state;
    EXPECT_EQ(state.facts.at(Prerequisite::Capacity).standing, Standing::Pending);
    const TimePoint until = now + std::chrono::days(100);
    state =
        next(state, PrerequisitesFound{{{Prerequisite::Capacity, {Standing::Good, {}, until, false}}}}, now)
            .state;
    EXPECT_EQ(state.facts.at(Prerequisite::Capacity).standing, Standing::Good);
    EXPECT_EQ(state.facts.at(Prerequisite::Capacity).until, until);
}

TEST(ActivationMachine, OtherMeansHaveOtherPrerequisites) {
    Activation state = at(Step::Prerequisites);
    state.facts[Prerequisite::CmdActive] = {Standing::Good, {}, {}, true};
    state = next(state, MeansChosen{LoginMeans::CitizenCard}, now).state;
    state = next(state, PrerequisitesFound{{{Prerequisite::CardReader, {}}}}, now).state;
    EXPECT_FALSE(state.facts.contains(Prerequisite::CmdActive));
    EXPECT_TRUE(state.facts.contains(Prerequisite::CardReader));
}

TEST(ActivationMachine, AMissingAttributeIsMarkedWhereItIsMended) {
    auto state = next(at(Step::Account), failed(Fault::Rejected, "INVOICE_ATTRIBUTE_MISSING"), now).state;
    EXPECT_EQ(state.facts.at(Prerequisite::InvoiceAttribute).standing, Standing::Bad);
    EXPECT_EQ(state.problem.reason, "INVOICE_ATTRIBUTE_MISSING"); // W17
    EXPECT_NE(state.consent, 0) << "the consent is not asked for again";

    Activation waiting = at(Step::Prerequisites);
    waiting = next(waiting, PrerequisiteAnswered{Prerequisite::InvoiceAttribute, false, true}, now).state;
    waiting = next(waiting, PrerequisiteAnswered{Prerequisite::InvoiceAttribute, true}, now).state;
    waiting.step = Step::Account;
    state = next(waiting, failed(Fault::Rejected, "INVOICE_ATTRIBUTE_MISSING"), now).state;
    EXPECT_EQ(state.problem.reason, "INVOICE_ATTRIBUTE_PENDING"); // W18
    EXPECT_EQ(state.facts.at(Prerequisite::InvoiceAttribute).standing, Standing::Pending);
    EXPECT_EQ(state.facts.at(Prerequisite::InvoiceAttribute).since, now);
}

TEST(ActivationMachine, WhatWasEnteredIsKeptWithItsMistakes) {
    auto wrong = goodData();
    wrong.email = "geral";
    const auto state = next(at(Step::CompanyData), DataEntered{wrong}, now).state;
    EXPECT_EQ(state.data.email, "geral");
    EXPECT_EQ(state.problem.reason, "FA_EMAIL_INVALID");
    EXPECT_EQ(state.problem.params.at("field"), "email");
}

TEST(ActivationMachine, DataThatGrewOldAreEnteredAgain) {
    const auto [state, effect] = next(at(Step::Authentication), LoginWanted{}, now + std::chrono::days(60));
    EXPECT_EQ(effect, Effect::Nothing);
    EXPECT_EQ(state.step, Step::CompanyData);
    EXPECT_EQ(state.problem.reason, "FA_UNTIL_INVALID");
}

TEST(ActivationMachine, NobodyAuthenticatesWithoutConsent) {
    Activation state = at(Step::Authentication);
    state.consent = 0;
    const auto transition = next(state, LoginWanted{}, now);
    EXPECT_EQ(transition.state.step, Step::Consent);
    EXPECT_EQ(transition.effect, Effect::Nothing);
}

TEST(ActivationMachine, AForeignCitizenAuthenticatesByCmd) {
    auto data = goodData();
    data.foreignCitizen = true;
    Activation state = at(Step::CompanyData);
    state.means = LoginMeans::CitizenCard;
    const auto refused = next(state, DataEntered{data}, now).state;
    EXPECT_EQ(refused.step, Step::CompanyData);
    EXPECT_EQ(refused.problem.reason, "FOREIGN_CITIZEN_NEEDS_CMD");
    state.means = LoginMeans::Cmd;
    EXPECT_EQ(next(state, DataEntered{data}, now).state.step, Step::Authentication);
}

TEST(ActivationMachine, TheHandOverIsOnTheWayBack) {
    Activation state = at(Step::Prerequisites);
    state.signer = SignerChoice::SomebodyElse;
    EXPECT_EQ(next(state, Back{}, now).state.step, Step::HandOver);
}

TEST(ActivationMachine, IsBlockedAfterTenMinutes) {
    Activation state = at(Step::Certificate);
    state.waitingSince = now;
    EXPECT_FALSE(isBlocked(state, now + std::chrono::minutes(10) - std::chrono::milliseconds(1)));
    EXPECT_TRUE(isBlocked(state, now + std::chrono::minutes(10)));
    state.step = Step::Done;
    EXPECT_FALSE(isBlocked(state, now + std::chrono::minutes(10)));
}

TEST(ActivationMachine, WhatIsLeftBehindIsTold) {
    const auto state = next(at(Step::Certificate), AccountDropped{true}, now).state;
    EXPECT_EQ(state.step, Step::Authentication);
    EXPECT_EQ(state.account, 0);
    EXPECT_EQ(state.problem.reason, "ACCOUNT_LEFT_AT_SERVICE");
    EXPECT_EQ(state.data.nipc, "500000000") << "a restart has the same data";
    EXPECT_NE(state.consent, 0);
}

} // namespace
} // namespace cunho::app
