// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/webauth/login_request.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <gtest/gtest.h>

namespace cunho::ui {
namespace {

QJsonObject good() {
    return {{"url", "https://fa.example/oauth/askauthorization?x=1"},
            {"redirect", "https://fa.example/OAuth/Authorized"},
            {"allowedHosts", QJsonArray{"fa.example", ".gov.example", "127.0.0.1:40123"}},
            {"title", "Autenticação"},
            {"language", "pt"},
            {"limitSeconds", 600}};
}

std::optional<LoginRequest> parsed(const QJsonObject& json) {
    return parseLoginRequest(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

TEST(LoginRequest, ReadsWhatItIsSent) {
    const auto request = parsed(good());
    ASSERT_TRUE(request);
    EXPECT_EQ(request->url.host(), "fa.example");
    EXPECT_EQ(request->limit, std::chrono::minutes(10));
    EXPECT_EQ(request->allowedHosts.size(), 3);
}

TEST(LoginRequest, RefusesALineThatIsNoRequest) {
    EXPECT_FALSE(parseLoginRequest(""));
    EXPECT_FALSE(parseLoginRequest("[]"));
    const auto without = [](const char* member, const QJsonValue& value) {
        QJsonObject json = good();
        json[QLatin1String(member)] = value;
        return parsed(json);
    };
    EXPECT_FALSE(without("url", "http://fa.example/"));
    EXPECT_FALSE(without("url", "https://elsewhere.example/"));
    EXPECT_FALSE(without("redirect", "file:///etc/passwd"));
    EXPECT_FALSE(without("allowedHosts", QJsonArray()));
    EXPECT_FALSE(without("allowedHosts", QJsonArray{""}));
    EXPECT_FALSE(without("limitSeconds", 0));
}

TEST(LoginRequest, AdmitsItsHostsAndNoOthers) {
    const auto request = parsed(good());
    ASSERT_TRUE(request);
    for (const char* admitted : {"https://fa.example/", "https://FA.example:443/a", "https://a.gov.example/",
                                 "https://127.0.0.1:40123/x"})
        EXPECT_TRUE(request->admits(QUrl(QLatin1String(admitted)))) << admitted;
    for (const char* refused :
         {"http://fa.example/", "https://fa.example:8443/", "https://evilfa.example/",
          "https://gov.example.net/", "https://fa.example.evil.net/", "https://127.0.0.1/",
          "https://127.0.0.1:40124/", "https://u@fa.example/", "file:///etc/passwd", "javascript:alert(1)",
          "data:text/html,x", "https://evilgov.example/"})
        EXPECT_FALSE(request->admits(QUrl(QLatin1String(refused)))) << refused;
}

TEST(LoginRequest, KnowsItsRedirectWhateverTheCase) {
    const auto request = parsed(good());
    ASSERT_TRUE(request);
    EXPECT_TRUE(request->isRedirect(QUrl("https://FA.example/oauth/authorized#access_token=x")));
    EXPECT_FALSE(request->isRedirect(QUrl("https://fa.example/OAuth/AskAuthorization#access_token=x")));
    EXPECT_FALSE(request->isRedirect(QUrl("http://fa.example/OAuth/Authorized#access_token=x")));
    EXPECT_FALSE(request->isRedirect(QUrl("https://fa.example:444/OAuth/Authorized#access_token=x")));
}

} // namespace
} // namespace cunho::ui
