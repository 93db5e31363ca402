// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "activation_test.hpp"

#include <cunho/app/refresh_attributes.hpp>
#include <cunho/app/sign_in_capacity.hpp>

namespace cunho::app {
namespace {

using Source = scap::ProfessionalAttribute::Source;
using Status = scap::ProfessionalAttribute::Status;

scap::ProfessionalAttribute attribute(const std::string& description) {
    scap::ProfessionalAttribute one;
    one.nipc = "500000000";
    one.description = description;
    return one;
}

TEST_F(ActivationTest, AttributesAreAskedForWithoutAnAccount) {
    outside.state.attributes = {attribute("Gerente"), attribute("Assinatura de faturas eletrónicas")};
    EXPECT_EQ(refreshAttributes(inside->services, {}), "BI/PT/12345678");
    EXPECT_FALSE(inside->fa.asked) << "no account is asked for";
    ASSERT_EQ(inside->webLogin.shown.size(), 1U);
    EXPECT_EQ(inside->webLogin.shown.front().allowedHosts,
              (std::vector<std::string>{"fa.example", "127.0.0.1:35153"}));
    EXPECT_EQ(outside.attributes.citizens().size(), 1U);
    const auto kept = outside.attributes.attributes("BI/PT/12345678");
    ASSERT_EQ(kept.size(), 2U);
    EXPECT_EQ(kept.front().source, Source::Authentication);
    EXPECT_EQ(kept.front().lastChecked, clock.now());
    EXPECT_THAT(outside.accounts.all(), testing::IsEmpty());
}

TEST_F(ActivationTest, AnAttributeThatIsNotToldAgainIsGone) {
    outside.state.attributes = {attribute("Gerente")};
    refreshAttributes(inside->services, {});
    outside.state.attributes = {};
    refreshAttributes(inside->services, {});
    EXPECT_EQ(outside.attributes.attributes("BI/PT/12345678").front().status, Status::Gone);
}

/// SCAP with two providers, of which the second may be silent.
class TwoProviders final : public scap::AttributeService {
  public:
    explicit TwoProviders(const Clock& clock) : clock_(clock) {}

    bool silent = false;
    bool listed = true; ///< the professional bodies
    std::string key;    ///< of the one-time codes
    std::function<void()> meanwhile;

    std::vector<scap::AttributeProvider> providers(const JobContext&) override { return {}; }
    scap::FoundAttributes search(const scap::Citizen&, const Secret&, const JobContext&) override {
        if (meanwhile)
            meanwhile();
        scap::FoundAttributes found;
        found.totpKey = Secret(asBytes(key));
        found.attributes = {of("Registo Comercial", "Gerente")};
        found.bodiesAsked = listed;
        if (silent)
            found.silent = {"Ordem"};
        else if (listed)
            found.attributes.push_back(of("Ordem", "Membro"));
        return found;
    }

  private:
    scap::ProfessionalAttribute of(const std::string& provider, const std::string& description) {
        auto one = attribute(description);
        one.providerName = provider;
        one.providerType = provider == "Ordem" ? "INSTITUTION" : "ENTERPRISE";
        one.lastChecked = clock_.now();
        return one;
    }

