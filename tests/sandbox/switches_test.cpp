// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox_test.hpp"

// Both readings of what only the State knows; accounts_test.cpp has those about accounts.
namespace cunho::test {
namespace {

TEST(SandboxSwitches, AreListedAndGoBackWithAReset) {
    Talk talk;
    const json before = talk.look("/sandbox/switches");
    EXPECT_EQ(before.at("verifyOnce"), false);
    EXPECT_EQ(before.at("sadLifeSeconds"), 60);
    talk.control("/sandbox/switches", {{"verifyOnce", true}, {"sadLifeSeconds", 300}});
    EXPECT_EQ(talk.look("/sandbox/switches").at("verifyOnce"), true);
    EXPECT_EQ(talk.look("/sandbox/switches").at("sadLifeSeconds"), 300);
    talk.control("/sandbox/reset", json::object());
    EXPECT_EQ(talk.look("/sandbox/switches"), before);
}

TEST(SandboxSwitches, AreSetAllTogetherOrNotAtAll) {
    Talk talk;
    const json before = talk.look("/sandbox/switches");
    const auto status = [&](const json& values) {
        return talk.send({"POST", "/sandbox/switches", {}, values, "", "application/json"}).status;
    };
    EXPECT_EQ(status({{"verifyOnce", true}, {"nothing", 1}}), 400);
    EXPECT_EQ(status({{"verifyOnce", 1}}), 400);
    EXPECT_EQ(status({{"sadLifeSeconds", 0}}), 400);
    EXPECT_EQ(status({{"unknownIdStatus", 402}}), 400);
    EXPECT_EQ(status(json::array()), 400);
    EXPECT_EQ(talk.look("/sandbox/switches"), before);
}

/// One id for authorize and signHash, as public clients have it.
Received signWithOneId(Talk& talk) {
    talk.list();
    talk.spoil = [&](Step step, Sent& sent) {
        if (step == Step::SignHash)
            sent.body["clientData"]["processId"] = talk.signId = talk.authorizeId;
    };
    return talk.sign(hashesOf(2));
}

TEST(SandboxSwitches, ProcessIdMayServeTwoPosts) {
    Talk strict;
    EXPECT_EQ(signWithOneId(strict).violation, 17);
    Talk lenient;
    lenient.turn("processIdReuse", true);
    EXPECT_EQ(signWithOneId(lenient).status, 200);
    EXPECT_EQ(lenient.authorize(hashesOf(1)).violation, 32);
    lenient.spoil = [&](Step, Sent& sent) { sent.body["clientData"]["processId"] = lenient.signId; };
    EXPECT_EQ(lenient.list().violation, 17) << "only by the signHash that follows";
}

TEST(SandboxSwitches, VerifyMayComeWithoutBearer) {
    const auto spoil = [](Talk& talk) {
        talk.list();
        talk.spoil = [](Step step, Sent& sent) {
            if (step == Step::AuthorizeVerify || step == Step::SignHashVerify)
                sent.headers.erase("SAFEAuthorization");
        };
    };
    Talk strict;
    spoil(strict);
    EXPECT_EQ(strict.sign(hashesOf(1)).violation, 14);
    Talk lenient;
    lenient.turn("verifyBearerOptional", true);
    spoil(lenient);
    EXPECT_EQ(lenient.sign(hashesOf(1)).status, 200);
    EXPECT_TRUE(lenient.broken().empty());
}

TEST(SandboxSwitches, ResultMayBeThereOnce) {
    Talk talk;
    talk.turn("verifyOnce", true);
    talk.list();
    EXPECT_EQ(talk.sign(hashesOf(1)).status, 200);
    EXPECT_EQ(talk.signHashVerify().description(), "Invalid parameter processId");
    EXPECT_EQ(talk.sign(hashesOf(1)).status, 200) << "who lost it, and asked, has to sign again";
    EXPECT_TRUE(talk.broken().empty());
}

TEST(SandboxSwitches, ResultThatIsThereOnceIsNoLeaveToSignAgain) {
    Talk talk;
    talk.turn("verifyOnce", true);
    talk.list();
    EXPECT_EQ(talk.sign(hashesOf(1)).status, 200);
    EXPECT_EQ(talk.authorize(hashesOf(1)).violation, 32);
}

TEST(SandboxSwitches, LostReplyTakesAResultThatIsThereOnceAlong) {
    Talk talk;
    talk.turn("verifyOnce", true);
    talk.list();
    talk.fault("signHashVerify", "dropAfterProcessing");
    EXPECT_EQ(talk.sign(hashesOf(1)).status, 0);
    EXPECT_EQ(talk.signHashVerify().status, 400);
    EXPECT_EQ(talk.sign(hashesOf(1)).status, 200);
    EXPECT_TRUE(talk.broken().empty());
    for (const auto& [digest, times] : talk.server.signatureCounts())
        EXPECT_EQ(times, 1) << digest;
}

TEST(SandboxSwitches, UnknownIdMayBe404) {
    Talk talk;
    talk.turn("unknownIdStatus", 404);
    talk.authorizeId = newUuid();
    EXPECT_EQ(talk.authorizeVerify().status, 404);
    EXPECT_TRUE(talk.broken().empty());
}

TEST(SandboxSwitches, SadMayLiveLonger) {
    Talk talk;
    talk.turn("sadLifeSeconds", 300);
    talk.list();
    talk.authorize(hashesOf(1));
    talk.authorizeVerify();
    talk.clock.advance(300s);
    EXPECT_EQ(talk.signHash(hashesOf(1)).status, 200);
    EXPECT_TRUE(talk.broken().empty());
}

TEST(SandboxSwitches, CertificatesMayBeBase64Once) {
    Talk talk;
    talk.list();
    const auto twice = certificatesOf(talk.credentialInfo("single")).at(0);
    talk.turn("singleBase64", true);
    const json once = talk.credentialInfo("single").parsed();
    const auto der = fromBase64(once.at("cert").at("certificates").at(0).get<std::string>());
    EXPECT_EQ(crypto::Certificate::fromDer(der), twice);
}

std::vector<std::string> otherHashes(int first, int count) {
    std::vector<std::string> hashes;
    for (int i = first; i < first + count; ++i)
        hashes.push_back(toBase64(crypto::digestInfo(documentDigest(i))));
    return hashes;
}

TEST(SandboxSwitches, LimitMayCountRequests) {
    const auto second = [](Talk& talk) {
        talk.list();
        talk.adjust({{"signaturesLimit", 2}});
        EXPECT_EQ(talk.sign(otherHashes(0, 2)).status, 200);
        return talk.sign(otherHashes(2, 2));
    };
    Talk hashes;
    EXPECT_EQ(second(hashes).description(), "signatureLimit already exceeded");
    Talk requests;
    requests.turn("limitPerRequest", true);
    EXPECT_EQ(second(requests).status, 200);
    EXPECT_TRUE(requests.broken().empty());
}

TEST(SandboxSwitches, LimitMayCountAtAuthorize) {
    const auto second = [](Talk& talk) {
        talk.list();
        talk.adjust({{"signaturesLimit", 1}});
        talk.authorize(hashesOf(1)); // given up
        return talk.sign(hashesOf(1));
    };
    Talk signing;
    EXPECT_EQ(second(signing).status, 200);
    Talk authorizing;
    authorizing.turn("limitAtAuthorize", true);
    EXPECT_EQ(second(authorizing).description(), "signatureLimit already exceeded");
    authorizing.adjust({{"signaturesLimit", 2}});
    EXPECT_EQ(authorizing.sign(hashesOf(1)).status, 200);
    EXPECT_TRUE(authorizing.broken().empty());
}

} // namespace
} // namespace cunho::test
