// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox_test.hpp"

#include <cunho/core/error.hpp>
#include <cunho/http/client.hpp>

// What our client says when something happens to the network (W01 to W03 of autenticacao-gov G).
namespace cunho::test {
namespace {

class SandboxWire : public testing::Test {
  protected:
    SandboxWire() : control_("127.0.0.1", portOf(talk_.access.controlUrl)) {
        control_.set_ca_cert_path(talk_.access.rootCertificate.c_str());
        options_.trustAnchors = talk_.access.rootCertificate;
        options_.direct = true;
    }

    static int portOf(const std::string& url) { return std::stoi(url.substr(url.rfind(':') + 1)); }

    void rule(const json& values) {
        const auto reply = control_.Post("/sandbox/wire", values.dump(), "application/json");
        ASSERT_TRUE(reply && reply->status == 204) << values;
    }
    json look() { return json::parse(control_.Get("/sandbox/wire")->body); }

    /// "" for a reply with 200, else the reason.
    std::string ask(const std::string& base) {
        http::Request request;
        request.method = "POST";
        request.url = base + "/info";
        request.contentType = "application/json";
        request.body = toBytes("{}");
        request.headers = {{"Authorization", "Basic " + toBase64(asBytes(talk_.access.basicUser + ":" +
                                                                         talk_.access.basicPassword))}};
        request.connectLimit = limit_;
        request.totalLimit = limit_;
        try {
            const auto response = http::makeCurlClient(options_)->send(std::move(request), {});
            return response.status == 200 ? "" : std::to_string(response.status);
        } catch (const Error& error) {
            return error.reason();
        }
    }
    std::string ask() { return ask(talk_.access.baseUrl); }

    /// What a good call comes to, in each direction.
    json bytes() {
        EXPECT_EQ(ask(), "");
        for (;;) // the connection ends a moment after the reply came
            if (const json counts = look().at("connections"); !counts.empty())
                return counts.back();
    }

