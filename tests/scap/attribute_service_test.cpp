// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fa_test.hpp"

#include <cunho/scap/attribute_service.hpp>

#include <deque>

namespace cunho::scap {
namespace {

using std::chrono::seconds;

struct ScapTest : testing::Test {
    using Json = nlohmann::json;
    using Asked = test::ScriptedHttp::Asked;

    ScapTest() {
        citizen.documentNumber = "12345678";
        citizen.givenName = "Ana";
        citizen.lastName = "Exemplo";
        http.answer = [this](const Asked& one) {
            if (one.url.ends_with("searchCitizenAttributesRequest"))
                return test::ScriptedHttp::reply(searchStatus);
            if (one.method == "GET")
                return test::ScriptedHttp::reply(providersStatus, providers.dump());
            Json next = replies.front();
            if (replies.size() > 1)
                replies.pop_front();
            if (next.is_string())
                return test::ScriptedHttp::reply(200, next.get<std::string>());
            if (next.is_number())
                return test::ScriptedHttp::reply(next.get<int>());
            if (next.is_null())
                throw Error(Fault::Network, "REPLY_LOST");
            if (next.value("processId", "") == "same")
                next["processId"] = Json::parse(one.body).at("processId");
            return test::ScriptedHttp::reply(200, next.dump());
        };
    }

    static ScapOptions options() {
        ScapOptions out;
        out.baseUrl = "https://scap.example";
        out.clientName = "clientTest";
        out.basicUser = "user";
        out.basicPassword = Secret(asBytes("word"));
        out.credentialId = "0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f50";
        return out;
    }

    static Json status(const std::string& code) {
        return {{"processId", "same"}, {"status", {{"code", code}}}};
    }

    static Json provider(const std::string& name, const std::string& code, const Json& attributes) {
        return {
            {"status", {{"code", code}}},
            {"attributeProviderInfo",
             {{"uriId", "http://" + name}, {"name", name}, {"type", "ENTERPRISE"}, {"nipc", "500000000"}}},
            {"attributes", attributes}};
    }

    static Json manager() {
        return Json::array(
            {{{"id", "Gerente"},
              {"description", "Gerente"},
              {"validity", "2027-11-23T00:00:00Z"},
              {"subAttributes", {{{"id", "1"}, {"description", "Poderes"}, {"value", "Todos"}}}}}});
    }

    static Json found(const std::string& code, const Json& list) {
        Json reply = status(code);
        reply["citizenAttributes"] = list;
        reply["secretKey"] = "MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=";
        return reply;
    }

    FoundAttributes search() { return service->search(citizen, Secret(asBytes("FA.token")), job); }
    Failure failure() {
        return failureOf([&] { search(); });
    }

