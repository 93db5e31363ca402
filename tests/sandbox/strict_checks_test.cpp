// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox_test.hpp"

#include <thread>

// Each strict check has a request that breaks it and nothing else: the conversation is right, one thing is
// spoilt.
namespace cunho::test {
namespace {

struct SafeMutation {
    int check;
    std::string name;
    std::function<Received(Talk&)> run; ///< returns the reply to the broken request
    int status = 400;

    friend void PrintTo(const SafeMutation& mutation, std::ostream* out) { *out << mutation.name; }
};

/// The whole conversation over two documents, with one request changed.
std::function<Received(Talk&)> spoilt(Step step, std::function<void(Talk&, Sent&)> change) {
    return [=](Talk& talk) {
        talk.spoil = [&talk, step, change](Step at, Sent& sent) {
            if (at == step)
                change(talk, sent);
        };
        return talk.everything(2);
    };
}

std::function<Received(Talk&)> withBody(Step step, std::function<void(json&)> change) {
    return spoilt(step, [=](Talk&, Sent& sent) { change(sent.body); });
}

std::function<Received(Talk&)> withHeader(Step step, std::string name, std::string value) {
    return spoilt(step, [=](Talk&, Sent& sent) { setHeader(sent, name, value); });
}

Received withTheSameIdTwice(Talk& talk) {
    talk.list();
    talk.spoil = [&](Step step, Sent& sent) {
        if (step == Step::SignHash)
            sent.body["clientData"]["processId"] = talk.authorizeId;
    };
    return talk.sign(hashesOf(2));
}

Received withASadUsedTwice(Talk& talk) {
    talk.everything(2);
    return talk.signHash(hashesOf(2));
}

Received withAnOldSad(Talk& talk) {
    talk.list();
    talk.authorize(hashesOf(2));
    talk.authorizeVerify();
    talk.clock.advance(60s + 1ms);
    return talk.signHash(hashesOf(2));
}

Received withAHastyVerify(Talk& talk) {
    talk.list();
    talk.authorize(hashesOf(1));
    talk.clock.advance(-1ms);
    return talk.authorizeVerify();
}

Received withHastyRepetition(Talk& talk) {
    talk.list();
    talk.fault("authorize", "pending:2");
    talk.authorize(hashesOf(1));
    talk.authorizeVerify();
    talk.clock.advance(-1ms);
    return talk.authorizeVerify();
}

Received withSixVerifies(Talk& talk) {
    talk.list();
    talk.fault("authorize", "pending:9");
    talk.authorize(hashesOf(1));
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(talk.authorizeVerify().status, 204);
    return talk.authorizeVerify();
}

Received withAVerifyOfTheOtherKind(Talk& talk) {
    talk.list();
    talk.authorize(hashesOf(1));
    talk.signId = talk.authorizeId;
    return talk.signHashVerify();
}

Received overTheLimitAgain(Talk& talk) {
    talk.list();
    talk.adjust({{"signaturesLimit", 1}});
    const Received told = talk.sign(hashesOf(2));
    EXPECT_EQ(told.status, 401);
    EXPECT_EQ(told.description(), "signatureLimit will be exceeded");
    EXPECT_EQ(told.violation, 0);
    return talk.authorize(hashesOf(2));
}

Received afterTheEndAgain(Talk& talk) {
    talk.list();
    talk.adjust({{"expiresInSeconds", 0}});
    const Received told = talk.authorize(hashesOf(1));
    EXPECT_EQ(told.status, 401);
    EXPECT_EQ(told.violation, 0);
    return talk.authorize(hashesOf(1));
}

Received beforeActivation(Talk& talk) {
    talk.list();
    talk.adjust({{"activeInSeconds", 120}});
    EXPECT_EQ(talk.list().status, 401);
    EXPECT_TRUE(talk.broken().empty()) << "to ask for the list is how a client waits";
    return talk.authorize(hashesOf(1));
}

Received signingAgain(Talk& talk) {
    EXPECT_EQ(talk.everything(2).status, 200);
    return talk.authorize(hashesOf(1));
}

Received signingAgainUnasked(Talk& talk) {
    talk.list();
    talk.authorize(hashesOf(1));
    talk.authorizeVerify();
    talk.signHash(hashesOf(1));
    return talk.authorize(hashesOf(1));
}

/// A single question, answered "still processing", is no lost reply.
Received signingAgainWhileAtWork(Talk& talk, const std::string& fault) {
    talk.list();
    talk.authorize(hashesOf(1));
    talk.authorizeVerify();
    talk.signHash(hashesOf(1));
    talk.fault("signHashVerify", fault);
    talk.signHashVerify();
    return talk.authorize(hashesOf(1));
}

/// Rotates, and shows that the new tokens arrived.
void rotate(Talk& talk) {
    talk.list();
    EXPECT_EQ(talk.updateToken().status, 200);
    EXPECT_EQ(talk.list().status, 200);
    EXPECT_TRUE(talk.broken().empty());
}

Received withTheAccessTokenBeforeARotation(Talk& talk) {
    const std::string old = talk.access.accessToken;
    rotate(talk);
    talk.access.accessToken = old;
    return talk.list();
}

Received withTheRefreshTokenBeforeARotation(Talk& talk) {
    const std::string old = talk.access.refreshToken;
    rotate(talk);
    talk.access.refreshToken = old;
    return talk.updateToken();
}

/// The first reply is held back until the second refresh was judged.
Received refreshingTwiceAtOnce(Talk& talk) {
    talk.list();
    talk.fault("updateToken", "slow");
    httplib::SSLClient other(talk.host(), talk.port());
    other.set_ca_cert_path(talk.access.rootCertificate.c_str());
    const Sent first = talk.refreshing();
    std::thread waiting([&] {
        const auto reply = other.Post(first.path, first.headers, first.body.dump(), first.contentType);
        EXPECT_TRUE(reply);
    });
    while (talk.look("/sandbox/waiting").at("replies") == 0)
        std::this_thread::yield();
    const Received second = talk.updateToken();
    talk.control("/sandbox/release", json::object());
    waiting.join();
    return second;
}

const std::vector<SafeMutation>& safeMutations() {
    static const std::vector<SafeMutation> rows{
        {12, "AnotherHost",
         spoilt(Step::List,
                [](Talk& t, Sent& s) { setHeader(s, "Host", "localhost:" + std::to_string(t.port())); })},
        {13, "NoBasic", spoilt(Step::List, [](Talk&, Sent& s) { s.headers.erase("Authorization"); })},
        {13, "WrongBasic", withHeader(Step::ServiceInfo, "Authorization", "Basic c2FuZGJveDp3cm9uZw=="), 401},
        {13, "NoBasicAtVerify",
         spoilt(Step::SignHashVerify, [](Talk&, Sent& s) { s.headers.erase("Authorization"); })},
        {14, "NoBearer", spoilt(Step::List, [](Talk&, Sent& s) { s.headers.erase("SAFEAuthorization"); })},
        {14, "EmptyBearer", withHeader(Step::List, "SAFEAuthorization", "Bearer ")},
        {14, "RefreshTokenToSign",
         spoilt(
             Step::Authorize,
             [](Talk& t, Sent& s) { setHeader(s, "SAFEAuthorization", "Bearer " + t.access.refreshToken); })},
        {15, "CountAsText", withBody(Step::Authorize, [](json& b) { b["numSignatures"] = "2"; })},
        {15, "CountAsFraction", withBody(Step::Authorize, [](json& b) { b["numSignatures"] = 2.0; })},
        {15, "UnknownMember", withBody(Step::SignHash, [](json& b) { b["SAD"] = "x"; })},
        {15, "UnknownInnerMember",
         withBody(Step::SignHash,
                  [](json& b) {
                      b["clientData"]["documentNames"] = {"a", "b"};
                  })},
        {15, "MissingSad", withBody(Step::SignHash, [](json& b) { b.erase("sad"); })},
        {15, "MissingClientData", withBody(Step::List, [](json& b) { b.erase("clientData"); })},
        {15, "NumberAmongHashes", withBody(Step::SignHash, [](json& b) { b["hashes"][0] = 1; })},
        {15, "UnknownCertificatesValue",
         withBody(Step::CredentialInfo, [](json& b) { b["certificates"] = "all"; })},
        {15, "AnotherClientName",
         withBody(Step::List, [](json& b) { b["clientData"]["clientName"] = "other"; })},
        {15, "EmptyClientName", withBody(Step::List, [](json& b) { b["clientData"]["clientName"] = ""; })},
        {15, "MemberTwice",
         spoilt(Step::ServiceInfo, [](Talk&, Sent& s) { s.rawBody = R"({"a":1,"a":1})"; })},
        {15, "NoJson", spoilt(Step::List, [](Talk&, Sent& s) { s.rawBody = "{"; })},
        {15, "AnotherContentType", spoilt(Step::List, [](Talk&, Sent& s) { s.contentType = "text/plain"; })},
        {15, "QueryAtPost", spoilt(Step::List, [](Talk&, Sent& s) { s.path += "?a=b"; })},
        {15, "NoProcessIdAtVerify",
         spoilt(Step::SignHashVerify, [](Talk&, Sent& s) { s.path = "/signatures/signHash/verify"; })},
        {16, "UpperCaseProcessId",
         withBody(Step::List,
                  [](json& b) { b["clientData"]["processId"] = "0B8B2F5C-7D0A-4A86-9F6E-2D7C1B3E4F50"; })},
        {16, "BracedProcessId",
         withBody(Step::List,
                  [](json& b) { b["clientData"]["processId"] = "{0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f50}"; })},
        {16, "VersionSixCredential",
         withBody(Step::CredentialInfo,
                  [](json& b) { b["credentialID"] = "0b8b2f5c-7d0a-6a86-9f6e-2d7c1b3e4f50"; })},
        {16, "BadIdAtVerify", spoilt(Step::AuthorizeVerify, [](Talk&, Sent& s) { s.path += "0"; })},
        {17, "OneIdForTwoPosts", withTheSameIdTwice},
        {18, "ForeignCredential",
         withBody(Step::Authorize,
                  [](json& b) { b["credentialID"] = "0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f50"; })},
        {19, "CountTooSmall", withBody(Step::Authorize, [](json& b) { b["numSignatures"] = 1; })},
        {19, "CountZero", withBody(Step::Authorize, [](json& b) { b["numSignatures"] = 0; })},
        {19, "NoHashes", withBody(Step::SignHash, [](json& b) { b["hashes"] = json::array(); })},
        {19, "ElevenHashes",
         [](Talk& talk) {
             talk.list();
             return talk.authorize(hashesOf(11));
         }},
        {20, "BareDigest",
         withBody(Step::Authorize, [](json& b) { b["hashes"][0] = toBase64(documentDigest(0).value); })},
        {20, "Sha512",
         withBody(Step::Authorize,
                  [](json& b) {
                      b["hashes"][0] =
                          toBase64(crypto::digestInfo(crypto::digest(crypto::DigestAlgorithm::Sha512, {})));
                  })},
        {20, "NoBase64", withBody(Step::Authorize, [](json& b) { b["hashes"][0] = "%"; })},
        {21, "HashesReordered",
         withBody(Step::SignHash, [](json& b) { std::swap(b["hashes"][0], b["hashes"][1]); })},
        {21, "HashLeftOut", withBody(Step::SignHash, [](json& b) { b["hashes"].erase(1); })},
        {22, "SadTwice", withASadUsedTwice},
        {22, "SadOld", withAnOldSad},
        {22, "SadInvented", withBody(Step::SignHash, [](json& b) { b["sad"] = "x"; })},
        {23, "FirstVerifyTooSoon", withAHastyVerify},
        {23, "NextVerifyTooSoon", withHastyRepetition},
        {23, "SixVerifies", withSixVerifies},
        {24, "VerifyOfTheOtherKind", withAVerifyOfTheOtherKind},
        {25, "AnotherAlgorithm",
         withBody(Step::SignHash, [](json& b) { b["signAlgo"] = "1.2.840.113549.1.1.1"; })},
        {26, "SameNameTwice",
         withBody(Step::Authorize,
                  [](json& b) {
                      b["clientData"]["documentNames"] = {"a", "a"};
                  })},
        {26, "LongName",
         withBody(Step::Authorize,
                  [](json& b) { b["clientData"]["documentNames"][0] = std::string(101, 'a'); })},
        {26, "NameMissing",
         withBody(Step::Authorize, [](json& b) { b["clientData"]["documentNames"].erase(1); })},
        {14, "AccessTokenToRefresh",
         [](Talk& talk) {
             talk.list();
             talk.access.refreshToken = talk.access.accessToken;
             return talk.updateToken();
         }},
        {14, "RefreshTokenToCancel",
         [](Talk& talk) {
             talk.list();
             talk.access.accessToken = talk.access.refreshToken;
             return talk.cancel();
         }},
        {15, "UnknownMemberToRefresh",
         [](Talk& talk) {
             talk.list();
             talk.spoil = [](Step, Sent& s) { s.body["reason"] = "x"; };
             return talk.updateToken();
         }},
        {16, "BracedProcessIdToCancel",
         [](Talk& talk) {
             talk.list();
             talk.spoil = [](Step, Sent& s) { s.body["clientData"]["processId"] = "{" + newUuid() + "}"; };
             return talk.cancel();
         }},
        {17, "UsedProcessIdToRefresh",
         [](Talk& talk) {
             talk.list();
             talk.authorize(hashesOf(1));
             talk.spoil = [&](Step, Sent& s) { s.body["clientData"]["processId"] = talk.authorizeId; };
             return talk.updateToken();
         }},
        {18, "ForeignCredentialToRefresh",
         [](Talk& talk) {
             talk.credential = newUuid();
             return talk.updateToken();
         }},
        {18, "ForeignCredentialToCancel",
         [](Talk& talk) {
             talk.credential = newUuid();
             return talk.cancel();
         }},
        {27, "AccessTokenBeforeARotation", withTheAccessTokenBeforeARotation},
        {27, "RefreshTokenBeforeARotation", withTheRefreshTokenBeforeARotation},
        {28, "TwoRefreshesAtOnce", refreshingTwiceAtOnce},
        {29, "OverTheLimitAgain", overTheLimitAgain, 401},
        {29, "AfterTheEndAgain", afterTheEndAgain, 401},
        {30, "SigningBeforeActivation", beforeActivation, 401},
        {31, "FirstVersionAuthorize",
         spoilt(Step::Authorize, [](Talk&, Sent& s) { s.path = "/credentials/authorize"; })},
        {31, "FirstVersionSign",
         spoilt(Step::SignHash, [](Talk&, Sent& s) { s.path = "/signatures/signHash"; })},
        {31, "DoubleSlash", spoilt(Step::List, [](Talk&, Sent& s) { s.path = "//credentials/list"; })},
        {32, "DeliveredBefore", signingAgain},
        {32, "NotEvenAskedFor", signingAgainUnasked},
        {32, "StillAtWork", [](Talk& talk) { return signingAgainWhileAtWork(talk, "pending:3"); }},
        {32, "TooBusyToSay", [](Talk& talk) { return signingAgainWhileAtWork(talk, "status:503"); }},
        {32, "TwiceInABatch", withBody(Step::Authorize, [](json& b) { b["hashes"][1] = b["hashes"][0]; })},
    };
    return rows;
}

class StrictCheck : public testing::TestWithParam<SafeMutation> {};

TEST_P(StrictCheck, IsTrippedByItsMutationAlone) {
    Talk talk;
    const Received reply = GetParam().run(talk);
    EXPECT_EQ(talk.broken(), std::vector<int>{GetParam().check});
    EXPECT_EQ(reply.violation, GetParam().check);
    EXPECT_EQ(reply.status, GetParam().status);
    EXPECT_FALSE(reply.description().empty());
}

INSTANTIATE_TEST_SUITE_P(Sandbox, StrictCheck, testing::ValuesIn(safeMutations()), [](const auto& each) {
    return "Check" + std::to_string(each.param.check) + each.param.name;
});

TEST(StrictChecks, AllOfSafeHaveAMutation) {
    std::set<int> covered;
    for (const auto& row : safeMutations())
        covered.insert(row.check);
    const std::set<int> ofSigning{12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22,
                                  23, 24, 25, 26, 27, 28, 29, 30, 31, 32};
    EXPECT_EQ(covered, ofSigning);
}

} // namespace
} // namespace cunho::test
