// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "activation_test.hpp"

#include <cunho/app/refresh_attributes.hpp>

namespace cunho::app {
namespace {

using namespace activation;
using signing::Prerequisite;
using signing::Standing;
using std::chrono::minutes;
using std::chrono::seconds;
using testing::ElementsAre;
using testing::IsEmpty;

TEST_F(ActivationTest, EndsWithAnAccountThatSigns) {
    const auto state = walkTo(Step::Done);
    ASSERT_EQ(state.step, Step::Done) << state.problem.reason;
    EXPECT_EQ(state.problem.reason, "");
    const auto opened = account(state.account);
    EXPECT_EQ(opened.state, AccountState::Active);
    EXPECT_EQ(opened.citizen, "BI/PT/12345678");
    EXPECT_EQ(opened.citizenName, "Ana Exemplo");
    EXPECT_EQ(opened.nipc, "500000000");
    EXPECT_EQ(opened.additionalInfo, "Loja do Porto");
    EXPECT_EQ(opened.credentialId, "credential-1");
    EXPECT_EQ(opened.chain.size(), 2U);
    EXPECT_TRUE(opened.expires);
    EXPECT_EQ(inside->kept(opened.id), "safe-access-1 safe-refresh-1");
    EXPECT_FALSE(outside.secrets.find("activation/1/fa")) << "a spent authentication is wiped";
    EXPECT_TRUE(send(state, Continue{}).closed);
    EXPECT_FALSE(outside.activations.open());
}

TEST_F(ActivationTest, AsksNothingBeforeTheConsentIsKept) {
    outside.state.before = [&](const std::string&) { EXPECT_EQ(outside.activations.consents().size(), 3U); };
    walkTo(Step::Done);
    EXPECT_EQ(outside.state.requests.front(), "info");
    const auto kept = outside.activations.consents();
    ASSERT_EQ(kept.size(), 3U);
    const auto texts = consentTexts(Language::Portuguese);
    for (std::size_t i = 0; i < kept.size(); ++i) {
        EXPECT_EQ(kept[i].kind, texts[i].kind);
        EXPECT_EQ(kept[i].textSha256, texts[i].sha256);
        EXPECT_EQ(kept[i].textVersion, consentVersion);
        EXPECT_EQ(kept[i].language, "pt");
        EXPECT_EQ(kept[i].nipc, "500000000");
        EXPECT_EQ(kept[i].programVersion, "1.0.0");
    }
}

TEST_F(ActivationTest, AnOlderTextIsNoConsent) {
    auto state = walkTo(Step::Consent);
    state = send(state, ConsentGiven{"2025-01", "pt", clock.now()});
    EXPECT_EQ(state.step, Step::Consent);
    EXPECT_EQ(state.problem.reason, "CONSENT_TEXT_CHANGED");
    state = send(state, ConsentGiven{std::string(consentVersion), "fr", clock.now()});
    EXPECT_EQ(state.problem.reason, "CONSENT_TEXT_CHANGED");
    EXPECT_THAT(outside.activations.consents(), IsEmpty());
}

TEST_F(ActivationTest, ShowsTheStatesPageWithItsHostsOnly) {
    walkTo(Step::Done);
    ASSERT_EQ(inside->webLogin.shown.size(), 1U);
    const auto& shown = inside->webLogin.shown.front();
    EXPECT_THAT(shown.allowedHosts, ElementsAre("fa.example", "127.0.0.1:35153"));
    EXPECT_EQ(shown.redirect, "fa.example/OAuth/Authorized");
    EXPECT_TRUE(shown.url.starts_with("https://fa.example/OAuth/AskAuthorization?"));
}

TEST_F(ActivationTest, TheStatesPageMayUseTheStatesOtherHosts) {
    auto& fa = inside->services.activation.faOptions;
    const auto allowed = [&](const char* url) {
        fa.baseUrl = url;
        refreshAttributes(inside->services, {});
        return inside->webLogin.shown.back().allowedHosts;
    };
    EXPECT_THAT(
        allowed("https://preprod.autenticacao.gov.pt"),
        testing::ElementsAre("preprod.autenticacao.gov.pt", ".autenticacao.gov.pt", "127.0.0.1:35153"));
    EXPECT_THAT(allowed("https://autenticacao.gov.pt"), testing::Contains(".autenticacao.gov.pt"));
    for (const char* other : {"https://autenticacao.gov.pt.example", "https://xautenticacao.gov.pt"})
        EXPECT_THAT(allowed(other), testing::SizeIs(2)) << other;
}

TEST_F(ActivationTest, ANewOneIsFilledInAndAnOldOneTakenUpAgain) {
    const auto fresh = inside->activate.begin();
    EXPECT_EQ(fresh.data.nipc, "500000000");
    EXPECT_EQ(formatDate(fresh.data.until), "2027-01-07");
    EXPECT_GE(fresh.data.signaturesLimit, 1);
    const auto state = walkTo(Step::CompanyData);
    start();
    const auto again = inside->activate.begin();
    EXPECT_EQ(again.id, state.id);
    EXPECT_EQ(again.step, Step::CompanyData);
    EXPECT_EQ(again.consent, state.consent);
}

TEST_F(ActivationTest, WaitsTwoMinutesForTheCertificateThenInTheBackground) {
    outside.state.certificateTakes = minutes(4);
    auto state = walkTo(Step::Certificate);
    EXPECT_EQ(state.step, Step::Certificate);
    EXPECT_EQ(state.problem.reason, "CERTIFICATE_BEING_ISSUED");
    EXPECT_EQ(clock.now() - *state.waitingSince, seconds(120));
    EXPECT_EQ(count("list"), 31);
    EXPECT_EQ(account(state.account).state, AccountState::AwaitingCertificate);

    const auto first = inside->activate.nextQuestion(state).value();
    EXPECT_EQ(first - *state.waitingSince, minutes(3));
    clock.advance(first - clock.now());
    state = inside->activate.resume(state, {});
    EXPECT_EQ(count("list"), 32) << "one question, no more";
    const auto second = inside->activate.nextQuestion(state).value();
    EXPECT_EQ(second - *state.waitingSince, minutes(8));
    clock.advance(second - clock.now());
    state = inside->activate.resume(state, {});
    EXPECT_EQ(state.step, Step::Done);
    EXPECT_FALSE(inside->activate.nextQuestion(state));
}

TEST_F(ActivationTest, TheBackgroundAsksEveryQuarterOfAnHourInTheEnd) {
    outside.state.certificateTakes = std::chrono::hours(1000);
    auto state = walkTo(Step::Certificate);
    const TimePoint since = *state.waitingSince;
    std::vector<minutes> asked;
    state.changed = since + minutes(2);
    for (int i = 0; i < 5; ++i) {
        const auto at = inside->activate.nextQuestion(state).value();
        asked.push_back(std::chrono::duration_cast<minutes>(at - since));
        state.changed = at;
    }
    EXPECT_THAT(asked, ElementsAre(minutes(3), minutes(8), minutes(23), minutes(38), minutes(53)));
}

TEST_F(ActivationTest, AReplyLostWhileWaitingIsAskedForAgain) {
    outside.state.before = [&](const std::string& request) {
        if (request == "list" && count("list") == 1)
            throw Error(Fault::Network, "REPLY_LOST");
    };
    EXPECT_EQ(walkTo(Step::Done).step, Step::Done);
}

TEST_F(ActivationTest, ABlockedAccountIsLeftToThePortalAndAskedForAnew) {
    outside.state.certificateTakes = std::chrono::hours(1000);
    auto state = walkTo(Step::Certificate);
    const auto half = state.account;
    EXPECT_FALSE(isBlocked(state, clock.now()));
    clock.advance(minutes(9));
    EXPECT_TRUE(isBlocked(state, clock.now()));
    state = send(state, Restart{});
    EXPECT_EQ(state.step, Step::Authentication);
    EXPECT_EQ(state.problem.reason, "ACCOUNT_LEFT_AT_SERVICE");
    EXPECT_EQ(account(half).state, AccountState::Failed);
    EXPECT_THAT(inside->vault.names(), testing::Not(testing::Contains(signing::tokenRecords(half).front())));
    outside.state.certificateTakes = seconds(1);
    state = walkTo(state, Step::Done);
    EXPECT_EQ(state.step, Step::Done);
    EXPECT_EQ(state.data.additionalInfo, "Loja do Porto");
    EXPECT_EQ(outside.activations.consents().size(), 3U) << "asked once an activation";
    EXPECT_EQ(inside->kept(state.account), "safe-access-2 safe-refresh-2");
}

TEST_F(ActivationTest, ARestartCancelsWhatTheServiceKnows) {
    outside.state.before = [](const std::string& request) {
        if (request == "list")
            throw Error(Fault::Trust, "CERTIFICATE_NOT_OF_COMPANY", {{"nipc", "500000000"}});
    };
    auto state = walkTo(Step::Certificate);
    EXPECT_EQ(state.problem.reason, "CERTIFICATE_NOT_OF_COMPANY"); // W23
    const auto half = state.account;
    EXPECT_NE(account(half).state, AccountState::Active);
    clock.advance(minutes(1));
    state = send(state, Restart{});
    EXPECT_EQ(state.step, Step::Authentication);
    EXPECT_EQ(state.problem.reason, "");
    EXPECT_TRUE(outside.state.accounts.front().cancelled);
    EXPECT_EQ(account(half).state, AccountState::Cancelled);
}

TEST_F(ActivationTest, NothingIsDroppedWhileTheServiceCannotBeReached) {
    outside.state.certificateTakes = std::chrono::hours(1000);
    auto state = walkTo(Step::Certificate);
    outside.state.before = [](const std::string&) { throw Error(Fault::Network, "NO_CONNECTION"); };
    state = send(state, Restart{});
    EXPECT_EQ(state.step, Step::Certificate);
    EXPECT_EQ(state.problem.reason, "NO_CONNECTION");
    EXPECT_EQ(inside->kept(state.account), "safe-access-1 safe-refresh-1");
}

TEST_F(ActivationTest, GivingUpCancelsAndCloses) {
    outside.state.before = [](const std::string& request) {
        if (request == "list")
            throw Error(Fault::Trust, "SAFE_CERTIFICATE_INVALID");
    };
    auto state = walkTo(Step::Certificate);
    const auto half = state.account;
    clock.advance(minutes(1));
    state = send(state, GiveUp{});
    EXPECT_TRUE(state.closed);
    EXPECT_TRUE(outside.state.accounts.front().cancelled);
    EXPECT_EQ(account(half).state, AccountState::Cancelled);
    EXPECT_FALSE(outside.activations.open());
    EXPECT_THAT(inside->vault.names(), testing::Not(testing::Contains(testing::HasSubstr("account/"))));
}

TEST_F(ActivationTest, AMissingAttributeLeadsBackAndForthWithTheSameData) {
    bool missing = true;
    outside.state.before = [&](const std::string& request) {
        if (request == "collect" && missing)
            throw Error(Fault::Rejected, "INVOICE_ATTRIBUTE_MISSING", {{"nipc", "500000000"}});
    };
    auto state = send(walkTo(Step::Authentication), LoginWanted{});
    EXPECT_EQ(state.step, Step::Prerequisites);
    EXPECT_EQ(state.problem.reason, "INVOICE_ATTRIBUTE_MISSING");
    EXPECT_EQ(state.account, 0);
    ASSERT_EQ(outside.accounts.all().size(), 1U);
    EXPECT_EQ(outside.accounts.all().front().state, AccountState::Failed);
    EXPECT_EQ(outside.accounts.all().front().lastFailure.reason, "INVOICE_ATTRIBUTE_MISSING");
    EXPECT_THAT(inside->vault.names(), testing::Not(testing::Contains("activation/1/fa")));
    EXPECT_EQ(send(state, Continue{}).step, Step::Prerequisites) << "still missing";

    missing = false;
    state = send(state, PrerequisiteAnswered{Prerequisite::InvoiceAttribute, true});
    state = send(send(state, Continue{}), Continue{});
    EXPECT_EQ(state.step, Step::CompanyData) << "no second consent";
    state = send(state, DataEntered{state.data});
    EXPECT_EQ(walkTo(state, Step::Done).step, Step::Done);
}

/// What the ports throw while the page, the account and the certificate are asked for (section G).
struct Fate {
    const char* request;
    Fault fault;
    const char* reason;
    signing::ActivationStep page;
};

TEST_F(ActivationTest, EveryFailureIsShownWhereItIsMendedAndGoesOnFromThere) {
    const Fate fates[] = {{"info", Fault::Network, "NO_CONNECTION", Step::Authentication},
                          {"info", Fault::Network, "PROXY_AUTHENTICATION", Step::Authentication},
                          {"info", Fault::Trust, "TLS_FAILED", Step::Authentication},
                          {"info", Fault::Clock, "CLOCK_WRONG", Step::Authentication},
                          {"info", Fault::Configuration, "SAFE_CLIENT_REFUSED", Step::Authentication},
                          {"login", Fault::Cancelled, "WEB_LOGIN_CLOSED", Step::Authentication},
                          {"login", Fault::Busy, "WEB_LOGIN_TIMEOUT", Step::Authentication},
                          {"collect", Fault::Network, "REPLY_LOST", Step::Account},
                          {"collect", Fault::Service, "FA_NOT_READY", Step::Account},
                          {"collect", Fault::Reactivate, "FA_TOKEN_EXPIRED", Step::Authentication},
                          {"collect", Fault::Rejected, "FA_CITIZEN_INCOMPLETE", Step::CompanyData},
                          {"collect", Fault::Input, "FA_EMAIL_INVALID", Step::CompanyData},
                          {"collect", Fault::Configuration, "FA_CLIENT_NOT_ACTIVE", Step::Authentication},
                          {"collect", Fault::Service, "FA_UNAVAILABLE", Step::Account},
                          {"list", Fault::Reactivate, "SAFE_TOKEN_EXPIRED", Step::Certificate},
                          {"list", Fault::Credential, "VAULT_LOCKED", Step::Certificate}};
    for (const Fate& fate : fates) {
        bool failing = true;
        outside.state.before = [&](const std::string& request) {
            if (failing && request == fate.request)
                throw Error(fate.fault, fate.reason);
        };
        auto state = send(walkTo(Step::Authentication), LoginWanted{});
        EXPECT_EQ(state.step, fate.page) << fate.reason;
        EXPECT_EQ(state.problem.reason, fate.reason);
        EXPECT_EQ(outside.activations.find(state.id)->problem.reason, fate.reason)
            << "kept for the next start";
        failing = false;
        start();
        state = walkTo(inside->activate.begin(), Step::Done);
        EXPECT_EQ(state.step, Step::Done) << fate.reason << ": " << state.problem.reason;
        EXPECT_EQ(account(state.account).state, AccountState::Active) << fate.reason;
        send(state, Continue{});
        cancelAccount(inside->services, state.account, {});
    }
}

TEST_F(ActivationTest, TokensThatCannotBeKeptAreAskedForAgain) {
    bool full = false;
    outside.secrets.before = [&](auto put, auto) {
        for (const auto& record : put) {
            if (full && record.name.starts_with("account/"))
                throw Error(Fault::Storage, "DISK_FULL");
        }
    };
    full = true;
    auto state = send(walkTo(Step::Authentication), LoginWanted{});
    EXPECT_EQ(state.step, Step::Account);
    EXPECT_EQ(state.problem.reason, "CREDENTIALS_NOT_KEPT"); // W24
    full = false;
    state = send(state, CheckAgain{});
    EXPECT_EQ(state.step, Step::Done);
    EXPECT_EQ(outside.state.accounts.size(), 1U) << "the same token gives the same account";
    EXPECT_EQ(inside->kept(state.account), "safe-access-1 safe-refresh-1");
}

TEST_F(ActivationTest, ALockedVaultIsSaidBeforeAPinIsTyped) {
    auto state = walkTo(Step::Authentication);
    inside->vault.lock();
    state = send(state, LoginWanted{});
    EXPECT_EQ(state.step, Step::Authentication);
    EXPECT_EQ(state.problem.reason, "VAULT_LOCKED");
    EXPECT_THAT(outside.state.requests, IsEmpty());
}

TEST_F(ActivationTest, AVaultThatLocksWhileThePageIsOpenStillTakesTheToken) {
    outside.state.before = [&](const std::string& request) {
        if (request == "login")
            inside->vault.lock();
    };
    auto state = send(walkTo(Step::Authentication), LoginWanted{});
    EXPECT_EQ(state.step, Step::Account);
    EXPECT_EQ(state.problem.reason, "VAULT_LOCKED");
    start();
    EXPECT_EQ(inside->activate.resume(state, {}).step, Step::Done);
    EXPECT_EQ(count("login"), 1);
}

TEST_F(ActivationTest, ThePagesObstacleIsSaid) {
    inside->webLogin.hindrance = Failure{Fault::Unsupported, "WEB_LOGIN_AS_ROOT", {}, {}};
    const auto state = send(walkTo(Step::Authentication), LoginWanted{});
    EXPECT_EQ(state.step, Step::Authentication);
    EXPECT_EQ(state.problem.reason, "WEB_LOGIN_AS_ROOT");
    EXPECT_THAT(outside.state.requests, IsEmpty());
}

TEST_F(ActivationTest, AnEarlierAccountIsFoundBeforeAnythingIsAsked) {
    const auto first = walkTo(Step::Done);
    send(first, Continue{});
    auto state = walkTo(Step::CompanyData);
    const auto requests = outside.state.requests.size();
    state = send(state, DataEntered{data()});
    EXPECT_EQ(state.step, Step::CompanyData);
    EXPECT_EQ(state.problem.reason, "ACCOUNT_EXISTS"); // W20
    EXPECT_EQ(state.problem.params.at("name"), "Ana Exemplo");
    EXPECT_EQ(state.problem.params.at("account"), std::to_string(first.account));
    EXPECT_EQ(outside.state.requests.size(), requests);

    auto other = data();
    other.additionalInfo = "Loja de Lisboa";
    EXPECT_EQ(send(state, DataEntered{other}).step, Step::Authentication);

    outside.state.citizen.documentNumber = "87654321";
    state = send(state, PrerequisiteAnswered{Prerequisite::NoEarlierAccount, true});
    state = send(state, DataEntered{data()});
    state = walkTo(state, Step::Done);
    EXPECT_EQ(state.step, Step::Done) << "another manager of the same company";
    EXPECT_EQ(account(first.account).state, AccountState::Active);
    EXPECT_EQ(account(state.account).citizen, "BI/PT/87654321");
}

TEST_F(ActivationTest, ARenewalTakesOverWhenItsCertificateIsThere) {
    const auto first = walkTo(Step::Done);
    send(first, Continue{});
    clock.advance(std::chrono::days(38));
    auto state = inside->activate.begin(first.account);
    EXPECT_EQ(state.renews, first.account);
    EXPECT_EQ(state.data.additionalInfo, "Loja do Porto");
    EXPECT_EQ(state.data.email, "geral@olaria.example.pt");
    EXPECT_EQ(state.consent, 0) << "each renewal is agreed to anew";
    outside.state.certificateTakes = minutes(5);
    state = walkTo(state, Step::Certificate);
    EXPECT_EQ(state.problem.reason, "CERTIFICATE_BEING_ISSUED");
    EXPECT_EQ(account(first.account).state, AccountState::Active) << "issuing goes on";
    EXPECT_EQ(inside->kept(first.account), "safe-access-1 safe-refresh-1");
    clock.advance(minutes(5));
    state = inside->activate.resume(state, {});
    EXPECT_EQ(state.step, Step::Done);
    EXPECT_EQ(account(state.account).state, AccountState::Active);
    EXPECT_EQ(account(state.account).citizen, "BI/PT/12345678");
    EXPECT_EQ(account(first.account).state, AccountState::Cancelled);
    EXPECT_EQ(account(first.account).lastFailure.reason, "ACCOUNT_REPLACED");
    EXPECT_EQ(account(first.account).chain.size(), 2U) << "old PDFs need it";
    EXPECT_EQ(inside->kept(state.account), "safe-access-2 safe-refresh-2");
    EXPECT_EQ(outside.activations.consents().size(), 6U);
    EXPECT_EQ(count("cancel"), 0);
}

TEST_F(ActivationTest, ARenewalWhoseOldTokensAreRefusedIsSentToThePortal) {
    const auto first = walkTo(Step::Done);
    send(first, Continue{});
    outside.state.oneAccount = true;
    outside.state.before = [](const std::string& request) {
        if (request == "cancel")
            throw Error(Fault::Reactivate, "SAFE_TOKEN_EXPIRED");
    };
    const auto state =
        send(walkTo(inside->activate.begin(first.account), Step::Authentication), LoginWanted{});
    EXPECT_EQ(state.step, Step::CompanyData);
    EXPECT_EQ(state.problem.reason, "ACCOUNT_EXISTS");
    EXPECT_EQ(state.renews, first.account);
}

TEST_F(ActivationTest, AServiceThatKnowsOneAccountIsAskedForTheRenewalTwice) {
    const auto first = walkTo(Step::Done);
    send(first, Continue{});
    outside.state.oneAccount = true;
    auto state = send(walkTo(inside->activate.begin(first.account), Step::Authentication), LoginWanted{});
    EXPECT_EQ(state.step, Step::Authentication);
    EXPECT_EQ(state.problem.reason, "EARLIER_ACCOUNT_CANCELLED");
    EXPECT_TRUE(outside.state.accounts.front().cancelled);
    EXPECT_EQ(account(first.account).state, AccountState::Cancelled);
    state = send(state, LoginWanted{});
    EXPECT_EQ(state.step, Step::Done);
    EXPECT_EQ(inside->kept(state.account), "safe-access-2 safe-refresh-2");
    EXPECT_EQ(account(state.account).citizen, "BI/PT/12345678");
}

TEST_F(ActivationTest, AnAccountThatOnlyTheServiceKnowsIsTold) {
    outside.state.oneAccount = true;
    outside.state.accounts.push_back({"a", "r", "of another computer", {}, false});
    const auto state = send(walkTo(Step::Authentication), LoginWanted{});
    EXPECT_EQ(state.step, Step::CompanyData);
    EXPECT_EQ(state.problem.reason, "ACCOUNT_EXISTS");
    EXPECT_EQ(count("cancel"), 0);
}

TEST_F(ActivationTest, ARenewalGivenUpLeavesTheOldAccountAlone) {
    const auto first = walkTo(Step::Done);
    send(first, Continue{});
    outside.state.certificateTakes = std::chrono::hours(1000);
    auto state = walkTo(inside->activate.begin(first.account), Step::Certificate);
    state = send(state, GiveUp{});
    EXPECT_TRUE(state.closed);
    EXPECT_EQ(count("cancel"), 0) << "nothing tells the two apart at the service";
    EXPECT_EQ(account(first.account).state, AccountState::Active);
    EXPECT_EQ(inside->kept(first.account), "safe-access-1 safe-refresh-1");
}

TEST_F(ActivationTest, PrerequisitesComeFromWhatIsKnown) {
    const auto first = send(inside->activate.begin(), SignerChosen{signing::SignerChoice::Myself});
    for (const auto one : {Prerequisite::CmdActive, Prerequisite::Capacity, Prerequisite::InvoiceAttribute,
                           Prerequisite::NoEarlierAccount, Prerequisite::PinsKnown})
        EXPECT_EQ(first.facts.at(one).standing, Standing::Asked) << int(one);
    EXPECT_EQ(first.facts.at(Prerequisite::CmdSignature).standing, Standing::Unknowable);
    EXPECT_FALSE(first.facts.contains(Prerequisite::CardReader));

    auto citizen = outside.state.citizen;
    citizen.cmdSignature = false;
    outside.attributes.saveCitizen(citizen, clock.now());
    scap::ProfessionalAttribute manager;
    manager.nipc = "500000000";
    manager.description = manager.id = "Gerente";
    manager.validUntil = clock.now() + std::chrono::days(30);
    scap::ProfessionalAttribute invoices = manager;
    invoices.description = invoices.id = "Assinatura de faturas eletrónicas";
    invoices.validUntil = clock.now() - std::chrono::days(3);
    outside.attributes.merge(citizen.key(), scap::ProfessionalAttribute::Source::Scap, {manager, invoices},
                             clock.now());
    const auto known = send(first, CheckAgain{});
    EXPECT_EQ(known.facts.at(Prerequisite::CmdSignature).standing, Standing::Bad);
    EXPECT_EQ(known.facts.at(Prerequisite::Capacity).standing, Standing::Good);
    EXPECT_EQ(known.facts.at(Prerequisite::Capacity).until, manager.validUntil);
    EXPECT_EQ(known.facts.at(Prerequisite::InvoiceAttribute).standing, Standing::Bad);
    EXPECT_EQ(known.facts.at(Prerequisite::InvoiceAttribute).until, invoices.validUntil);
    EXPECT_THAT(obstacles(known), ElementsAre(Prerequisite::InvoiceAttribute));

    const auto card = send(known, MeansChosen{signing::LoginMeans::CitizenCard});
    EXPECT_TRUE(card.facts.contains(Prerequisite::CardReader));
    EXPECT_FALSE(card.facts.contains(Prerequisite::CmdSignature));
}

TEST_F(ActivationTest, WhatAnAuthenticationTellsIsKept) {
    scap::ProfessionalAttribute manager;
    manager.nipc = "500000000";
    manager.description = manager.id = "Gerente";
    outside.state.attributes = {manager};
    walkTo(Step::Done);
    ASSERT_EQ(outside.attributes.citizens().size(), 1U);
    EXPECT_EQ(outside.attributes.citizens().front().cmdSignature, true);
    EXPECT_EQ(outside.attributes.attributes("BI/PT/12345678").size(), 1U);
}

TEST_F(ActivationTest, AnAccountWhoseEndNobodyCanReadEndsAsWasAskedForAllTheSame) {
    outside.state.tellsEnd = false;
    const auto state = walkTo(Step::Done);
    const auto opened = account(state.account);
    ASSERT_TRUE(opened.expires);
    EXPECT_EQ(*opened.expires, opened.created + std::chrono::days(45)) << "not the end of that day";
    EXPECT_FALSE(accountNotices(inside->services, *opened.expires - std::chrono::days(7)).empty());
}

TEST_F(ActivationTest, AttributesThatComeLateBesideAnAccountAreNotGone) {
    scap::ProfessionalAttribute manager;
    manager.nipc = "500000000";
    manager.description = manager.id = "Gerente";
    outside.attributes.merge("BI/PT/12345678", scap::ProfessionalAttribute::Source::Authentication, {manager},
                             clock.now());
    outside.state.attributes.clear();
    walkTo(Step::Done);
    EXPECT_EQ(outside.attributes.attributes("BI/PT/12345678").front().status,
              scap::ProfessionalAttribute::Status::Active);
}

TEST_F(ActivationTest, AStopLeavesEverythingToBeResumed) {
    std::stop_source source;
    auto state = walkTo(Step::Authentication);
    outside.state.before = [&](const std::string& request) {
        if (request == "list")
            source.request_stop();
    };
    EXPECT_THROW(inside->activate.send(state, LoginWanted{}, JobContext(source.get_token())), Error);
    outside.state.before = nullptr;
    state = outside.activations.open().value();
    EXPECT_EQ(state.step, Step::Certificate);
    EXPECT_EQ(inside->activate.resume(state, {}).step, Step::Done);
}

/// No program is still there to handle this.
struct PowerCut {};

TEST_F(ActivationTest, SurvivesACutBeforeAndAfterEverySave) {
    int cuts = 0;
    for (bool cut = true; cut; ++cuts) {
        Outside world(clock);
        world.state.chain = pki.chain();
        int left = cuts;
        cut = false;
        bool armed = true;
        const auto point = [&] {
            if (armed && left-- == 0) {
                armed = false;
                cut = true;
                throw PowerCut{};
            }
        };
        world.activations.before = world.activations.after = [&](const auto&) { point(); };
        world.secrets.before = world.secrets.after = [&](auto, auto) { point(); };
        world.accounts.before = world.accounts.after = point;

        signing::Activation state;
        auto program = std::make_unique<std::optional<Inside>>();
        bool begun = false;
        for (int turn = 0; turn < 40 && !(begun && state.step == Step::Done && state.closed); ++turn) {
            try {
                if (!*program) {
                    program->emplace(services, world);
                    if (const auto first = world.activations.find(1); first && first->closed) {
                        state = *first;
                        continue;
                    }
                    state = (*program)->activate.begin();
                    begun = true;
                    state = (*program)->activate.resume(state, {});
                    continue;
                }
                ActivationEvent event = state.step == Step::CompanyData ? DataEntered{[&] {
                    auto entered = state.data;
                    entered.email = "geral@olaria.example.pt";
                    return entered;
                }()}
                                                                        : answer(state);
                state = (*program)->activate.send(state, event, {});
            } catch (const PowerCut&) {
                program->reset();
            }
        }
        ASSERT_EQ(state.step, Step::Done) << "cut " << cuts << ": " << state.problem.reason;
        ASSERT_TRUE(state.closed) << cuts;
        EXPECT_EQ(world.state.accounts.size(), 1U) << "cut " << cuts << ": a second account was opened";
        const auto opened = world.accounts.find(state.account);
        ASSERT_TRUE(opened) << cuts;
        EXPECT_EQ(opened->state, AccountState::Active) << cuts;
        EXPECT_EQ(opened->citizen, "BI/PT/12345678") << cuts;
        EXPECT_TRUE(opened->expires) << cuts;
        EXPECT_EQ(opened->credentialId, "credential-1") << cuts;
        EXPECT_EQ((*program)->kept(state.account), "safe-access-1 safe-refresh-1") << cuts;
        EXPECT_GE(world.activations.consents().size(), 3U) << cuts;
        for (const auto& name : (*program)->vault.names())
            EXPECT_FALSE(name.ends_with("/fa")) << "cut " << cuts << " left " << name;
        for (const auto& other : world.accounts.all())
            EXPECT_TRUE(other.id == state.account || other.state == AccountState::Failed) << cuts;
    }
    EXPECT_GT(cuts, 30) << "the walk has many points at which it is saved";
}

} // namespace
} // namespace cunho::app
