// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/exchange.hpp"
#include "sandbox/faults.hpp"
#include "sandbox/presets.hpp"
#include "sandbox_test.hpp"

#include <thread>

// Which call a fault is for, and what it does on the wire.
namespace cunho::test {
namespace {

using sandbox::FaultRules;
using sandbox::is;
using Action = sandbox::InjectedFault::Action;

/// "x.x" for calls of which the second is spared.
std::string pattern(FaultRules& rules, std::string_view operation, int calls) {
    std::string text;
    for (int i = 0; i < calls; ++i)
        text += rules.take(operation) ? 'x' : '.';
    return text;
}

json matching(json match, const char* action = "status:500") {
    return {{"match", std::move(match)}, {"action", action}};
}

TEST(FaultRules, OldNamesMeanTheOperationsOfSafeAndPki) {
    FaultRules rules;
    for (const char* name : {"list", "safe.list", "tsa", "pki.ocsp"})
        rules.add({{"operation", name}, {"action", "status:500"}});
    EXPECT_EQ(pattern(rules, "safe.list", 3), "xx.");
    EXPECT_EQ(pattern(rules, "pki.tsa", 2), "x.");
    EXPECT_EQ(pattern(rules, "pki.ocsp", 2), "x.");
}

TEST(FaultRules, CountCalls) {
    FaultRules nth;
    nth.add(matching({{"operation", "list"}, {"nth", 3}}));
    EXPECT_EQ(pattern(nth, "safe.list", 8), "..x.....");
    FaultRules every;
    every.add(matching({{"operation", "list"}, {"every", 3}}));
    EXPECT_EQ(pattern(every, "safe.list", 8), "..x..x..");
    FaultRules limited;
    limited.add({{"match", {{"operation", "list"}, {"every", 2}}}, {"action", "status:500"}, {"times", 2}});
    EXPECT_EQ(pattern(limited, "safe.list", 8), ".x.x....");
}

TEST(FaultRules, ConcernAWholeService) {
    FaultRules rules;
    rules.add(matching({{"service", "fa"}, {"nth", 2}}));
    EXPECT_FALSE(rules.take("safe.list"));
    EXPECT_FALSE(rules.take("fa.login"));
    EXPECT_TRUE(rules.take("fa.code"));
}

TEST(FaultRules, ConcernOneOperationOrTheOther) {
    FaultRules rules;
    rules.add({{"operation", "scmd.SCMDSign|scmd.SCMDMultipleSign"}, {"action", "code:801"}, {"times", 2}});
    EXPECT_FALSE(rules.take("scmd.ValidateOtp"));
    EXPECT_TRUE(rules.take("scmd.SCMDMultipleSign"));
    EXPECT_TRUE(rules.take("scmd.SCMDSign"));
    EXPECT_FALSE(rules.take("scmd.SCMDMultipleSign")) << "two in all";
    rules.add(
        matching({{"service", "scmd"}, {"operation", "ForceSMS|ValidateOtp"}, {"every", 2}}, "otp:late"));
    EXPECT_FALSE(rules.take("scmd.ForceSMS"));
    EXPECT_TRUE(is(rules.take("scmd.ValidateOtp"), Action::LateCode));
}

TEST(FaultRules, ProbabilityIsTheSameForTheSameSeed) {
    const auto drawn = [](int seed) {
        FaultRules rules;
        rules.add(matching({{"service", "safe"}, {"probability", 0.3}, {"seed", seed}}));
        return pattern(rules, "safe.list", 400);
    };
    EXPECT_EQ(drawn(1), drawn(1));
    EXPECT_NE(drawn(1), drawn(2));
    const auto often = std::ranges::count(drawn(1), 'x');
    EXPECT_GT(often, 80);
    EXPECT_LT(often, 160);
    FaultRules always;
    always.add(matching({{"service", "safe"}, {"probability", 1}}));
    EXPECT_EQ(pattern(always, "safe.list", 3), "xxx");
}

TEST(FaultRules, TheEarlierRuleWinsAndTheOtherCountsOn) {
    FaultRules rules;
    rules.add({{"operation", "list"}, {"action", "status:401"}, {"times", 2}});
    rules.add({{"operation", "list"}, {"action", "status:402"}});
    rules.add(matching({{"operation", "list"}, {"every", 2}}, "status:403"));
    std::vector<int> values;
    for (int i = 0; i < 6; ++i) {
        const auto mishap = rules.take("safe.list");
        values.push_back(mishap ? mishap->value : 0);
    }
    EXPECT_EQ(values, (std::vector<int>{401, 401, 402, 403, 0, 403}));
}

TEST(FaultRules, LookingForADropCountsNothingElse) {
    FaultRules rules;
    rules.add({{"operation", "list"}, {"action", "status:500"}});
    rules.add({{"operation", "list"}, {"action", "dropBeforeRead"}});
    EXPECT_FALSE(rules.takeDropBeforeRead("safe.list"));
    EXPECT_TRUE(is(rules.take("safe.list"), Action::Status));
    EXPECT_TRUE(rules.takeDropBeforeRead("safe.list"));
    EXPECT_FALSE(rules.take("safe.list"));
}

TEST(FaultRules, RefuseWhatMakesNoSense) {
    const json action{{"action", "status:500"}};
    const auto refuses = [&](json rule) {
        FaultRules rules;
        try {
            rules.add(rule);
        } catch (const Error& error) {
            return error.reason() == "SANDBOX_BAD_FAULT" && !rules.take("safe.list");
        }
        return false;
    };
    EXPECT_TRUE(refuses(json::array()));
    EXPECT_TRUE(refuses(action));
    EXPECT_TRUE(
        refuses({{"operation", "list"}, {"match", {{"operation", "list"}}}, {"action", "status:500"}}));
    EXPECT_TRUE(refuses(matching({{"service", "nobody"}})));
    EXPECT_TRUE(refuses(matching({{"service", "fa"}, {"operation", "list"}})));
    EXPECT_TRUE(refuses(matching({{"operation", "code"}}))) << "of other services than SAFE and PKI in full";
    EXPECT_TRUE(refuses(matching(json::object())));
    EXPECT_TRUE(refuses(matching({{"operation", "list"}, {"nth", 0}})));
    EXPECT_TRUE(refuses(matching({{"operation", "list"}, {"nth", 1}, {"every", 2}})));
    EXPECT_TRUE(refuses(matching({{"operation", "list"}, {"probability", 1.5}})));
    EXPECT_TRUE(refuses(matching({{"operation", "list"}, {"probability", 0.5}, {"seed", -1}})));
    EXPECT_TRUE(refuses(matching({{"operation", "list"}, {"whenever", 1}})));
    EXPECT_TRUE(refuses(matching({{"service", "safe"}}, "corruptSignature"))) << "not every call has one";
    EXPECT_TRUE(refuses(matching({{"operation", "scmd.SCMDSign|list|nothing"}})));
    EXPECT_TRUE(refuses(matching({{"operation", "scmd.SCMDSign|list"}}, "code:801"))) << "only one has codes";
    EXPECT_TRUE(refuses(matching({{"operation", "scmd.GetCertificate"}}, "code:801")));
    EXPECT_TRUE(refuses(matching({{"operation", "scmd.SCMDSign"}}, "otp:never")));
    EXPECT_TRUE(refuses(matching({{"operation", "|"}})));
    EXPECT_TRUE(refuses(matching({{"operation", "list"}}, "delay:0")));
    EXPECT_TRUE(refuses(matching({{"operation", "list"}}, "truncateJson:3")));
    EXPECT_TRUE(refuses(matching({{"operation", "tsa"}}, "clockSkew:5")));
}

class WireFault : public testing::Test {
  protected:
    httplib::Result list() {
        const Sent sent = talk_.post("/credentials/list", {{"clientData", talk_.clientData(newUuid())}});
        return client_.Post(sent.path, sent.headers, sent.body.dump(), sent.contentType);
    }

