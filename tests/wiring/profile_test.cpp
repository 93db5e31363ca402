// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/fake_clock.hpp"
#include "fakes/memory_secrets.hpp"
#include "fakes/memory_settings.hpp"
#include "fakes/open_vault.hpp"

#include <cunho/core/file.hpp>
#include <cunho/crypto/authority.hpp>
#include <cunho/wiring/profile.hpp>
#include <cunho/wiring/proxy.hpp>

#include <fstream>

namespace cunho::wiring {
namespace {

constexpr const char* productionProfile = R"({"environment":"production","fa":{"clientId":"1234567890"},
 "safe":{"clientName":"Cunho","user":"u","password":"palavra-secreta"},
 "scmd":{"applicationId":"b826359c-06f8-425e-8ec3-50a97a418916","user":"v","password":"outra-secreta"},
 "approval":{"version":"0.1.0","reference":"ARTE 17/2026","date":"2026-11-20"}})";

crypto::Certificate selfSigned(TimePoint until) {
    crypto::CertificateRequest request;
    request.subject = {{"C", "PT"}, {"CN", "CMD.assinatura"}};
    request.profile = crypto::CertificateRequest::Profile::Root;
    request.notBefore = until - std::chrono::hours(24 * 1000);
    request.notAfter = until;
    const auto key = crypto::PrivateKey::generateRsa(2048);
    return crypto::issueCertificate(request, key, {}, key);
}

class Profiles : public testing::Test {
  protected:
    Profiles() { test::openVault(vault_); }

    void import(const std::string& text, Environment environment = Environment::Production) {
        const auto file = folder_.path() / "credentials.json";
        std::ofstream(file) << text;
        importClientCredentials(file, environment, vault_, settings_);
    }

    std::pair<std::string, std::string> refusal(const std::string& text) {
        try {
            import(text);
        } catch (const Error& error) {
            const auto member = error.params().find("member");
            return {error.reason(), member == error.params().end() ? "" : member->second};
        }
        return {};
    }

    std::string lock(const std::string& version = "0.1.0") {
        const auto failure = environmentLock(Environment::Production, version, settings_);
        return failure ? failure->reason : "";
    }

    TemporaryFolder folder_;
    test::FakeClock clock_;
    test::MemorySecrets records_;
    test::MemorySettings settings_;
    signing::Vault vault_{records_, clock_};
};

TEST_F(Profiles, KeepTheCredentialsInTheVaultAlone) {
    import(productionProfile);
    const auto credentials = clientCredentials(Environment::Production, vault_);
    ASSERT_TRUE(credentials);
    EXPECT_EQ(credentials->faClientId, "1234567890");
    EXPECT_EQ(credentials->safe.password.exposeText(), "palavra-secreta");
    ASSERT_TRUE(credentials->scmd);
    EXPECT_EQ(credentials->scmd->clientName, "b826359c-06f8-425e-8ec3-50a97a418916");
    EXPECT_FALSE(credentials->scap);
    EXPECT_FALSE(clientCredentials(Environment::PreProduction, vault_));
    for (const auto& [name, value] : settings_.beginningWith(""))
        EXPECT_EQ(value.find("secreta"), std::string::npos) << name;
    for (const auto& name : records_.names())
        EXPECT_EQ(asText(*records_.find(name)).find("secreta"), std::string::npos) << name;
}

TEST_F(Profiles, LockProductionUntilThisVersionIsApproved) {
    EXPECT_EQ(lock(), "CREDENTIALS_MISSING");
    std::string unapproved = productionProfile;
    unapproved.replace(unapproved.find(",\n \"approval\""), std::string::npos, "}");
    import(unapproved);
    EXPECT_EQ(lock(), "VERSION_NOT_APPROVED");
    import(productionProfile);
    vault_.lock();
    EXPECT_EQ(lock(), "");
    EXPECT_EQ(lock("0.1.1"), "VERSION_NOT_APPROVED");
    EXPECT_EQ(approval(Environment::Production, settings_)->reference, "ARTE 17/2026");
    EXPECT_FALSE(environmentLock(Environment::Sandbox, "0.1.0", settings_));
}

TEST_F(Profiles, NameTheMemberThatIsWrong) {
    using Refusal = std::pair<std::string, std::string>;
    const auto changed = [](const std::string& from, const std::string& to) {
        std::string text = productionProfile;
        return text.replace(text.find(from), from.size(), to);
    };
    EXPECT_EQ(refusal("nothing"), Refusal("CREDENTIALS_FILE_INVALID", "{}"));
    EXPECT_EQ(refusal("{}"), Refusal("CREDENTIALS_FILE_INVALID", "environment"));
    EXPECT_EQ(refusal(changed("\"clientId\":\"1234567890\"", "")),
              Refusal("CREDENTIALS_FILE_INVALID", "fa.clientId"));
    EXPECT_EQ(refusal(changed("\"palavra-secreta\"", "7")),
              Refusal("CREDENTIALS_FILE_INVALID", "safe.password"));
    EXPECT_EQ(refusal(changed("2026-11-20", "20-11-2026")),
              Refusal("CREDENTIALS_FILE_INVALID", "approval.date"));
    EXPECT_EQ(refusal(changed("production", "pre-production")).first, "CREDENTIALS_OTHER_ENVIRONMENT");
    EXPECT_FALSE(clientCredentials(Environment::Production, vault_));
    EXPECT_EQ(lock(), "CREDENTIALS_MISSING");
}

TEST_F(Profiles, NameSecureAddressesOnly) {
    for (const auto environment : {Environment::PreProduction, Environment::Production}) {
        const Profile profile = profileOf(environment);
        for (const std::string& url :
             {profile.faUrl, profile.safeUrl, profile.scmdUrl, profile.scapUrl, profile.portalUrl})
            EXPECT_TRUE(url.starts_with("https://")) << url;
    }
    EXPECT_THROW(profileOf(Environment::Sandbox), Error);
}

