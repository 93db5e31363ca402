// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fa_test.hpp"

#include <regex>

namespace cunho::scap {
namespace {

const FaOptions options{"https://fa.example", "50 01", "clientTest", "", {}};

AuthorizationQuery authorizationQuery() {
    AuthorizationQuery asked;
    asked.account = AccountQuery{"500000000", "LojaPorto", "a@example.pt", parseDate("2027-01-05"), 1000};
    return asked;
}

std::string parameter(const std::string& url, const std::string& name) {
    std::smatch match;
    return std::regex_search(url, match, std::regex("[?&]" + name + "=([^&]*)")) ? match[1].str()
                                                                                 : std::string();
}

TEST(Authorization, AsksForATokenWithItsScope) {
    const auto asked = authorization(options, authorizationQuery());
    EXPECT_TRUE(asked.url.starts_with(
        "https://fa.example/OAuth/AskAuthorization?response_type=token&client_id=50%2001&"))
        << asked.url;
    EXPECT_EQ(asked.redirect, "fa.example/OAuth/Authorized");
    EXPECT_EQ(parameter(asked.url, "redirect_uri"), "");
    EXPECT_EQ(parameter(asked.url, "state"), asked.state);
    EXPECT_EQ(parameter(asked.url, "authentication_level"), "");
    EXPECT_EQ(parameter(asked.url, "hidden_tabs"), "");
    const std::string scope = parameter(asked.url, "scope");
    EXPECT_TRUE(scope.starts_with("http%3A%2F%2Finterop.gov.pt%2FMDC%2FCidadao%2FNIC%20http%3A%2F%2F"))
        << scope;
    // autenticacao-gov A.3, the worked scope.
    EXPECT_TRUE(scope.ends_with(
        "%20http%3A%2F%2Finterop.gov.pt%2FSAFE%2FcreateSignatureAccount%3F"
        "enterpriseNipc%3D500000000%24enterpriseAdditionalInfo%3DLojaPorto%24email%3Da%40example.pt"
        "%24expirationDate%3D2027-01-05%24signaturesLimit%3D1000%24creationClientName%3DclientTest"))
        << scope;
    EXPECT_EQ(scope.find("%20%20"), std::string::npos);
    for (const char* name :
         {"NomeProprio", "NomeApelido", "DataValidade", "DataNascimento", "TemAssinaturaDigitalCMD"})
        EXPECT_NE(scope.find(std::string("Cidadao%2F") + name + "%20"), std::string::npos) << name;
    EXPECT_EQ(scope.find("ENTERPRISE"), std::string::npos);
}

TEST(Authorization, TheStateHas128BitsAndNeverComesTwice) {
    std::set<std::string> seen;
    for (int i = 0; i < 100; ++i)
        seen.insert(authorization(options, authorizationQuery()).state);
    EXPECT_EQ(seen.size(), 100U);
    EXPECT_THAT(*seen.begin(), testing::MatchesRegex("[0-9a-f]{32}"));
}

TEST(Authorization, AForeignCitizenShowsADocument) {
    auto asked = authorizationQuery();
    asked.foreignCitizen = true;
    const std::string scope = parameter(authorization(options, asked).url, "scope");
    EXPECT_EQ(scope.find("Cidadao%2FNIC"), std::string::npos);
    for (const char* name : {"DocType", "DocNationality", "DocNumber"})
        EXPECT_NE(scope.find(std::string("Cidadao%2F") + name), std::string::npos) << name;
}

TEST(Authorization, TheMeansAreChosenBeforehand) {
    auto asked = authorizationQuery();
    asked.onlyCmd = true;
    EXPECT_EQ(parameter(authorization(options, asked).url, "hidden_tabs"), "cc");
    asked.onlyCmd = false;
    asked.onlyCitizenCard = true;
    const auto url = authorization(options, asked).url;
    EXPECT_EQ(parameter(url, "authentication_level"), "4");
    EXPECT_EQ(url.find("TemAssinaturaDigitalCMD"), std::string::npos) << "exclusive to CMD";
}

TEST(Authorization, ARegisteredRedirectIsTheOneThatEndsIt) {
    FaOptions own{"https://fa.example", "1", "c", "https://cunho.example/volta?x=1", {}};
    const auto asked = authorization(own, authorizationQuery());
    EXPECT_EQ(parameter(asked.url, "redirect_uri"), "https%3A%2F%2Fcunho.example%2Fvolta%3Fx%3D1");
    EXPECT_EQ(asked.redirect, "cunho.example/volta");
}

TEST(Authorization, AttributesAloneOpenNoAccount) {
    AuthorizationQuery asked;
    asked.enterpriseAttributes = true;
    const auto url = authorization(options, asked).url;
    EXPECT_EQ(url.find("createSignatureAccount"), std::string::npos);
    EXPECT_NE(url.find("SCAP%2FENTERPRISE"), std::string::npos);
}

Secret fragment(std::string text) {
    return Secret::fromText(std::move(text));
}

TEST(Redirect, ParametersComeInAnyOrder) {
    const char* orders[] = {
        "access_token=0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f50&token_type=bearer&expires_in=86400&state=abc&"
        "refresh_token=a.b-_c",
        "#state=abc&refresh_token=a.b-_c&expires_in=86400&access_token=0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f50",
        "expires_in=86400&refresh_token=a.b%2D_c&unknown=1&access_token=0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f50&"
        "state="};
    for (const char* order : orders) {
        const auto token = readRedirect(fragment(order), "abc");
        EXPECT_EQ(token.access.exposeText(), "0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f50");
        EXPECT_EQ(token.refresh.exposeText(), "a.b-_c");
        EXPECT_EQ(token.lifetime, std::chrono::seconds(86400));
    }
}

TEST(Redirect, OnlyAnotherStateIsRefused) {
    EXPECT_EQ(failureOf([] { readRedirect(fragment("access_token=x&state=other"), "abc"); }).reason,
              "FA_STATE_MISMATCH");
    EXPECT_EQ(failureOf([] { readRedirect(fragment("error=cancelled&state=other"), "abc"); }).reason,
              "FA_STATE_MISMATCH");
    EXPECT_EQ(readRedirect(fragment("access_token=x"), "abc").access.exposeText(), "x");
}

TEST(Redirect, ErrorsAreToldApart) {
    const auto refusal = [](const char* error) {
        return failureOf([&] { readRedirect(fragment(std::string("error=") + error + "&state="), "abc"); });
    };
    EXPECT_EQ(refusal("cancelled").reason, "FA_CANCELLED");
    EXPECT_EQ(refusal("cancelled").fault, Fault::Declined);
    EXPECT_EQ(refusal("unauthorized_client").reason, "FA_UNAUTHORIZED_CLIENT");
    EXPECT_EQ(refusal("unauthorized_client").fault, Fault::Configuration);
    EXPECT_EQ(refusal("invalid_request").reason, "FA_INVALID_REQUEST");
    EXPECT_EQ(refusal("unsupported_grant_type").reason, "FA_INVALID_REQUEST");
    EXPECT_EQ(refusal("<script>").reason, "FA_REPLY_INVALID");
}

TEST(Redirect, WhatIsHostileIsRefused) {
    const std::string hostile[] = {"",
                                   "access_token=",
                                   "access_token",
                                   "token=abc",
                                   "xaccess_token=abc",
                                   "access_token=a&access_token=b",
                                   "access_token=a%",
                                   "access_token=a%2",
                                   "access_token=a%zz",
                                   "access_token=a%00b",
                                   "access_token=a%0D%0AX-Header: b",
                                   "access_token=a b",
                                   "access_token=\xff",
                                   "access_token=a&refresh_token=%20",
                                   "access_token=" + std::string(9000, 'a'),
                                   "x=" + std::string(20000, 'a') + "&access_token=a"};
    for (const auto& text : hostile)
        EXPECT_EQ(failureOf([&] { readRedirect(fragment(text), "abc"); }).reason, "FA_REPLY_INVALID")
            << text.substr(0, 60);
    EXPECT_EQ(readRedirect(fragment("access_token=a&expires_in=99999999999999999999"), "s").lifetime.count(),
              0);
}

} // namespace
} // namespace cunho::scap
