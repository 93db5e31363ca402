// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/fake_clock.hpp"
#include "fakes/memory_settings.hpp"
#include "fakes/thrown.hpp"

#include <cunho/core/file.hpp>
#include <cunho/wiring/cards.hpp>
#include <cunho/wiring/workplace.hpp>

#include <cstdlib>
#include <gtest/gtest.h>

namespace cunho::wiring {
namespace {

TEST(SigningWay, IsWhatTheSettingsSay) {
    test::MemorySettings settings;
    EXPECT_EQ(signingWay(settings, "provider.FT", "safe").provider, "safe");
    EXPECT_FALSE(signingWay(settings, "provider.FT", "safe").isLocal());
    settings.put("provider.FT", "pkcs11");
    settings.put("card.reader", "Left 00 00");
    settings.put("token.module", "libtoken.so");
    settings.put("token.name", "Olaria");
    settings.put("token.key", "a1b2");
    const auto way = signingWay(settings, "provider.FT", "safe");
    EXPECT_TRUE(way.isLocal());
    EXPECT_EQ(way.card, CardUse{}) << "another provider's";
    EXPECT_EQ(way.token.module, "libtoken.so");
    EXPECT_EQ(way.token.token, "Olaria");
    EXPECT_EQ(way.token.keyId, (Bytes{0xA1, 0xB2}));
    const auto files = signingWay(settings, "provider.PDF", "citizen-card");
    EXPECT_EQ(files.provider, "citizen-card");
    EXPECT_EQ(files.card.reader, "Left 00 00");
    EXPECT_EQ(files.token, TokenUse{});
}

/// A company in production that has no credentials of the State's services.
class CardOffice : public testing::Test {
  protected:
    CardOffice() {
        ::setenv("XDG_STATE_HOME", folder_.path().c_str(), 1);
        WorkplaceOptions options;
        options.database = folder_.path() / "empresa.db";
        options.environment = Environment::Production;
        workplace_.emplace(std::move(options), clock_);
    }
    ~CardOffice() override { ::unsetenv("XDG_STATE_HOME"); }

    app::Services& services() { return workplace_->services(); }

    void found() {
        invoicing::Company company;
        company.nif = "500000000";
        company.name = "Olaria Exemplo, Lda";
        company.address = "Rua da Sofia, 12";
        company.postalCode = "3000-389";
        company.city = "Coimbra";
        services().company.saveCompany(company);
    }

    std::string connect(const std::string& provider) {
        services().activation.settings->put("provider.FT", provider);
        return test::thrown([&] { workplace_->connect({}); });
    }

    TemporaryFolder folder_;
    test::FakeClock clock_;
    std::optional<Workplace> workplace_;
};

TEST_F(CardOffice, SignsWithoutCredentialsWhereACardOrTokenIsChosen) {
    found();
    EXPECT_EQ(connect("safe"), "Configuration/CREDENTIALS_MISSING");
    EXPECT_EQ(services().provider, nullptr);
    EXPECT_EQ(connect("citizen-card"), "");
    auto* const card = services().provider;
    ASSERT_NE(card, nullptr);
    EXPECT_EQ(services().fileProvider, card) << "the usual one for other files";
    EXPECT_NE(services().signer.levels.timestamps, nullptr);
    EXPECT_EQ(connect("pkcs11"), "");
    EXPECT_EQ(services().provider, nullptr) << "nobody chose a module";
    services().activation.settings->put("token.module", "libtoken.so");
    EXPECT_EQ(connect("pkcs11"), "");
    EXPECT_NE(services().provider, nullptr);
    EXPECT_NE(services().provider, card);
    EXPECT_EQ(connect("citizen-card"), "");
    EXPECT_EQ(services().provider, card) << "a job may be using it";
    EXPECT_NE(services().cards, nullptr);
    EXPECT_EQ(connect("safe"), "Configuration/CREDENTIALS_MISSING");
    EXPECT_EQ(services().provider, nullptr) << "the card must not stand in for SAFE";
}

TEST_F(CardOffice, HasACardForPdfsBeforeItHasACompany) {
    EXPECT_EQ(connect("citizen-card"), "Configuration/COMPANY_MISSING");
    EXPECT_NE(services().fileProvider, nullptr);
    EXPECT_EQ(services().provider, nullptr);
}

} // namespace
} // namespace cunho::wiring