    Talk talk_;
    httplib::SSLClient control_;
    http::ClientOptions options_;
    std::chrono::milliseconds limit_ = 20s;
};

TEST_F(SandboxWire, StandsBeforeEverything) {
    EXPECT_NE(talk_.access.baseUrl, talk_.access.controlUrl);
    EXPECT_EQ(look().at("url"), talk_.access.baseUrl);
    EXPECT_EQ(look().at("direct"), talk_.access.controlUrl);
    const json passed = bytes();
    EXPECT_GT(passed.at("request"), 500);
    EXPECT_GT(passed.at("reply"), 1500);
    EXPECT_EQ(talk_.broken(), std::vector<int>{});
}

TEST_F(SandboxWire, ACutBeforeOrInTheHandshakeMeansThatNothingWasSent) {
    for (const char* action : {"cut", "reset"}) {
        for (const int bytes : {0, 100, 400}) {
            rule({{"action", action}, {"afterBytes", bytes}});
            EXPECT_EQ(ask(), "NO_CONNECTION") << action << " after " << bytes << " of the request";
            rule({{"action", action}, {"direction", "reply"}, {"afterBytes", bytes}});
            EXPECT_EQ(ask(), "NO_CONNECTION") << action << " after " << bytes << " of the reply";
        }
    }
    EXPECT_EQ(ask(), "") << "once each";
}

TEST_F(SandboxWire, ACutInTheRequestLeavesItOpenWhetherItArrived) {
    const int whole = bytes().at("request");
    for (const char* action : {"cut", "reset"}) {
        rule({{"action", action}, {"afterBytes", whole - 60}});
        EXPECT_EQ(ask(), "REPLY_LOST") << action;
    }
}

TEST_F(SandboxWire, ACutInTheBodyLosesTheReply) {
    const int whole = bytes().at("reply");
    for (const char* action : {"cut", "reset"}) {
        for (const int missing : {300, 100, 60}) {
            rule({{"action", action}, {"direction", "reply"}, {"afterBytes", whole - missing}});
            EXPECT_EQ(ask(), "REPLY_LOST") << action << " " << missing << " before the end";
        }
    }
    EXPECT_EQ(ask(), "");
}

TEST_F(SandboxWire, AStandstillEndsWithTheClientsPatience) {
    const json whole = bytes();
    limit_ = 400ms;
    rule({{"action", "stall"}});
    EXPECT_EQ(ask(), "NO_CONNECTION");
    rule({{"action", "stall"}, {"direction", "reply"}, {"afterBytes", whole.at("reply").get<int>() - 100}});
    EXPECT_EQ(ask(), "REPLY_LOST");
}

TEST_F(SandboxWire, ADelayTakesTheSandboxsTime) {
    const TimePoint before = talk_.clock.now();
    rule({{"action", "delay:5000"}, {"direction", "reply"}});
    EXPECT_EQ(ask(), "");
    EXPECT_EQ(talk_.clock.now() - before, 5s);
}

TEST_F(SandboxWire, ARuleWaitsForItsConnection) {
    rule({{"action", "cut"}, {"skip", 2}, {"times", 2}});
    std::vector<std::string> results;
    for (int i = 0; i < 5; ++i)
        results.push_back(ask());
    EXPECT_EQ(results, (std::vector<std::string>{"", "", "NO_CONNECTION", "NO_CONNECTION", ""}));
}

TEST_F(SandboxWire, ResetForgetsRulesAndCounts) {
    bytes();
    rule({{"action", "cut"}, {"times", 100}});
    ASSERT_EQ(control_.Post("/sandbox/reset", "{}", "application/json")->status, 204);
    EXPECT_TRUE(look().at("connections").empty());
    EXPECT_EQ(ask(), "");
}

TEST_F(SandboxWire, NobodySpeaksWithAPeerThatMayNotBeTrusted) {
    const json peers = look().at("tls");
    EXPECT_EQ(peers.size(), 5U);
    for (const auto& [name, url] : peers.items()) {
        EXPECT_EQ(ask(url), "TLS_FAILED") << name;
        rule({{"action", "tls:" + name}});
        EXPECT_EQ(ask(), "TLS_FAILED") << name << " in the usual place";
    }
    EXPECT_EQ(ask(), "");
    EXPECT_EQ(talk_.broken(), std::vector<int>{});
}

TEST_F(SandboxWire, Check12NoticesWhoSpeaksWithOneAllTheSame) {
    const json peers = look().at("tls");
    for (const auto& [name, url] : peers.items()) {
        if (name == "oldVersion")
            continue; // who does not want version 1.1 cannot speak it
        httplib::SSLClient careless("127.0.0.1", portOf(url));
        careless.enable_server_certificate_verification(false);
        ASSERT_TRUE(careless.Get("/info")) << name;
    }
    EXPECT_EQ(talk_.broken(), (std::vector<int>{12, 12, 12, 12}));
}

TEST_F(SandboxWire, AProxyWantsToKnowWhoAsks) {
    const std::string proxy = look().at("proxy");
    const std::string place = proxy.substr(proxy.find("//") + 2);
    options_.direct = false;
    options_.proxy = proxy;
    EXPECT_EQ(ask(), "PROXY_AUTHENTICATION");
    options_.proxy = "http://proxy:wrong@" + place;
    EXPECT_EQ(ask(), "PROXY_AUTHENTICATION");
    options_.proxy = "http://proxy:sandbox@" + place;
    EXPECT_EQ(ask(), "");
    EXPECT_EQ(talk_.broken(), std::vector<int>{});
}

TEST_F(SandboxWire, NobodyListening) {
    const std::string base = talk_.access.baseUrl;
    talk_.server.stop();
    EXPECT_EQ(ask(base), "NO_CONNECTION");
}

TEST_F(SandboxWire, RefusesRulesThatItDoesNotUnderstand) {
    for (const json& values :
         {json::array(), json::object(), json{{"action", "explode"}}, json{{"action", "delay"}},
          json{{"action", "delay:-1"}}, json{{"action", "tls:good"}}, json{{"action", "cut"}, {"more", 1}},
          json{{"action", "cut"}, {"direction", "up"}}, json{{"action", "cut"}, {"afterBytes", -1}},
          json{{"action", "cut"}, {"times", 0}}, json{{"action", "cut:1"}}, json{{"action", 1}}})
        EXPECT_EQ(control_.Post("/sandbox/wire", values.dump(), "application/json")->status, 400) << values;
    EXPECT_EQ(ask(), "");
}

} // namespace
} // namespace cunho::test
