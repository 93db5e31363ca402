// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "activation_office.hpp"
#include "fakes/portal_visit.hpp"

#include <ostream>

// From no account to signed invoices, over the wire, with the program as it is wired.
namespace cunho::test {
namespace {

using namespace std::chrono_literals;
using Kind = app::AccountNotice::Kind;
using Step = ActivationStep;
using nlohmann::json;

TEST(ActivationJourney, ByCmdThenTenInvoices) {
    Office office;
    const auto account = office.activate();
    EXPECT_EQ(account.citizenName, "ANA EXEMPLO");
    EXPECT_EQ(account.chain.size(), 3U);
    EXPECT_EQ(office.reasons, std::vector<std::string>{});
    EXPECT_EQ(office.services().activation.activations->consents().size(), 3U);
    office.issueAndSign(10);
    EXPECT_EQ(office.services().activation.accounts->find(account.id)->signaturesUsed, 10);
    EXPECT_TRUE(office.services().documents.pending().empty());
    const auto signatures = office.sandbox.signatures();
    EXPECT_EQ(signatures.size(), 10U);
    for (const auto& [digest, times] : signatures.items())
        EXPECT_EQ(times, 1) << digest;
    office.expectNoViolation();
}

TEST(ActivationJourney, ByTheCitizenCard) {
    Office office;
    office.person.means = signing::LoginMeans::CitizenCard;
    office.person.wrongPins = 1;
    office.activate();
    EXPECT_EQ(office.sandbox.get("/sandbox/phone.json").at("messages"), json::array());
    office.issueAndSign(1);
    office.expectNoViolation();
}

TEST(ActivationJourney, GoesOnWhereItWasAfterEachClosingOfTheProgram) {
    Office office;
    for (int starts = 0; starts < 30 && office.resume().step != Step::Done; ++starts) {
        const auto state = office.activating().begin();
        office.send(state, office.answer(state));
        office.restart();
    }
    EXPECT_EQ(office.person.shown, 1);
    ASSERT_NE(office.services().provider, nullptr);
    office.issueAndSign(1);
    office.expectNoViolation();
}

TEST(ActivationJourney, APersonWhoRefusesClosesOrErrsMayTryAgain) {
    Office office;
    office.person.refuses = true;
    EXPECT_EQ(office.walk().problem.reason, "FA_CANCELLED");
    office.person.refuses = false;
    office.person.closesAt = "code";
    EXPECT_EQ(office.walk().problem.reason, "WEB_LOGIN_CLOSED");
    office.person.closesAt.clear();
    office.person.wrongPins = 1;
    const auto state = office.walk();
    EXPECT_EQ(state.step, Step::Done) << Office::describe(state);
    EXPECT_EQ(office.liveAtService().size(), 1U);
    office.expectNoViolation();
}

/// The old account ends in five days; the company signs on until the new one is there.
class Renewal : public testing::Test {
  protected:
    Renewal() : first_(office_.activate()) {
        office_.issueAndSign(1);
        for (int week = 0; week < 5; ++week) { // the program is started each week
            office_.jump(std::chrono::days(8));
            office_.restart();
        }
    }

    void expectNotice() {
        const auto notices = app::accountNotices(office_.services(), office_.clock.now());
        ASSERT_EQ(notices.size(), 1U);
        EXPECT_EQ(notices.front().kind, Kind::EndsSoon);
        EXPECT_EQ(notices.front().account, first_.id);
        EXPECT_NEAR(notices.front().days, 5, 1);
        EXPECT_NE(app::renewalCalendar(first_, office_.clock.now()).find("BEGIN:VEVENT"), std::string::npos);
    }

    signing::Activation begin() {
        auto state = office_.activating().begin(first_.id);
        EXPECT_EQ(state.renews, first_.id);
        EXPECT_EQ(state.data.additionalInfo, first_.additionalInfo);
        EXPECT_EQ(state.consent, 0);
        return state;
    }

    void expectRenewed(const signing::Activation& state) {
        ASSERT_EQ(state.step, Step::Done) << Office::describe(state);
        EXPECT_EQ(office_.services().activation.activations->consents().size(), 6U);
        office_.connect();
        auto& accounts = *office_.services().activation.accounts;
        const auto second = accounts.find(state.account);
        ASSERT_TRUE(second);
        EXPECT_EQ(second->state, AccountState::Active);
        EXPECT_GT(*second->expires, *first_.expires);
        EXPECT_NE(second->credentialId, first_.credentialId);
        EXPECT_EQ(accounts.find(first_.id)->state, AccountState::Cancelled);
        EXPECT_FALSE(office_.hasTokens(first_.id));
        EXPECT_TRUE(office_.hasTokens(state.account));
        office_.issueAndSign(1);
        EXPECT_TRUE(app::accountNotices(office_.services(), office_.clock.now()).empty());
        office_.expectNoViolation();
    }

