// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fa_test.hpp"

#include <atomic>
#include <mutex>
#include <semaphore>
#include <thread>

namespace cunho::scap {
namespace {

using std::chrono::seconds;

TEST_F(FaTest, OpensAnAccountAndTellsWhoseItIs) {
    const auto told = collect();
    EXPECT_EQ(told.citizen.key(), "BI/PT/12345678");
    EXPECT_EQ(told.citizen.name(), "Ana Sofia Exemplo Conceição");
    EXPECT_EQ(told.citizen.documentValidUntil, parseDate("2030-12-31"));
    EXPECT_EQ(told.citizen.cmdSignature, false);
    ASSERT_TRUE(told.account);
    EXPECT_EQ(told.account->accessToken.exposeText(), "AAA.access");
    EXPECT_EQ(told.account->refreshToken.exposeText(), "RRR.refresh");
    EXPECT_EQ(told.account->expires, fromLocal(parseLocal("2027-01-05T00:00:00"), Zone::Lisbon));
}

TEST_F(FaTest, PostsOnceThenAsksWithTheTokenOfTheReply) {
    collect();
    ASSERT_EQ(http.asked.size(), 2U);
    EXPECT_EQ(http.asked[0].method, "POST");
    EXPECT_EQ(http.asked[0].url, "https://fa.example/oauthresourceserver/api/AttributeManager");
    const auto body = Json::parse(http.asked[0].body);
    EXPECT_EQ(body.size(), 2U);
    EXPECT_EQ(body.at("token"), "11111111-2222-3333-4444-555555555555");
    EXPECT_THAT(
        body.at("attributesName").get<std::vector<std::string>>(),
        testing::AllOf(testing::Contains(account), testing::Contains(nic), testing::Contains(enterprise)));
    EXPECT_EQ(http.asked[1].method, "GET");
    EXPECT_EQ(http.asked[1].url,
              "https://fa.example/oauthresourceserver/api/AttributeManager?token=next%2Btoken%2F%3D"
              "&authenticationContextId=0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f50");
}

TEST_F(FaTest, Waits15SecondsAfterTheLogin) {
    const auto login = clock.now();
    collect();
    EXPECT_EQ(http.asked[0].at - login, seconds(15));
}

TEST_F(FaTest, WaitsNoLongerWhenTheLoginLiesInTheFuture) {
    const auto before = clock.now();
    client->collect(Secret(asBytes("t")), query(), before + std::chrono::hours(5), job);
    EXPECT_EQ(http.asked[0].at - before, seconds(15));
}

TEST_F(FaTest, AttributesAloneNeedNoWait) {
    AuthorizationQuery asked;
    attributes = citizenAttributes();
    const auto login = clock.now();
    const auto told = collect(asked);
    EXPECT_EQ(http.asked[0].at, login);
    EXPECT_FALSE(told.account);
}

TEST_F(FaTest, AsksEveryTwoSecondsForAMinute) {
    attributes.back()["state"] = "Pending";
    attributes.back()["value"] = nullptr;
    EXPECT_EQ(failure().reason, "FA_NOT_READY"); // W13
    ASSERT_EQ(questions, 30);
    for (std::size_t i = 1; i < http.asked.size(); ++i)
        EXPECT_EQ(http.asked[i].at - http.asked[i - 1].at, seconds(2));
}

TEST_F(FaTest, NeverAsksTwiceASecondAcrossCalls) {
    collect();
    AuthorizationQuery asked;
    attributes = citizenAttributes();
    collect(asked);
    for (std::size_t i = 1; i < http.asked.size(); ++i)
        EXPECT_GE(http.asked[i].at - http.asked[i - 1].at, seconds(1));
}

/// Counts who is on the line at once; the first one stays until another comes, or none does.
class CrowdedLine final : public http::Client {
  public:
    explicit CrowdedLine(http::Client& inner) : inner_(inner) {}

    std::function<void()> onFirst = [] {};
    std::atomic<bool> crowded = false;

