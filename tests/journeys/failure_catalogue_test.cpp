// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "failure_catalogue.hpp"

#include <cunho/scap/guidance.hpp>

#include <set>

// What a clerk can meet: each row of the catalogue is brought about in a running sandbox, and the program
// says what happened and what to do, keeps what it should, and goes on once the cause is gone.
namespace cunho::test {

/// Names the row in the output.
void PrintTo(const FailureRow& row, std::ostream* out) {
    *out << row.name;
}

namespace {

using nlohmann::json;
using Road = FailureRow::Road;
using Step = ActivationStep;

constexpr int catalogueTimeScale = 40; // 15 s are 375 ms

class FailureCatalogue : public testing::TestWithParam<FailureRow> {
  protected:
    const FailureRow& row = GetParam();
    Office office{catalogueTimeScale, row.nipc};

    /// All of the row's words are in what a person reads, and an English reader has as much.
    void expectText(const Failure& told) const {
        EXPECT_EQ(told.reason, row.reason) << told.detail;
        std::string text = reasonText(told, Language::Portuguese);
        const auto guide = scap::findGuidance(row.guide, Language::Portuguese);
        for (const auto& step : guide.value_or(scap::Guidance()).steps)
            text += ' ' + step;
        for (const auto& words : row.words)
            EXPECT_NE(text.find(words), std::string::npos) << words << "\nis not in\n" << text;
        EXPECT_EQ(text.find('{'), std::string::npos) << text;
        ASSERT_TRUE(reasonTemplate(told.reason, Language::English)) << told.reason;
        const std::string english = reasonText(told, Language::English);
        EXPECT_NE(english, reasonText(told, Language::Portuguese));
        EXPECT_EQ(english.find('{'), std::string::npos) << english;
    }

    void expectAccount(std::int64_t id) {
        const auto accounts = office.services().activation.accounts->all();
        ASSERT_EQ(accounts.size(), row.kept.account ? 1U : 0U);
        EXPECT_EQ(office.liveAtService().size(), row.kept.atService);
        if (!row.kept.account)
            return;
        EXPECT_EQ(accounts.front().state, *row.kept.account);
        EXPECT_EQ(office.hasTokens(accounts.front().id), row.kept.tokens);
        EXPECT_TRUE(id == 0 || accounts.front().id == id) << id;
    }

    /// What is there at the next start.
    void expectKept(const signing::Activation& before) {
        const auto state = office.activating().begin();
        EXPECT_EQ(state.id, before.id);
        EXPECT_EQ(state.step, row.kept.step) << Office::describe(state);
        EXPECT_EQ(state.problem.reason, row.reason) << "it is said again";
        EXPECT_EQ(state.data.nipc, before.data.nipc);
        EXPECT_EQ(state.data.email, before.data.email);
        EXPECT_EQ(state.data.additionalInfo, before.data.additionalInfo);
        EXPECT_EQ(state.consent, before.consent);
        const auto names = office.services().activation.vault->names();
        const auto login = "activation/" + std::to_string(state.id) + "/fa";
        EXPECT_EQ(std::ranges::find(names, login) != names.end(), row.kept.login);
        expectAccount(state.account);
        EXPECT_EQ(office.services().documents.pending().size(), 1U) << "the invoice waits";
    }

    void fail() const {
        for (const auto& fault : row.faults)
            office.sandbox.post("/sandbox/faults", fault);
    }

    /// To the page of data with what the row types, and on from there.
    signing::Activation walkIntoIt() {
        if (!row.typed)
            return office.walk();
        auto state = office.walk(Step::CompanyData);
        auto data = office.data(state);
        row.typed(data);
        state = office.send(state, app::activation::DataEntered{data});
        return state.problem.reason.empty() ? office.walk(state) : state;
    }

    void activate() {
        const auto invoice = office.issue(1).front();
        fail();
        const auto before = walkIntoIt();
        expectText(before.problem);
        office.restart();
        expectKept(before);

        if (row.mended)
            row.mended(office);
        auto state = office.resume();
        for (const auto& answer : row.answers)
            state = office.send(std::move(state), answer);
        if (row.typed) // what is right this time
            state = office.send(std::move(state), app::activation::DataEntered{good(state)});
        state = office.walk(std::move(state));
        ASSERT_EQ(state.step, Step::Done) << Office::describe(state);
        office.connect();
        EXPECT_EQ(office.liveAtService().size(), 1U);
        EXPECT_TRUE(std::holds_alternative<invoicing::SignatureRecord>(office.sign().at(invoice)));
    }

    signing::EnrolmentData good(const signing::Activation& state) const {
        auto data = office.data(state);
        data.nipc = row.nipc;
        data.additionalInfo = "Loja do Porto";
        data.until = std::chrono::floor<std::chrono::days>(office.clock.now()) + std::chrono::days(40);
        data.signaturesLimit = 1000;
        return data;
    }

    void sign() {
        const auto account = office.activate();
        office.send(office.activating().begin(), app::activation::Continue{});
        office.issue(static_cast<int>(row.invoices));
        fail();
        for (const auto& [id, outcome] : office.sign()) {
            ASSERT_TRUE(std::holds_alternative<Failure>(outcome)) << id;
            expectText(std::get<Failure>(outcome));
        }
        office.restart();
        EXPECT_EQ(office.services().documents.pending().size(), row.invoices);
        EXPECT_TRUE(std::filesystem::is_empty(office.services().archive));
        expectAccount(account.id);

        if (row.activatesAnew) {
            auto state = office.walk(office.activating().begin(account.id));
            if (row.mended)
                row.mended(office);
            state = office.walk(std::move(state)); // a service that knows one account at a time refuses once
            ASSERT_EQ(state.step, Step::Done) << Office::describe(state);
            office.connect();
        }
        for (const auto& [id, outcome] : office.sign())
            EXPECT_TRUE(std::holds_alternative<invoicing::SignatureRecord>(outcome))
                << id << " " << std::get<Failure>(outcome).reason << " " << std::get<Failure>(outcome).detail;
        EXPECT_TRUE(office.services().documents.pending().empty());
    }
};

TEST_P(FailureCatalogue, IsToldLosesNothingAndGoesOn) {
    office.person.citizen = row.citizen;
    if (row.before)
        row.before(office);
    switch (row.road) {
    case Road::Activate: activate(); break;
    case Road::Sign: sign(); break;
    case Road::Other: row.course(office); break;
    }
    office.expectNoViolation();
}

INSTANTIATE_TEST_SUITE_P(Every, FailureCatalogue, testing::ValuesIn(failureCatalogue()),
                         [](const auto& tested) { return tested.param.name; });

TEST(FailureCatalogueHouse, HasARowForEachIdOfTheCatalogue) {
    std::set<std::string> ids;
    std::set<std::string> names;
    for (const auto& row : failureCatalogue()) {
        ids.insert(row.name.substr(0, 3));
        EXPECT_TRUE(names.insert(row.name).second) << row.name;
    }
    std::set<std::string> wanted;
    for (int id = 1; id <= 36; ++id)
        wanted.insert((id < 10 ? "W0" : "W") + std::to_string(id));
    EXPECT_EQ(ids, wanted);
}

} // namespace
} // namespace cunho::test
