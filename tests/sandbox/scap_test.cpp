// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fa_test.hpp"
#include "sandbox/scap_service.hpp"

#include <cunho/core/error.hpp>
#include <cunho/scap/attribute_service.hpp>

// The attribute service with our own client, and with requests that break one rule each.
namespace cunho::test {
namespace {

using sandbox::AuthenticatedCitizen;
using sandbox::Citizen;
using sandbox::CitizenTokens;
using sandbox::FaultRules;
using sandbox::Registry;
using sandbox::Reply;
using sandbox::ScapService;
using sandbox::ScapState;
using sandbox::Service;
using sandbox::Switches;
using sandbox::ViolationLog;

/// Knows the citizens by token: "token-A".
class LetterTokens final : public CitizenTokens {
  public:
    explicit LetterTokens(const Registry& registry) : registry_(registry) {}
    std::optional<AuthenticatedCitizen> citizenOf(const std::string& token) const override {
        const auto citizen = registry_.byLetter(token.empty() ? '?' : token.back());
        if (!token.starts_with("token-") || !citizen)
            return std::nullopt;
        return AuthenticatedCitizen{*citizen, numberAsked};
    }
    bool numberAsked = true;

  private:
    const Registry& registry_;
};

/// The service as a client meets it, without a wire.
class ScapWire final : public http::Client {
  public:
    explicit ScapWire(Service& service) : service_(service) {}

    /// Called with each request before it goes out.
    std::function<void(sandbox::Request&)> spoil = [](sandbox::Request&) {};
    std::vector<json> replies;

    http::Response send(http::Request from, const JobContext&) override {
        sandbox::Request request;
        request.method = from.method;
        const auto path = from.url.find('/', std::string("https://").size());
        const auto query = from.url.find('?', path);
        request.path = from.url.substr(path, query - path);
        if (query != std::string::npos)
            request.query.emplace("processId", from.url.substr(from.url.find('=', query) + 1));
        request.host = from.url.substr(8, path - 8);
        request.contentType = from.contentType;
        request.body = asText(from.body);
        request.tlsVersion = "TLSv1.3";
        for (const auto& [name, value] : from.secretHeaders) {
            request.headers[name == "FAAuthorization" ? "faauthorization" : name] = value.exposeText();
            if (name == "Authorization")
                request.authorization = value.exposeText();
        }
        spoil(request);
        const Reply reply = service_.handle(request);
        if (reply.drop)
            throw Error(Fault::Network, "REPLY_LOST");
        replies.push_back(json::parse(reply.body, nullptr, false));
        return {reply.status, {}, toBytes(reply.body)};
    }

  private:
    Service& service_;
};

class SandboxScap : public testing::Test {
  protected:
    static constexpr const char* installation = "0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f50";

    std::unique_ptr<scap::AttributeService> client(const std::string& credential = installation) {
        scap::ScapOptions options;
        options.baseUrl = "https://" + client_.host;
        options.clientName = client_.name;
        options.basicUser = client_.basicUser;
        options.basicPassword = Secret(asBytes(client_.basicPassword));
        options.credentialId = credential;
        return scap::makeAttributeService(std::move(options), wire_, clock_);
    }

    scap::Citizen citizen(char letter) const {
        const Citizen from = registry_.byLetter(letter).value();
        scap::Citizen out;
        out.documentType = from.documentType;
        out.documentCountry = from.documentCountry;
        out.documentNumber = from.documentNumber;
        out.givenName = from.givenName;
        out.lastName = from.lastName;
        return out;
    }

    scap::FoundAttributes search(char letter = 'A') {
        return client()->search(citizen(letter), Secret(asBytes(std::string("token-") + letter)), job_);
    }

    std::string reasonOf(const std::function<void()>& act) {
        try {
            act();
            return "";
        } catch (const Error& error) {
            return error.reason();
        }
    }

    void fault(const std::string& operation, const std::string& action, int times = 1) {
        faults_.add({{"operation", "scap." + operation}, {"action", action}, {"times", times}});
    }

    std::vector<int> broken() const {
        std::vector<int> ids;
        for (const auto& violation : violations_.all())
            ids.push_back(violation.check);
        return ids;
    }

    std::string lastCode() const { return wire_.replies.back().at("status").at("code"); }

    /// A body of the search with one member changed.
    void spoilSearch(const std::string& pointer, const json& value) {
        wire_.spoil = [=](sandbox::Request& request) {
            if (!request.path.ends_with("searchCitizenAttributesRequest"))
                return;
            json body = json::parse(request.body);
            body[json::json_pointer(pointer)] = value;
            request.body = body.dump();
        };
    }

