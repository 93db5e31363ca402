// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pki_test.hpp"

#include <future>
#include <thread>

// What the sandbox's PKI does wrong on purpose, and what its limit does.
namespace cunho::test {
namespace {

using crypto::RevocationEvidence;
using Problem = RevocationEvidence::Problem;
using Status = RevocationEvidence::Status;

class SandboxPkiFault : public ::testing::Test {
  protected:
    /// What becomes of one request for a time-stamp: "good", or the error's "REASON: detail or why".
    std::string stamp() const {
        const auto request = crypto::TimestampRequest::make(crypto::sha256(asBytes("x")));
        const auto reply = talk_.askTime(request);
        if (reply->status != 200)
            return std::to_string(reply->status);
        try {
            crypto::acceptTimestampReply(asBytes(reply->body), request);
        } catch (const Error& error) {
            const auto why = error.params().find("why");
            return error.reason() + ": " + (why == error.params().end() ? error.detail() : why->second);
        }
        return "good";
    }

    RevocationEvidence ocsp() const { return talk_.askOcsp(talk_.signer(), talk_.authority()); }
    RevocationEvidence crl() const { return talk_.askCrl(talk_.signer(), talk_.authority()); }

    PkiTalk talk_;
};

TEST_F(SandboxPkiFault, TimestampsLieAsTheyAreTold) {
    struct Case {
        const char* action;
        const char* expected;
    };
    for (const auto& [action, expected] :
         {Case{"rejection", "TIMESTAMP_REFUSED: SANDBOX: pedido recusado"},
          Case{"wrongImprint", "TIMESTAMP_REPLY_INVALID: the token is for another imprint"},
          Case{"wrongNonce", "TIMESTAMP_REPLY_INVALID: the token repeats another nonce"},
          Case{"notThere", "404"}, Case{"redirect", "307"}, Case{"status:503", "503"}}) {
        talk_.fault("tsa", action);
        EXPECT_EQ(stamp(), expected) << action;
        EXPECT_EQ(stamp(), "good") << action << " is over";
    }
}

TEST_F(SandboxPkiFault, ResponderLiesAsItIsTold) {
    struct Case {
        const char* action;
        Problem problem;
        Status status;
    };
    for (const auto& [action, problem, status] :
         {Case{"revoked", Problem::None, Status::Revoked}, Case{"unknown", Problem::None, Status::Unknown},
          Case{"tryLater", Problem::NotSuccessful, Status::Unknown},
          Case{"badSignature", Problem::BadSignature, Status::Unknown}}) {
        talk_.fault("ocsp", action);
        const auto found = ocsp();
        EXPECT_EQ(found.problem, problem) << action << ": " << found.detail;
        EXPECT_TRUE(!found.usable() || found.status == status) << action;
        EXPECT_EQ(ocsp().status, Status::Good) << action << " is over";
    }
    talk_.fault("ocsp", "otherRequest");
    EXPECT_FALSE(ocsp().usable());
}

TEST_F(SandboxPkiFault, OldEvidenceIsOld) {
    const TimePoint now = talk_.clock.now();
    talk_.fault("ocsp", "old");
    const auto response = ocsp();
    EXPECT_TRUE(response.usable()) << response.detail;
    EXPECT_FALSE(response.isCurrent(now));
    talk_.fault("crl", "old");
    const auto list = crl();
    EXPECT_TRUE(list.usable()) << list.detail;
    EXPECT_FALSE(list.isCurrent(now));
    EXPECT_TRUE(ocsp().isCurrent(now));
    EXPECT_TRUE(crl().isCurrent(now));
}

TEST_F(SandboxPkiFault, ResponderMayHaveEnded) {
    talk_.fault("ocsp", "expired");
    const auto found = ocsp();
    ASSERT_TRUE(found.signer.has_value());
    EXPECT_LT(found.signer->notAfter(), talk_.clock.now());
    EXPECT_EQ(found.problem, Problem::None) << "its root is trusted; times are the caller's affair";
    EXPECT_GT(ocsp().signer->notAfter(), talk_.clock.now());
}

TEST_F(SandboxPkiFault, ListsLieAsTheyAreTold) {
    talk_.fault("crl", "badSignature");
    EXPECT_EQ(crl().problem, Problem::BadSignature);
    talk_.fault("crl", "revoked");
    EXPECT_EQ(crl().status, Status::Revoked);
    talk_.fault("crl", "notThere");
    EXPECT_EQ(talk_.get(talk_.signer().crlUrls().at(0))->status, 404);
    EXPECT_EQ(crl().status, Status::Good);
}

TEST_F(SandboxPkiFault, HugeIsMoreThanAnybodyTakes) {
    talk_.fault("tsa", "huge");
    talk_.fault("ocsp", "huge");
    const auto request = crypto::TimestampRequest::make(crypto::sha256(asBytes("x")));
    EXPECT_GT(talk_.askTime(request)->body.size(), 10U * 1024 * 1024);
    EXPECT_EQ(ocsp().problem, Problem::Unreadable);
}

TEST_F(SandboxPkiFault, RedirectLeadsBack) {
    talk_.fault("ocsp", "redirect");
    const auto url = talk_.signer().ocspUrls().at(0);
    const auto request = crypto::OcspRequest::make(talk_.signer(), talk_.authority());
    const auto reply = talk_.post(url, request.der, "application/ocsp-request");
    EXPECT_EQ(reply->status, 307);
    EXPECT_EQ(reply->get_header_value("Location"), talk_.pathOf(url));
}

TEST_F(SandboxPkiFault, FaultsThatDoNotFitAreRefused) {
    for (const auto& [operation, action] :
         std::vector<std::pair<std::string, std::string>>{{"tsa", "revoked"},
                                                          {"ocsp", "wrongImprint"},
                                                          {"crl", "tryLater"},
                                                          {"tsa", "truncateJson"},
                                                          {"crl", "dropBeforeRead"},
                                                          {"list", "huge"},
                                                          {"signHash", "notThere"},
                                                          {"ca", "notThere"}})
        EXPECT_THROW(talk_.fault(operation, action), std::runtime_error) << operation << ' ' << action;
    for (const json& values :
         {json::array(), json{{"at", "2026-01-01T00:00:00Z"}}, json{{"serialNumber", "XY"}},
          json{{"serialNumber", ""}}, json{{"serialNumber", "0a"}, {"at", "2026-01-01T00:00:00"}},
          json{{"serialNumber", "0a"}, {"at", 5}}, json{{"serialNumber", "0a"}, {"why", "x"}}})
        EXPECT_THROW(talk_.control("/sandbox/revoke", values), std::runtime_error) << values;
}

/// A request whose reply the sandbox holds back.
class SandboxPkiSlow : public SandboxPkiFault {
  protected:
    std::future<std::string> held() {
        talk_.fault("tsa", "slow");
        auto answer = std::async(std::launch::async, [this] { return stamp(); });
        while (talk_.server.pkiCounts()["tsa"] == 0)
            std::this_thread::yield();
        return answer;
    }
};

TEST_F(SandboxPkiSlow, OthersAreAnsweredMeanwhileAndResetReleases) {
    auto answer = held();
    EXPECT_EQ(stamp(), "good") << "another request is not held";
    EXPECT_EQ(ocsp().status, Status::Good);
    EXPECT_NE(answer.wait_for(0s), std::future_status::ready);
    talk_.control("/sandbox/reset", json::object());
    EXPECT_EQ(answer.get(), "good");
}

TEST_F(SandboxPkiSlow, StopReleases) {
    auto answer = held();
    talk_.server.stop();
    EXPECT_EQ(answer.get(), "good");
}

TEST(SandboxTimestampQuota, ShutsOutForADayWhoAsksTooOften) {
    auto options = sharedOptions();
    options.timestampQuota = 3;
    PkiTalk talk(options);
    const auto granted = [&] {
        const auto request = crypto::TimestampRequest::make(crypto::sha256(asBytes("x")));
        const auto reply = talk.askTime(request);
        try {
            crypto::acceptTimestampReply(asBytes(reply->body), request);
            return true;
        } catch (const Error& error) {
            EXPECT_EQ(error.reason(), "TIMESTAMP_REFUSED");
            return false;
        }
    };
    for (int i = 0; i < 3; ++i)
        EXPECT_TRUE(granted());
    talk.clock.advance(20min);
    for (int i = 0; i < 3; ++i)
        EXPECT_TRUE(granted()) << "20 minutes are over";
    EXPECT_FALSE(granted()) << "one too many";
    talk.clock.advance(20min);
    EXPECT_FALSE(granted()) << "shut out";
    talk.clock.advance(23h + 39min);
    EXPECT_FALSE(granted());
    talk.clock.advance(1min);
    EXPECT_TRUE(granted());
}

TEST(SandboxTimestampQuota, IsOffUnlessAskedFor) {
    const PkiTalk talk;
    for (int i = 0; i < 25; ++i) {
        const auto request = crypto::TimestampRequest::make(crypto::sha256(asBytes("x")));
        EXPECT_NO_THROW(crypto::acceptTimestampReply(asBytes(talk.askTime(request)->body), request));
    }
}

} // namespace
} // namespace cunho::test
