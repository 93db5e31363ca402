// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "scripted_safe.hpp"

namespace cunho::test {
namespace {

using namespace std::chrono_literals;

/// The service's certificates as some encoding has them.
std::string infoBody(const std::vector<std::string>& certificates, const std::string& status = "enabled") {
    return json{{"key", {{"status", status}, {"algo", "1.2.840.113549.1.1.11"}, {"len", "2048"}}},
                {"cert", {{"certificates", certificates}}},
                {"authMode", "implicit"},
                {"multisign", 10}}
        .dump();
}

std::string once(const crypto::Certificate& certificate) {
    return toBase64(certificate.der());
}
std::string twice(const crypto::Certificate& certificate) {
    return toBase64(asBytes(once(certificate)));
}
std::string pem(const crypto::Certificate& certificate) {
    return certificate.pem();
}
std::string pemOnce(const crypto::Certificate& certificate) {
    return toBase64(asBytes(certificate.pem()));
}
std::string pemTwice(const crypto::Certificate& certificate) {
    return toBase64(asBytes(pemOnce(certificate)));
}

class SafeEnrolment : public ScriptedSafeTest {
  protected:
    std::unique_ptr<signing::Enrolment> enrolment = providers::makeSafeEnrolment(client, service, clock);
    JobContext job;

    std::optional<signing::IssuedCredential> ask() { return enrolment->credential(tokens, nipc, job); }
    std::string reasonOfAsking() {
        return reasonOf([&] { ask(); });
    }
    std::string cancel() {
        return reasonOf([&] { enrolment->cancel(tokens, service.credential, job); });
    }