    FakeClock clock_;
    sandbox::Client client_{"127.0.0.1:1111", "cunho-sandbox", "sandbox", "sandbox-no-secret"};
    Registry registry_{clock_, "500000000"};
    FakeDesk desk_{clock_};
    ViolationLog violations_;
    FaultRules faults_;
    Switches switches_;
    LetterTokens tokens_{registry_};
    ScapState state_;
    ScapService service_{registry_, desk_, violations_, faults_, switches_, clock_, client_, tokens_, state_};
    ScapWire wire_{service_};
    JobContext job_;
};

TEST_F(SandboxScap, OurClientFindsWhatTheRegistryHas) {
    const auto found = search();
    ASSERT_EQ(found.attributes.size(), 3U) << "of the company, and of the professional body";
    EXPECT_EQ(found.attributes[0].description, "Gerente");
    EXPECT_EQ(found.attributes[0].nipc, "500000000");
    EXPECT_EQ(found.attributes[0].validUntil, registry_.byLetter('A')->attributes.front().until);
    EXPECT_TRUE(scap::eligibility(found.attributes, "500000000", clock_.now()).invoices);
    EXPECT_GE(fromBase64(found.totpKey.exposeText()).size(), 20U);
    EXPECT_TRUE(wire_.replies.back().at("completed").get<bool>());
    EXPECT_EQ(lastCode(), "200");
    EXPECT_EQ(broken(), std::vector<int>{});
}

TEST_F(SandboxScap, EveryCitizenGetsWhatIsTheirs) {
    const std::map<char, std::pair<std::size_t, std::string>> expected{
        {'B', {1, "200"}}, {'C', {2, "204"}}, {'D', {2, "200"}}, {'E', {4, "200"}},
        {'F', {0, "204"}}, {'J', {0, "204"}}, {'K', {2, "200"}}, {'L', {2, "200"}}};
    for (const auto& [letter, what] : expected) {
        EXPECT_EQ(search(letter).attributes.size(), what.first) << letter;
        EXPECT_EQ(lastCode(), what.second) << letter;
    }
    EXPECT_EQ(broken(), std::vector<int>{});
}

TEST_F(SandboxScap, AnEndedAttributeIsToldAsSuch) {
    const auto found = search('C');
    EXPECT_EQ(wire_.replies.back().at("citizenAttributes").at(0).at("status").at("code"), "205");
    ASSERT_FALSE(found.attributes.empty());
    EXPECT_EQ(found.attributes.front().status, scap::ProfessionalAttribute::Status::Expired);
    EXPECT_FALSE(wire_.replies.back().contains("secretKey"));
}

TEST_F(SandboxScap, KeepsTheClientWaitingByAFault) {
    fault("attributes", "pending:3");
    EXPECT_EQ(search().attributes.size(), 3U);
    EXPECT_EQ(wire_.replies.at(2).at("status").at("code"), "102");
    EXPECT_EQ(wire_.replies.size(), 2 + 3 + 1U);
    EXPECT_EQ(broken(), std::vector<int>{});
}

TEST_F(SandboxScap, GivesUpAfterFiftySeconds) {
    fault("attributes", "pending:1000");
    EXPECT_EQ(reasonOf([&] { search(); }), "SCAP_NOT_READY");
    EXPECT_EQ(broken(), std::vector<int>{});
}

TEST_F(SandboxScap, ASilentProviderIsNamedAndLaterWordsAreNew) {
    fault("attributes", "notAvailable");
    EXPECT_EQ(search('E').attributes.size(), 4U) << "the companies first, then the body";
    EXPECT_EQ(wire_.replies.at(2).at("status").at("code"), "206");
    EXPECT_FALSE(wire_.replies.at(2).at("completed").get<bool>());
    EXPECT_EQ(wire_.replies.at(3).at("citizenAttributes").size(), 1U);

    fault("attributes", "notAvailable", 1000);
    const auto found = search('E');
    EXPECT_EQ(found.attributes.size(), 4U) << "of two companies";
    EXPECT_EQ(found.silent, std::vector<std::string>{"SANDBOX Ordem dos Exemplos"});
    EXPECT_EQ(broken(), std::vector<int>{});
}

TEST_F(SandboxScap, LaterWordsRepeatTheEarlierOnesByASwitch) {
    switches_.set({{"scapRepeats", true}});
    fault("attributes", "notAvailable");
    EXPECT_EQ(search('E').attributes.size(), 4U);
    EXPECT_EQ(wire_.replies.at(3).at("citizenAttributes").size(), 3U);
}

TEST_F(SandboxScap, SpellsTheWordsOfAStatusBothWays) {
    search();
    EXPECT_EQ(wire_.replies.back().at("status"), (json{{"code", "200"}, {"message", "OK"}}));
    switches_.set({{"scapCodeDescription", true}});
    search();
    EXPECT_EQ(wire_.replies.back().at("status"), (json{{"code", "200"}, {"codeDescription", "OK"}}));
}

TEST_F(SandboxScap, HandsResultsOutOnce) {
    fault("attributes", "dropAfterProcessing");
    EXPECT_EQ(reasonOf([&] { search(); }), "SCAP_RESULT_GONE");
    EXPECT_EQ(lastCode(), "404");
    fault("attributes", "duplicateDelivery:404");
    EXPECT_EQ(reasonOf([&] { search(); }), "SCAP_RESULT_GONE");
    EXPECT_EQ(broken(), std::vector<int>{});
}

TEST_F(SandboxScap, MayBeDown) {
    fault("search", "status:500");
    EXPECT_EQ(reasonOf([&] { search(); }), "SCAP_UNAVAILABLE");
    fault("attributes", "duplicateDelivery:500");
    EXPECT_EQ(reasonOf([&] { search(); }), "SCAP_UNAVAILABLE");
    fault("institutions", "status:503");
    EXPECT_EQ(reasonOf([&] { client()->providers(job_); }), "SCAP_UNAVAILABLE");
    EXPECT_EQ(broken(), std::vector<int>{});
}

TEST_F(SandboxScap, AnAuthenticationThatIsOverIsRefusedWithoutBlame) {
    EXPECT_EQ(reasonOf([&] { client()->search(citizen('A'), Secret(asBytes("old")), job_); }),
              "FA_TOKEN_EXPIRED");
    EXPECT_EQ(broken(), std::vector<int>{});
}

TEST_F(SandboxScap, AProfessionalBodyAnswersWhenItIsNamed) {
    const auto providers = client()->providers(job_);
    ASSERT_EQ(providers.size(), 1U);
    EXPECT_EQ(providers.front().type, "INSTITUTION");
    const auto found = search(); // our client names them all
    ASSERT_EQ(found.attributes.size(), 3U);
    EXPECT_EQ(std::count_if(found.attributes.begin(), found.attributes.end(),
                            [](const auto& one) { return one.providerType == "INSTITUTION"; }),
              1);
    EXPECT_EQ(search('L').attributes.size(), 2U) << "who is no member";
    EXPECT_EQ(broken(), std::vector<int>{});
}

TEST_F(SandboxScap, ResetAndANewInstallationForgetTheOldOne) {
    search();
    service_.reset();
    client("1b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f50")->search(citizen('A'), Secret(asBytes("token-A")), job_);
    sandbox::Request announce;
    announce.method = "POST";
    announce.path = "/sandbox/installation";
    ASSERT_TRUE(service_.owns(announce));
    EXPECT_EQ(service_.handle(announce).status, 204);
    search();
    EXPECT_EQ(broken(), std::vector<int>{});
}

// One mutated request each.

TEST_F(SandboxScap, Check12TakesNoOtherHost) {
    wire_.spoil = [](sandbox::Request& request) {
        if (request.path.ends_with("searchCitizenAttributesRequest"))
            request.host = "scap.example";
    };
    reasonOf([&] { search(); });
    EXPECT_EQ(broken(), std::vector<int>{12});
}

TEST_F(SandboxScap, Check13WantsTheClientsCredentials) {
    wire_.spoil = [](sandbox::Request& request) {
        request.authorization =
            request.path.ends_with("searchCitizenAttributesRequest") ? "Basic eDp4" : request.authorization;
    };
    reasonOf([&] { search(); });
    EXPECT_EQ(broken(), std::vector<int>{13});
}

TEST_F(SandboxScap, Check15WantsTheTypesOfTheInterface) {
    for (const auto& [pointer, value] :
         std::vector<std::pair<std::string, json>>{{"/searchAllEnterpriseAttributes", "true"},
                                                   {"/citizenInfo/citizenDocumentInfo/id", 10000001},
                                                   {"/attributeProviderUriIds", "all"},
                                                   {"/clientName", "other"},
                                                   {"/more", 1}}) {
        violations_.clear();
        spoilSearch(pointer, value);
        reasonOf([&] { search(); });
        EXPECT_EQ(broken(), std::vector<int>{15}) << pointer;
    }
}

TEST_F(SandboxScap, Check16WantsGuids) {
    spoilSearch("/processId", "{0B8B2F5C-7D0A-4A86-9F6E-2D7C1B3E4F50}");
    reasonOf([&] { search(); });
    EXPECT_EQ(broken(), std::vector<int>{16});
}

TEST_F(SandboxScap, Check17TakesAProcessIdOnce) {
    fault("attributes", "pending:1000");
    spoilSearch("/processId", newUuid());
    reasonOf([&] { search(); });
    violations_.clear();
    reasonOf([&] { search(); });
    EXPECT_EQ(broken(), std::vector<int>{17});
}

TEST_F(SandboxScap, Check44KnowsAnInstallationByItsCredentialId) {
    search();
    spoilSearch("/credentialId", newUuid());
    reasonOf([&] { search(); });
    EXPECT_EQ(broken(), std::vector<int>{44});
}

TEST_F(SandboxScap, Check45ComparesTheCitizenWithTheToken) {
    for (const auto& [pointer, value] :
         std::vector<std::pair<std::string, json>>{{"/citizenInfo/citizenDocumentInfo/id", "10000002"},
                                                   {"/citizenInfo/citizenDocumentInfo/type", "PAS"},
                                                   {"/citizenInfo/citizenDocumentInfo/country", "GB"}}) {
        violations_.clear();
        spoilSearch(pointer, value);
        reasonOf([&] { search(); });
        EXPECT_EQ(broken(), std::vector<int>{45}) << pointer;
    }
}

TEST_F(SandboxScap, Check45WantsATokenThatTellsTheNumber) {
    tokens_.numberAsked = false;
    reasonOf([&] { search(); });
    EXPECT_EQ(broken(), std::vector<int>{45});
    violations_.clear();
    wire_.spoil = [](sandbox::Request& request) { request.headers.erase("faauthorization"); };
    reasonOf([&] { search(); });
    EXPECT_EQ(broken(), std::vector<int>{45});
}

class SandboxScapPolling : public SandboxScap {
  protected:
    /// A search of which nothing was fetched yet, and a question for it.
    SandboxScapPolling() {
        fault("attributes", "status:500");
        wire_.spoil = [this](sandbox::Request& request) { question_ = request; };
        reasonOf([&] { search(); }); // 5 s after the search
    }
    int ask() { return service_.handle(question_).violation; }

