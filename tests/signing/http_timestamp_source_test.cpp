// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/fake_clock.hpp"
#include "fakes/http_peer.hpp"
#include "fakes/test_pki.hpp"

#include <cunho/signing/network_sources.hpp>

#include <future>
#include <gtest/gtest.h>
#include <latch>

namespace cunho::signing {
namespace {

using crypto::TimestampIssue;
using test::PeerReply;
using test::PeerRequest;
using namespace std::chrono_literals;

/// Lets a number of requests go; notes a block.
class CountedQuota final : public TimestampQuota {
  public:
    explicit CountedQuota(int left) : left_(left) {}

    Allowance allowance(const std::string&) override {
        if (blocked_)
            return {0, test::day(2026, 11, 24)};
        return {left_, test::day(2026, 11, 23) + 9h + 35min};
    }
    bool take(const std::string& source) override {
        source_ = source;
        return left_ > 0 && left_-- > 0;
    }
    void blocked(const std::string&) override { blocked_ = known_; }

    std::string source_;
    bool blocked_ = false;
    bool known_ = true; ///< whether it keeps blocks of this authority
    int left_;
};

class HttpTimestampSourceTest : public ::testing::Test {
  protected:
    HttpTimestampSourceTest() { client_.direct = true; }

    crypto::Certificate authority() const {
        crypto::CertificateRequest request;
        request.profile = crypto::CertificateRequest::Profile::TimestampAuthority;
        request.subject = {{"C", "PT"}, {"CN", "Selo temporal"}};
        request.notBefore = test::day(2020, 1, 1);
        request.notAfter = test::day(2040, 1, 1);
        return issueCertificate(request, key_, pki_.issuing(), pki_.issuingKey());
    }

    TimestampIssue issue() const {
        TimestampIssue issue;
        issue.time = clock_.now();
        return issue;
    }

    PeerReply granted(const PeerRequest& request, const TimestampIssue& issue) const {
        return {200, "application/timestamp-reply", issueTimestampReply(request.body, key_, chain_, issue)};
    }

    HttpTimestampSource source(std::chrono::milliseconds limit = 10s) {
        return {peer_.url("/tsa"), client_, quota_, limit};
    }

    /// "Fault/REASON" of what asking throws, or "token".
    std::string result(TimestampSource& asked, const JobContext& job = {}) const {
        try {
            return asked.stamp(imprint_, job).imprint == imprint_ ? "token" : "another imprint";
        } catch (const Error& error) {
            failure_ = error.failure();
            return std::string(faultName(error.fault())) + "/" + error.reason();
        }
    }

    std::string result() {
        auto asked = source();
        return result(asked);
    }

