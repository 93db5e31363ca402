// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fa_test.hpp"

#include <cunho/http/client.hpp>
#include <cunho/scap/fa_client.hpp>

namespace cunho::test {
namespace {

/// The program's own client before the sandbox's authentication, without a wire.
class Wire final : public http::Client {
  public:
    explicit Wire(FaTalk& talk) : talk_(talk) {}

    http::Response send(http::Request request, const JobContext& job) override {
        job.throwIfStopped();
        const std::string origin = "https://" + talk_.client.host;
        EXPECT_TRUE(request.url.starts_with(origin)) << request.url;
        const std::string target = request.url.substr(origin.size());
        const auto query = target.find('?');
        auto sent = talk_.request(request.method, target.substr(0, query));
        sent.headers.erase("cookie"); // the page's alone
        if (query != std::string::npos) {
            for (const auto& one : sandbox::parseForm(target.substr(query + 1)))
                sent.query.insert(one);
        }
        sent.contentType = request.contentType;
        sent.body = std::string(asText(request.body));
        const auto reply = talk_.send(request.method == "POST" ? FaCall::Post : FaCall::Get, sent);
        if (reply.drop)
            throw Error(Fault::Network, "REPLY_LOST");
        return {reply.status, {}, toBytes(reply.body)};
    }

  private:
    FaTalk& talk_;
};

class SandboxFaClient : public testing::Test {
  protected:
    static std::string ownNipc(char letter) {
        Registry registry;
        return registry.of(letter);
    }

    scap::AuthorizationQuery query() {
        scap::AuthorizationQuery asked;
        asked.onlyCmd = true;
        asked.enterpriseAttributes = true;
        asked.account = scap::AccountQuery{
            "500000000", "Loja do Porto", "geral@olaria.example.pt",
            std::chrono::sys_days(toLocal(talk.clock.now(), Zone::Lisbon).date) + std::chrono::days(45),
            1000};
        return asked;
    }

    /// As a person does, through the page that our own URL opens.
    scap::FaToken logIn(const scap::AuthorizationQuery& asked, const std::string& type = "national") {
        const auto authorization = scap::authorization(options, asked);
        talk.spoil = [&](FaCall call, sandbox::Request& sent) {
            if (call != FaCall::Authorize)
                return;
            sent.query.clear();
            for (const auto& one :
                 sandbox::parseForm(authorization.url.substr(authorization.url.find('?') + 1)))
                sent.query.insert(one);
        };
        const auto first = talk.authorize();
        EXPECT_TRUE(first.status == 200 || first.status == 302) << first.body;
        talk.spoil = [](FaCall, sandbox::Request&) {};
        talk.chooseMeans("cmd", type);
        talk.allow();
        talk.phoneAndPin();
        talk.confirm(talk.codeOnPhone());
        EXPECT_EQ(sandbox::inLowerCase(talk.redirect),
                  sandbox::inLowerCase("https://" + authorization.redirect));
        return scap::readRedirect(Secret::fromText(asForm(talk.fragment)), authorization.state);
    }

    scap::AuthenticatedCitizen collect(const scap::AuthorizationQuery& asked,
                                       const std::string& type = "national") {
        const auto token = logIn(asked, type);
        return client->collect(token.access, asked, talk.clock.now(), {});
    }

    Failure failure() {
        try {
            collect(query());
        } catch (const Error& error) {
            return error.failure();
        }
        return {};
    }

    struct Registry {
        FakeClock clock;
        sandbox::Registry registry{clock, "500000000"};
        std::string of(char letter) { return registry.byLetter(letter).value().attributes.front().nipc; }
    };

