// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fa_test.hpp"
#include "fakes/test_pki.hpp"

#include <cunho/scap/signature_service.hpp>

#include <deque>

namespace cunho::scap {
namespace {

using std::chrono::seconds;

struct SignatureServiceTest : testing::Test {
    using Json = nlohmann::json;
    using Asked = test::ScriptedHttp::Asked;
    using Headers = std::vector<std::pair<std::string, std::string>>;

    static constexpr const char* served =
        R"({"description":"Gerente","id":"g","subAttributes":[{"description":"Poderes","id":"1","value":"Todos"}],"validity":"2027-11-23T01:00:00.000+01:00"})";

    SignatureServiceTest() {
        citizen.documentNumber = "12345678";
        citizen.givenName = "Ana";
        citizen.lastName = "Exemplo";
        ProfessionalAttribute manager = attribute("Olaria, Lda", "g", "Gerente");
        manager.nipc = "500000000";
        manager.providerType = "ENTERPRISE";
        manager.served = served;
        chosen = byProvider({manager, attribute("Ordem", "m", "Membro")});
        granted = {{"processId", "same"},
                   {"status", {{"code", "200"}}},
                   {"transactions",
                    {transaction("0", "Ordem", Json::array({{{"id", "m"}, {"description", "Membro"}}})),
                     transaction("1", "Olaria, Lda", Json::array({Json::parse(served)})),
                     transaction("2", "SCAP", Json::array())}}};
        http.answer = [this](const Asked& one) { return answer(one); };
        documents = {document("a.pdf"), document("b.pdf")};
    }

    static ProfessionalAttribute attribute(const std::string& provider, const std::string& id,
                                           const std::string& description) {
        ProfessionalAttribute one;
        one.providerUri = "http://" + provider;
        one.providerName = provider;
        one.providerType = "INSTITUTION";
        one.id = id;
        one.description = description;
        one.source = ProfessionalAttribute::Source::Scap;
        return one;
    }

    Json transaction(const std::string& id, const std::string& provider, const Json& attributes) const {
        return {{"sad", "sad-" + id},
                {"transactionId", id},
                {"attributeProviderSignatures",
                 {{"attributesToSign",
                   {{"attributeProviderInfo",
                     {{"uriId", "http://" + provider},
                      {"name", provider},
                      {"type", "X"},
                      {"certificates", pki.issuing().pem() + pki.leaf().pem() + pki.root().pem()}}},
                    {"attributes", attributes}}}}}};
    }

    static CitizenSignedDocument document(const std::string& name) {
        return {name, crypto::sha256(asBytes(name)), toBytes("value of " + name)};
    }

    http::Response answer(const Asked& one) {
        const auto process = Json::parse(one.body).at("processId");
        const auto filled = [&](Json reply) {
            if (reply.is_object() && reply.value("processId", "") == "same")
                reply["processId"] = process;
            return reply.is_string() ? reply.get<std::string>() : reply.dump();
        };
        if (one.url.ends_with("signHashAuthorization"))
            return test::ScriptedHttp::reply(status, filled(granted), headers);
        if (one.url.ends_with("signHash")) {
            if (lost)
                throw Error(Fault::Network, "REPLY_LOST");
            return test::ScriptedHttp::reply(status, filled(accepted), headers);
        }
        Json next = results.front();
        if (results.size() > 1)
            results.pop_front();
        if (next.is_null())
            throw Error(Fault::Network, "REPLY_LOST");
        return next.is_number() ? test::ScriptedHttp::reply(next.get<int>())
                                : test::ScriptedHttp::reply(200, filled(next), headers);
    }

    static Json told(const std::string& code, const std::string& words = "") {
        return {{"processId", "same"}, {"status", {{"code", code}, {"message", words}}}};
    }

    static Json signatures(const Json& values) {
        Json reply = told("200");
        reply["signatures"] = values;
        return reply;
    }

    std::vector<SignTransaction> authorize() {
        return service->authorize(citizen, pki.leaf(), chosen, documents, key, job);
    }

    SignTransaction anyTransaction() const {
        SignTransaction one;
        one.process = "0b8b2f5c-0000-4a86-9f6e-2d7c1b3e4f50";
        one.id = "1";
        one.sad = Secret(asBytes("sad-1"));
        return one;
    }

