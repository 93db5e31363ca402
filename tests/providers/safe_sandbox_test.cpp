// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "safe_sandbox.hpp"

#include <barrier>
#include <thread>

// Accounts, tokens and limits against the strict sandbox: whatever happens, no rule is broken.
namespace cunho::test {
namespace {

using namespace std::chrono_literals;

class SafeInSandbox : public SandboxedSafeTest {
  protected:
    std::unique_ptr<signing::Enrolment> enrolment = providers::makeSafeEnrolment(client, *http, clock);
    JobContext job;

    std::string reason(const std::function<void()>& work) {
        try {
            work();
        } catch (const Error& error) {
            return error.reason();
        }
        return "";
    }

    std::string credentialId() { return enrolment->credential(tokens, access.nipc, job)->id; }
};

struct Expiry {
    const char* operation;
    int nth; ///< call of it at which the access token dies
};

class SafeExpiry : public SafeInSandbox, public ::testing::WithParamInterface<Expiry> {};

TEST_P(SafeExpiry, InABatchOf23RotatesOnce) {
    const auto list = items(23);
    control("/sandbox/faults",
            {{"match", {{"service", "safe"}, {"operation", GetParam().operation}, {"nth", GetParam().nth}}},
             {"action", "expireAccess"}});
    EXPECT_EQ(reasonOf(list), "");
    expectAllSigned(list);
    EXPECT_EQ(tokens.rotations(), 1);
}

INSTANTIATE_TEST_SUITE_P(AtEachCall, SafeExpiry,
                         ::testing::Values(Expiry{"info", 1}, Expiry{"authorize", 1}, Expiry{"authorize", 2},
                                           Expiry{"authorizeVerify", 1}, Expiry{"authorizeVerify", 3},
                                           Expiry{"signHash", 2}, Expiry{"signHashVerify", 1},
                                           Expiry{"signHashVerify", 2}, Expiry{"signHashVerify", 3}));

TEST_F(SafeInSandbox, TokensThatEndByTheClockAreRenewed) {
    const auto signer = provider();
    signer->credential(job);
    clock.advance(std::chrono::hours(24 * 6));
    const auto list = items(2);
    EXPECT_EQ(reason([&] { signer->sign(list, sink, prompter, job); }), "");
    expectAllSigned(list);
    EXPECT_EQ(tokens.rotations(), 1);
}

TEST_F(SafeInSandbox, ARefreshThatNeverArrivedIsRepeated) {
    const auto list = items(1);
    fault("authorizeVerify", "expireAccess");
    fault("updateToken", "dropBeforeRead");
    EXPECT_EQ(reasonOf(list), "");
    expectAllSigned(list);
}

TEST_F(SafeInSandbox, ARefreshWhoseReplyIsLostAsksForReactivation) {
    for (const char* action : {"dropAfterProcessing", "dropMidBody", "truncateJson", "wrongContentType"}) {
        control("/sandbox/reset", json::object());
        FixedTokens own(access.accessToken, access.refreshToken);
        fault("authorizeVerify", "expireAccess");
        fault("updateToken", action);
        providers::SafeProvider signer(client, {0, access.nipc, own}, *http, journal, clock);
        const auto list = items(1);
        EXPECT_EQ(reason([&] { signer.sign(list, sink, prompter, job); }), "SAFE_TOKEN_EXPIRED") << action;
        expectNoViolation();
        clock.advance(2min);
    }
}

TEST_F(SafeInSandbox, ALostRefreshCostsNothingWhereTheOldTokenStillServes) {
    control("/sandbox/switches", {{"oldRefreshLives", true}});
    const auto list = items(1);
    fault("authorizeVerify", "expireAccess");
    fault("updateToken", "dropAfterProcessing");
    EXPECT_EQ(reasonOf(list), "");
    expectAllSigned(list);
}

TEST_F(SafeInSandbox, AnAccountCancelledElsewhereIsFoundOut) {
    const auto signer = provider();
    signer->credential(job);
    FixedTokens others(access.accessToken, access.refreshToken);
    enrolment->cancel(others, credentialId(), job);
    const auto list = items(2);
    EXPECT_EQ(reason([&] { signer->sign(list, sink, prompter, job); }), "SAFE_UNAUTHORIZED");
    EXPECT_EQ(journal.find(list[0].id)->state, signing::JobState::Prepared);
    expectNoViolation();
}

TEST_F(SafeInSandbox, CancelsAndFindsItCancelled) {
    const std::string id = credentialId();
    fault("cancel", "dropAfterProcessing");
    enrolment->cancel(tokens, id, job);
    enrolment->cancel(tokens, id, job);
    expectNoViolation();
    EXPECT_FALSE(enrolment->credential(tokens, access.nipc, job));
}

TEST_F(SafeInSandbox, WaitsForTheCertificate) {
    control("/sandbox/account", {{"activeInSeconds", 100}});
    EXPECT_FALSE(enrolment->credential(tokens, access.nipc, job));
    EXPECT_EQ(reason([&] { enrolment->cancel(tokens, "", job); }), "SAFE_UNAUTHORIZED");
    clock.advance(100s);
    const auto issued = enrolment->credential(tokens, access.nipc, job);
    ASSERT_TRUE(issued);
    EXPECT_EQ(issued->chain.size(), 3U);
    EXPECT_EQ(issued->keyBits, 2048);
    expectNoViolation();
}

TEST_F(SafeInSandbox, RefusesACertificateOfAnotherCompanyOrAnotherRoot) {
    fault("info", "wrongCertNipc");
    EXPECT_EQ(reason([&] { credentialId(); }), "CERTIFICATE_NOT_OF_COMPANY");
    client.anchors = {TestPki().root()};
    EXPECT_EQ(reason([&] { credentialId(); }), "SAFE_CERTIFICATE_INVALID");
}

TEST_F(SafeInSandbox, ProbesServiceProgramAndClock) {
    EXPECT_EQ(enrolment->probe(job), "SANDBOX - sem valor legal");
    fault("serviceInfo", "clockSkew:200");
    EXPECT_EQ(reason([&] { enrolment->probe(job); }), "CLOCK_WRONG");
    client.basicPassword = Secret(asBytes("wrong"));
    EXPECT_EQ(reason([&] { enrolment->probe(job); }), "SAFE_CLIENT_REFUSED");
}

TEST_F(SafeInSandbox, UsesWhatTheLimitLeaves) {
    control("/sandbox/account", {{"signaturesLimit", 4}});
    const auto list = items(10);
    const auto signer = provider();
    EXPECT_EQ(reason([&] { signer->sign(list, sink, prompter, job); }), "SAFE_LIMIT_REACHED");
    EXPECT_EQ(sink.values.size(), 4U);
    EXPECT_EQ(reason([&] { signer->sign(items(1), sink, prompter, job); }), "SAFE_LIMIT_REACHED");
    expectNoViolation();
}

TEST_F(SafeInSandbox, TwoThreadsRenewOnce) {
    const std::string id = credentialId();
    FixedTokens old(access.accessToken, access.refreshToken, clock.now());
    clock.advance(24h * 8);
    std::barrier start(2);
    const auto renew = [&] {
        const auto own = makeClient();
        const auto mine = providers::makeSafeEnrolment(client, *own, clock);
        start.arrive_and_wait();
        mine->refreshWhenOld(old, id, JobContext{});
    };
    std::jthread other(renew);
    renew();
    other.join();
    EXPECT_EQ(old.rotations(), 1);
    EXPECT_TRUE(enrolment->credential(old, access.nipc, job));
    expectNoViolation();
}

class SafeUnstable : public SafeInSandbox, public ::testing::WithParamInterface<int> {};

// Whatever is lost, and wherever: restarts finish the work, and no signature is made twice.
TEST_P(SafeUnstable, FinishesInTheEnd) {
    const auto leaf = provider()->credential(job).chain.front();
    for (const char* action :
         {"dropBeforeRead", "dropAfterProcessing", "dropMidBody", "status:500", "status:503"})
        control("/sandbox/faults",
                {{"match", {{"service", "safe"}, {"probability", 0.06}, {"seed", GetParam()}}},
                 {"action", action}});
    const auto list = items(23);
    auto left = list;
    for (int attempt = 0; attempt < 60 && !left.empty(); ++attempt) {
        reasonOf(left);
        std::erase_if(left, [&](const auto& item) { return sink.values.contains(item.id); });
        clock.advance(1min);
    }
    for (const auto& item : list) {
        ASSERT_TRUE(sink.values.contains(item.id));
        EXPECT_TRUE(crypto::verifyRsaPkcs1(leaf, item.digest, sink.values.at(item.id)));
    }
    for (const auto& [digest, count] : server.signatureCounts())
        EXPECT_EQ(count, 1) << digest;
    expectNoViolation();
}

INSTANTIATE_TEST_SUITE_P(Seeds, SafeUnstable, ::testing::Range(1, 9));

// What nobody outside the State knows (autenticacao-gov J): the client does its work either way.

class SafeSwitch : public SafeInSandbox, public ::testing::WithParamInterface<json> {};

TEST_P(SafeSwitch, SignsEitherWay) {
    control("/sandbox/switches", GetParam());
    const auto list = items(13);
    EXPECT_EQ(reasonOf(list), "");
    expectAllSigned(list);
}

TEST_P(SafeSwitch, SignsEitherWayAfterLostReplies) {
    control("/sandbox/switches", GetParam());
    for (const char* operation : {"authorize", "authorizeVerify", "signHash", "signHashVerify"}) {
        for (const char* action : {"dropBeforeRead", "dropAfterProcessing"}) {
            const auto list = items(2);
            fault(operation, action);
            EXPECT_EQ(reasonOf(list), "") << operation << " " << action;
            for (const auto& item : list)
                EXPECT_TRUE(sink.values.contains(item.id)) << operation << " " << action;
        }
    }
    expectNoViolation();
}

INSTANTIATE_TEST_SUITE_P(Each, SafeSwitch,
                         ::testing::Values(json::object(), json{{"verifyOnce", true}},
                                           json{{"unknownIdStatus", 404}}, json{{"singleBase64", true}},
                                           json{{"limitPerRequest", true}}, json{{"limitAtAuthorize", true}},
                                           json{{"verifyBearerOptional", true}},
                                           json{{"processIdReuse", true}}, json{{"sadLifeSeconds", 1}}));

} // namespace
} // namespace cunho::test
