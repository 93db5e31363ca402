// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/fake_clock.hpp"
#include "fakes/open_vault.hpp"
#include "fakes/thrown.hpp"

#include <cunho/core/file.hpp>
#include <cunho/crypto/authority.hpp>
#include <cunho/wiring/profile.hpp>
#include <cunho/wiring/proxy.hpp>
#include <cunho/wiring/workplace.hpp>

#include <fstream>
#include <gtest/gtest.h>

namespace cunho::wiring {
namespace {

constexpr const char* withoutScmd = R"({"environment":"pre-production","fa":{"clientId":"1234567890"},
 "safe":{"clientName":"Cunho","user":"u","password":"palavra-secreta"}})";
constexpr const char* preProductionProfile =
    R"({"environment":"pre-production","fa":{"clientId":"1234567890"},
 "safe":{"clientName":"Cunho","user":"u","password":"palavra-secreta"},
 "scmd":{"applicationId":"b826359c-06f8-425e-8ec3-50a97a418916","user":"v","password":"outra-secreta"}})";

/// Somebody signs files by phone, in pre-production, behind a proxy that does not answer.
class PhoneOffice : public testing::Test {
  protected:
    PhoneOffice() {
        ::setenv("XDG_STATE_HOME", folder_.path().c_str(), 1);
        WorkplaceOptions options;
        options.database = folder_.path() / "empresa.db";
        options.environment = Environment::PreProduction;
        workplace_.emplace(std::move(options), clock_);
        test::openVault(vault());
        settings().put("provider.PDF", "cmd");
        settings().put("cmd.phone", "+351 912345678");
        ProxyChoice proxy;
        proxy.kind = ProxyChoice::Kind::Manual;
        proxy.address = "http://127.0.0.1:9";
        keepProxyChoice(proxy, std::nullopt, settings(), vault());
    }
    ~PhoneOffice() override { ::unsetenv("XDG_STATE_HOME"); }

    app::Services& services() { return workplace_->services(); }
    Settings& settings() { return *services().activation.settings; }
    signing::Vault& vault() { return *services().activation.vault; }

    void import(const std::string& credentials) {
        const auto file = folder_.path() / "credentials.json";
        std::ofstream(file) << credentials;
        importClientCredentials(file, Environment::PreProduction, vault(), settings());
    }

    void installCertificate() {
        crypto::CertificateRequest request;
        request.subject = {{"C", "PT"}, {"CN", "CMD.assinatura"}};
        request.profile = crypto::CertificateRequest::Profile::Root;
        request.notBefore = clock_.now() - std::chrono::hours(24);
        request.notAfter = clock_.now() + std::chrono::hours(24 * 100);
        const auto key = crypto::PrivateKey::generateRsa(2048);
        const auto file = folder_.path() / "cifra.pem";
        std::ofstream(file) << crypto::issueCertificate(request, key, {}, key).pem();
        importScmdCertificate(file, Environment::PreProduction, settings(), clock_.now());
    }

    /// What the person is told who wants to sign now.
    std::string told() {
        return test::thrown([&] {
            workplace_->connectForFiles({});
            services().fileProvider->credential({});
        });
    }

    TemporaryFolder folder_;
    test::FakeClock clock_;
    std::optional<Workplace> workplace_;
};

TEST_F(PhoneOffice, SignsWithWhatWasInstalledMeanwhile) {
    import(withoutScmd);
    EXPECT_EQ(told(), "Configuration/CMD_CREDENTIALS_MISSING");
    import(preProductionProfile);
    EXPECT_EQ(told(), "Configuration/CMD_ENCRYPTION_MISSING");
    auto* const before = services().fileProvider;
    installCertificate();
    EXPECT_EQ(told(), "Network/NO_CONNECTION") << "it goes as far as the proxy";
    EXPECT_EQ(test::thrown([&] { before->credential({}); }), "Configuration/CMD_ENCRYPTION_MISSING")
        << "a job may be using it";
    auto* const now = services().fileProvider;
    vault().lock();
    EXPECT_EQ(told(), "Network/NO_CONNECTION") << "it is known already";
    EXPECT_EQ(services().fileProvider, now);
}

TEST_F(PhoneOffice, ToldWhatIsWrongWithThePhone) {
    import(preProductionProfile);
    settings().put("cmd.phone", "12");
    workplace_->connectForFiles({});
    EXPECT_EQ(told(), "Input/CMD_PHONE_INVALID");
    settings().remove("cmd.phone");
    EXPECT_EQ(told(), "Configuration/CMD_PHONE_MISSING");
    settings().put("cmd.phone", "+351 912345678");
    EXPECT_EQ(told(), "Configuration/CMD_ENCRYPTION_MISSING");
}

TEST_F(PhoneOffice, TheCommandLineTakesThePhoneOfTheSettings) {
    import(preProductionProfile);
    WorkplaceOptions options;
    options.database = folder_.path() / "empresa.db";
    options.environment = Environment::PreProduction;
    options.fileWay.emplace();
    options.fileWay->provider = "cmd";
    workplace_.emplace(std::move(options), clock_);
    test::openVault(vault());
    EXPECT_EQ(told(), "Configuration/CMD_ENCRYPTION_MISSING");
}

TEST_F(PhoneOffice, NamesTheLockedVaultToWhoSignsInACapacity) {
    import(preProductionProfile);
    settings().put("provider.PDF", "citizen-card");
    vault().lock();
    workplace_->connectForFiles({});
    EXPECT_EQ(test::thrown([&] { services().capacity({}, {}); }), "Credential/VAULT_LOCKED");
}

} // namespace
} // namespace cunho::wiring