    http::Response send(http::Request request, const JobContext& job) override {
        crowded = ++onLine_ > 1 || crowded;
        if (crowded)
            another_.release();
        if (first_.exchange(false)) {
            onFirst();
            static_cast<void>(another_.try_acquire_for(std::chrono::milliseconds(200)));
        }
        const std::lock_guard lock(mutex_); // the script is no crowd's
        auto response = inner_.send(std::move(request), job);
        --onLine_;
        return response;
    }

  private:
    http::Client& inner_;
    std::atomic<int> onLine_ = 0;
    std::atomic<bool> first_ = true;
    std::counting_semaphore<> another_{0};
    std::mutex mutex_;
};

TEST_F(FaTest, OfTwoThreadsOneAsksAfterTheOther) {
    CrowdedLine line(http);
    const auto shared = makeFaClient({"https://fa.example", "1234", "Cunho", "", {}}, line, clock);
    AuthorizationQuery asked;
    attributes = citizenAttributes();
    const auto collecting = [&] { shared->collect(Secret(asBytes("t")), asked, clock.now(), JobContext{}); };
    std::jthread other;
    line.onFirst = [&] { other = std::jthread(collecting); };
    collecting();
    other.join();
    EXPECT_FALSE(line.crowded);
    ASSERT_EQ(http.asked.size(), 4U);
    for (std::size_t i = 1; i < http.asked.size(); ++i)
        EXPECT_GE(http.asked[i].at - http.asked[i - 1].at, seconds(1));
}

TEST_F(FaTest, StopsAskingOnceItIsThere) {
    const Json ready = attributes;
    attributes.back()["state"] = "Pending";
    attributes.back()["value"] = nullptr;
    http.answer = [&, inner = http.answer](const Asked& one) {
        if (questions == 4)
            attributes = ready;
        return inner(one);
    };
    collect();
    EXPECT_EQ(questions, 5);
}

TEST_F(FaTest, OlderRepliesHaveNoState) {
    for (auto& one : attributes)
        one.erase("state");
    EXPECT_TRUE(collect().account);
    attributes.back()["value"] = nullptr;
    EXPECT_EQ(failure().reason, "FA_NOT_READY");
}

TEST_F(FaTest, AnAccountThatIsNotAvailableIsTold) {
    attributes.back() = attribute(account, nullptr, "NotAvailable");
    EXPECT_EQ(failure().reason, "FA_NOT_READY");
    EXPECT_EQ(questions, 1);
}

TEST_F(FaTest, CompanyAttributesThatAreLateDoNotHoldTheAccountUp) {
    attributes.push_back(attribute(enterprise, nullptr, "Pending"));
    EXPECT_TRUE(collect().account);
    EXPECT_EQ(questions, 1);
}

TEST_F(FaTest, AReplyThatIsLostIsAskedForAgain) {
    http.answer = [inner = http.answer, n = 0](const Asked& one) mutable {
        if (one.method == "GET" && ++n < 4)
            throw Error(Fault::Network, "REPLY_LOST");
        return inner(one);
    };
    EXPECT_TRUE(collect().account);
}

TEST_F(FaTest, KeepsThePaceAfterALostReplyToo) {
    std::optional<TimePoint> lost; // the service saw it as late as that
    http.answer = [&, inner = http.answer](const Asked& one) {
        if (!lost) {
            clock.advance(std::chrono::milliseconds(700));
            lost = clock.now();
            throw Error(Fault::Network, "REPLY_LOST");
        }
        EXPECT_GE(clock.now() - *lost, std::chrono::seconds(1));
        return inner(one);
    };
    EXPECT_EQ(failure().reason, "REPLY_LOST");
    EXPECT_TRUE(collect().account);
}

TEST_F(FaTest, ANetworkThatStaysAwayIsTold) {
    http.answer = [inner = http.answer](const Asked& one) {
        if (one.method == "GET")
            throw Error(Fault::Network, "NO_CONNECTION");
        return inner(one);
    };
    EXPECT_EQ(failure().reason, "NO_CONNECTION");
}

TEST_F(FaTest, AStopIsHeardWhileWaiting) {
    std::stop_source source;
    job = JobContext(source.get_token());
    attributes.back()["state"] = "Pending";
    http.answer = [&, inner = http.answer](const Asked& one) {
        if (questions == 2)
            source.request_stop();
        return inner(one);
    };
    EXPECT_EQ(failure().reason, "STOPPED");
}

TEST_F(FaTest, StatusesAreToldApart) {
    const std::pair<int, std::string> statuses[] = {{400, "FA_TOKEN_EXPIRED"}, {401, "FA_TOKEN_EXPIRED"},
                                                    {403, "FA_TOKEN_EXPIRED"}, {500, "FA_UNAVAILABLE"},
                                                    {503, "FA_UNAVAILABLE"},   {429, "FA_UNAVAILABLE"},
                                                    {302, "FA_REPLY_INVALID"}};
    for (const auto& [status, reason] : statuses) {
        http.answer = [status = status](const Asked&) { return test::ScriptedHttp::reply(status); };
        EXPECT_EQ(failure().reason, reason) << status;
    }
}

TEST_F(FaTest, ACitizenWhoWithheldSomethingIsTold) {
    attributes[0]["value"] = "";
    auto told = failure();
    EXPECT_EQ(told.reason, "FA_CITIZEN_INCOMPLETE"); // W15
    EXPECT_EQ(told.params.at("attribute"), "NIC");
    attributes[0] = attribute(nic, nullptr, "NotAvailable");
    EXPECT_EQ(failure().reason, "FA_CITIZEN_INCOMPLETE");
    attributes.erase(1);
    attributes[0] = attribute(nic, "12345678");
    told = failure();
    EXPECT_EQ(told.reason, "FA_CITIZEN_INCOMPLETE");
    EXPECT_EQ(told.params.at("attribute"), "NomeProprio");
}

TEST_F(FaTest, AForeignCitizenIsKnownByDocument) {
    auto asked = query();
    asked.foreignCitizen = true;
    attributes[0] = attribute("http://interop.gov.pt/MDC/Cidadao/DocType", "PAS");
    attributes.push_back(attribute("http://interop.gov.pt/MDC/Cidadao/DocNationality", "BRA"));
    attributes.push_back(attribute("http://interop.gov.pt/MDC/Cidadao/DocNumber", "AB123456"));
    EXPECT_EQ(collect(asked).citizen.key(), "PAS/BRA/AB123456");
    const auto body = Json::parse(http.asked[0].body);
    EXPECT_THAT(body.at("attributesName").get<std::vector<std::string>>(),
                testing::Not(testing::Contains(nic)));
}

struct Refusal {
    const char* error;
    const char* description;
    Fault fault;
    const char* reason;
    const char* field; ///< the parameter that names it; empty: none
};

/// autenticacao-gov A.7, matched on beginnings and names, never on whole sentences.
const Refusal refusals[] = {
    {"Bad Request", "Invalid parameter citizenDocId", Fault::Rejected, "FA_CITIZEN_INCOMPLETE",
     "citizenDocId"},
    {"Bad Request", "Missing parameter citizenDocType", Fault::Rejected, "FA_CITIZEN_INCOMPLETE",
     "citizenDocType"},
    {"Bad Request", "Missing parameter citizenDocCountry", Fault::Rejected, "FA_CITIZEN_INCOMPLETE",
     "citizenDocCountry"},
    {"Bad Request", "Invalid parameter citizenGivenName", Fault::Rejected, "FA_CITIZEN_INCOMPLETE",
     "citizenGivenName"},
    {"Bad Request", "Invalid parameter citizenLastName", Fault::Rejected, "FA_CITIZEN_INCOMPLETE",
     "citizenLastName"},
    {"Bad Request", "Invalid parameter enterpriseNipc", Fault::Input, "FA_NIPC_INVALID", "nipc"},
    {"Bad Request", "Missing parameter enterpriseNipc", Fault::Input, "FA_NIPC_INVALID", "nipc"},
    {"Bad Request", "Invalid parameter enterpriseAdditionalInfo", Fault::Input, "FA_ADDITIONAL_INFO_INVALID",
     "additionalInfo"},
    {"Bad Request", "Invalid parameter email", Fault::Input, "FA_EMAIL_INVALID", "email"},
    {"Bad Request", "Invalid parameter expidationDate, date must be in the future", Fault::Input,
     "FA_UNTIL_INVALID", "until"},
    {"Bad Request", "Invalid parameter expirationDate, it lies too far ahead", Fault::Input,
     "FA_UNTIL_INVALID", "until"},
    {"Bad Request", "Invalid parameter signaturesLimit, should be higher or equal then 1", Fault::Input,
     "FA_LIMIT_INVALID", "signaturesLimit"},
    {"Bad Request", "Numbers of signatures is too high", Fault::Input, "FA_LIMIT_INVALID", "signaturesLimit"},
    {"Bad Request", "Missing parameter creationClientName", Fault::Configuration, "FA_CLIENT_NOT_ACTIVE", ""},
    {"Bad Request", "Client is not active", Fault::Configuration, "FA_CLIENT_NOT_ACTIVE", ""},
    {"bad request", "client is NOT active, ask somebody", Fault::Configuration, "FA_CLIENT_NOT_ACTIVE", ""},
    {"Bad Request", "Signature account already exists", Fault::Conflict, "ACCOUNT_EXISTS", ""},
    {"Bad Request", "Something that nobody wrote down", Fault::Internal, "FA_INVALID_REQUEST", ""},
    {"Missing required enterprise attributes", "The citizen attributes obtained are not valid",
     Fault::Rejected, "INVOICE_ATTRIBUTE_MISSING", ""},
    {"Internal Server Error", "Unexpected error while processing client request", Fault::Service,
     "FA_ACCOUNT_NOT_OPENED", ""},
    {"Teapot", "short and stout", Fault::Service, "FA_ACCOUNT_NOT_OPENED", ""},
};

TEST_F(FaTest, EveryRefusalHasItsReason) {
    for (const Refusal& row : refusals) {
        attributes = withAccount(grant({{"error", row.error}, {"error_description", row.description}}));
        questions = 0;
        const auto told = failure();
        EXPECT_EQ(told.reason, row.reason) << row.description;
        EXPECT_EQ(told.fault, row.fault) << row.description;
        EXPECT_EQ(questions, 1) << "a refusal is an answer: " << row.description;
        if (*row.field != '\0') {
            const bool ofCitizen = told.reason == std::string("FA_CITIZEN_INCOMPLETE");
            EXPECT_EQ(told.params.at(ofCitizen ? "attribute" : "field"), row.field);
        }
    }
    EXPECT_EQ(failureOf([&] {
                  attributes = withAccount(grant({{"error", "Missing required enterprise attributes"}}));
                  collect();
              }).params.at("nipc"),
              "500000000");
}

TEST_F(FaTest, AnEndIsADateOrATimeAndNeverCostsTheTokens) {
    const std::pair<Json, std::optional<std::string>> ends[] = {
        {"2027-01-05", "2027-01-05T00:00:00Z"},
        {"2027-01-05T23:59:59", "2027-01-05T23:59:59Z"},
        {"2027-01-05 23:59:59.1234567", "2027-01-05T23:59:59Z"},
        {"2027-07-05T23:59:59", "2027-07-05T22:59:59Z"},
        {"2027-01-05T23:59:59Z", "2027-01-05T23:59:59Z"},
        {"2027-01-05T23:59:59.123+01:00", "2027-01-05T22:59:59Z"},
        {"2027-01-05T23:59:59-0130", "2027-01-06T01:29:59Z"},
        {"05/01/2027", std::nullopt},
        {"2027-02-30", std::nullopt},
        {"2027-01-05T23:59:59+", std::nullopt},
        {"2027-01-05T23:59:59+aa:bb", std::nullopt},
        {"", std::nullopt},
        {nullptr, std::nullopt},
        {1799107200, std::nullopt},
        {Json::array({1}), std::nullopt}};
    for (const auto& [end, expected] : ends) {
        attributes =
            withAccount(grant({{"accessToken", "a"}, {"refreshToken", "r"}, {"accountExpirationDate", end}}));
        const auto told = collect();
        ASSERT_TRUE(told.account) << end;
        EXPECT_EQ(told.account->expires ? std::optional(formatUtc(*told.account->expires)) : std::nullopt,
                  expected)
            << end;
    }
}

/// What a service, or whoever stands before it, may send: no crash, no half an account, one reason.
TEST_F(FaTest, HostileRepliesToAQuestionAreRefused) {
    std::string deep;
    for (int i = 0; i < 100000; ++i)
        deep += '[';
    const Json entries[] = {"",
                            "{}",
                            "null",
                            "[",
                            "[1]",
                            "[null]",
                            "[[]]",
                            deep,
                            "[{}]",
                            R"([{"name":1}])",
                            R"([{"name":null,"value":""}])",
                            R"([{"name":"x","value":1}])",
                            R"([{"name":"x","value":{}}])",
                            R"([{"name":"x","state":1}])",
                            R"([{"name":"x","value":"\ud800"}])",
                            "[{\"name\":\"\xff\"}]",
                            "<html></html>"};
    for (const auto& entry : entries) {
        const std::string body = entry.get_ref<const std::string&>();
        http.answer = [&](const Asked& one) {
            return test::ScriptedHttp::reply(200, one.method == "POST" ? context.dump() : body);
        };
        EXPECT_EQ(failure().reason, "FA_REPLY_INVALID") << body.substr(0, 60);
    }
    Json many = Json::array();
    for (int i = 0; i < 1000; ++i)
        many.push_back(attribute("x" + std::to_string(i), "y"));
    attributes = many;
    http.answer = [&](const Asked& one) {
        return test::ScriptedHttp::reply(200, one.method == "POST" ? context.dump() : attributes.dump());
    };
    EXPECT_EQ(failure().reason, "FA_REPLY_INVALID");
}

TEST_F(FaTest, HostileAccountsAreRefused) {
    std::string deep = R"({"accessToken":)";
    for (int i = 0; i < 1000; ++i)
        deep += '[';
    const std::string values[] = {"",
                                  "null",
                                  "[]",
                                  "\"a\"",
                                  "{}",
                                  deep,
                                  R"({"accessToken":"a"})",
                                  R"({"refreshToken":"r"})",
                                  R"({"accessToken":"","refreshToken":"r"})",
                                  R"({"accessToken":1,"refreshToken":"r"})",
                                  R"({"accessToken":"a b","refreshToken":"r"})",
                                  R"({"accessToken":"a\r\nX: y","refreshToken":"r"})",
                                  R"({"accessToken":"a\u0000","refreshToken":"r"})",
                                  R"({"accessToken":"á","refreshToken":"r"})",
                                  R"({"accessToken":")" + std::string(20000, 'a') +
                                      R"(","refreshToken":"r"})"};
    for (const auto& value : values) {
        attributes = withAccount(value);
        EXPECT_EQ(failure().reason, "FA_REPLY_INVALID") << value.substr(0, 60);
    }
}