    Office office_;
    signing::SigningAccount first_;
};

TEST_F(Renewal, WhereTheServiceReplacesTheAccount) {
    office_.sandbox.post("/sandbox/switches", {{"replaceAccount", true}});
    expectNotice();
    office_.issueAndSign(1);
    expectRenewed(office_.walk(begin()));
}

TEST_F(Renewal, WhereTheServiceKnowsOneAccountAtATime) {
    expectNotice();
    office_.issueAndSign(1);
    const auto made = office_.walk(begin());
    EXPECT_EQ(made.problem.reason, "EARLIER_ACCOUNT_CANCELLED");
    EXPECT_EQ(made.step, Step::Authentication);
    EXPECT_EQ(office_.liveAtService().size(), 0U);
    office_.restart();
    EXPECT_EQ(office_.services().provider, nullptr);
    office_.issue(1); // issuing goes on
    expectRenewed(office_.walk(office_.resume()));
    EXPECT_TRUE(office_.services().documents.pending().empty());
}

TEST_F(Renewal, MayComeAfterTheEndAsWell) {
    office_.jump(std::chrono::days(6));
    const auto notices = app::accountNotices(office_.services(), office_.clock.now());
    ASSERT_EQ(notices.size(), 1U);
    EXPECT_EQ(notices.front().kind, Kind::Ended);
    office_.restart();
    EXPECT_EQ(office_.services().provider, nullptr);
    office_.issue(1); // issuing goes on
    auto state = office_.walk(begin());
    ASSERT_EQ(state.step, Step::Done) << Office::describe(state);
    office_.connect();
    office_.issueAndSign(1);
    EXPECT_TRUE(office_.services().documents.pending().empty());
    office_.expectNoViolation();
}

TEST(ActivationJourney, AMissingAttributeIsObtainedInThePortal) {
    Office office(20, "501000020");
    office.person.citizen = 'B';
    auto state = office.walk();
    EXPECT_EQ(state.step, Step::Prerequisites);
    EXPECT_EQ(state.problem.reason, "INVOICE_ATTRIBUTE_MISSING"); // W17
    EXPECT_EQ(state.facts.at(signing::Prerequisite::InvoiceAttribute).standing, signing::Standing::Bad);
    EXPECT_EQ(office.services().activation.accounts->all().front().state, AccountState::Failed);

    PortalVisit portal(office.sandbox, office.person);
    portal.ask(
        "501000020", "SANDBOX SEM ATRIBUTO, Lda.",
        formatDate(std::chrono::floor<std::chrono::days>(office.clock.now()) + std::chrono::days(400)));
    ASSERT_EQ(office.sandbox.get("/sandbox/attributes?citizen=B").at("attributes").at(0).at("state"),
              "pending")
        << portal.answer;
    using app::activation::PrerequisiteAnswered;
    state = office.send(state, PrerequisiteAnswered{signing::Prerequisite::InvoiceAttribute, false, true});
    state = office.send(state, app::activation::Continue{});
    EXPECT_EQ(state.problem.reason, "INVOICE_ATTRIBUTE_PENDING"); // W18
    office.restart();

    portal.approve("501000020");
    state = office.send(office.resume(), app::activation::CheckAgain{});
    state = office.send(state, PrerequisiteAnswered{signing::Prerequisite::InvoiceAttribute, true, false});
    state = office.walk(state);
    ASSERT_EQ(state.step, Step::Done) << Office::describe(state);
    office.connect();
    office.issueAndSign(1);
    office.expectNoViolation();
}

/// A citizen of the sandbox and a company.
struct Signing {
    char citizen;
    const char* nipc;