    FaTalk talk;
    Wire wire{talk};
    scap::FaOptions options{"https://" + talk.client.host,
                            std::string(sandbox::FaRegistration::sandboxClientId),
                            "cunho-sandbox",
                            "",
                            {}};
    std::unique_ptr<scap::FaClient> client = scap::makeFaClient(options, wire, talk.clock);
};

TEST_F(SandboxFaClient, OpensAnAccountAndBreaksNoRule) {
    const auto told = collect(query());
    EXPECT_EQ(told.citizen.documentNumber, talk.registry.byLetter('A')->documentNumber);
    EXPECT_EQ(told.citizen.givenName, "ANA");
    EXPECT_EQ(told.citizen.cmdSignature, true);
    EXPECT_TRUE(told.citizen.documentValidUntil);
    ASSERT_TRUE(told.account);
    EXPECT_EQ(told.account->accessToken.exposeText(), "safe-access");
    EXPECT_EQ(told.account->refreshToken.exposeText(), "safe-refresh");
    EXPECT_TRUE(told.account->expires);
    ASSERT_EQ(talk.desk.asked.size(), 1U);
    EXPECT_TRUE(scap::eligibility(told.attributes, "500000000", talk.clock.now()).capacity);
    EXPECT_TRUE(scap::eligibility(told.attributes, "500000000", talk.clock.now()).invoices);
    EXPECT_TRUE(talk.broken().empty());
}

TEST_F(SandboxFaClient, BreaksNoRuleWhateverTheStateMeans) {
    for (const char* name : {"faStateEmpty", "faOtherOrder", "faStateless", "faIsoDates",
                             "expirationDateOnly", "faLooseBase64", "faEscapedDollar"}) {
        talk.switches.reset();
        talk.switches.set(json{{name, true}});
        const auto told = collect(query());
        EXPECT_TRUE(told.account && told.account->expires) << name;
        EXPECT_TRUE(told.citizen.documentValidUntil) << name;
        EXPECT_TRUE(talk.broken().empty()) << name;
        talk.clock.advance(1min);
    }
}

TEST_F(SandboxFaClient, AsksAForeignCitizenForADocument) {
    talk.citizen = 'D';
    auto asked = query();
    asked.foreignCitizen = true;
    asked.account->nipc = ownNipc('D');
    const auto told = collect(asked, "foreign");
    EXPECT_EQ(told.citizen.key(), "PAS/GB/P0000004");
    EXPECT_TRUE(talk.broken().empty());
}

TEST_F(SandboxFaClient, LoadsAttributesWithoutAnAccount) {
    scap::AuthorizationQuery asked;
    asked.enterpriseAttributes = true;
    talk.citizen = 'G';
    const auto told = collect(asked);
    EXPECT_FALSE(told.account);
    EXPECT_EQ(told.citizen.cmdSignature, false);
    EXPECT_TRUE(scap::eligibility(told.attributes, ownNipc('G'), talk.clock.now()).invoices);
    EXPECT_TRUE(talk.desk.asked.empty());
    EXPECT_TRUE(talk.broken().empty());
}

TEST_F(SandboxFaClient, TellsWhatTheDeskRefuses) {
    const std::tuple<const char*, const char*, const char*> refusals[] = {
        {"Missing required enterprise attributes", "The citizen attributes obtained are not valid",
         "INVOICE_ATTRIBUTE_MISSING"},
        {"Bad Request", "Client is not active", "FA_CLIENT_NOT_ACTIVE"},
        {"Internal Server Error", "Unexpected error while processing client request",
         "FA_ACCOUNT_NOT_OPENED"}};
    for (const auto& [error, description, reason] : refusals) {
        talk.desk.refusal = sandbox::AccountRefusal{error, description};
        EXPECT_EQ(failure().reason, reason);
        talk.clock.advance(1min);
    }
    EXPECT_TRUE(talk.broken().empty());
}

TEST_F(SandboxFaClient, TellsItsFaultsApart) {
    const std::tuple<const char*, const char*, const char*> faults[] = {
        {"fa.authorize", "unauthorizedClient", "FA_UNAUTHORIZED_CLIENT"},
        {"fa.authorize", "invalidRequest", "FA_INVALID_REQUEST"},
        {"fa.authorize", "unsupportedGrant", "FA_INVALID_REQUEST"},
        {"fa.authorize", "stateWrong", "FA_STATE_MISMATCH"},
        {"fa.attributesPost", "expireAccess", "FA_TOKEN_EXPIRED"},
        {"fa.attributesGet", "missingAttribute", "FA_CITIZEN_INCOMPLETE"}};
    for (const auto& [operation, action, reason] : faults) {
        talk.faults.clear();
        talk.faults.add({{"operation", operation}, {"action", action}, {"times", 9}});
        EXPECT_EQ(failure().reason, reason) << action;
        talk.clock.advance(1min);
    }
    EXPECT_TRUE(talk.broken().empty());
}

TEST_F(SandboxFaClient, AnswersThatAreLostAreAskedForAgain) {
    for (const char* action : {"dropBeforeRead", "dropAfterProcessing"}) {
        talk.fault("fa.attributesGet", action);
        EXPECT_TRUE(collect(query()).account) << action;
        talk.clock.advance(1min);
    }
    EXPECT_TRUE(talk.broken().empty());
}

TEST_F(SandboxFaClient, TheSameAuthenticationGivesTheSameAccount) {
    const auto asked = query();
    const auto token = logIn(asked);
    talk.fault("fa.attributesPost", "dropAfterProcessing");
    const auto loginAt = talk.clock.now();
    EXPECT_THROW(client->collect(token.access, asked, loginAt, {}), Error);
    EXPECT_TRUE(client->collect(token.access, asked, loginAt, {}).account);
    EXPECT_EQ(talk.desk.asked.size(), 1U);
    EXPECT_TRUE(talk.broken().empty());
}

} // namespace
} // namespace cunho::test
