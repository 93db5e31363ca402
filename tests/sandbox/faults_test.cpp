// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox_test.hpp"

// What goes wrong on purpose, and that a client which follows the rules of lost replies stays without blame.
namespace cunho::test {
namespace {

TEST(SandboxFault, StatusIsAnsweredAsManyTimesAsAsked) {
    Talk talk;
    talk.fault("list", "status:503", 2);
    EXPECT_EQ(talk.list().description(), "Service Unavailable");
    EXPECT_EQ(talk.list().status, 503);
    EXPECT_EQ(talk.list().status, 200);
    talk.fault("list", "status:401");
    EXPECT_EQ(talk.list().description(), "Unauthorized");
    EXPECT_TRUE(talk.broken().empty());
}

TEST(SandboxFault, PendingIsAnswered204) {
    Talk talk;
    talk.list();
    talk.fault("authorize", "pending:2");
    talk.fault("signHashVerify", "pending:3");
    talk.authorize(hashesOf(1));
    EXPECT_EQ(talk.authorizeVerify().status, 204);
    EXPECT_EQ(talk.authorizeVerify().status, 204);
    EXPECT_EQ(talk.authorizeVerify().status, 200);
    talk.signHash(hashesOf(1));
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(talk.signHashVerify().status, 204);
    EXPECT_EQ(talk.signHashVerify().status, 200);
    EXPECT_TRUE(talk.broken().empty());
}

TEST(SandboxFault, UnavailableVerifyDoesNotUseUpATry) {
    Talk talk;
    talk.list();
    talk.authorize(hashesOf(1));
    talk.fault("authorizeVerify", "status:503", 7);
    for (int i = 0; i < 7; ++i)
        EXPECT_EQ(talk.authorizeVerify().status, 503);
    EXPECT_EQ(talk.authorizeVerify().status, 200);
    EXPECT_TRUE(talk.broken().empty());
}

TEST(SandboxFault, CountOfVerifiesBeginsAnewAfterAPause) {
    Talk talk;
    talk.list();
    talk.fault("authorize", "pending:5");
    talk.authorize(hashesOf(1));
    for (int i = 0; i < 5; ++i)
        talk.authorizeVerify();
    talk.clock.advance(30s); // the program was started again
    EXPECT_EQ(talk.authorizeVerify().status, 200);
    EXPECT_TRUE(talk.broken().empty());
}

TEST(SandboxFault, ASigningThatStaysAtWorkIsGivenUpAfterTenMinutes) {
    Talk talk;
    talk.list();
    talk.authorize(hashesOf(1));
    talk.authorizeVerify();
    talk.signHash(hashesOf(1));
    talk.fault("signHashVerify", "pending:3");
    EXPECT_EQ(talk.signHashVerify().status, 204);
    talk.clock.advance(10min);
    EXPECT_EQ(talk.sign(hashesOf(1)).status, 200);
    EXPECT_TRUE(talk.broken().empty());
}

TEST(SandboxFault, LostReplyToAuthorizeIsFoundByVerify) {
    Talk talk;
    talk.list();
    talk.fault("authorize", "dropAfterProcessing");
    EXPECT_EQ(talk.authorize(hashesOf(1)).status, 0);
    EXPECT_EQ(talk.authorizeVerify().status, 200);
    EXPECT_TRUE(talk.broken().empty());
}

TEST(SandboxFault, RequestThatNeverArrivedIsUnknown) {
    Talk talk;
    talk.list();
    talk.fault("authorize", "dropBeforeRead");
    EXPECT_EQ(talk.authorize(hashesOf(1)).status, 0);
    EXPECT_EQ(talk.authorizeVerify().description(), "Invalid parameter processId");
    EXPECT_EQ(talk.sign(hashesOf(1)).status, 200);
    EXPECT_TRUE(talk.broken().empty());
}

TEST(SandboxFault, LostReplyToSignHashIsFoundByVerify) {
    Talk talk;
    talk.list();
    talk.fault("signHash", "dropAfterProcessing");
    EXPECT_EQ(talk.sign(hashesOf(2)).status, 0);
    EXPECT_EQ(talk.signHashVerify().status, 200);
    EXPECT_TRUE(talk.broken().empty());
    for (const auto& [digest, times] : talk.server.signatureCounts())
        EXPECT_EQ(times, 1) << digest;
}

TEST(SandboxFault, SignatureThatNeverArrivedMayBeAuthorisedAgain) {
    Talk talk;
    talk.list();
    talk.fault("signHashVerify", "dropAfterProcessing", 5);
    EXPECT_EQ(talk.sign(hashesOf(2)).status, 0);
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(talk.signHashVerify().status, 0);
    EXPECT_TRUE(talk.server.signatureCounts().empty());
    EXPECT_EQ(talk.sign(hashesOf(2)).status, 200);
    EXPECT_TRUE(talk.broken().empty());
    EXPECT_EQ(talk.server.signatureCounts().size(), 2U);
    for (const auto& [digest, times] : talk.server.signatureCounts())
        EXPECT_EQ(times, 1) << digest;
}

TEST(SandboxFault, ValuesCanBeFetchedAgain) {
    Talk talk;
    talk.list();
    const auto first = talk.sign(hashesOf(1));
    const auto again = talk.signHashVerify();
    EXPECT_EQ(again.body, first.body);
    EXPECT_EQ(talk.server.signatureCounts().at(0).second, 1);
    EXPECT_TRUE(talk.broken().empty());
}

TEST(SandboxFault, CorruptAndReorderedValuesDoNotVerify) {
    Talk talk;
    talk.list();
    const auto leaf = certificatesOf(talk.credentialInfo("single")).at(0);
    const auto verifies = [&](const Received& reply, std::size_t at) {
        const auto value = reply.parsed().at("signatures").at(at).get<std::string>();
        return verifyRsaPkcs1(leaf, documentDigest(static_cast<int>(at)), fromBase64(value));
    };
    talk.fault("signHashVerify", "corruptSignature");
    talk.fault("signHashVerify", "reorderSignatures");
    const auto corrupt = talk.sign(hashesOf(2));
    EXPECT_FALSE(verifies(corrupt, 0));
    EXPECT_TRUE(verifies(corrupt, 1));
    const auto reordered = talk.signHashVerify();
    EXPECT_FALSE(verifies(reordered, 0));
    EXPECT_FALSE(verifies(reordered, 1));
    const auto right = talk.signHashVerify();
    EXPECT_TRUE(verifies(right, 0));
    EXPECT_TRUE(verifies(right, 1));
    EXPECT_TRUE(talk.broken().empty());
}

TEST(SandboxFault, TruncatedReplyIsNoJson) {
    Talk talk;
    talk.fault("list", "truncateJson");
    const auto reply =
        talk.send(talk.post("/credentials/list", {{"clientData", talk.clientData(newUuid())}}));
    EXPECT_EQ(reply.status, 200);
    EXPECT_FALSE(json::accept(reply.body));
}

TEST(SandboxFault, ExpiredTokenShowsAtVerifyAndNotAtPost) {
    Talk talk;
    talk.list();
    talk.fault("authorize", "expireAccess");
    EXPECT_EQ(talk.authorize(hashesOf(1)).status, 200);
    const auto reply = talk.authorizeVerify();
    EXPECT_EQ(reply.status, 400);
    EXPECT_EQ(reply.description(), "The access or refresh token is expired or has been revoked");
    EXPECT_EQ(talk.list().description(), reply.description());
    EXPECT_TRUE(talk.broken().empty());
}

TEST(SandboxFault, TokenExpiresByTheClock) {
    Talk talk;
    talk.clock.advance(100h);
    EXPECT_EQ(talk.list().description(), "The access or refresh token is expired or has been revoked");
    talk.clock.advance(24h * 45);
    EXPECT_EQ(talk.list().description(), "Unauthorized") << "the account ends after 45 days";
    EXPECT_TRUE(talk.broken().empty());
}

TEST(SandboxFault, LimitIsTold) {
    Talk talk;
    talk.list();
    talk.fault("authorizeVerify", "limitReached");
    const auto reply = talk.sign(hashesOf(1));
    EXPECT_EQ(reply.status, 401);
    EXPECT_EQ(reply.description(), "signatureLimit already exceeded");
    EXPECT_TRUE(talk.broken().empty());
}

TEST(SandboxFault, SmallerBatchMayFollowARefusedOne) {
    Talk talk;
    talk.list();
    talk.adjust({{"signaturesLimit", 1}});
    EXPECT_EQ(talk.sign(hashesOf(2)).description(), "signatureLimit will be exceeded");
    EXPECT_EQ(talk.sign(hashesOf(1)).status, 200);
    EXPECT_TRUE(talk.broken().empty());
}

TEST(SandboxFault, CertificateCanNameAnotherCompany) {
    Talk talk;
    talk.list();
    talk.fault("info", "wrongCertNipc");
    const auto wrong = certificatesOf(talk.credentialInfo()).at(0);
    EXPECT_EQ(wrong.organizationIdentifier(), "VATPT-999999990");
    EXPECT_EQ(certificatesOf(talk.credentialInfo()).at(0).organizationIdentifier(), "VATPT-500000000");
}

TEST(SandboxFault, CertificatesCanBeBase64Once) {
    Talk talk;
    talk.list();
    talk.fault("info", "singleBase64");
    const json once = talk.credentialInfo().parsed();
    const auto der = fromBase64(once.at("cert").at("certificates").at(0).get<std::string>());
    EXPECT_EQ(crypto::Certificate::fromDer(der), certificatesOf(talk.credentialInfo()).at(0));
}

TEST(SandboxFault, OnesThatMakeNoSenseAreRefused) {
    Talk talk;
    const auto status = [&](const json& rule) {
        return talk.send(talk.post("/sandbox/faults", rule)).status;
    };
    EXPECT_EQ(status({{"operation", "list"}}), 400);
    EXPECT_EQ(status({{"operation", "nothing"}, {"action", "status:500"}}), 400);
    EXPECT_EQ(status({{"operation", "list"}, {"action", "explode"}}), 400);
    EXPECT_EQ(status({{"operation", "list"}, {"action", "status"}}), 400);
    EXPECT_EQ(status({{"operation", "list"}, {"action", "status:x"}}), 400);
    EXPECT_EQ(status({{"operation", "list"}, {"action", "status:200"}}), 400);
    EXPECT_EQ(status({{"operation", "list"}, {"action", "corruptSignature"}}), 400);
    EXPECT_EQ(status({{"operation", "list"}, {"action", "status:500"}, {"times", 0}}), 400);
    EXPECT_EQ(status({{"operation", "list"}, {"action", "status:500"}, {"often", 1}}), 400);
    EXPECT_EQ(talk.list().status, 200);
}

} // namespace
} // namespace cunho::test