    std::string probe(const std::string& date) {
        Meeting met = answer(200, R"({"name":"SAFE"})");
        met.response.headers.emplace_back("date", date);
        service.meet(call::info, {met});
        return reasonOf([&] { enrolment->probe(job); });
    }
};

TEST_F(SafeEnrolment, TellsTheServicesName) {
    EXPECT_EQ(enrolment->probe(job), "SAFE");
    EXPECT_EQ(service.seen.back().bearer, "");
}

TEST_F(SafeEnrolment, ToldByTheServiceThatTheProgramIsUnknown) {
    for (const int status : {401, 403}) {
        service.meet(call::info, {refusal(status, "Unauthorized")});
        EXPECT_EQ(reasonOf([&] { enrolment->probe(job); }), "SAFE_CLIENT_REFUSED");
        EXPECT_EQ(failure.fault, Fault::Configuration);
    }
    service.meet(call::info, {refusal(500, "Internal Server Error")});
    EXPECT_EQ(reasonOf([&] { enrolment->probe(job); }), "SAFE_UNAVAILABLE");
}

TEST_F(SafeEnrolment, SeesThatTheComputersClockIsWrong) { // 2026-11-23 09:15 in Lisbon is UTC
    EXPECT_EQ(probe("Mon, 23 Nov 2026 09:18:00 GMT"), "");
    EXPECT_EQ(probe("Mon, 23 Nov 2026 09:12:00 GMT"), "");
    EXPECT_EQ(probe("Mon, 23 Nov 2026 09:18:01 GMT"), "CLOCK_WRONG");
    EXPECT_EQ(failure.fault, Fault::Clock);
    EXPECT_EQ(failure.params.at("minutes"), "3");
    EXPECT_EQ(probe("Mon, 23 Nov 2026 08:15:00 GMT"), "CLOCK_WRONG");
    EXPECT_EQ(failure.params.at("minutes"), "60");
    EXPECT_EQ(probe("yesterday"), "");
}

TEST_F(SafeEnrolment, WaitsWhileTheCertificateIsBeingIssued) {
    service.meet(call::list, {refusal(401, "Unauthorized")});
    EXPECT_FALSE(ask());
    service.meet(call::credential, {refusal(401, "Unauthorized")});
    EXPECT_FALSE(ask());
    const auto issued = ask();
    ASSERT_TRUE(issued);
    EXPECT_EQ(issued->id, service.credential);
    EXPECT_EQ(issued->chain, service.chain);
    EXPECT_EQ(issued->keyBits, 2048);
}

TEST_F(SafeEnrolment, TakesCertificatesInEveryEncoding) {
    for (const auto encode : {once, twice, pem, pemOnce, pemTwice}) {
        service.meet(call::credential,
                     {answer(200, infoBody({encode(service.chain[0]), encode(service.chain[1]),
                                            encode(service.chain[2])}))});
        const auto issued = ask();
        ASSERT_TRUE(issued);
        EXPECT_EQ(issued->chain, service.chain);
    }
}

TEST_F(SafeEnrolment, OrdersTheChainByIssuer) {
    service.meet(
        call::credential,
        {answer(200, infoBody({twice(service.chain[2]), twice(service.chain[0]), twice(service.chain[1])}))});
    const auto issued = ask();
    ASSERT_TRUE(issued);
    EXPECT_EQ(issued->chain, service.chain);
}

TEST_F(SafeEnrolment, TakesAChainWithoutItsRootWhenTheAnchorIsKnown) {
    service.chain.pop_back();
    ASSERT_TRUE(ask());
}

TEST_F(SafeEnrolment, RefusesAnotherCompanysCertificate) {
    service.issue("501442600");
    EXPECT_EQ(reasonOfAsking(), "CERTIFICATE_NOT_OF_COMPANY");
    EXPECT_EQ(failure.fault, Fault::Trust);
    EXPECT_EQ(failure.params.at("nipc"), nipc);
    service.issue(nipc, "Signatário autorizado de fatura eletrónica - NIF 501442600");
    EXPECT_EQ(reasonOfAsking(), "CERTIFICATE_NOT_OF_COMPANY");
    service.issue(nipc, "");
    EXPECT_TRUE(ask());
}

TEST_F(SafeEnrolment, RefusesACertificateThatIsNotSound) {
    const auto good = service.chain;
    client.anchors = {service.pki.foreignResponder()};
    EXPECT_EQ(reasonOfAsking(), "SAFE_CERTIFICATE_INVALID");
    client.anchors = {service.pki.root()};
    clock.set("2027-02-01T00:00:00");
    EXPECT_EQ(reasonOfAsking(), "SAFE_CERTIFICATE_INVALID");
    clock.set("2026-11-23T09:15:00");
    service.chain = {service.pki.issuing(), service.pki.root()};
    EXPECT_EQ(reasonOfAsking(), "SAFE_CERTIFICATE_INVALID");
    service.chain = {service.pki.p256(), service.pki.issuing(), service.pki.root()};
    EXPECT_EQ(reasonOfAsking(), "SAFE_CERTIFICATE_INVALID");
    service.chain = {service.pki.tls(), service.pki.root()};
    EXPECT_NE(reasonOfAsking(), "");
    service.chain = std::vector<crypto::Certificate>(11, service.pki.root());
    EXPECT_EQ(reasonOfAsking(), "SAFE_CERTIFICATE_INVALID");
    service.chain = good;
    service.meet(call::credential, {answer(200, infoBody({twice(good[0]), twice(good[1])}, "disabled"))});
    EXPECT_EQ(reasonOfAsking(), "SAFE_CERTIFICATE_INVALID");
    EXPECT_TRUE(ask());
}

TEST_F(SafeEnrolment, RenewsTokensOnTheWayToTheCertificate) {
    service.meet(call::credential, {refusal(400, sentence::expired)});
    EXPECT_TRUE(ask());
    EXPECT_EQ(tokens.rotations(), 1);
    service.expireAccess(); // without its credentialID it cannot
    EXPECT_EQ(reasonOfAsking(), "SAFE_TOKEN_EXPIRED");
}

TEST_F(SafeEnrolment, Cancels) {
    EXPECT_EQ(cancel(), "");
    EXPECT_EQ(service.count(call::cancel), 1);
    EXPECT_EQ(service.last(call::cancel).bearer, "access-1");
    EXPECT_EQ(service.last(call::cancel).body["credentialID"], service.credential);
}

TEST_F(SafeEnrolment, CancelsWithNewTokensWhenTheOldAreOver) {
    service.expireAccess();
    EXPECT_EQ(cancel(), "");
    EXPECT_EQ(service.last(call::cancel).bearer, "access-2");
}

TEST_F(SafeEnrolment, AnAccountThatIsGoneIsCancelled) {
    service.meet(call::cancel, {refusal(401, "Unauthorized")});
    EXPECT_EQ(cancel(), "");
}

TEST_F(SafeEnrolment, AnAccountIsNotGoneForAProgramThatIsRefused) {
    service.meet(call::cancel, {refusal(401, "Unauthorized")});
    service.meet(call::info, {refusal(401, "Unauthorized")});
    EXPECT_EQ(cancel(), "SAFE_CLIENT_REFUSED");
}

TEST_F(SafeEnrolment, ACancellationWhoseReplyIsLostIsAskedForAgain) {
    service.meet(call::cancel, {lostBack(), refusal(401, "Unauthorized")});
    EXPECT_EQ(cancel(), "");
    service.meet(call::cancel, {lostBack(), refusal(400, sentence::expired)});
    service.meet(call::updateToken, {refusal(400, sentence::expired)});
    service.meet(call::list, {refusal(400, sentence::expired)});
    EXPECT_EQ(cancel(), ""); // its tokens went with it
    service.meet(call::cancel, {lostOnWay(), lostOnWay()});
    EXPECT_EQ(cancel(), "REPLY_LOST");
}

TEST_F(SafeEnrolment, TokensThatAreRefusedAreNoCancellation) {
    service.meet(call::cancel, {refusal(400, sentence::expired)});
    service.meet(call::updateToken, {refusal(400, sentence::expired)});
    service.meet(call::list, {refusal(400, sentence::expired)});
    EXPECT_EQ(cancel(), "SAFE_TOKEN_EXPIRED");
}

TEST_F(SafeEnrolment, ToCancelItLearnsTheCredentialFirst) {
    enrolment->cancel(tokens, "", job);
    EXPECT_EQ(service.last(call::cancel).body["credentialID"], service.credential);
    service.meet(call::list, {refusal(401, "Unauthorized")});
    EXPECT_EQ(reasonOf([&] { enrolment->cancel(tokens, "", job); }), "SAFE_UNAUTHORIZED");
    EXPECT_EQ(failure.fault, Fault::Reactivate);
    EXPECT_EQ(service.count(call::cancel), 1);
}

class SafeOldTokens : public SafeEnrolment {
  protected:
    FixedTokens old{"access-1", "refresh-1", clock.now()};

