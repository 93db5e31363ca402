// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fa_test.hpp"

// Each check of the authentication provider has a request that breaks it and nothing else: the conversation
// is right, one thing is spoilt.
namespace cunho::test {
namespace {

using sandbox::Reply;
using sandbox::Request;

struct FaMutation {
    int check;
    std::string name;
    std::function<Reply(FaTalk&)> run; ///< returns the reply to the broken request

    friend void PrintTo(const FaMutation& mutation, std::ostream* out) { *out << mutation.name; }
};

std::function<Reply(FaTalk&)> spoilt(FaCall call, std::function<void(FaTalk&, Request&)> change) {
    return [=](FaTalk& talk) {
        talk.spoil = [&talk, call, change](FaCall at, Request& sent) {
            if (at == call)
                change(talk, sent);
        };
        return talk.everything();
    };
}

/// The authorisation request with one parameter changed, or left out.
std::function<Reply(FaTalk&)> withParameter(const std::string& name, std::optional<std::string> value) {
    return spoilt(FaCall::Authorize, [=](FaTalk&, Request& sent) {
        sent.query.erase(name);
        if (value)
            sent.query.emplace(name, *value);
    });
}

std::function<Reply(FaTalk&)> withScope(std::function<std::string(const std::string&)> change) {
    return spoilt(FaCall::Authorize, [=](FaTalk&, Request& sent) {
        const auto scope = sent.query.find("scope");
        scope->second = change(scope->second);
    });
}

std::function<Reply(FaTalk&)> withAccount(const std::string& account) {
    return [=](FaTalk& talk) {
        talk.account = account;
        return talk.authorize();
    };
}

std::string changedAccount(const std::string& from, const std::string& to) {
    std::string account = FaTalk().account;
    account.replace(account.find(from), from.size(), to);
    return account;
}

Reply withAStateUsedBefore(FaTalk& talk) {
    talk.logIn();
    const std::string first = talk.state;
    talk.spoil = [first](FaCall, Request& sent) {
        if (sent.query.erase("state") > 0)
            sent.query.emplace("state", first);
    };
    return talk.authorize();
}

Reply withoutConsent(FaTalk& talk) {
    talk.fa.consent(false);
    return talk.authorize();
}

Reply withConsentUsedUp(FaTalk& talk) {
    talk.fa.consent(true);
    EXPECT_EQ(talk.everything().status, 200);
    EXPECT_TRUE(talk.broken().empty());
    return talk.authorize();
}

Reply tooSoonAfterLogin(FaTalk& talk) {
    talk.logIn();
    return talk.post(15s - 1ms);
}

Reply tooSoonAfterThePost(FaTalk& talk) {
    talk.logIn();
    talk.post();
    return talk.get(1s - 1ms);
}

Reply withTheTokenOfTheRedirect(FaTalk& talk) {
    talk.logIn();
    talk.post();
    talk.token = talk.fragment["access_token"];
    return talk.get();
}

Reply withTheContextOfAnother(FaTalk& talk) {
    talk.logIn();
    talk.post();
    talk.context = newUuid();
    return talk.get();
}

Reply withTheTokenOfAnEarlierPost(FaTalk& talk) {
    talk.logIn();
    talk.post();
    const std::string earlier = talk.token;
    talk.post(2s);
    talk.token = earlier;
    return talk.get();
}

Reply afterTheLastAnswer(FaTalk& talk) {
    EXPECT_EQ(talk.everything().status, 200);
    return talk.get();
}

Reply afterALostAnswerTwice(FaTalk& talk) {
    EXPECT_EQ(talk.everything().status, 200);
    talk.spoil = [](FaCall, Request& sent) { sent.peerPort = 2; };
    EXPECT_EQ(talk.get().status, 200) << "the answer may have been lost with its connection";
    EXPECT_TRUE(talk.broken().empty());
    talk.spoil = [](FaCall, Request& sent) { sent.peerPort = 3; };
    return talk.get();
}

Reply afterAMinute(FaTalk& talk) {
    talk.faults.add({{"operation", "fa.attributesGet"}, {"action", "pending:99"}});
    talk.logIn();
    talk.post();
    for (int i = 0; i < 30; ++i)
        EXPECT_EQ(talk.get().status, 200);
    EXPECT_EQ(talk.get(9s).status, 200);
    EXPECT_TRUE(talk.broken().empty()) << "60 s are allowed, and the way of the last question";
    return talk.get(2s);
}

Reply leaking(FaTalk& talk, const std::function<void(Request&, const std::string&)>& put) {
    talk.logIn();
    auto sent = talk.request("POST", "/info");
    put(sent, talk.fragment["access_token"]);
    EXPECT_TRUE(talk.fa.owns(sent)) << "or else another service would answer";
    return talk.fa.handle(sent);
}

Reply leakingTheRotatedOne(FaTalk& talk) {
    talk.logIn();
    talk.post();
    auto sent = talk.request("GET", "/oauth/login");
    sent.headers["referer"] = "https://127.0.0.1:1111/x?token=" + talk.token;
    return talk.fa.handle(sent);
}

Reply toAnotherHost(FaTalk& talk) {
    talk.logIn();
    talk.spoil = [](FaCall, Request& sent) { sent.host = "localhost:1111"; };
    return talk.post();
}

std::function<Reply(FaTalk&)> leak(std::function<void(Request&, const std::string&)> put) {
    return [=](FaTalk& talk) { return leaking(talk, put); };
}

const std::string blanks = changedAccount("LojaPorto", "Loja do Porto");

std::string encoded(const std::string& plain) {
    return toBase64(asBytes(plain));
}

/// Base64 with '-' and '_', which these values need.
std::string urlSafe() {
    std::string text = encoded(changedAccount("LojaPorto", "L o j a >>>>~~~>>>>~~~ÿÿÿ"));
    std::replace(text.begin(), text.end(), '+', '-');
    std::replace(text.begin(), text.end(), '/', '_');
    return text;
}

const std::vector<FaMutation> faMutations{
    {1, "AskingForACode", withParameter("response_type", "code")},
    {1, "WithoutResponseType", withParameter("response_type", std::nullopt)},
    {2, "AnUnknownClient", withParameter("client_id", "123")},
    {2, "WithoutClient", withParameter("client_id", std::nullopt)},
    {2, "AForeignRedirect", withParameter("redirect_uri", "https://example.org/done")},
    {2, "ARedirectWithAUser", withParameter("redirect_uri", "https://127.0.0.1:1111@example.org/")},
    {2, "ARedirectWithAFragment", withParameter("redirect_uri", "https://127.0.0.1:1111/a#b")},
    {3, "WithoutState", withParameter("state", std::nullopt)},
    {3, "AStateOf120Bits", withParameter("state", "0123456789abcdef0123456789abcd")},
    {3, "AUuidAsState", withParameter("state", "0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f50")},
    {3, "AStateOfDigits", withParameter("state", "01234567890123456789012345678901")},
    {3, "AConstantAsState", withParameter("state", std::string(64, 'a'))},
    {3, "AStateTwice", withAStateUsedBefore},
    {4, "WithoutScope", withParameter("scope", std::nullopt)},
    {4, "TwoSpaces", withScope([](auto scope) { return scope.replace(scope.find(' '), 1, "  "); })},
    {4, "ASpaceAtTheEnd", withScope([](auto scope) { return scope + " "; })},
    {4, "AnUnknownAttribute",
     withScope([](auto scope) { return "http://interop.gov.pt/MDC/Cidadao/NIF " + scope; })},
    {4, "AnAttributeTwice", withScope([](auto scope) { return citizenName("NIC") + " " + scope; })},
    {4, "WithoutTheName", withScope([](auto scope) {
         const auto name = citizenName("NomeApelido") + " ";
         return scope.erase(scope.find(name), name.size());
     })},
    {4, "WithoutTheNumber", withScope([](auto scope) {
         const auto name = citizenName("NIC") + " ";
         return scope.erase(scope.find(name), name.size());
     })},
    {4, "NationalAndForeignNumbers",
     withScope([](auto scope) { return citizenName("DocNumber") + " " + scope; })},
    {5, "AnotherOrder",
     withAccount("enterpriseAdditionalInfo=$enterpriseNipc=500000000$email=a@example.pt"
                 "$expirationDate=2026-12-31$signaturesLimit=1$creationClientName=c")},
    {5, "AnotherName", withAccount(changedAccount("signaturesLimit", "signatureLimit"))},
    {5, "JoinedWithAmpersands", withAccount(changedAccount("$email", "&email"))},
    {5, "AParameterMore", withAccount(FaTalk().account + "$x=1")},
    {5, "ADollarInAValue", withAccount(changedAccount("LojaPorto", "Loja$Porto"))},
    {5, "ABlankInThePlain", withAccount(blanks)},
    {5, "Base64WithoutNeed", withAccount(encoded(FaTalk().account))},
    {5, "Base64OfUrls", withAccount(urlSafe())},
    {5, "NoNipc", withAccount(changedAccount("500000000", "500000001"))},
    {5, "TooMuchInformation", withAccount(changedAccount("LojaPorto", std::string(101, 'x')))},
    {5, "NoAddress", withAccount(changedAccount("a@example.pt", "example.pt"))},
    {5, "TheDateOfToday", withAccount(changedAccount("2026-12-31", "2026-11-23"))},
    {5, "NoDate", withAccount(changedAccount("2026-12-31", ""))},
    {5, "ADayThatIsNone", withAccount(changedAccount("2026-12-31", "2026-02-30"))},
    {5, "LimitZero", withAccount(changedAccount("Limit=1000", "Limit=0"))},
    {5, "LimitTooHigh", withAccount(changedAccount("Limit=1000", "Limit=450001"))},
    {5, "WithoutClientName",
     withAccount(changedAccount("creationClientName=cunho-sandbox", "creationClientName="))},
    {6, "BeforeTheConsent", withoutConsent},
    {6, "WithTheConsentOfAnotherAccount", withConsentUsedUp},
    {7, "TooSoonAfterTheRedirect", tooSoonAfterLogin},
    {8, "TwoCallsInASecond", tooSoonAfterThePost},
    {9, "TheTokenOfTheRedirect", withTheTokenOfTheRedirect},
    {9, "AForeignContext", withTheContextOfAnother},
    {9, "TheTokenOfAnEarlierPost", withTheTokenOfAnEarlierPost},
    {10, "AfterTheLastAnswer", afterTheLastAnswer},
    {10, "AfterALostAnswerTwice", afterALostAnswerTwice},
    {10, "AfterAMinute", afterAMinute},
    {11, "InTheReferer",
     leak([](Request& sent, const std::string& token) { sent.headers["referer"] = "https://x/#" + token; })},
    {11, "InAnotherHeader", leak([](Request& sent, const std::string& token) {
         sent.headers["authorization"] = "Bearer " + token;
     })},
    {11, "InTheBodyOfAnotherCall", leak([](Request& sent, const std::string& token) { sent.body = token; })},
    {11, "InTheQueryOfTheRedirect", leak([](Request& sent, const std::string& token) {
         sent.method = "GET";
         sent.path = "/OAuth/Authorized";
         sent.query.emplace("access_token", token);
     })},
    {11, "InThePath", leak([](Request& sent, const std::string& token) { sent.path = "/oauth/" + token; })},
    {11, "TheRotatedOneInTheReferer", leakingTheRotatedOne},
    {11, "ToAnotherHost", toAnotherHost},
};

class FaChecks : public testing::TestWithParam<FaMutation> {};

TEST_P(FaChecks, TripExactlyOne) {
    FaTalk talk;
    const Reply reply = GetParam().run(talk);
    EXPECT_EQ(reply.violation, GetParam().check);
    EXPECT_EQ(talk.broken(), std::vector<int>{GetParam().check});
}

INSTANTIATE_TEST_SUITE_P(Sandbox, FaChecks, testing::ValuesIn(faMutations),
                         [](const auto& test) { return test.param.name; });

TEST(SandboxFaChecks, PassTheRightConversation) {
    FaTalk talk;
    talk.fa.consent(true);
    EXPECT_EQ(talk.everything().status, 200);
    EXPECT_TRUE(talk.broken().empty());
}

TEST(SandboxFaChecks, LetAPageThatWasCutOffComeAgain) {
    FaTalk talk;
    talk.authorize();
    const std::string first = talk.state;
    talk.spoil = [&](FaCall call, Request& sent) {
        if (call == FaCall::Authorize && sent.query.erase("state") > 0)
            sent.query.emplace("state", first);
    };
    EXPECT_EQ(talk.authorize().status, 200);
    EXPECT_TRUE(talk.broken().empty());
}

TEST(SandboxFaChecks, LetScapHaveTheTokenInItsOwnHeader) {
    FaTalk talk;
    talk.logIn();
    auto sent = talk.request("POST", "/SCAPAttributeService/search");
    sent.headers["faauthorization"] = "Bearer " + talk.fragment["access_token"];
    EXPECT_FALSE(talk.fa.owns(sent));
}

TEST(SandboxFaChecks, AnswerABrokenRequestAsTheProviderDoes) {
    FaTalk talk;
    talk.spoil = [](FaCall, Request& sent) { sent.query.erase("response_type"); };
    EXPECT_EQ(talk.authorize().status, 302);
    EXPECT_EQ(talk.fragment.at("error"), "unsupported_grant_type");
    talk.spoil = [](FaCall, Request& sent) { sent.query.erase("client_id"); };
    EXPECT_EQ(talk.authorize().status, 302);
    EXPECT_EQ(talk.fragment.at("error"), "unauthorized_client");
    talk.spoil = [](FaCall, Request& sent) { sent.query.erase("scope"); };
    EXPECT_EQ(talk.authorize().status, 302);
    EXPECT_EQ(talk.fragment.at("error"), "invalid_request");
    EXPECT_EQ(talk.redirect, "https://127.0.0.1:1111/OAuth/Authorized");
}

TEST(SandboxFaChecks, SendNobodyToAForeignRedirect) {
    FaTalk talk;
    talk.parameters["redirect_uri"] = "https://example.org/";
    const Reply reply = talk.authorize();
    EXPECT_EQ(reply.status, 400);
    EXPECT_TRUE(headerOf(reply, "Location").empty());
}

} // namespace
} // namespace cunho::test
