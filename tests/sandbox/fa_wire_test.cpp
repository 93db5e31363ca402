// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fa_test.hpp"
#include "sandbox_test.hpp"

// Activation over the wire: pages, cookies, the plug-in's own port, and the account that it opens.
namespace cunho::test {
namespace {

using httplib::Result;

int portIn(const std::string& url) {
    return std::stoi(url.substr(url.rfind(':') + 1));
}

class SandboxActivation : public testing::Test {
  protected:
    SandboxActivation() : server_(withoutAccount(), clock_), access_(server_.start()) {
        client_ = clientAt(access_.baseUrl);
        plugin_ = clientAt(access_.pluginUrl);
    }

    static sandbox::SandboxOptions withoutAccount() {
        auto options = sharedOptions();
        options.seedAccount = false;
        return options;
    }

    std::unique_ptr<httplib::SSLClient> clientAt(const std::string& url) const {
        auto client = std::make_unique<httplib::SSLClient>("127.0.0.1", portIn(url));
        client->set_ca_cert_path(access_.rootCertificate.c_str());
        client->enable_server_certificate_verification(true);
        return client;
    }

    Result begin() {
        const std::string account =
            "http://interop.gov.pt/SAFE/createSignatureAccount?" +
            toBase64(
                asBytes("enterpriseNipc=500000000$enterpriseAdditionalInfo=Loja do Pôrto$email=a@example.pt"
                        "$expirationDate=2026-12-31$signaturesLimit=1000$creationClientName=" +
                        access_.clientName));
        const std::string scope =
            FaTalk::scopeOf({"NIC", "NomeProprio", "NomeApelido", "DataValidade", "DataNascimento"});
        auto page = client_->Get(
            "/OAuth/AskAuthorization?response_type=token&client_id=" + access_.faClientId +
            "&scope=" + sandbox::percentEncode(scope + " " + account) + "&state=" + toHex(randomBytes(16)));
        const std::string set = page->get_header_value("Set-Cookie");
        cookie_ = {{"Cookie", set.substr(0, set.find(';'))}};
        return page;
    }

    Result fill(const Form& fields) {
        return client_->Post("/oauth/login", cookie_, asForm(fields), "application/x-www-form-urlencoded");
    }

    Result byCmd() {
        begin();
        fill({{"step", "means"}, {"means", "cmd"}, {"citizen_type", "national"}, {"action", "continue"}});
        fill({{"step", "consent"}, {"action", "authorize"}});
        fill({{"step", "cmd"},
              {"prefix", "+351"},
              {"phone", "912000001"},
              {"pin", "135701"},
              {"action", "authenticate"}});
        const auto messages = json::parse(client_->Get("/sandbox/phone.json?phone=912000001")->body);
        return fill(
            {{"step", "code"}, {"code", messages.at("messages").back().at("code")}, {"action", "confirm"}});
    }

    Result byCard() {
        begin();
        fill({{"step", "means"}, {"means", "cc"}, {"citizen_type", "national"}, {"action", "continue"}});
        fill({{"step", "consent"}, {"action", "authorize"}});
        const std::string page = client_->Get("/oauth/login", cookie_)->body;
        const std::string mark = "name=\"challenge\" value=\"";
        Form fields{{"challenge", page.substr(page.find(mark) + mark.size(), 36)},
                    {"return", access_.baseUrl + "/oauth/login"}};
        EXPECT_NE(page.find(access_.pluginUrl + "/sandbox/plugin"), std::string::npos);
        fields.insert({{"action", "read"}, {"card", "A"}, {"pin", "135701"}});
        const auto read =
            plugin_->Post("/sandbox/plugin", asForm(fields), "application/x-www-form-urlencoded");
        const std::string back = read->get_header_value("Location");
        return client_->Get(back.substr(access_.baseUrl.size()), cookie_);
    }

    Form fragmentOf(const Result& last) const {
        const std::string location = last->get_header_value("Location");
        return sandbox::parseForm(location.substr(location.find('#') + 1));
    }

    /// What the account's attribute says.
    json account(const std::string& token) {
        const std::string path = "/oauthresourceserver/api/AttributeManager";
        clock_.advance(15s);
        const auto posted = client_->Post(path, json{{"token", token}}.dump(), "application/json");
        const auto body = json::parse(posted->body);
        const std::string query =
            "?token=" + body.at("token").get<std::string>() +
            "&authenticationContextId=" + body.at("authenticationContextId").get<std::string>();
        clock_.advance(2s);
        client_->Get(path + query);
        clock_.advance(2s);
        for (const auto& row : json::parse(client_->Get(path + query)->body))
            if (row.at("name").get<std::string>().find("/SAFE/") != std::string::npos)
                return json::parse(row.at("value").get<std::string>());
        return nullptr;
    }

