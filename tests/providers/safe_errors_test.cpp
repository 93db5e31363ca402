// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "scripted_safe.hpp"

// The rows of autenticacao-gov B.6, in their order.
namespace cunho::test {
namespace {

using namespace std::chrono_literals;
using signing::AccountState;
using signing::JobState;

class SafeErrors : public ScriptedSafeTest {
  protected:
    std::vector<std::chrono::milliseconds> gaps(const char* call) const {
        std::vector<std::chrono::milliseconds> list;
        std::optional<TimePoint> before;
        for (const auto& one : service.seen) {
            if (one.call == call && before)
                list.push_back(one.at - *before);
            if (one.call == call)
                before = one.at;
        }
        return list;
    }
};

// 400 The access or refresh token is expired or has been revoked

class SafeTokenExpired : public SafeErrors, public ::testing::WithParamInterface<const char*> {};

TEST_P(SafeTokenExpired, RenewsOnceAndGoesOn) {
    const auto list = items(2);
    service.meet(GetParam(), {refusal(400, sentence::expired)});
    // Without its credentialID an account cannot renew anything; here it is known.
    auto row = kept();
    row.credentialId = std::string(GetParam()) == call::list ? "" : service.credential;
    accounts.save(row);
    EXPECT_EQ(sign(list), std::string(GetParam()) == call::list ? "SAFE_TOKEN_EXPIRED" : "");
    EXPECT_EQ(service.count(call::updateToken), std::string(GetParam()) == call::list ? 0 : 1);
    if (std::string(GetParam()) == call::list)
        return;
    expectSigned(list);
    EXPECT_EQ(tokens.access(), "access-2");
    EXPECT_EQ(tokens.refresh(), "refresh-2");
    EXPECT_EQ(service.last(call::signHashVerify).bearer, "access-2");
}

INSTANTIATE_TEST_SUITE_P(AtEachCall, SafeTokenExpired,
                         ::testing::Values(call::list, call::credential, call::authorize,
                                           call::authorizeVerify, call::signHash, call::signHashVerify));

TEST_F(SafeErrors, AnExpiredTokenAtTheAuthorisationsQuestionStartsItAnewWithAnotherProcess) {
    const auto list = items(1);
    provider->credential(JobContext{});
    service.expireAccess(); // shows at verify only: the POST is put into the queue all the same
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
    EXPECT_EQ(service.count(call::authorize), 2);
    std::vector<std::string> processes;
    for (const auto& one : service.seen)
        if (one.call == call::authorize)
            processes.push_back(one.processId);
    EXPECT_NE(processes.at(0), processes.at(1));
    EXPECT_EQ(tokens.rotations(), 1);
}

TEST_F(SafeErrors, ATokenThatExpiresAfterTheSigningRequestCostsNoSecondSignature) {
    const auto list = items(3);
    service.meet(call::signHashVerify, {refusal(400, sentence::expired)});
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
    EXPECT_EQ(service.count(call::signHash), 1);
}

TEST_F(SafeErrors, ASigningRequestThatWasRefusedForItsTokenStartsAnew) {
    const auto list = items(1);
    service.meet(call::signHashVerify, {refusal(400, sentence::expired), refusal(400, sentence::expired)});
    EXPECT_EQ(sign(list), "");
    EXPECT_EQ(service.count(call::updateToken), 1);
    EXPECT_EQ(service.count(call::authorize), 2);
    EXPECT_NE(service.seen.front().processId, service.seen.back().processId);
}

TEST_F(SafeErrors, NeverRenewsTwiceForOneRequest) {
    const auto list = items(1);
    service.meet(call::authorizeVerify, {refusal(400, sentence::expired), refusal(400, sentence::expired)});
    EXPECT_EQ(sign(list), "SAFE_TOKEN_EXPIRED");
    EXPECT_EQ(failure.fault, Fault::Reactivate);
    EXPECT_EQ(service.count(call::updateToken), 1);
    EXPECT_EQ(kept().state, AccountState::NeedsReactivation);
    EXPECT_EQ(kept().lastFailure.reason, "SAFE_TOKEN_EXPIRED");
}

TEST_F(SafeErrors, ARefusedRefreshAsksForReactivation) {
    service.meet(call::authorizeVerify, {refusal(400, sentence::expired)});
    service.meet(call::updateToken, {refusal(400, sentence::expired)});
    service.meet(call::list, {answer(200, json{{"credentialIDs", {service.credential}}}.dump()),
                              refusal(400, sentence::expired)});
    EXPECT_EQ(sign(items(1)), "SAFE_TOKEN_EXPIRED");
    EXPECT_EQ(failure.fault, Fault::Reactivate);
    EXPECT_EQ(tokens.access(), "access-1");
    EXPECT_EQ(kept().state, AccountState::NeedsReactivation);
}

TEST_F(SafeErrors, AnAccountThatServesAgainIsActiveAgain) {
    service.meet(call::authorizeVerify, {refusal(400, sentence::expired), refusal(400, sentence::expired)});
    const auto list = items(1);
    EXPECT_EQ(sign(list), "SAFE_TOKEN_EXPIRED");
    EXPECT_EQ(sign(list), "");
    EXPECT_EQ(kept().state, AccountState::Active);
    EXPECT_EQ(kept().lastFailure.reason, "");
}

// A.10, rule 3

TEST_F(SafeErrors, ALostRefreshIsAskedForOnceMoreWithTheOldRefreshToken) {
    const auto list = items(1);
    service.meet(call::authorizeVerify, {refusal(400, sentence::expired)});
    service.meet(call::updateToken, {lostOnWay()});
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
    EXPECT_EQ(service.count(call::updateToken), 2);
    EXPECT_EQ(service.last(call::updateToken).bearer, "refresh-1");
}

TEST_F(SafeErrors, AfterALostRefreshTheOldAccessTokenIsTriedOnce) {
    const auto list = items(1);
    service.meet(call::authorizeVerify, {refusal(400, sentence::expired)});
    service.meet(call::updateToken, {lostOnWay(), refusal(400, sentence::expired)});
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
    EXPECT_EQ(tokens.access(), "access-1");
    EXPECT_EQ(service.count(call::list), 2); // the first for the credential, one to try the token
}

TEST_F(SafeErrors, ARefreshThatWasDoneAndLostAsksForReactivation) {
    service.meet(call::authorizeVerify, {refusal(400, sentence::expired)});
    service.meet(call::updateToken, {lostBack()});
    EXPECT_EQ(sign(items(1)), "SAFE_TOKEN_EXPIRED");
    EXPECT_EQ(service.count(call::updateToken), 2);
    EXPECT_EQ(kept().state, AccountState::NeedsReactivation);
}

TEST_F(SafeErrors, AServiceThatFailsWhileTheOldTokenIsTriedKeepsTheAccount) {
    const auto list = items(1);
    for (const int status : {500, 503}) {
        service.meet(call::authorizeVerify, {refusal(400, sentence::expired)});
        service.meet(call::updateToken, {lostOnWay(), refusal(400, sentence::expired)});
        provider->credential(JobContext{});
        service.meet(call::list, {refusal(status, "")});
        EXPECT_EQ(sign(list), "SAFE_UNAVAILABLE") << status;
        EXPECT_EQ(kept().state, AccountState::Active) << status;
    }
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
}

TEST_F(SafeErrors, ARefusalOfOldTokensIsNoneOfAnAccountRenewedMeanwhile) {
    provider->credential(JobContext{});
    service.refresh = "of the renewed account";
    service.expireAccess();
    tokens.before = [&] { // another process
        clock.advance(1min);
        auto renewed = row();
        renewed.id = account;
        renewed.created = renewed.stateSince;
        renewed.signaturesLimit = 5000;
        accounts.save(renewed);
    };
    EXPECT_EQ(sign(items(1)), "SAFE_TOKEN_EXPIRED");
    EXPECT_EQ(kept().state, AccountState::Active);
    EXPECT_EQ(kept().signaturesLimit, 5000);
}

TEST_F(SafeErrors, ARefreshThatCannotBeSentKeepsTheAccount) {
    const auto list = items(1);
    service.meet(call::authorizeVerify, {refusal(400, sentence::expired)});
    service.meet(call::updateToken, {notSent()});
    EXPECT_EQ(sign(list), "NO_CONNECTION");
    EXPECT_EQ(kept().state, AccountState::Active);
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
}

// 400 The request is missing a required parameter (bad bearer)

TEST_F(SafeErrors, AMalformedBearerIsADefect) {
    service.meet(call::authorize, {refusal(400, sentence::malformed)});
    EXPECT_EQ(sign(items(1)), "SAFE_REQUEST_REFUSED");
    EXPECT_EQ(failure.fault, Fault::Internal);
    EXPECT_EQ(service.count(call::authorize), 1);
}

TEST_F(SafeErrors, WithoutATokenNothingIsSent) {
    FixedTokens none("", "");
    providers::SafeProvider lonely(client, {account, nipc, none, &accounts}, service, journal, clock);
    const auto list = items(1);
    EXPECT_EQ(reasonOf([&] { lonely.sign(list, sink, prompter, JobContext{}); }), "SAFE_TOKEN_EXPIRED");
    EXPECT_TRUE(service.seen.empty());
}

// 400 Missing (or invalid type) string parameter credentialID / Invalid parameter credentialID

struct CredentialPlace {
    const char* call;
    const char* text;
};

class SafeCredentialUnknown : public SafeErrors, public ::testing::WithParamInterface<CredentialPlace> {};

TEST_P(SafeCredentialUnknown, IsReadAgainOnceAndKept) {
    provider->credential(JobContext{});
    service.credential = "11111111-7d0a-4a86-9f6e-2d7c1b3e4f50";
    if (std::string(GetParam().call) == call::credential)
        provider = makeProvider(); // it asks again, for the credential that the account knew
    service.meet(GetParam().call, {refusal(400, GetParam().text)});
    const auto list = items(1);
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
    EXPECT_EQ(kept().credentialId, service.credential);
    EXPECT_EQ(service.count(call::list), 2);
    EXPECT_EQ(service.last(call::signHash).body["credentialID"], service.credential);
}

TEST_P(SafeCredentialUnknown, IsTheEndWhenNothingChanged) {
    service.meet(GetParam().call, {refusal(400, GetParam().text)});
    EXPECT_EQ(sign(items(1)), "SAFE_CREDENTIAL_UNKNOWN");
    EXPECT_EQ(failure.fault, Fault::Reactivate);
    EXPECT_EQ(kept().state, AccountState::NeedsReactivation);
}

INSTANTIATE_TEST_SUITE_P(
    AtEachCall, SafeCredentialUnknown,
    ::testing::Values(CredentialPlace{call::credential, "Invalid parameter credentialID"},
                      CredentialPlace{call::authorize,
                                      "Missing (or invalid type) string parameter credentialID"},
                      CredentialPlace{call::authorize, "Invalid parameter credentialID"},
                      CredentialPlace{call::signHash, "Invalid parameter credentialID"}));

TEST_F(SafeErrors, AnotherCredentialIsAlsoUsedToRenewTheTokens) {
    const auto list = items(1);
    provider->credential(JobContext{});
    service.credential = "11111111-7d0a-4a86-9f6e-2d7c1b3e4f50";
    service.meet(call::authorizeVerify, {refusal(400, sentence::expired)});
    service.meet(call::updateToken, {refusal(400, "Invalid parameter credentialID")});
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
    EXPECT_EQ(service.last(call::updateToken).body["credentialID"], service.credential);
}

TEST_F(SafeErrors, AnotherCertificateSignsNothingThatWasPreparedForTheOneBefore) {
    provider->credential(JobContext{});
    service.credential = "11111111-7d0a-4a86-9f6e-2d7c1b3e4f50";
    service.issue(nipc);
    service.meet(call::authorize, {refusal(400, "Invalid parameter credentialID")});
    EXPECT_EQ(sign(items(1)), "SAFE_CERTIFICATE_CHANGED");
    EXPECT_EQ(service.count(call::signHash), 0);
    EXPECT_EQ(provider->credential(JobContext{}).chain.front(), service.chain.front());
}

// 400 Missing parameter processId / Invalid parameter processId

TEST_F(SafeErrors, AProcessIdRefusedAtAPostIsADefect) {
    service.meet(call::authorize, {refusal(400, "Invalid parameter processId")});
    EXPECT_EQ(sign(items(1)), "SAFE_REQUEST_REFUSED");
    EXPECT_EQ(service.count(call::authorizeVerify), 0);
}

TEST_F(SafeErrors, AnUnknownProcessIsAuthorisedAnew) {
    for (const char* text : {"Missing parameter processId", "Invalid parameter processId"}) {
        const auto list = items(2);
        service.meet(call::authorizeVerify, {refusal(400, text)});
        EXPECT_EQ(sign(list), "");
        expectSigned(list);
    }
    const auto list = items(1);
    service.meet(call::signHashVerify, {answer(404)});
    EXPECT_EQ(sign(list), "");
    expectSigned(list, 2); // the same prepared hash: the values are equal, one signature is lost
}

TEST_F(SafeErrors, WordsThatNobodyUnderstandsKeepNoDocumentFromItsSignatureForEver) {
    const auto list = items(1);
    const auto strange = refusal(400, "Process not found");
    service.meet(call::signHashVerify, {strange, strange});
    EXPECT_EQ(sign(list), "SAFE_REQUEST_REFUSED");
    EXPECT_EQ(sign(list), "SAFE_REQUEST_REFUSED") << "the values may be there";
    EXPECT_EQ(service.count(call::signHash), 1);
    clock.advance(10min);
    service.meet(call::signHashVerify, {strange});
    EXPECT_EQ(sign(list), "");
    expectSigned(list, 2);
}

TEST_F(SafeErrors, AProcessThatStaysUnknownIsLeftAfterThreeMoreTries) {
    service.meet(call::authorizeVerify, {answer(404), answer(404), answer(404), answer(404)});
    EXPECT_EQ(sign(items(1)), "SAFE_UNAVAILABLE");
    EXPECT_EQ(service.count(call::authorize), 4);
    EXPECT_EQ(gaps(call::authorize), (std::vector<std::chrono::milliseconds>{3s, 9s, 31s}));
}

// 400 Empty client name, Missing (or invalid type) parameter clientData

TEST_F(SafeErrors, ARefusedClientNameIsForTheAdministrator) {
    for (const char* text : {"Empty client name", "Missing (or invalid type) parameter clientData"}) {
        service.meet(call::authorize, {refusal(400, text)});
        EXPECT_EQ(sign(items(1)), "SAFE_CLIENT_REFUSED");
        EXPECT_EQ(failure.fault, Fault::Configuration);
    }
    EXPECT_EQ(kept().state, AccountState::Active);
}

// 400 what no request of this program may bring about

class SafeDefect : public SafeErrors, public ::testing::WithParamInterface<CredentialPlace> {};

TEST_P(SafeDefect, IsNeverSentUnchangedAgain) {
    const auto list = items(3);
    service.meet(GetParam().call, {refusal(400, GetParam().text)});
    EXPECT_EQ(sign(list), "SAFE_REQUEST_REFUSED");
    EXPECT_EQ(failure.fault, Fault::Internal);
    EXPECT_EQ(service.count(call::authorize), 1);
    EXPECT_NE(failure.detail.find("HTTP 400"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(
    EachSentence, SafeDefect,
    ::testing::Values(
        CredentialPlace{call::authorize, "Missing (or invalid type) integer parameter numSignatures"},
        CredentialPlace{call::authorize, "Invalid value for parameter numSignatures"},
        CredentialPlace{call::authorize,
                        "Signature number does not match with hashes received or document names"},
        CredentialPlace{call::authorize, "Empty hash array"},
        CredentialPlace{call::authorize, "Empty documentNames array"},
        CredentialPlace{call::signHash, "Missing (or invalid type) string parameter SAD"},
        CredentialPlace{call::signHash, "Missing (or invalid type) string parameter signAlgo"},
        CredentialPlace{call::signHash, "Invalid parameter signAlgo"},
        CredentialPlace{call::authorize, "Bad Request"}));

TEST_F(SafeErrors, TooManySignaturesAreCutIntoSmallerBatches) {
    const auto list = items(8);
    service.meet(call::authorize, {refusal(400, "Numbers of signatures is too high")});
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
    EXPECT_EQ(service.count(call::authorize), 3); // 8 refused, then 4 and 4
}

// 400 SigHash does not match with SignHashAuthorization, Hash is not authorized by the SAD

class SafeSadRefused : public SafeErrors, public ::testing::WithParamInterface<CredentialPlace> {};

TEST_P(SafeSadRefused, StartsAnewOnceWithTheSameHashes) {
    const auto list = items(2);
    service.meet(GetParam().call, {refusal(400, GetParam().text)});
    EXPECT_EQ(sign(list), "");
    EXPECT_EQ(service.count(call::authorize), 2);
    std::vector<json> hashes;
    for (const auto& one : service.seen)
        if (one.call == call::authorize)
            hashes.push_back(one.body["hashes"]);
    EXPECT_EQ(hashes.at(0), hashes.at(1));
}

TEST_P(SafeSadRefused, StopsTheSecondTime) {
    service.meet(GetParam().call, {refusal(400, GetParam().text), refusal(400, GetParam().text)});
    EXPECT_EQ(sign(items(2)), "SAFE_AUTHORIZATION_REFUSED");
    EXPECT_EQ(service.count(call::authorize), 2);
    EXPECT_TRUE(sink.values.empty());
}

INSTANTIATE_TEST_SUITE_P(
    AtPostAndQuestion, SafeSadRefused,
    ::testing::Values(CredentialPlace{call::signHashVerify,
                                      "SigHash does not match with SignHashAuthorization"},
                      CredentialPlace{call::signHashVerify, "Hash is not authorized by the SAD"},
                      CredentialPlace{call::signHash, "SigHash does not match with SignHashAuthorization"},
                      CredentialPlace{call::signHash, "Hash is not authorized by the SAD"}));

// 401 Unauthorized

class SafeUnauthorized : public SafeErrors, public ::testing::WithParamInterface<const char*> {};

TEST_P(SafeUnauthorized, IsTheAccountWhenTheClientIsKnown) {
    service.meet(GetParam(), {refusal(401, "Unauthorized")});
    EXPECT_EQ(sign(items(1)), "SAFE_UNAUTHORIZED");
    EXPECT_EQ(failure.fault, Fault::Reactivate);
    EXPECT_EQ(failure.params.at("nipc"), nipc);
    EXPECT_EQ(service.seen.back().call, call::info);
    EXPECT_EQ(service.seen.back().bearer, "");
    EXPECT_EQ(kept().state, AccountState::NeedsReactivation);
}

TEST_P(SafeUnauthorized, IsTheProgramWhenItIsRefusedToo) {
    service.meet(GetParam(), {refusal(401, "Unauthorized")});
    service.meet(call::info, {refusal(401, "Unauthorized")});
    EXPECT_EQ(sign(items(1)), "SAFE_CLIENT_REFUSED");
    EXPECT_EQ(failure.fault, Fault::Configuration);
    EXPECT_EQ(kept().state, AccountState::Active);
}

TEST_P(SafeUnauthorized, StaysOpenWhenTheProbeFindsNobody) {
    const auto list = items(1);
    service.meet(GetParam(), {refusal(401, "Unauthorized")});
    service.meet(call::info, {lostOnWay()});
    EXPECT_EQ(sign(list), "REPLY_LOST");
    EXPECT_EQ(kept().state, AccountState::Active);
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
}

INSTANTIATE_TEST_SUITE_P(AtEachCall, SafeUnauthorized,
                         ::testing::Values(call::list, call::credential, call::authorize,
                                           call::authorizeVerify, call::signHash, call::signHashVerify));

// 401 signatureLimit will be exceeded / already exceeded

TEST_F(SafeErrors, NearTheLimitSmallerBatchesUseWhatIsLeft) {
    const auto list = items(10);
    service.limit = 4;
    EXPECT_EQ(sign(list), "SAFE_LIMIT_REACHED");
    EXPECT_EQ(failure.fault, Fault::Reactivate);
    EXPECT_EQ(sink.values.size(), 4U);
    std::vector<int> sizes;
    for (const auto& one : service.seen)
        if (one.call == call::authorize)
            sizes.push_back(one.body["numSignatures"]);
    EXPECT_EQ(sizes, (std::vector<int>{10, 5, 2, 2, 2}));
    EXPECT_EQ(kept().signaturesUsed, 4);
}

TEST_F(SafeErrors, NearTheLimitOneByOneIsTheLast) {
    const auto list = items(3);
    service.limit = 1;
    EXPECT_EQ(sign(list), "SAFE_LIMIT_REACHED");
    EXPECT_EQ(sink.values.size(), 1U);
}

TEST_F(SafeErrors, AnExhaustedAccountIsNotAskedAgainUntilItIsRenewed) {
    service.limit = 0;
    EXPECT_EQ(sign(items(2)), "SAFE_LIMIT_REACHED");
    EXPECT_EQ(service.count(call::authorize), 1);
    EXPECT_EQ(sign(items(1)), "SAFE_LIMIT_REACHED");
    EXPECT_EQ(service.count(call::authorize), 1);
    clock.advance(1min);
    auto renewed = kept();
    renewed.stateSince = clock.now();
    renewed.lastFailure = {};
    accounts.save(renewed);
    service.limit = 100;
    const auto list = items(1);
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
}

TEST_F(SafeErrors, AnExhaustedAccountIsNotAskedAgainAfterARestart) {
    service.limit = 0;
    EXPECT_EQ(sign(items(2)), "SAFE_LIMIT_REACHED");
    EXPECT_EQ(kept().state, AccountState::Active);
    EXPECT_EQ(kept().lastFailure.reason, "SAFE_LIMIT_REACHED");
    provider = makeProvider();
    EXPECT_EQ(sign(items(1)), "SAFE_LIMIT_REACHED");
    EXPECT_EQ(service.count(call::authorize), 1);
}

TEST_F(SafeErrors, WhatTheLimitKeptBackIsPreparedInTheJournal) {
    service.limit = 0;
    const auto list = items(2);
    EXPECT_EQ(sign(list), "SAFE_LIMIT_REACHED");
    for (const auto& item : list)
        EXPECT_EQ(journal.find(item.id)->state, JobState::Prepared);
}

// 500 Internal Server Error

TEST_F(SafeErrors, AFailingQuestionIsRepeatedAfterTwoEightAndThirtySeconds) {
    const auto list = items(1);
    const auto broken = refusal(500, "Internal Server Error");
    service.meet(call::authorizeVerify, {broken, broken, broken});
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
    EXPECT_EQ(gaps(call::authorizeVerify), (std::vector<std::chrono::milliseconds>{2s, 8s, 30s}));
}

TEST_F(SafeErrors, AfterThreeMoreTriesAQuestionIsLeftForLater) {
    const auto list = items(1);
    const auto broken = refusal(500, "Internal Server Error");
    service.meet(call::signHashVerify, {broken, broken, broken, broken});
    EXPECT_EQ(sign(list), "SAFE_UNAVAILABLE");
    EXPECT_EQ(failure.fault, Fault::Service);
    EXPECT_EQ(journal.find(list[0].id)->state, JobState::SignSent);
    clock.advance(1min);
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
}

TEST_F(SafeErrors, AFailingPostIsAskedForBeforeItIsSentAgain) {
    const auto list = items(1);
    service.meet(call::authorize, {refusal(500, "Internal Server Error")});
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
    EXPECT_EQ(service.count(call::authorize), 2);
    EXPECT_EQ(service.count(call::authorizeVerify), 2);
}

TEST_F(SafeErrors, APostThatKeepsFailingIsLeftForLater) {
    const auto broken = refusal(500, "Internal Server Error");
    service.meet(call::authorize, {broken, broken, broken, broken});
    EXPECT_EQ(sign(items(1)), "SAFE_UNAVAILABLE");
    EXPECT_EQ(service.count(call::authorize), 4);
}

TEST_F(SafeErrors, AFailingReadIsLeftForLater) {
    for (const char* read : {call::list, call::credential}) {
        service.meet(read, {refusal(500, "Internal Server Error")});
        EXPECT_EQ(sign(items(1)), "SAFE_UNAVAILABLE") << read;
    }
}

// 503 Service Unavailable

TEST_F(SafeErrors, ABusyServiceIsAskedEveryFiveSecondsWithoutUsingUpTheFiveTries) {
    const auto list = items(1);
    const auto busy = refusal(503, "Service Unavailable");
    service.meet(call::authorizeVerify,
                 {busy, busy, busy, busy, busy, busy, answer(204), answer(204), answer(204), answer(204)});
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
    EXPECT_EQ(gaps(call::authorizeVerify),
              (std::vector<std::chrono::milliseconds>{5s, 5s, 5s, 5s, 5s, 5s, 1s, 1s, 1s, 1s}));
}

TEST_F(SafeErrors, AServiceThatStaysBusyIsLeftForLater) {
    const auto list = items(1);
    service.meet(call::signHashVerify, std::vector<Meeting>(13, refusal(503, "Service Unavailable")));
    EXPECT_EQ(sign(list), "SAFE_UNAVAILABLE");
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
}

// 204 five times

class SafePending : public SafeErrors, public ::testing::WithParamInterface<const char*> {
  protected:
    void pend() { service.meet(GetParam(), std::vector<Meeting>(5, answer(204))); }
    std::string post() const {
        return std::string(GetParam()) == call::authorizeVerify ? call::authorize : call::signHash;
    }
};

TEST_P(SafePending, IsAskedForFiveTimesAndThenLater) {
    const auto list = items(1);
    pend();
    EXPECT_EQ(sign(list), "SAFE_STILL_PROCESSING");
    EXPECT_EQ(failure.fault, Fault::Service);
    EXPECT_EQ(service.count(GetParam()), 5);
    EXPECT_EQ(gaps(GetParam()), (std::vector<std::chrono::milliseconds>{1s, 1s, 1s, 1s}));
    clock.advance(1min);
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
    EXPECT_EQ(service.count(post().c_str()), 1); // the same process
}

TEST_P(SafePending, KeepsItsPaceWhenItIsAskedForAtOnceAgain) {
    const auto list = items(1);
    pend();
    EXPECT_EQ(sign(list), "SAFE_STILL_PROCESSING");
    EXPECT_EQ(sign(list), "");
    EXPECT_EQ(gaps(GetParam()).back(), 31s);
}

TEST_P(SafePending, KeepsItsPaceAfterARestart) {
    const auto list = items(1);
    pend();
    EXPECT_EQ(sign(list), "SAFE_STILL_PROCESSING");
    provider = makeProvider();
    EXPECT_EQ(sign(list), "");
    EXPECT_EQ(gaps(GetParam()).back(), 31s);
}

TEST_P(SafePending, IsGivenUpTenMinutesAfterItsRequest) {
    const auto list = items(1);
    for (int minute = 0; minute < 8; minute += 2) {
        pend();
        EXPECT_EQ(sign(list), "SAFE_STILL_PROCESSING") << minute;
        provider = makeProvider();
        clock.advance(2min);
    }
    EXPECT_EQ(service.count(call::authorize), 1);
    clock.advance(2min);
    pend();
    EXPECT_EQ(sign(list), "");
    EXPECT_EQ(service.count(call::authorize), 2);
}

INSTANTIATE_TEST_SUITE_P(AtBothQuestions, SafePending,
                         ::testing::Values(call::authorizeVerify, call::signHashVerify));

// TLS, DNS and what never was sent

TEST_F(SafeErrors, WhatWasNotSentStaysPrepared) {
    const auto list = items(2);
    service.meet(call::authorize, {notSent()});
    EXPECT_EQ(sign(list), "NO_CONNECTION");
    EXPECT_EQ(journal.find(list[0].id)->state, JobState::Prepared);
    service.meet(call::signHash, {notSent()});
    EXPECT_EQ(sign(list), "NO_CONNECTION");
    EXPECT_EQ(journal.find(list[0].id)->state, JobState::Authorized);
    EXPECT_EQ(kept().signaturesUsed, 0);
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
    EXPECT_EQ(kept().signaturesUsed, 2);
}

// B.7, lost at each of the four places

struct Loss {
    const char* call;
    bool back; ///< what was asked for is done
    int authorizations;
};

class SafeLoss : public SafeErrors, public ::testing::WithParamInterface<Loss> {};

TEST_P(SafeLoss, CostsNoSecondSignature) {
    const auto list = items(3);
    service.meet(GetParam().call, {GetParam().back ? lostBack() : lostOnWay()});
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
    EXPECT_EQ(service.count(call::authorize), GetParam().authorizations);
}

TEST_P(SafeLoss, CostsNoSecondSignatureWhenTheNetworkStaysAway) {
    const auto list = items(3);
    service.meet(GetParam().call, {GetParam().back ? lostBack() : lostOnWay()});
    for (const char* question : {call::authorizeVerify, call::signHashVerify})
        service.meet(question, std::vector<Meeting>(4, notSent()));
    for (int attempt = 0; attempt < 4 && sink.values.size() < list.size(); ++attempt) {
        sign(list);
        provider = makeProvider();
        clock.advance(2min);
    }
    expectSigned(list);
}

INSTANTIATE_TEST_SUITE_P(AtEachPlace, SafeLoss,
                         ::testing::Values(Loss{call::authorize, false, 2}, Loss{call::authorize, true, 1},
                                           Loss{call::authorizeVerify, false, 1},
                                           Loss{call::authorizeVerify, true, 1},
                                           Loss{call::signHash, false, 2}, Loss{call::signHash, true, 1},
                                           Loss{call::signHashVerify, false, 1},
                                           Loss{call::signHashVerify, true, 1}));

TEST_F(SafeErrors, ASadThatIsGivenOnceOnlyAndLostIsAuthorisedAnew) {
    const auto list = items(1);
    service.meet(call::authorizeVerify, {lostBack(), refusal(400, "Invalid parameter processId")});
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
    EXPECT_EQ(service.count(call::authorize), 2);
}

TEST_F(SafeErrors, ValuesThatAreGivenOnceOnlyAndLostAreMadeAnewOfTheSameHash) {
    const auto list = items(1);
    service.meet(call::signHashVerify, {lostBack(), answer(404)});
    EXPECT_EQ(sign(list), "");
    expectSigned(list, 2);
}

// Counting

TEST_F(SafeErrors, CountsWhatItSendsToBeSigned) {
    EXPECT_EQ(sign(items(12)), "");
    EXPECT_EQ(kept().signaturesUsed, 12);
    service.meet(call::signHash, {lostBack()});
    EXPECT_EQ(sign(items(3)), "");
    EXPECT_EQ(kept().signaturesUsed, 15);
    service.meet(call::signHash, {refusal(400, "Invalid parameter signAlgo")});
    EXPECT_EQ(sign(items(1)), "SAFE_REQUEST_REFUSED");
    EXPECT_EQ(kept().signaturesUsed, 15);
}

// A process id is never sent in two POSTs (B.1).
TEST_F(SafeErrors, NoPostEverRepeatsAProcessId) {
    service.meet(call::authorizeVerify, {refusal(400, sentence::expired)});
    service.meet(call::signHash, {lostOnWay()});
    EXPECT_EQ(sign(items(13)), "");
    std::map<std::string, int> posts;
    for (const auto& one : service.seen)
        if (one.call != call::authorizeVerify && one.call != call::signHashVerify)
            ++posts[one.processId];
    for (const auto& [process, times] : posts)
        EXPECT_EQ(times, 1) << process;
}

} // namespace
} // namespace cunho::test