    std::string refreshAfter(std::chrono::milliseconds time) {
        clock.advance(time);
        return reasonOf([&] { enrolment->refreshWhenOld(old, service.credential, job); });
    }
};

TEST_F(SafeOldTokens, AreRenewedAfterSevenDays) {
    EXPECT_EQ(refreshAfter(24h * 7 - 1s), "");
    EXPECT_TRUE(service.seen.empty());
    EXPECT_EQ(refreshAfter(1s), "");
    EXPECT_EQ(old.access(), "access-2");
    EXPECT_EQ(old.tokens().issued, clock.now());
    EXPECT_EQ(refreshAfter(24h), "");
    EXPECT_EQ(old.rotations(), 1);
}

TEST_F(SafeOldTokens, AreKeptWhenOnlyTheRefreshTokenIsOver) {
    service.refresh = "another";
    EXPECT_EQ(refreshAfter(24h * 8), "");
    EXPECT_EQ(old.access(), "access-1");
    service.access = "another";
    EXPECT_EQ(refreshAfter(1h), "SAFE_TOKEN_EXPIRED");
    EXPECT_EQ(failure.fault, Fault::Reactivate);
}

TEST_F(SafeOldTokens, StayWhereTheyAreWithoutNetwork) {
    service.meet(call::updateToken, {notSent()});
    EXPECT_EQ(refreshAfter(24h * 8), "NO_CONNECTION");
    EXPECT_EQ(old.access(), "access-1");
}

} // namespace
} // namespace cunho::test