    sandbox::Request question_;
};

TEST_F(SandboxScapPolling, Check48WaitsTwoSecondsBetweenQuestions) {
    ASSERT_EQ(broken(), std::vector<int>{});
    fault("attributes", "pending:1000");
    clock_.advance(2s);
    EXPECT_EQ(ask(), 0);
    clock_.advance(2s - 1ms);
    EXPECT_EQ(ask(), 48);
    clock_.advance(1ms);
    EXPECT_EQ(ask(), 0);
    EXPECT_EQ(broken(), std::vector<int>{48});
}

TEST_F(SandboxScapPolling, Check48EndsWithTheFiftySeconds) {
    clock_.advance(56s);
    EXPECT_EQ(ask(), 48);
}

TEST_F(SandboxScapPolling, Check48ForgivesOneQuestionAfterTheResult) {
    for (const int expected : {0, 0, 48}) {
        clock_.advance(2s);
        EXPECT_EQ(ask(), expected);
    }
}

TEST_F(SandboxScap, Check48WaitsFiveSecondsAtFirst) {
    sandbox::Request question;
    wire_.spoil = [&](sandbox::Request& request) {
        if (!request.path.ends_with("getCitizenAttributesResponse"))
            return;
        clock_.advance(-1ms);
    };
    reasonOf([&] { search(); });
    EXPECT_EQ(broken(), std::vector<int>{48});
}

TEST(SandboxScapTokens, AnAuthenticationTellsWhoItIs) {
    FaTalk talk;
    talk.logIn();
    const auto who = talk.fa.citizenOf(talk.fragment.at("access_token"));
    ASSERT_TRUE(who);
    EXPECT_EQ(who->citizen.letter, 'A');
    EXPECT_TRUE(who->numberAsked);
    talk.post();
    EXPECT_TRUE(talk.fa.citizenOf(talk.token)) << "that of the reply as well";
    EXPECT_FALSE(talk.fa.citizenOf("another"));
    talk.clock.advance(2h);
    EXPECT_FALSE(talk.fa.citizenOf(talk.token));
}

} // namespace
} // namespace cunho::test