    friend void PrintTo(const Signing& signing, std::ostream* out) {
        *out << signing.citizen << "_" << signing.nipc;
    }
};

/// Whom the service refuses for want of the attribute, and what is left: nothing at the service, no token.
class Ineligible : public testing::TestWithParam<Signing> {};

TEST_P(Ineligible, LeavesNothingBehind) {
    const auto [citizen, nipc] = GetParam();
    Office office(20, nipc);
    office.person.citizen = citizen;
    const auto state = office.walk();
    EXPECT_EQ(state.step, Step::Prerequisites);
    EXPECT_EQ(state.problem.reason, "INVOICE_ATTRIBUTE_MISSING");
    EXPECT_EQ(office.liveAtService().size(), 0U);
    EXPECT_TRUE(office.services().activation.vault->names().empty());
    office.connect();
    EXPECT_EQ(office.services().provider, nullptr);
    EXPECT_EQ(office.issue(1).size(), 1U); // issuing goes on
    office.expectNoViolation();
}

INSTANTIATE_TEST_SUITE_P(ActivationJourney, Ineligible,
                         testing::Values(Signing{'C', "501000038"}, Signing{'F', "501000070"},
                                         Signing{'J', "500000000"}));

/// Who may sign though something about them is uncommon.
class Eligible : public testing::TestWithParam<Signing> {};

TEST_P(Eligible, SignsForTheCompany) {
    const auto [citizen, nipc] = GetParam();
    Office office(20, nipc);
    office.person.citizen = citizen;
    const auto account = office.activate();
    EXPECT_EQ(account.nipc, nipc);
    office.issueAndSign(1);
    office.expectNoViolation();
}

// A foreigner with a passport, a manager of two companies (of each), one whose CMD does not sign, a proxy
// for one year, a second manager.
INSTANTIATE_TEST_SUITE_P(ActivationJourney, Eligible,
                         testing::Values(Signing{'D', "501000046"}, Signing{'E', "501000054"},
                                         Signing{'E', "501000062"}, Signing{'G', "501000089"},
                                         Signing{'K', "501000119"}, Signing{'L', "500000000"}));

TEST(ActivationJourney, ASoleTraderIsToldWhyThereIsNoAccount) {
    Office office;
    auto state = office.send(office.activating().begin(),
                             app::activation::SignerChosen{signing::SignerChoice::SoleTrader});
    EXPECT_EQ(state.step, Step::SoleTrader);
    state = office.send(state, app::activation::Continue{});
    EXPECT_TRUE(state.closed);
    EXPECT_EQ(office.person.shown, 0);
    EXPECT_EQ(office.sandbox.transcript().size(), 0U);
}

TEST(ActivationJourney, IsHandedOverToTheOneWhoSigns) {
    Office office;
    auto state = office.send(office.activating().begin(),
                             app::activation::SignerChosen{signing::SignerChoice::SomebodyElse});
    EXPECT_EQ(state.step, Step::HandOver);
    EXPECT_NE(app::handOverText("Olaria Exemplo, Lda", Office::ourNipc, true).find(Office::ourNipc),
              std::string::npos);
    office.restart(); // days later
    EXPECT_EQ(office.resume().step, Step::HandOver);
    office.person.citizen = 'L';
    EXPECT_EQ(office.activate().citizenName, "LUÍS SEGUNDO GERENTE");
    office.issueAndSign(1);
    office.expectNoViolation();
}

TEST(ActivationJourney, AnAccountThatWasCancelledInThePortalHasToBeActivatedAgain) {
    Office office;
    const auto account = office.activate();
    office.sandbox.post("/sandbox/accounts", {{"credentialID", account.credentialId}, {"action", "cancel"}});
    const auto id = office.issue(1).front();
    const auto outcomes = office.sign();
    ASSERT_TRUE(outcomes.contains(id));
    ASSERT_TRUE(std::holds_alternative<Failure>(outcomes.at(id)));
    EXPECT_EQ(std::get<Failure>(outcomes.at(id)).fault, Fault::Reactivate);
    EXPECT_EQ(office.services().activation.accounts->find(account.id)->state,
              AccountState::NeedsReactivation);
    const auto notices = app::accountNotices(office.services(), office.clock.now());
    ASSERT_EQ(notices.size(), 1U);
    EXPECT_EQ(notices.front().kind, Kind::NeedsReactivation);

    const auto state = office.walk(office.activating().begin(account.id));
    ASSERT_EQ(state.step, Step::Done) << Office::describe(state);
    office.connect();
    EXPECT_TRUE(std::holds_alternative<invoicing::SignatureRecord>(office.sign().at(id)));
    office.expectGood(id);
    office.expectNoViolation();
}

TEST(ActivationJourney, AnAccountOfAnotherComputerIsCancelledInThePortalFirst) {
    Office office;
    const auto elsewhere = office.activate();
    office.moveToAnotherComputer();
    const auto refused = office.walk();
    EXPECT_EQ(refused.problem.reason, "ACCOUNT_EXISTS"); // W20
    EXPECT_EQ(refused.step, Step::CompanyData);
    EXPECT_TRUE(office.services().activation.vault->names().empty());
    office.sandbox.post("/sandbox/accounts",
                        {{"credentialID", elsewhere.credentialId}, {"action", "cancel"}});
    const auto state = office.walk(refused);
    ASSERT_EQ(state.step, Step::Done) << Office::describe(state);
    office.connect();
    office.issueAndSign(1);
    office.expectNoViolation();
}

TEST(ActivationJourney, AllAccountsAreCancelledAndTheTokensWiped) {
    Office office;
    office.activate();
    office.issueAndSign(1);
    EXPECT_TRUE(app::cancelAllAccounts(office.services(), {}).empty());
    EXPECT_EQ(office.liveAtService().size(), 0U);
    EXPECT_TRUE(office.services().activation.vault->names().empty());
    office.restart();
    EXPECT_EQ(office.services().provider, nullptr);
    EXPECT_EQ(office.services().activation.accounts->all().front().state, AccountState::Cancelled);
    office.expectNoViolation();
}

} // namespace
} // namespace cunho::test