TEST_F(Profiles, KeepTheProxysPasswordInTheVault) {
    const ProxyChoice choice{ProxyChoice::Kind::Manual, "http://proxy.example:3128", "ana"};
    keepProxyChoice(choice, Secret::fromText("palavra-secreta"), settings_, vault_);
    http::ClientOptions options;
    applyProxy(proxyChoice(settings_), vault_, options);
    EXPECT_EQ(options.proxy, "http://proxy.example:3128");
    EXPECT_EQ(options.proxyUser, "ana");
    ASSERT_TRUE(options.proxyPassword);
    EXPECT_EQ(options.proxyPassword->exposeText(), "palavra-secreta");
    keepProxyChoice({ProxyChoice::Kind::Direct, {}, {}}, {}, settings_, vault_);
    http::ClientOptions direct;
    applyProxy(proxyChoice(settings_), vault_, direct);
    EXPECT_TRUE(direct.direct);
    EXPECT_FALSE(vault_.find("proxy/password"));
}

TEST_F(Profiles, KeepTheProxysPasswordForItsProxyAlone) {
    ProxyChoice choice{ProxyChoice::Kind::Manual, "http://proxy.example:3128", "ana"};
    EXPECT_FALSE(isProxyPasswordKept(vault_));
    keepProxyChoice(choice, Secret::fromText("palavra-secreta"), settings_, vault_);
    keepProxyChoice(choice, std::nullopt, settings_, vault_);
    EXPECT_EQ(vault_.find("proxy/password")->exposeText(), "palavra-secreta");
    vault_.lock();
    EXPECT_TRUE(isProxyPasswordKept(vault_));
    choice.address = "http://other.example:3128"; // must not be told it
    keepProxyChoice(choice, std::nullopt, settings_, vault_);
    EXPECT_FALSE(isProxyPasswordKept(vault_));
    EXPECT_THROW(keepProxyChoice(choice, Secret::fromText("outra"), settings_, vault_), Error); // locked
    EXPECT_EQ(proxyChoice(settings_).address, "http://other.example:3128");
}

TEST_F(Profiles, TryTheWayThatWasChosen) {
    keepProxyChoice({ProxyChoice::Kind::Manual, "http://127.0.0.1:1", {}}, {}, settings_, vault_);
    try {
        tryChosenWay("https://www.example.pt/", settings_, vault_, JobContext());
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.reason(), "NO_CONNECTION");
    }
}

TEST_F(Profiles, RefuseAProxyAddressThatHoldsAPassword) {
    for (const char* address :
         {"", "proxy.example:3128", "http://ana:segredo@proxy.example", "ftp://proxy.example", "http://",
          "http://proxy.example/path", "http://proxy example"})
        EXPECT_THROW(keepProxyChoice({ProxyChoice::Kind::Manual, address, {}}, {}, settings_, vault_), Error)
            << address;
}

TEST(Proxy, OfThisComputerAloneLeadsToTheSandbox) {
    const auto isHere = [](const char* address) {
        return isOnThisComputer({ProxyChoice::Kind::Manual, address, ""});
    };
    EXPECT_TRUE(isHere("http://127.0.0.1:3128"));
    EXPECT_TRUE(isHere("socks5h://localhost"));
    EXPECT_FALSE(isHere("http://proxy.example.pt:3128"));
    EXPECT_FALSE(isHere("http://localhost.example.pt:3128"));
    EXPECT_FALSE(isHere("127.0.0.1"));
    EXPECT_FALSE(isOnThisComputer({ProxyChoice::Kind::Environment, "http://127.0.0.1:3128", ""}));
}

/// The agency publishes a new one before the old one ends.
TEST_F(Profiles, TakeACertificateForPinsAndCodesInPlaceOfTheOneBefore) {
    const auto file = folder_.path() / "cifra.cer";
    const auto install = [&](const crypto::Certificate& certificate) {
        std::ofstream(file) << certificate.pem();
        importScmdCertificate(file, Environment::Production, settings_, clock_.now());
    };
    EXPECT_FALSE(scmdCertificate(Environment::Production, settings_));
    const auto first = selfSigned(clock_.now() + std::chrono::hours(24 * 90));
    install(first);
    const auto second = selfSigned(clock_.now() + std::chrono::hours(24 * 900));
    install(second);
    EXPECT_EQ(scmdCertificate(Environment::Production, settings_)->der(), second.der());
    EXPECT_FALSE(scmdCertificate(Environment::PreProduction, settings_));

    const auto reasonOf = [&](const auto& act) {
        try {
            act();
        } catch (const Error& error) {
            return error.reason();
        }
        return std::string("none");
    };
    EXPECT_EQ(reasonOf([&] { install(selfSigned(clock_.now() - std::chrono::hours(1))); }),
              "SCMD_CERTIFICATE_ENDED");
    std::ofstream(file) << "no certificate";
    EXPECT_EQ(
        reasonOf([&] { importScmdCertificate(file, Environment::Production, settings_, clock_.now()); }),
        "SCMD_CERTIFICATE_UNUSABLE");
    std::ofstream(file) << first.pem() << second.pem();
    EXPECT_EQ(
        reasonOf([&] { importScmdCertificate(file, Environment::Production, settings_, clock_.now()); }),
        "SCMD_CERTIFICATE_UNUSABLE");
    EXPECT_EQ(scmdCertificate(Environment::Production, settings_)->der(), second.der())
        << "what is refused replaces nothing";
}

} // namespace
} // namespace cunho::wiring