    int credentialsListed(const std::string& accessToken) {
        const httplib::Headers headers{
            {"Authorization", "Basic " + toBase64(asBytes(access_.basicUser + ":" + access_.basicPassword))},
            {"SAFEAuthorization", "Bearer " + accessToken}};
        const json body{{"clientData", {{"processId", newUuid()}, {"clientName", access_.clientName}}}};
        return client_->Post("/credentials/list", headers, body.dump(), "application/json")->status;
    }

    FakeClock clock_;
    sandbox::SandboxServer server_;
    sandbox::SandboxAccess access_;
    std::unique_ptr<httplib::SSLClient> client_;
    std::unique_ptr<httplib::SSLClient> plugin_;
    httplib::Headers cookie_;
};

TEST_F(SandboxActivation, ByCmdOpensAnAccountThatTheServiceKnows) {
    const auto last = byCmd();
    ASSERT_EQ(last->status, 302);
    EXPECT_TRUE(last->get_header_value("Location").starts_with(access_.baseUrl + "/OAuth/Authorized#"));
    const json opened = account(fragmentOf(last).at("access_token"));
    ASSERT_TRUE(opened.contains("accessToken")) << opened;
    EXPECT_EQ(credentialsListed(opened.at("accessToken")), 401) << "the certificate takes its time";
    clock_.advance(120s);
    EXPECT_EQ(credentialsListed(opened.at("accessToken")), 200);
    const auto accounts = json::parse(client_->Get("/sandbox/accounts")->body).at("accounts");
    ASSERT_EQ(accounts.size(), 1U);
    EXPECT_EQ(accounts.at(0).at("additionalInfo"), "Loja do Pôrto");
    EXPECT_EQ(accounts.at(0).at("document"), "10000001");
    EXPECT_TRUE(server_.violations().empty());
}

TEST_F(SandboxActivation, ByCardGoesOverThePluginsPort) {
    const auto status = plugin_->Get("/sandbox/plugin/status");
    EXPECT_EQ(status->get_header_value("Access-Control-Allow-Origin"), access_.baseUrl);
    EXPECT_TRUE(json::parse(status->body).at("running"));
    const auto last = byCard();
    ASSERT_EQ(last->status, 302);
    EXPECT_TRUE(account(fragmentOf(last).at("access_token")).contains("accessToken"));
    EXPECT_TRUE(server_.violations().empty());
}

TEST_F(SandboxActivation, WithoutTheAttributeEndsWithItsReason) {
    client_->Post("/sandbox/attributes",
                  R"({"citizen":"A","nipc":"500000000","capacity":"Gerente","state":"expired"})",
                  "application/json");
    const json refused = account(fragmentOf(byCmd()).at("access_token"));
    EXPECT_EQ(refused.at("error"), "Missing required enterprise attributes");
}

TEST_F(SandboxActivation, FindsATokenInARequestToAnotherService) {
    const std::string token = fragmentOf(byCmd()).at("access_token");
    const auto reply = client_->Post("/info", {{"Referer", "https://x/#" + token}}, "{}", "application/json");
    EXPECT_EQ(reply->get_header_value("X-Sandbox-Violation"), "11");
}

TEST_F(SandboxActivation, BlamesNobodyForTheConnectionThatItCutItself) {
    const std::string token = fragmentOf(byCmd()).at("access_token");
    client_->Post("/sandbox/faults", R"({"operation":"fa.attributesPost","action":"dropAfterProcessing"})",
                  "application/json");
    clock_.advance(15s);
    const std::string path = "/oauthresourceserver/api/AttributeManager";
    EXPECT_FALSE(client_->Post(path, json{{"token", token}}.dump(), "application/json"));
    EXPECT_TRUE(account(token).contains("accessToken"));
    EXPECT_EQ(json::parse(client_->Get("/sandbox/accounts")->body).at("accounts").size(), 1U);
    EXPECT_TRUE(server_.violations().empty());
}

TEST_F(SandboxActivation, TranscriptHoldsNoneOfItsSecrets) {
    const Form fragment = fragmentOf(byCmd());
    const json opened = account(fragment.at("access_token"));
    credentialsListed(opened.at("accessToken"));
    const auto messages = json::parse(client_->Get("/sandbox/phone.json?phone=912000001")->body);
    const std::string session = cookie_.begin()->second;
    const std::string kept = client_->Get("/sandbox/transcript")->body;
    EXPECT_GT(std::count(kept.begin(), kept.end(), '\n'), 8);
    EXPECT_NE(kept.find("/oauth/login"), std::string::npos);
    for (const std::string& secret :
         {std::string("135701"), messages.at("messages").back().at("code").get<std::string>(),
          session.substr(session.find('=') + 1), fragment.at("access_token"), fragment.at("refresh_token"),
          opened.at("accessToken").get<std::string>(), opened.at("refreshToken").get<std::string>(),
          access_.basicPassword}) {
        ASSERT_FALSE(secret.empty());
        EXPECT_EQ(kept.find(secret), std::string::npos) << secret;
    }
}

} // namespace
} // namespace cunho::test