    test::TestPki pki_;
    test::FakeClock clock_;
    crypto::PrivateKey key_ = pki_.tlsKey();
    crypto::CertificateChain chain_{authority()};
    crypto::Digest imprint_ = crypto::sha256(asBytes("valor"));
    http::ClientOptions client_;
    CountedQuota quota_{1000};
    std::function<PeerReply(const PeerRequest&)> handler_ = [this](const PeerRequest& request) {
        return granted(request, issue());
    };
    test::HttpPeer peer_{[this](const PeerRequest& request) { return handler_(request); }};
    mutable Failure failure_;
};

TEST_F(HttpTimestampSourceTest, PostsAQueryAndTakesTheToken) {
    PeerRequest seen;
    handler_ = [&](const PeerRequest& request) {
        seen = request;
        return granted(request, issue());
    };
    auto asked = source();
    const auto token = asked.stamp(imprint_, {});
    EXPECT_EQ(token.integrity, crypto::TimestampToken::Integrity::Good);
    EXPECT_EQ(token.imprint, imprint_);
    EXPECT_EQ(seen.method, "POST");
    EXPECT_EQ(seen.path, "/tsa");
    EXPECT_EQ(seen.contentType, "application/timestamp-query");
    EXPECT_EQ(quota_.source_, peer_.address());
    EXPECT_EQ(quota_.left_, 999);
}

TEST_F(HttpTimestampSourceTest, IsNamedByHostAndPort) {
    const std::pair<const char*, const char*> cases[] = {
        {"http://ts.cartaodecidadao.pt/tsa/server", "ts.cartaodecidadao.pt:80"},
        {"http://TS.CartaoDeCidadao.PT", "ts.cartaodecidadao.pt:80"},
        {"https://tsa.example?x=1:2", "tsa.example:443"},
        {"http://127.0.0.1:8080/tsa", "127.0.0.1:8080"},
        {"http://[::1]/tsa", "[::1]:80"},
        {"http://[::1]:8080", "[::1]:8080"},
    };
    for (const auto& [url, name] : cases)
        EXPECT_EQ(HttpTimestampSource(url, client_, quota_).name(), name);
}

TEST_F(HttpTimestampSourceTest, RepliesThatAreNoTokenForThisRequestAreNamed) {
    const auto changed = [&](auto change) {
        return [this, change](const PeerRequest& request) {
            TimestampIssue changedIssue = issue();
            change(changedIssue);
            return granted(request, changedIssue);
        };
    };
    const auto reply = [](int status, const std::string& type, const Bytes& body) {
        return [=](const PeerRequest&) { return PeerReply{status, type, body}; };
    };
    const std::string type = "application/timestamp-reply";
    using Handler = std::function<PeerReply(const PeerRequest&)>;
    const std::tuple<const char*, Handler, const char*> cases[] = {
        {"wrong imprint", changed([](TimestampIssue& i) { i.wrongImprint = true; }),
         "Service/TIMESTAMP_REPLY_INVALID"},
        {"wrong nonce", changed([](TimestampIssue& i) { i.wrongNonce = true; }),
         "Service/TIMESTAMP_REPLY_INVALID"},
        {"without ESS", changed([](TimestampIssue& i) { i.withoutEss = true; }),
         "Service/TIMESTAMP_REPLY_INVALID"},
        {"refused", reply(200, type, crypto::refuseTimestamp("fechado")), "Rejected/TIMESTAMP_REFUSED"},
        {"empty", reply(200, type, {}), "Service/TIMESTAMP_REPLY_INVALID"},
        {"a page", reply(200, "text/html", toBytes("<html>")), "Service/TIMESTAMP_REPLY_INVALID"},
        {"500", reply(500, type, {}), "Service/FETCH_FAILED"},
        {"redirect", reply(302, type, {}), "Service/FETCH_FAILED"},
        {"endless", reply(200, type, Bytes(2U << 20U)), "Service/REPLY_TOO_LARGE"},
        {"another content type",
         [&](const PeerRequest& request) {
             auto good = granted(request, issue());
             good.contentType = "text/plain";
             return good;
         },
         "Service/TIMESTAMP_REPLY_INVALID"},
        {"a content type with a parameter",
         [&](const PeerRequest& request) {
             auto good = granted(request, issue());
             good.contentType = "Application/Timestamp-Reply ; charset=x";
             return good;
         },
         "token"},
    };
    for (const auto& [what, handler, expected] : cases) {
        handler_ = handler;
        EXPECT_EQ(result(), expected) << what;
    }
}

TEST_F(HttpTimestampSourceTest, WithoutAllowanceNothingIsSent) {
    quota_.left_ = 1;
    EXPECT_EQ(result(), "token");
    EXPECT_EQ(result(), "Busy/TIMESTAMP_QUOTA");
    EXPECT_EQ(failure_.params.at("source"), peer_.address());
    EXPECT_EQ(failure_.params.at("time"), "2026-11-23 09:35");
    EXPECT_EQ(peer_.requests(), 1);
}

TEST_F(HttpTimestampSourceTest, ARequestIsBookedEvenWhenItsReplyIsLost) {
    handler_ = [](const PeerRequest&) {
        PeerReply reply;
        reply.dropped = true;
        return reply;
    };
    EXPECT_EQ(result(), "Network/REPLY_LOST");
    EXPECT_EQ(quota_.left_, 999);
}

TEST_F(HttpTimestampSourceTest, ABlockIsNotedAndNamed) {
    for (const int status : {403, 429}) {
        quota_.blocked_ = false;
        handler_ = [status](const PeerRequest&) { return PeerReply{status, "text/html", {}}; };
        EXPECT_EQ(result(), "Busy/TIMESTAMP_QUOTA");
        EXPECT_EQ(failure_.params.at("time"), "2026-11-24 00:00");
        EXPECT_TRUE(quota_.blocked_);
    }
    quota_.blocked_ = false;
    quota_.known_ = false;
    EXPECT_EQ(result(), "Service/FETCH_FAILED") << "an authority whose limits nobody knows";
}

TEST_F(HttpTimestampSourceTest, TheTokenSizeFollowsTheTokensSeen) {
    auto asked = source();
    const std::size_t first = asked.tokenSize();
    const auto shorter = asked.stamp(imprint_, {});
    ASSERT_LT(shorter.der.size(), first);
    EXPECT_GT(asked.tokenSize(), shorter.der.size());
    EXPECT_LT(asked.tokenSize(), first);
    for (int i = 0; i < 12; ++i)
        chain_.push_back(authority());
    const auto longer = asked.stamp(imprint_, {});
    ASSERT_GT(longer.der.size(), first);
    EXPECT_GT(asked.tokenSize(), longer.der.size());
}

TEST_F(HttpTimestampSourceTest, SeveralThreadsAskAtOnce) {
    constexpr int count = 4;
    std::latch together(count); // no reply before every request has come
    handler_ = [&](const PeerRequest& request) {
        together.arrive_and_wait();
        return granted(request, issue());
    };
    auto asked = source();
    std::vector<std::future<std::string>> threads;
    for (int i = 0; i < count; ++i)
        threads.push_back(std::async(std::launch::async, [&] { return result(asked); }));
    for (auto& thread : threads)
        EXPECT_EQ(thread.get(), "token");
}

TEST_F(HttpTimestampSourceTest, ASlowAuthorityIsLeftAtTheLimitOrWhenTheJobStops) {
    std::promise<void> end;
    const auto ended = end.get_future().share();
    std::stop_source stop;
    bool stops = false;
    handler_ = [&, ended](const PeerRequest& request) {
        if (stops)
            stop.request_stop();
        ended.wait();
        return granted(request, issue());
    };
    auto asked = source(100ms);
    EXPECT_EQ(result(asked), "Network/REPLY_LOST");
    stops = true;
    auto patient = source();
    EXPECT_EQ(result(patient, JobContext(stop.get_token())), "Cancelled/STOPPED");
    EXPECT_EQ(result(patient, JobContext(stop.get_token())), "Cancelled/STOPPED");
    EXPECT_EQ(quota_.left_, 998) << "a stopped job books nothing more";
    end.set_value();
}

} // namespace
} // namespace cunho::signing