    std::vector<Bytes> sign() {
        const std::vector<crypto::Digest> digests{crypto::sha256(asBytes("1")), crypto::sha256(asBytes("2"))};
        return service->sign(anyTransaction(), digests, key, job);
    }

    Failure refusal() {
        return failureOf([&] { authorize(); });
    }
    Failure signingRefusal() {
        return failureOf([&] { sign(); });
    }

    test::TestPki pki;
    test::FakeClock clock;
    test::ScriptedHttp http{clock};
    JobContext job;
    Citizen citizen;
    std::vector<ChosenAttributes> chosen;
    std::vector<CitizenSignedDocument> documents;
    Secret key{asBytes("MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=")};
    int status = 200;
    Headers headers;
    bool lost = false;
    Json granted;
    Json accepted = "";
    std::deque<Json> results{signatures({"YQ==", "Yg=="})};
    std::unique_ptr<SignatureService> service = makeSignatureService(options(), http, clock);

    static ScapOptions options() {
        ScapOptions out;
        out.baseUrl = "https://scap.example";
        out.clientName = "clientTest";
        out.basicUser = "user";
        out.basicPassword = Secret(asBytes("word"));
        out.credentialId = "0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f50";
        return out;
    }
};

TEST_F(SignatureServiceTest, AsksForTheAuthorisationAsTheInterfaceWants) {
    clock.set("2026-11-23T09:15:00");
    authorize();
    ASSERT_EQ(http.asked.size(), 1U);
    const Asked& asked = http.asked.front();
    EXPECT_EQ(asked.method, "POST");
    EXPECT_EQ(asked.url, "https://scap.example/SCAPSignatureService/signHashAuthorization");
    EXPECT_EQ(asked.header("Authorization"), "Basic " + toBase64(asBytes("user:word")));
    const auto body = Json::parse(asked.body);
    const Json citizenInfo{{"citizenDocumentInfo", {{"type", "BI"}, {"country", "PT"}, {"id", "12345678"}}}};
    const auto hash = [&](std::size_t i) {
        return Json{{"documentName", documents[i].name},
                    {"originalDocumentHash", toBase64(documents[i].attributes.value)},
                    {"originalDocumentCitizenSignature", toBase64(documents[i].value)}};
    };
    const auto toSign = [](const Json& info, const Json& attributes) {
        return Json{{"attributesToSign", {{"attributeProviderInfo", info}, {"attributes", attributes}}}};
    };
    EXPECT_EQ(
        body,
        (Json{{"processId", body.at("processId")},
              {"credentialId", "0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f50"},
              {"clientName", "clientTest"},
              {"totp", totp(key, clock.now()).exposeText()},
              {"numSignatures", 2},
              {"documentHashesInfo", {hash(0), hash(1)}},
              {"attributeProviderSignatures",
               {toSign({{"uriId", "http://Olaria, Lda"}, {"name", "Olaria, Lda"}, {"type", "ENTERPRISE"}},
                       Json::array({Json::parse(served)})),
                toSign({{"uriId", "http://Ordem"}, {"name", "Ordem"}, {"type", "INSTITUTION"}},
                       Json::array(
                           {{{"id", "m"}, {"description", "Membro"}, {"subAttributes", Json::array()}}}))}},
              {"citizenInfo", citizenInfo},
              {"citizenCertificate", pki.leaf().pem()}}));
    EXPECT_TRUE(body.at("numSignatures").is_number_integer());
    EXPECT_EQ(
        fromBase64(body.at("documentHashesInfo").at(0).at("originalDocumentHash").get<std::string>()).size(),
        32U);
}

TEST_F(SignatureServiceTest, EachAuthorisationIsAProcessOfItsOwn) {
    authorize();
    authorize();
    EXPECT_NE(Json::parse(http.asked[0].body).at("processId"),
              Json::parse(http.asked[1].body).at("processId"));
}

TEST_F(SignatureServiceTest, GivesTheTransactionsInScapsOrder) {
    const auto transactions = authorize();
    ASSERT_EQ(transactions.size(), 3U);
    EXPECT_EQ(transactions[0].chosen.provider.name, "Ordem");
    EXPECT_EQ(transactions[1].chosen.provider.nipc, "500000000") << "ours: SCAP does not repeat it";
    EXPECT_EQ(transactions[1].chosen.attributes.front().description, "Gerente");
    EXPECT_EQ(transactions[1].sad.exposeText(), "sad-1");
    EXPECT_EQ(transactions[2].chosen.provider.name, "SCAP");
    EXPECT_TRUE(transactions[2].chosen.attributes.empty());
    for (const auto& one : transactions) {
        EXPECT_EQ(one.process, Json::parse(http.asked[0].body).at("processId"));
        EXPECT_EQ(one.chain, (crypto::CertificateChain{pki.leaf(), pki.issuing(), pki.root()}))
            << "sorted by issuer";
    }
}

TEST_F(SignatureServiceTest, AnAuthorisationForSomethingElseIsNone) {
    const Json good = granted;
    const auto with = [&](const std::string& pointer, const Json& value) {
        Json reply = good;
        reply[Json::json_pointer(pointer)] = value;
        return reply;
    };
    const std::string info = "/transactions/1/attributeProviderSignatures/attributesToSign";
    Json without = good;
    without["transactions"].erase(2);
    Json twice = good;
    twice["transactions"][0] = twice["transactions"][1];
    Json swapped = good;
    std::swap(swapped["transactions"][0], swapped["transactions"][2]);
    Json many = good;
    many["transactions"].push_back(good["transactions"][2]);
    Json nothing = good;
    nothing.erase("transactions");
    const Json hostile[] = {"",
                            "[]",
                            "null",
                            "<html/>",
                            {{"processId", "same"}},
                            with("/processId", "another"),
                            with("/status", "200"),
                            with("/status/code", "102"),
                            with("/transactions", Json::object()),
                            with("/transactions/0", 1),
                            with("/transactions/0/sad", nullptr),
                            with("/transactions/0/sad", ""),
                            with("/transactions/0/sad", std::string(20000, 'x')),
                            with("/transactions/0/transactionId", 0),
                            with("/transactions/0/transactionId", "1"),
                            with("/transactions/0/attributeProviderSignatures", Json::array()),
                            with(info, nullptr),
                            with(info + "/attributeProviderInfo", nullptr),
                            with(info + "/attributeProviderInfo/uriId", "http://padaria"),
                            with(info + "/attributeProviderInfo/name", "Padaria"),
                            with(info + "/attributes", Json::array()),
                            with(info + "/attributes", nullptr),
                            with(info + "/attributes/0/description", "Administrador"),
                            without,
                            twice,
                            swapped,
                            many,
                            nothing};
    for (const Json& reply : hostile) {
        granted = reply;
        EXPECT_EQ(refusal().reason, "SCAP_REPLY_INVALID") << reply.dump().substr(0, 300);
    }
    granted = good;
    granted["unknown"] = {1, 2};
    granted["documentHashesInfo"] = nullptr;
    EXPECT_EQ(authorize().size(), 3U) << "what is more than promised does no harm";
}

TEST_F(SignatureServiceTest, CertificatesThatMakeNoChainAreRefused) {
    const std::string place =
        "/transactions/2/attributeProviderSignatures/attributesToSign/attributeProviderInfo/certificates";
    std::string many;
    for (int i = 0; i < 11; ++i)
        many += pki.leaf().pem();
    for (const Json& certificates : {Json(), Json(""), Json("PEM"),
                                     Json(pki.leaf().pem() + pki.timestamp().pem()), Json(many), Json(1)}) {
        granted[Json::json_pointer(place)] = certificates;
        EXPECT_EQ(refusal().reason, "SCAP_CERTIFICATE_INVALID") << certificates.dump().substr(0, 50);
        EXPECT_EQ(refusal().fault, Fault::Trust);
    }
}

TEST_F(SignatureServiceTest, EveryStatusSaysWhatToDo) {
    struct Case {
        const char* code;
        const char* words;
        Fault fault;
        const char* reason;
    };
    const Case cases[] = {
        {"204", "", Fault::Rejected, "SCAP_ATTRIBUTES_NONE"},
        {"205", "", Fault::Rejected, "SCAP_ATTRIBUTES_EXPIRED"},
        {"401", "401_CLIENT_BAD_TOTP", Fault::Reactivate, "SCAP_KEY_OUTDATED"},
        {"401_CLIENT_BAD_TOTP", "", Fault::Reactivate, "SCAP_KEY_OUTDATED"},
        {"401", "Secret key expired", Fault::Reactivate, "SCAP_KEY_OUTDATED"},
        {"401", "401_INVALID_SIGNATURE_TRANSACTION_CITIZEN_ATTRIBUTES", Fault::Reactivate,
         "SCAP_ATTRIBUTES_OUTDATED"},
        {"401", "Citizen signature could not be validated", Fault::Service, "SCAP_REFUSED"},
        {"400", "bad request", Fault::Service, "SCAP_REFUSED"},
        {"404", "", Fault::Service, "SCAP_RESULT_GONE"},
        {"500", "", Fault::Service, "SCAP_UNAVAILABLE"},
    };
    for (const Case& one : cases) {
        for (const char* name : {"message", "codeDescription"}) {
            granted = told(one.code);
            granted["status"] = {{"code", one.code}, {name, one.words}};
            accepted = results.front() = granted;
            for (const int over : {200, 400, 401}) {
                SCOPED_TRACE(std::string(one.code) + " " + one.words + " " + std::to_string(over));
                status = over;
                EXPECT_EQ(refusal().reason, one.reason);
                EXPECT_EQ(refusal().fault, one.fault);
                EXPECT_EQ(signingRefusal().reason, one.reason) << "of signHash";
            }
            status = 200;
            accepted = "";
            EXPECT_EQ(signingRefusal().reason, one.reason) << "of getSignHashResult " << one.code;
        }
    }
}

TEST_F(SignatureServiceTest, ARefusalWithoutWordsIsHttps) {
    granted = "<html/>";
    for (const auto& [code, reason] : std::map<int, std::string>{{400, "SCAP_REFUSED"},
                                                                 {401, "SCAP_CLIENT_REFUSED"},
                                                                 {403, "SCAP_CLIENT_REFUSED"},
                                                                 {404, "SCAP_RESULT_GONE"},
                                                                 {429, "SCAP_UNAVAILABLE"},
                                                                 {503, "SCAP_UNAVAILABLE"},
                                                                 {302, "SCAP_REPLY_INVALID"}}) {
        status = code;
        EXPECT_EQ(refusal().reason, reason) << code;
    }
}

TEST_F(SignatureServiceTest, AWrongCodeIsTheClocksWhenItIsThreeMinutesApart) {
    granted = told("401", "401_CLIENT_BAD_TOTP"); // 2026-11-23 09:15 in Lisbon is UTC
    const auto of = [&](const char* date) {
        headers = {{"date", date}};
        return refusal();
    };
    EXPECT_EQ(of("Mon, 23 Nov 2026 09:17:59 GMT").reason, "SCAP_KEY_OUTDATED");
    EXPECT_EQ(of("Mon, 23 Nov 2026 09:18:00 GMT").reason, "SCAP_CLOCK_WRONG");
    EXPECT_EQ(of("Mon, 23 Nov 2026 09:12:00 GMT").fault, Fault::Clock);
    EXPECT_EQ(of("Mon, 23 Nov 2026 08:14:30 GMT").params.at("minutes"), "60");
    EXPECT_EQ(of("yesterday").reason, "SCAP_KEY_OUTDATED");
}

TEST_F(SignatureServiceTest, AKeyThatIsNoneIsLoadedAgain) {
    key = Secret(asBytes("!"));
    EXPECT_EQ(refusal().reason, "SCAP_KEY_OUTDATED");
    EXPECT_TRUE(http.asked.empty());
}

TEST_F(SignatureServiceTest, NothingChosenIsNoCapacity) {
    chosen.front().attributes.clear();
    EXPECT_EQ(refusal().reason, "CAPACITY_MISSING");
    chosen.clear();
    EXPECT_EQ(refusal().reason, "CAPACITY_MISSING");
    EXPECT_TRUE(http.asked.empty());
}

TEST_F(SignatureServiceTest, SignsAndAsksForTheOutcome) {
    const auto begin = clock.now();
    EXPECT_EQ(sign(), (std::vector<Bytes>{toBytes("a"), toBytes("b")}));
    ASSERT_EQ(http.asked.size(), 2U);
    EXPECT_EQ(http.asked[0].url, "https://scap.example/SCAPSignatureService/signHash");
    const auto hash = [](std::string_view text) {
        return toBase64(crypto::digestInfo(crypto::sha256(asBytes(text))));
    };
    EXPECT_EQ(Json::parse(http.asked[0].body), (Json{{"processId", "0b8b2f5c-0000-4a86-9f6e-2d7c1b3e4f50"},
                                                     {"credentialId", "0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f50"},
                                                     {"clientName", "clientTest"},
                                                     {"totp", totp(key, begin).exposeText()},
                                                     {"sad", "sad-1"},
                                                     {"transactionId", "1"},
                                                     {"hashesToSign", {hash("1"), hash("2")}}}));
    EXPECT_EQ(fromBase64(hash("1")).size(), 51U);
    EXPECT_EQ(http.asked[1].url, "https://scap.example/SCAPSignatureService/getSignHashResult");
    EXPECT_EQ(http.asked[1].at - begin, seconds(5));
    EXPECT_EQ(Json::parse(http.asked[1].body), (Json{{"processId", "0b8b2f5c-0000-4a86-9f6e-2d7c1b3e4f50"},
                                                     {"sad", "sad-1"},
                                                     {"transactionId", "1"}}));
}

TEST_F(SignatureServiceTest, AsksEveryTwoSecondsForFifty) {
    results = {told("102")};
    EXPECT_EQ(signingRefusal().reason, "SCAP_NOT_READY");
    ASSERT_EQ(http.asked.size(), 24U); // signHash; 5, 7, … 49 s
    for (std::size_t i = 2; i < http.asked.size(); ++i)
        EXPECT_EQ(http.asked[i].at - http.asked[i - 1].at, seconds(2));
    results = {told("102"), told("206"), signatures({"YQ==", "Yg=="})};
    EXPECT_EQ(sign().size(), 2U);
}

TEST_F(SignatureServiceTest, ALostReplyCostsNothingThatIsStillThere) {
    lost = true;
    results = {nullptr, told("102"), signatures({"YQ==", "Yg=="})};
    EXPECT_EQ(sign().size(), 2U);
    results = {nullptr, told("404")}; // handed out, and lost
    EXPECT_EQ(signingRefusal().reason, "SCAP_RESULT_GONE");
    results = {404};
    EXPECT_EQ(signingRefusal().reason, "SCAP_RESULT_GONE");
    results = {nullptr};
    EXPECT_EQ(signingRefusal().reason, "REPLY_LOST") << "a network that stays away is told";
}

TEST_F(SignatureServiceTest, OutcomesThatDoNotFitAreRefused) {
    Json missing = told("200");
    Json another = signatures({"YQ==", "Yg=="});
    another["processId"] = "another";
    const Json hostile[] = {missing,
                            another,
                            signatures(nullptr),
                            signatures("YQ=="),
                            signatures(Json::array({"YQ=="})),
                            signatures({"YQ==", "Yg==", "Yw=="}),
                            signatures({"YQ==", 1}),
                            signatures({"YQ==", "%%%%"}),
                            signatures({"YQ==", std::string(8000, 'A')}),
                            "[",
                            Json::object()};
    for (const Json& reply : hostile) {
        results = {reply};
        EXPECT_EQ(signingRefusal().reason, "SCAP_REPLY_INVALID") << reply.dump().substr(0, 100);
    }
}

TEST_F(SignatureServiceTest, StopsWhenItIsTold) {
    std::stop_source stop;
    http.answer = [&](const Asked&) {
        stop.request_stop();
        return test::ScriptedHttp::reply(200);
    };
    job = JobContext(stop.get_token());
    EXPECT_EQ(signingRefusal().reason, "STOPPED");
    EXPECT_EQ(http.asked.size(), 1U);
}

} // namespace
} // namespace cunho::scap