    test::FakeClock clock;
    test::ScriptedHttp http{clock};
    JobContext job;
    Citizen citizen;
    int searchStatus = 200;
    int providersStatus = 200;
    Json providers = Json::object();
    std::deque<Json> replies{found("200", Json::array({provider("olaria", "200", manager())}))};
    std::unique_ptr<AttributeService> service = makeAttributeService(options(), http, clock);
};

TEST_F(ScapTest, FindsWhatACitizenMaySign) {
    const auto result = search();
    ASSERT_EQ(result.attributes.size(), 1U);
    const auto& one = result.attributes.front();
    EXPECT_EQ(one.citizen, "BI/PT/12345678");
    EXPECT_EQ(one.nipc, "500000000");
    EXPECT_EQ(one.providerUri, "http://olaria");
    EXPECT_EQ(one.description, "Gerente");
    EXPECT_EQ(one.source, ProfessionalAttribute::Source::Scap);
    EXPECT_EQ(formatUtc(one.validUntil.value()), "2027-11-23T00:00:00Z");
    ASSERT_EQ(one.subAttributes.size(), 1U);
    EXPECT_EQ(one.subAttributes.front(), (std::pair<std::string, std::string>("Poderes", "Todos")));
    EXPECT_EQ(Json::parse(one.served), manager().at(0)) << "as it came, to be sent back so";
    EXPECT_EQ(result.totpKey.exposeText(), "MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=");
    EXPECT_TRUE(eligibility(result.attributes, "500000000", clock.now()).capacity);
}

TEST_F(ScapTest, AsksAsTheInterfaceWants) {
    search();
    ASSERT_EQ(http.asked.size(), 3U); // who there is, what they know, what came of it
    EXPECT_EQ(http.asked[1].url, "https://scap.example/SCAPAttributeService/searchCitizenAttributesRequest");
    EXPECT_EQ(http.asked[1].header("Authorization"), "Basic " + toBase64(asBytes("user:word")));
    EXPECT_EQ(http.asked[1].header("FAAuthorization"), "FA.token");
    const auto body = Json::parse(http.asked[1].body);
    const std::string process = body.at("processId");
    EXPECT_EQ(body,
              (Json{{"processId", process},
                    {"citizenInfo",
                     {{"name", "Ana Exemplo"},
                      {"citizenDocumentInfo", {{"type", "BI"}, {"country", "PT"}, {"id", "12345678"}}}}},
                    {"searchAllEnterpriseAttributes", true},
                    {"searchAllEmployeeAttributes", true},
                    {"credentialId", "0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f50"},
                    {"clientName", "clientTest"}}));
    EXPECT_EQ(http.asked[2].url, "https://scap.example/SCAPAttributeService/getCitizenAttributesResponse");
    EXPECT_EQ(http.asked[2].header("FAAuthorization"), "");
    EXPECT_EQ(http.asked[2].body, R"({"processId":")" + process + R"("})");
}

TEST_F(ScapTest, AsksAfterFiveSecondsThenEveryTwoForFifty) {
    replies = {status("102")};
    const auto begin = clock.now();
    EXPECT_EQ(failure().reason, "SCAP_NOT_READY");
    ASSERT_EQ(http.asked.size(), 25U); // 5, 7, … 49 s
    EXPECT_EQ(http.asked[2].at - begin, seconds(5));
    for (std::size_t i = 3; i < http.asked.size(); ++i)
        EXPECT_EQ(http.asked[i].at - http.asked[i - 1].at, seconds(2));
}

TEST_F(ScapTest, NamesTheProfessionalBodiesWhichAnswerOnlyThen) {
    providers = {{"status", {{"code", "200"}}},
                 {"attributeProviders", {{{"uriId", "http://ordem"}}, {{"uriId", "http://camara"}}}}};
    search();
    EXPECT_EQ(Json::parse(http.asked[1].body).at("attributeProviderUriIds"),
              Json::array({"http://ordem", "http://camara"}));
    providersStatus = 500; // without them, companies still answer
    const auto found = search();
    EXPECT_EQ(found.attributes.size(), 1U);
    EXPECT_FALSE(found.bodiesAsked) << "they are silent, not without a word";
    EXPECT_FALSE(Json::parse(http.asked.at(4).body).contains("attributeProviderUriIds"));
}

TEST_F(ScapTest, NoAttributesAreAnAnswer) {
    for (const char* code : {"204", "205"}) {
        replies = {status("102"), status(code)};
        EXPECT_TRUE(search().attributes.empty()) << code;
    }
    replies = {found("200", Json::array({provider("olaria", "204", nullptr)}))};
    const auto result = search();
    EXPECT_TRUE(result.attributes.empty());
    EXPECT_TRUE(result.silent.empty());
}

TEST_F(ScapTest, WhatTheInterfaceDoesNotKnowIsNotSentBack) {
    Json one = manager();
    one[0]["unknown"] = 1;
    one[0]["subAttributes"][0]["unknown"] = "x";
    one[0]["validity"] = nullptr;
    replies = {found("200", Json::array({provider("olaria", "200", one)}))};
    Json known = manager();
    known[0].erase("validity");
    EXPECT_EQ(Json::parse(search().attributes.front().served), known.at(0));
}

TEST_F(ScapTest, ExpiredAttributesAreToldAsSuch) {
    replies = {found("200", Json::array({provider("olaria", "205", manager())}))};
    const auto result = search();
    ASSERT_EQ(result.attributes.size(), 1U);
    EXPECT_EQ(result.attributes.front().statusAt(clock.now()), ProfessionalAttribute::Status::Expired);
}

TEST_F(ScapTest, WhatIsIncompleteNamesTheSilentOnes) {
    replies = {
        found("206", Json::array({provider("olaria", "200", manager()), provider("ordem", "102", nullptr)}))};
    const auto result = search();
    EXPECT_EQ(http.asked.size(), 25U) << "it is asked for as long as there is time";
    EXPECT_EQ(result.attributes.size(), 1U);
    EXPECT_EQ(result.silent, std::vector<std::string>{"ordem"});
}

TEST_F(ScapTest, WhoWasSilentMaySpeakLater) {
    replies = {
        found("206", Json::array({provider("olaria", "200", manager()), provider("ordem", "102", nullptr)})),
        found("200", Json::array({provider("ordem", "200", manager())}))};
    const auto result = search();
    EXPECT_EQ(result.attributes.size(), 2U);
    EXPECT_TRUE(result.silent.empty());
}

TEST_F(ScapTest, APartThatIsGoneAfterwardsIsStillTold) {
    replies = {found("206", Json::array({provider("olaria", "200", manager())})), status("404")};
    EXPECT_EQ(search().attributes.size(), 1U);
}

TEST_F(ScapTest, CompletedSaysWhetherThereIsMore) {
    auto partial = found("200", Json::array({provider("olaria", "200", manager())}));
    partial["completed"] = false;
    replies = {partial, found("200", Json::array({provider("olaria", "200", manager())}))};
    EXPECT_EQ(search().attributes.size(), 1U);
    EXPECT_EQ(http.asked.size(), 4U);
}

TEST_F(ScapTest, AResultIsDeliveredOnce) {
    replies = {nullptr, status("404")}; // the reply was lost, and consumed
    EXPECT_EQ(failure().reason, "SCAP_RESULT_GONE");
    replies = {404};
    EXPECT_EQ(failure().reason, "SCAP_RESULT_GONE");
}

TEST_F(ScapTest, BothSpellingsOfAStatusAreRead) {
    for (const char* name : {"message", "codeDescription"}) {
        replies = {{{"status", {{"code", "500"}, {name, "sem base de dados"}}}}};
        EXPECT_EQ(failure().reason, "SCAP_UNAVAILABLE");
        EXPECT_EQ(failure().detail, "sem base de dados") << name;
    }
    replies = {{{"status", {{"code", 204}}}}};
    EXPECT_TRUE(search().attributes.empty()) << "a code that is a number";
}

TEST_F(ScapTest, A401IsTheClientOrTheAuthentication) {
    searchStatus = 401;
    EXPECT_EQ(failure().reason, "FA_TOKEN_EXPIRED");
    EXPECT_EQ(http.asked.back().header("FAAuthorization"), "") << "asked with the client's name alone";
    providersStatus = 401;
    EXPECT_EQ(failure().reason, "SCAP_CLIENT_REFUSED");
}

TEST_F(ScapTest, ProvidersAreListed) {
    providers = {{"status", {{"code", "200"}}},
                 {"attributeProviders",
                  {{{"uriId", "http://a"},
                    {"name", "Ordem"},
                    {"type", "INSTITUTION"},
                    {"nipc", "600000001"},
                    {"logo", "…"}},
                   {{"uriId", "http://b"}}}}};
    const auto list = service->providers(job);
    ASSERT_EQ(list.size(), 2U);
    EXPECT_EQ(list[0].name, "Ordem");
    EXPECT_EQ(list[0].type, "INSTITUTION");
    EXPECT_EQ(list[1].uri, "http://b");
    EXPECT_TRUE(http.asked.front().url.starts_with(
        "https://scap.example/SCAPAttributeService/searchAttributeProviderInstitutionsRequest?processId="));
    providers = Json::object();
    EXPECT_TRUE(service->providers(job).empty());
}

TEST_F(ScapTest, HostileRepliesAreRefused) {
    const Json same = {{"processId", "same"}};
    std::string deep = R"({"status":)";
    for (int i = 0; i < 100000; ++i)
        deep += '[';
    Json many = Json::array();
    for (int i = 0; i < 600; ++i)
        many.push_back(provider("p" + std::to_string(i), "200", nullptr));
    Json attributes = Json::array();
    for (int i = 0; i < 600; ++i)
        attributes.push_back({{"id", "x"}});
    const auto with = [&](const char* name, const Json& value) {
        Json reply = found("200", Json::array());
        reply[name] = value;
        return reply;
    };
    const Json foreign{{"citizenDocumentInfo", {{"id", "87654321"}}}};
    const Json hostile[] = {"",
                            "[]",
                            "null",
                            "<html/>",
                            deep,
                            same,
                            {{"processId", "another"}, {"status", {{"code", "200"}}}},
                            {{"status", "200"}},
                            {{"status", {{"code", "2"}}}},
                            {{"status", {{"code", "abc"}}}},
                            {{"status", {{"code", Json::array()}}}},
                            {{"status", {{"code", "302"}}}},
                            with("citizenAttributes", "x"),
                            with("citizenAttributes", {1}),
                            with("citizenAttributes", {Json::object()}),
                            with("citizenAttributes", many),
                            with("citizenAttributes", {provider("a", "200", attributes)}),
                            with("citizenAttributes", {provider("a", "200", "x")}),
                            with("citizenAttributes", {provider("a", "200", {1})}),
                            with("citizenAttributes", {provider("a", "200", {Json::object()})}),
                            with("citizenInfo", 1),
                            with("citizenInfo", foreign)};
    for (const auto& reply : hostile) {
        replies = {reply};
        EXPECT_EQ(failure().reason, "SCAP_REPLY_INVALID") << reply.dump().substr(0, 80);
    }
}

TEST_F(ScapTest, ANetworkThatStaysAwayIsTold) {
    replies = {nullptr};
    EXPECT_EQ(failure().reason, "REPLY_LOST");
}

} // namespace
} // namespace cunho::scap
