// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/prism.hpp"
#include "scap_pages.hpp"

#include <cunho/scap/attribute_service.hpp>

// The attribute service over its real port, and under the eyes of Prism.
namespace cunho::test {
namespace {

class SandboxScapServer : public testing::Test {
  protected:
    std::unique_ptr<scap::AttributeService> service(http::Client& http) {
        scap::ScapOptions options;
        options.baseUrl = talk_.access.baseUrl;
        options.clientName = talk_.access.clientName;
        options.basicUser = talk_.access.basicUser;
        options.basicPassword = Secret(asBytes(talk_.access.basicPassword));
        options.credentialId = newUuid();
        return scap::makeAttributeService(std::move(options), http, talk_.clock);
    }

    static scap::Citizen citizenA() {
        scap::Citizen citizen;
        citizen.documentNumber = "10000001";
        citizen.givenName = "ANA";
        citizen.lastName = "EXEMPLO";
        return citizen;
    }

    Talk talk_;
};

TEST_F(SandboxScapServer, AnAuthenticationLeadsToTheAttributes) {
    http::ClientOptions options;
    options.trustAnchors = talk_.access.rootCertificate;
    options.direct = true;
    const auto http = http::makeCurlClient(options);
    const auto scap = service(*http);
    EXPECT_EQ(scap->providers({}).size(), 1U);
    const auto found = scap->search(citizenA(), Secret::fromText(Pages(talk_).logIn()), {});
    EXPECT_EQ(found.attributes.size(), 3U);
    EXPECT_EQ(talk_.broken(), std::vector<int>{});
}

TEST_F(SandboxScapServer, KeepsToTheApiFile) {
    const auto file = std::filesystem::path(CUNHO_SHARED_REFERENCE) / "ama" / "SCAP-AttributeService.yaml";
    if (!isOnPath("prism") || !std::filesystem::exists(file))
        GTEST_SKIP() << "prism is not on PATH, or the service's API file is not here";
    Prism prism(file, talk_.access.baseUrl, talk_.access.rootCertificate);
    prism.awaitStart();
    PrismClient http([&](const std::string&) -> const Prism& { return prism; });
    const auto scap = service(http);
    EXPECT_EQ(scap->providers({}).size(), 1U);
    talk_.fault("scap.attributes", "pending:2");
    const std::string token = Pages(talk_).logIn();
    const auto found = scap->search(citizenA(), Secret(asBytes(token)), {});
    EXPECT_EQ(found.attributes.size(), 3U);
    talk_.fault("scap.attributes", "duplicateDelivery:404");
    EXPECT_ANY_THROW(scap->search(citizenA(), Secret(asBytes(token)), {}));
    EXPECT_EQ(http.calls, 1 + 2 + 3 + 2 + 1);
    for (const auto& finding : http.findings)
        ADD_FAILURE() << finding;
    EXPECT_EQ(talk_.broken(), std::vector<int>{});
}

} // namespace
} // namespace cunho::test