TEST_F(FaTest, HostileContextsAreRefused) {
    const Json contexts[] = {nullptr,
                             Json::array(),
                             Json::object(),
                             {{"token", "t"}},
                             {{"authenticationContextId", "a"}},
                             {{"token", 1}, {"authenticationContextId", "a"}},
                             {{"token", ""}, {"authenticationContextId", "a"}},
                             {{"token", "t"}, {"authenticationContextId", "a&token=x"}},
                             {{"token", "t"}, {"authenticationContextId", "../x"}},
                             {{"token", "t"}, {"authenticationContextId", ""}},
                             {{"token", "t"}, {"authenticationContextId", std::string(100, 'a')}}};
    for (const auto& one : contexts) {
        context = one;
        http.asked.clear();
        EXPECT_EQ(failure().reason, "FA_REPLY_INVALID") << one;
        EXPECT_EQ(http.asked.size(), 1U) << one;
    }
}

TEST_F(FaTest, NamesThatAreNoLineAreRefused) {
    attributes[1]["value"] = "Ana\nSofia";
    EXPECT_EQ(failure().reason, "FA_REPLY_INVALID");
    attributes[1]["value"] = std::string(201, 'a');
    EXPECT_EQ(failure().reason, "FA_REPLY_INVALID");
}

TEST_F(FaTest, ANameIsFoundByItsBeginningOnlyAtAParameter) {
    attributes.back()["name"] = std::string(account) + "Other";
    EXPECT_EQ(failure().reason, "FA_NOT_READY");
}

} // namespace
} // namespace cunho::scap