    void SetUp() override { client_.set_ca_cert_path(talk_.access.rootCertificate.c_str()); }

    Talk talk_;
    httplib::SSLClient client_{talk_.host(), talk_.port()};
};

TEST_F(WireFault, BodyEndsInTheMiddle) {
    talk_.fault("list", "dropMidBody");
    EXPECT_FALSE(list());
    EXPECT_EQ(list()->status, 200);
}

TEST_F(WireFault, BodyMaySayItIsAPage) {
    talk_.fault("list", "wrongContentType");
    const auto reply = list();
    EXPECT_EQ(reply->get_header_value("Content-Type"), "text/html");
    EXPECT_TRUE(json::accept(reply->body));
}

TEST_F(WireFault, MembersThatNobodyDocumentedLeaveTheOthersAlone) {
    talk_.fault("list", "unknownExtraMembers");
    const json more = json::parse(list()->body);
    const json plain = json::parse(list()->body);
    EXPECT_GT(more.size(), plain.size());
    EXPECT_EQ(more.at("credentialIDs"), plain.at("credentialIDs"));
}

TEST_F(WireFault, DateIsWrongByTheSkew) {
    talk_.fault("list", "clockSkew:-600");
    EXPECT_EQ(list()->get_header_value("Date"), "Mon, 23 Nov 2026 09:05:00 GMT");
    EXPECT_EQ(list()->get_header_value("Date"), "Mon, 23 Nov 2026 09:15:00 GMT");
}

TEST_F(WireFault, ReplyWaitsByTheSandboxsClock) {
    talk_.control("/sandbox/clock", {{"scale", 100}});
    talk_.fault("list", "delay:3000");
    EXPECT_EQ(list()->status, 200);
    EXPECT_EQ(talk_.clock.sleeps(), (std::vector<std::chrono::milliseconds>{30ms}));
}

TEST_F(WireFault, ResultThatWasFetchedBeforeIsNotThere) {
    talk_.list();
    talk_.authorize(hashesOf(1));
    talk_.fault("authorizeVerify", "duplicateDelivery:404");
    EXPECT_EQ(talk_.authorizeVerify().status, 404);
    EXPECT_EQ(talk_.authorizeVerify().status, 200);
    EXPECT_TRUE(talk_.broken().empty());
}

TEST_F(WireFault, ReplyIsHeldBackUntilItIsReleased) {
    talk_.fault("list", "slow");
    int status = 0;
    std::thread waiting([&] { status = list()->status; });
    while (talk_.look("/sandbox/waiting").at("replies") == 0)
        std::this_thread::yield();
    talk_.control("/sandbox/release", json::object());
    waiting.join();
    EXPECT_EQ(status, 200);
}

TEST_F(WireFault, NotActiveAccountIsAnswered401) {
    talk_.fault("list", "notActive:30");
    EXPECT_EQ(talk_.list().status, 401);
    talk_.clock.advance(30s);
    EXPECT_EQ(talk_.list().status, 200);
    EXPECT_TRUE(talk_.broken().empty());
}

TEST(SandboxPresets, HaveNameTitleAndText) {
    Talk talk;
    const json list = talk.look("/sandbox/presets").at("presets");
    std::set<std::string> titles;
    for (const auto& preset : list) {
        EXPECT_FALSE(preset.at("text").get<std::string>().empty()) << preset;
        titles.insert(preset.at("title").get<std::string>());
    }
    EXPECT_EQ(titles.size(), list.size());
    for (const char* title : {"Atributo em falta", "Internet instável", "Código errado", "Relógio errado",
                              "Certificado demora", "Conta expirada"})
        EXPECT_TRUE(titles.contains(title)) << title;
}

class EachPreset : public testing::TestWithParam<std::string> {};

TEST_P(EachPreset, IsTakenAndForgotten) {
    Talk talk;
    talk.list();
    talk.control("/sandbox/presets", {{"name", GetParam()}});
    talk.control("/sandbox/reset", json::object());
    EXPECT_EQ(talk.everything(1).status, 200);
    EXPECT_TRUE(talk.broken().empty());
}

std::vector<std::string> presetNames() {
    std::vector<std::string> names;
    for (const auto& preset : sandbox::presets())
        names.push_back(preset.name);
    return names;
}

INSTANTIATE_TEST_SUITE_P(Sandbox, EachPreset, testing::ValuesIn(presetNames()), [](const auto& each) {
    std::string name = each.param;
    std::erase(name, '-');
    return name;
});

TEST(SandboxPresets, DoWhatTheySay) {
    const auto after = [](const char* preset, const std::function<Received(Talk&)>& call) {
        Talk talk;
        talk.list();
        talk.control("/sandbox/presets", {{"name", preset}});
        return call(talk);
    };
    const auto sign = [](Talk& talk) { return talk.sign(hashesOf(1)); };
    EXPECT_EQ(after("conta-expirada", sign).status, 401);
    EXPECT_EQ(after("limite-atingido", sign).description(), "signatureLimit already exceeded");
    EXPECT_EQ(after("servico-em-baixo", sign).status, 503);
    EXPECT_EQ(after("resposta-perdida", sign).status, 0);
    EXPECT_EQ(after("ainda-a-processar", sign).status, 204);
    EXPECT_EQ(after("autorizacao-terminada",
                    [&](Talk& talk) {
                        EXPECT_EQ(sign(talk).status, 400);
                        return talk.updateToken();
                    })
                  .description(),
              "The access or refresh token is expired or has been revoked");
    EXPECT_EQ(after("token-caducado",
                    [&](Talk& talk) {
                        EXPECT_EQ(sign(talk).status, 400);
                        EXPECT_EQ(talk.updateToken().status, 200);
                        return sign(talk);
                    })
                  .status,
              200);
}

TEST(SandboxPresets, CalmForgetsFaultsAndKeepsAccounts) {
    Talk talk;
    talk.list();
    EXPECT_EQ(talk.updateToken().status, 200);
    talk.control("/sandbox/presets", {{"name", "servico-em-baixo"}});
    EXPECT_EQ(talk.list().status, 503);
    talk.control("/sandbox/presets", {{"name", "tudo-em-ordem"}});
    EXPECT_EQ(talk.list().status, 200) << "with the new token: no reset";
}

TEST(SandboxPresets, UnknownOnesAreRefused) {
    Talk talk;
    const auto status = [&](const json& values) {
        return talk.send({"POST", "/sandbox/presets", {}, values, "", "application/json"}).status;
    };
    EXPECT_EQ(status({{"name", "nada"}}), 400);
    EXPECT_EQ(status({{"name", 1}}), 400);
    EXPECT_EQ(status(json::object()), 400);
}

} // namespace
} // namespace cunho::test
