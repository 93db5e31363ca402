// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/ui/office.hpp"
#include "ui/convert.hpp"
#include "ui/state/services_desk.hpp"

#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;
using signing::Vault;

class Desk : public testing::Test {
  protected:
    Office office;
    std::vector<std::string> reports;
    ServicesDesk desk{office.workplace.services(),
                      {"1.0.0", {}, [this](const std::filesystem::path&, const std::string& page) {
                           reports.push_back(page);
                       }}};
};

TEST_F(Desk, KeepsTheTermsThatWereAccepted) {
    const auto before = desk.overview(Language::Portuguese);
    EXPECT_FALSE(before.termsAccepted);
    EXPECT_EQ(before.nipc, "500000000");
    EXPECT_TRUE(before.accounts.empty());
    EXPECT_EQ(before.vault, Vault::State::Absent);
    EXPECT_FALSE(before.terms.title.empty());
    desk.acceptTerms(before.terms, desk.now());
    EXPECT_TRUE(desk.overview(Language::Portuguese).termsAccepted);
    EXPECT_TRUE(desk.overview(Language::English).termsAccepted); // whatever the language of the text
}

TEST_F(Desk, TakesUpAnActivationWhereItWasLeft) {
    auto state = desk.begin(0);
    state = desk.send(state, app::activation::SignerChosen{signing::SignerChoice::Myself}, {});
    EXPECT_EQ(state.step, signing::ActivationStep::Prerequisites);
    ServicesDesk later(office.workplace.services(), {"1.0.0", {}, {}});
    ASSERT_TRUE(later.underWay());
    EXPECT_EQ(later.underWay()->step, signing::ActivationStep::Prerequisites);
    EXPECT_TRUE(later.overview(Language::Portuguese).underWay);
}

TEST_F(Desk, GivesEveryPageItsTexts) {
    const auto state = desk.begin(0);
    for (const auto language : {Language::Portuguese, Language::English}) {
        const auto scene = desk.scene(state, language);
        EXPECT_EQ(scene.company, "Atelier do Mondego, Lda");
        EXPECT_EQ(scene.consent.parts.size(), 3U); // terms, tokens, signing without asking
        EXPECT_EQ(scene.guidance.size(), 7U);
        for (const auto& [prerequisite, guidance] : scene.guidance) {
            EXPECT_FALSE(guidance.steps.empty()) << static_cast<int>(prerequisite);
            EXPECT_TRUE(guidance.checked.ok()) << static_cast<int>(prerequisite);
        }
        EXPECT_FALSE(scene.portalAccounts.steps.empty());
        EXPECT_NE(scene.handOver.find("500000000"), std::string::npos);
        EXPECT_GE(scene.limit.signatures, 1000);
    }
    EXPECT_EQ(desk.scene(state, Language::English).consent.language, "en");
}

TEST_F(Desk, LocksAndOpensTheVaultByItsPassphrase) {
    const auto passphrase = [] { return Secret(asBytes("quatro palavras ao acaso")); };
    desk.protect(passphrase(), {});
    EXPECT_EQ(desk.vaultState(), Vault::State::Open);
    EXPECT_EQ(desk.overview(Language::Portuguese).protection, "scrypt");
    desk.lock();
    EXPECT_EQ(desk.vaultState(), Vault::State::Locked);
    EXPECT_THROW(desk.unlock(Secret(asBytes("outra coisa qualquer")), {}), Error);
    desk.unlock(passphrase(), {});
    EXPECT_EQ(desk.vaultState(), Vault::State::Open);
}

TEST_F(Desk, KeepsTheChoicesOfThePerson) {
    desk.setIdleMinutes(30);
    desk.chooseProvider("provider.FT", "cmd");
    const auto overview = ServicesDesk(office.workplace.services(), {}).overview(Language::Portuguese);
    EXPECT_EQ(overview.idleMinutes, 30);
    EXPECT_EQ(overview.providers.front().chosen, "cmd");
}

TEST_F(Desk, ChecksAttributesOnlyWhenItIsConnected) {
    try {
        desk.checkAttributes(Language::Portuguese, {});
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.reason(), "STATE_NOT_CONNECTED");
    }
    EXPECT_TRUE(desk.attributes(Language::Portuguese).attributes.empty());
    desk.writeDiagnostics("x", "consent");
    EXPECT_EQ(reports.front(), "consent");
}

} // namespace