    const Clock& clock_;
};

TEST_F(ActivationTest, WhatASilentProviderToldBeforeIsNotGone) {
    TwoProviders scap(clock);
    inside->services.activation.scap = &scap;
    const auto before = clock.now();
    Failure told;
    const auto kept = [&] {
        try {
            refreshAttributes(inside->services, {});
        } catch (const Error& error) {
            told = error.failure();
        }
        auto all = outside.attributes.attributes("BI/PT/12345678");
        std::erase_if(all, [](const auto& one) { return one.source != Source::Scap; });
        return all;
    };
    ASSERT_EQ(kept().size(), 2U);
    EXPECT_EQ(told.reason, "");
    clock.advance(std::chrono::hours(24));
    scap.silent = true;
    const auto later = kept();
    EXPECT_EQ(told.reason, "ATTRIBUTE_PROVIDERS_SILENT");
    EXPECT_EQ(told.params.at("names"), "Ordem");
    ASSERT_EQ(later.size(), 2U);
    EXPECT_EQ(later.front().lastChecked, clock.now());
    EXPECT_EQ(later.back().description, "Membro");
    EXPECT_EQ(later.back().status, Status::Active);
    EXPECT_LT(later.back().lastChecked, before + std::chrono::hours(24)) << "nobody has looked since";
}

TEST_F(ActivationTest, WhatABodyToldThatWasNotAskedIsNotGone) {
    TwoProviders scap(clock);
    inside->services.activation.scap = &scap;
    refreshAttributes(inside->services, {});
    const auto status = [&](const std::string& description) {
        for (const auto& one : outside.attributes.attributes("BI/PT/12345678"))
            if (one.description == description)
                return one.status;
        return Status::Gone;
    };
    EXPECT_EQ(status("Membro"), Status::Active);
    scap.listed = false;
    refreshAttributes(inside->services, {});
    EXPECT_EQ(status("Membro"), Status::Active);
    EXPECT_EQ(status("Gerente"), Status::Active);
}

TEST_F(ActivationTest, TheKeyForSigningWithAttributesIsSealed) {
    TwoProviders scap(clock);
    inside->services.activation.scap = &scap;
    const auto kept = [&]() -> std::string {
        const auto key = capacityKey(inside->services, "BI/PT/12345678");
        return key ? std::string(key->exposeText()) : "none";
    };
    refreshAttributes(inside->services, {});
    EXPECT_EQ(kept(), "none") << "SCAP told none";
    scap.key = "Zmlyc3Qga2V5IG9mIHR3ZW50eSE=";
    refreshAttributes(inside->services, {});
    EXPECT_EQ(kept(), scap.key);
    scap.key = "c2Vjb25kIGtleSBvZiB0d2VudHk=";
    refreshAttributes(inside->services, {});
    EXPECT_EQ(kept(), scap.key) << "the newest counts";
    scap.key.clear();
    refreshAttributes(inside->services, {});
    EXPECT_EQ(kept(), "c2Vjb25kIGtleSBvZiB0d2VudHk=") << "none told takes none away";
    EXPECT_FALSE(capacityKey(inside->services, "BI/PT/87654321"));
    for (const auto& [name, sealed] : outside.secrets.records())
        EXPECT_EQ(std::string(asText(sealed)).find("c2Vjb25k"), std::string::npos) << name;
    start();
    EXPECT_EQ(kept(), "c2Vjb25kIGtleSBvZiB0d2VudHk=") << "after a restart";
}

TEST_F(ActivationTest, ALockedVaultCostsTheKeyAndNotTheAttributes) {
    TwoProviders scap(clock);
    scap.key = "Zmlyc3Qga2V5IG9mIHR3ZW50eSE=";
    inside->services.activation.scap = &scap;
    inside->vault.lock();
    refreshAttributes(inside->services, {});
    EXPECT_EQ(outside.attributes.attributes("BI/PT/12345678").size(), 2U);
    start();
    EXPECT_FALSE(capacityKey(inside->services, "BI/PT/12345678"));
    inside->services.activation.scap = &scap;
    scap.meanwhile = [&] { inside->vault.lock(); };
    refreshAttributes(inside->services, {});
    start();
    EXPECT_TRUE(capacityKey(inside->services, "BI/PT/12345678")) << "a lock meanwhile costs nothing";
    inside->services.activation.vault = nullptr;
    EXPECT_FALSE(capacityKey(inside->services, "BI/PT/12345678"));
}

TEST_F(ActivationTest, AForeignCitizenIsAskedForADocument) {
    const auto asked = [&](const char* name) {
        return inside->webLogin.shown.back().url.find(name) != std::string::npos;
    };
    refreshAttributes(inside->services, {});
    EXPECT_TRUE(asked("%2FNIC"));
    EXPECT_FALSE(asked("DocNumber"));

    Outside elsewhere(clock);
    scap::Citizen foreigner = outside.state.citizen;
    foreigner.documentType = "PAS";
    foreigner.documentCountry = "FR";
    elsewhere.attributes.saveCitizen(foreigner, clock.now());
    inside->services.activation.attributes = &elsewhere.attributes;
    refreshAttributes(inside->services, {});
    EXPECT_FALSE(asked("%2FNIC"));
    EXPECT_TRUE(asked("DocNumber"));
    EXPECT_TRUE(asked("hidden_tabs=cc"));
}

TEST_F(ActivationTest, AttributesWaitForTheConnection) {
    try {
        refreshAttributes(services, {});
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.reason(), "STATE_NOT_CONNECTED");
    }
}

} // namespace
} // namespace cunho::app
