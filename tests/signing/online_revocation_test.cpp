// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/fake_clock.hpp"
#include "fakes/http_peer.hpp"
#include "fakes/test_pki.hpp"

#include <cunho/core/process.hpp>
#include <cunho/signing/network_sources.hpp>

#include <future>
#include <gtest/gtest.h>
#include <latch>

namespace cunho::signing {
namespace {

using crypto::Certificate;
using crypto::CertificateRequest;
using crypto::OcspIssue;
using crypto::RevocationEvidence;
using test::PeerReply;
using test::PeerRequest;
using namespace std::chrono_literals;
using Profile = CertificateRequest::Profile;
using Status = RevocationEvidence::Status;

PeerReply bytes(Bytes body) {
    return {200, "application/octet-stream", std::move(body)};
}

class OnlineRevocationTest : public ::testing::Test {
  protected:
    OnlineRevocationTest() {
        fetching_.client.direct = true;
        fetching_.allowed = {peer_.address()};
        fetching_.responseLimit = 64U << 10U;
        fetcher_ = http::makeFetcher(fetching_);
    }

    /// A certificate that names the peer's addresses.
    Certificate certificate(const std::vector<std::string>& ocsp, const std::vector<std::string>& lists = {},
                            const std::vector<std::string>& issuers = {}) const {
        auto request = requestFor(Profile::QualifiedLeaf);
        for (const auto& path : ocsp)
            request.ocspUrls.push_back(peer_.url(path));
        for (const auto& path : lists)
            request.crlUrls.push_back(peer_.url(path));
        for (const auto& path : issuers)
            request.issuerUrls.push_back(peer_.url(path));
        return issueCertificate(request, key_, issuing_, issuingKey_);
    }

    static CertificateRequest requestFor(Profile profile) {
        CertificateRequest request;
        request.profile = profile;
        request.subject = {{"C", "PT"}, {"CN", "Titular"}};
        request.notBefore = test::day(2020, 1, 1);
        request.notAfter = test::day(2040, 1, 1);
        return request;
    }

    Certificate responder(const Certificate& issuer, const crypto::PrivateKey& issuerKey,
                          TimePoint notAfter = test::day(2040, 1, 1)) const {
        auto request = requestFor(Profile::OcspResponder);
        request.notAfter = notAfter;
        return issueCertificate(request, responderKey_, issuer, issuerKey);
    }

    OcspIssue issue(Status status = Status::Good) const {
        OcspIssue issue;
        issue.status = status;
        issue.thisUpdate = clock_.now() - 1h;
        issue.nextUpdate = clock_.now() + 1h;
        issue.producedAt = clock_.now() - 1h;
        issue.revokedAt = test::day(2026, 10, 5);
        return issue;
    }

    PeerReply answer(const PeerRequest& request, const OcspIssue& issue) const {
        return answer(request, issue, responder_);
    }

    PeerReply answer(const PeerRequest& request, const OcspIssue& issue, const Certificate& signer) const {
        return bytes(issueOcspResponse(request.body, issuing_, responderKey_, {signer},
                                       [&](const std::string&) { return issue; }));
    }

    Bytes list(std::chrono::hours validity = 24h) const {
        return issueCrl(issuing_, issuingKey_, {{"0a", clock_.now()}}, clock_.now() - 25h,
                        clock_.now() - 25h + 24h + validity);
    }

    OnlineRevocation source(const std::vector<Certificate>& trusted = {}) const {
        return {*fetcher_, clock_, trusted};
    }

    /// "Fault/REASON" of what asking throws, or the status found.
    std::string result(const Certificate& certificate, const std::vector<Certificate>& trusted = {}) const {
        auto asked = source(trusted);
        return result(asked, certificate);
    }

    std::string result(OnlineRevocation& asked, const Certificate& certificate,
                       const JobContext& job = {}) const {
        try {
            const auto found = asked.find(certificate, issuing_, job);
            const std::string kind = found.kind == RevocationEvidence::Kind::Ocsp ? "OCSP " : "CRL ";
            return kind + (found.status == Status::Good ? "good" : "revoked");
        } catch (const Error& error) {
            detail_ = error.detail();
            return std::string(faultName(error.fault())) + "/" + error.reason();
        }
    }

    test::TestPki pki_;
    test::FakeClock clock_;
    Certificate issuing_ = pki_.issuing();
    crypto::PrivateKey issuingKey_ = pki_.issuingKey();
    crypto::PrivateKey key_ = pki_.leafKey();
    crypto::PrivateKey responderKey_ = pki_.tlsKey();
    Certificate responder_ = responder(issuing_, issuingKey_);
    std::function<PeerReply(const PeerRequest&)> handler_ = [this](const PeerRequest& request) {
        return answer(request, issue());
    };
    test::HttpPeer peer_{[this](const PeerRequest& request) { return handler_(request); }};
    http::FetchOptions fetching_;
    std::unique_ptr<http::Fetcher> fetcher_;
    mutable std::string detail_;
};

TEST_F(OnlineRevocationTest, AsksTheResponderThatTheCertificateNames) {
    PeerRequest seen;
    handler_ = [&](const PeerRequest& request) {
        seen = request;
        return answer(request, issue());
    };
    EXPECT_EQ(result(certificate({"/ocsp"}, {"/list"})), "OCSP good");
    EXPECT_EQ(seen.method, "POST");
    EXPECT_EQ(seen.path, "/ocsp");
    EXPECT_EQ(seen.contentType, "application/ocsp-request");
    EXPECT_EQ(peer_.requests(), 1) << "the list is not asked for";
}

TEST_F(OnlineRevocationTest, AnswersCountForAnHourAndFailuresForMinutes) {
    int requests = 0;
    bool fails = false;
    handler_ = [&](const PeerRequest& request) {
        ++requests;
        return fails ? PeerReply{500, "text/plain", {}} : answer(request, issue());
    };
    const auto asked = certificate({"/ocsp"});
    auto source = this->source();
    const auto after = [&](std::chrono::minutes time) {
        clock_.advance(time);
        const std::string found = result(source, asked);
        return found + " " + std::to_string(requests);
    };
    EXPECT_EQ(after(0min), "OCSP good 1");
    EXPECT_EQ(after(59min), "OCSP good 1");
    EXPECT_EQ(after(1min), "OCSP good 2");
    fails = true;
    EXPECT_EQ(after(60min), "Trust/REVOCATION_UNAVAILABLE 3");
    fails = false;
    EXPECT_EQ(after(4min), "Trust/REVOCATION_UNAVAILABLE 3");
    EXPECT_EQ(after(1min), "OCSP good 4");
}

TEST_F(OnlineRevocationTest, RevokedIsAnAnswer) {
    handler_ = [&](const PeerRequest& request) { return answer(request, issue(Status::Revoked)); };
    auto asked = source();
    const auto found = asked.find(certificate({"/ocsp"}), issuing_, {});
    EXPECT_EQ(found.status, Status::Revoked);
    EXPECT_EQ(found.revokedAt, test::day(2026, 10, 5));
}

TEST_F(OnlineRevocationTest, AnAnswerThatDoesNotHelpLeadsToTheListOrIsNamed) {
    const auto otherRoot = issueCertificate(requestFor(Profile::Root), key_, {}, key_);
    const auto stranger = responder(otherRoot, key_);
    const auto expired = responder(issuing_, issuingKey_, test::day(2026, 1, 1));
    const auto other = pki_.leaf();
    const auto changed = [&](auto change) {
        return [this, change](const PeerRequest& request) {
            OcspIssue changedIssue = issue();
            change(changedIssue);
            return answer(request, changedIssue);
        };
    };
    using Handler = std::function<PeerReply(const PeerRequest&)>;
    const std::tuple<const char*, Handler, const char*> cases[] = {
        {"unknown", changed([](OcspIssue& i) { i.status = Status::Unknown; }), "does not know"},
        {"old", changed([](OcspIssue& i) { i.nextUpdate = i.thisUpdate + 1min; }), "out of date"},
        {"of the future", changed([](OcspIssue& i) { i.thisUpdate += 2h; }), "future"},
        {"old without an end", changed([](OcspIssue& i) { i.thisUpdate -= 24h, i.nextUpdate.reset(); }),
         "out of date"},
        {"stranger", [&](const PeerRequest& r) { return answer(r, issue(), stranger); }, "may not answer"},
        {"expired responder", [&](const PeerRequest& r) { return answer(r, issue(), expired); },
         "not valid now"},
        {"another certificate",
         [&](const PeerRequest&) {
             return answer({"", "", "", crypto::OcspRequest::make(other, issuing_).der}, issue());
         },
         "no answer about this certificate"},
        {"try later", [](const PeerRequest&) { return bytes(crypto::ocspError(3)); }, "trylater"},
        {"404",
         [](const PeerRequest&) {
             return PeerReply{404, "text/html", {}};
         },
         "FETCH_FAILED"},
        {"empty", [](const PeerRequest&) { return bytes({}); }, "no OCSPResponse"},
        {"a page", [](const PeerRequest&) { return bytes(toBytes("<html>")); }, "no OCSPResponse"},
        {"cut",
         [&](const PeerRequest& r) {
             auto reply = answer(r, issue());
             reply.body.resize(reply.body.size() / 2);
             return reply;
         },
         "no OCSPResponse"},
        {"endless", [](const PeerRequest&) { return bytes(Bytes(65U << 10U)); }, "REPLY_TOO_LARGE"},
        {"dropped",
         [](const PeerRequest&) {
             PeerReply reply;
             reply.dropped = true;
             return reply;
         },
         "REPLY_LOST"},
        {"redirected inside", [](const PeerRequest&) { return test::redirectTo("http://10.0.0.1/", 307); },
         "ADDRESS_REFUSED"},
    };
    const auto withList = certificate({"/ocsp"}, {"/list"});
    const auto withoutList = certificate({"/ocsp"});
    for (const auto& [what, handler, why] : cases) {
        handler_ = [&, reply = handler](const PeerRequest& request) {
            return request.path == "/list" ? bytes(list()) : reply(request);
        };
        EXPECT_EQ(result(withoutList), "Trust/REVOCATION_UNAVAILABLE") << what;
        EXPECT_NE(detail_.find(why), std::string::npos) << what << ": " << detail_;
        EXPECT_EQ(result(withList), "CRL good") << what;
    }
    handler_ = [&](const PeerRequest& request) { return answer(request, issue(), stranger); };
    EXPECT_EQ(result(withoutList, {otherRoot}), "OCSP good") << "a trusted responder";
}

TEST_F(OnlineRevocationTest, AResponderWhoseClockIsAlittleAheadIsBelieved) {
    handler_ = [&](const PeerRequest& request) {
        auto ahead = issue();
        ahead.thisUpdate = clock_.now() + 1min;
        return answer(request, ahead);
    };
    EXPECT_EQ(result(certificate({"/ocsp"})), "OCSP good");
}

TEST_F(OnlineRevocationTest, TheNextAddressIsAskedWhenOneFails) {
    handler_ = [&](const PeerRequest& request) {
        if (request.path == "/second")
            return answer(request, issue());
        return PeerReply{500, "text/html", {}};
    };
    EXPECT_EQ(result(certificate({"/first", "/second"})), "OCSP good");
    EXPECT_EQ(peer_.requests(), 2);
}

TEST_F(OnlineRevocationTest, NothingToAskIsNamedWithTheCertificate) {
    auto asked = source();
    try {
        asked.find(certificate({}), issuing_, {});
        ADD_FAILURE() << "an answer from nowhere";
    } catch (const Error& error) {
        EXPECT_EQ(error.reason(), "REVOCATION_UNAVAILABLE");
        EXPECT_EQ(error.params().at("certificate"), "Titular");
    }
}

TEST_F(OnlineRevocationTest, AListIsFetchedOnceForAllItsCertificates) {
    handler_ = [&](const PeerRequest&) { return bytes(list()); };
    auto asked = source();
    EXPECT_EQ(result(asked, certificate({}, {"/list"})), "CRL good");
    EXPECT_EQ(result(asked, certificate({}, {"/list"})), "CRL good");
    EXPECT_EQ(peer_.requests(), 1);
}

TEST_F(OnlineRevocationTest, AListOutOfDateDoesNotHelp) {
    handler_ = [&](const PeerRequest&) { return bytes(list(0h)); };
    EXPECT_EQ(result(certificate({}, {"/list"})), "Trust/REVOCATION_UNAVAILABLE");
    EXPECT_NE(detail_.find("out of date"), std::string::npos) << detail_;
}

TEST_F(OnlineRevocationTest, ThreadsThatAskTheSameGetOneAnswer) {
    constexpr int count = 8;
    std::latch ready(count);
    handler_ = [&](const PeerRequest& request) {
        ready.wait();
        return answer(request, issue());
    };
    const auto asking = certificate({"/ocsp"});
    auto asked = source();
    std::vector<std::future<std::string>> threads;
    for (int i = 0; i < count; ++i) {
        threads.push_back(std::async(std::launch::async, [&] {
            ready.count_down();
            return result(asked, asking);
        }));
    }
    for (auto& thread : threads)
        EXPECT_EQ(thread.get(), "OCSP good");
    EXPECT_EQ(peer_.requests(), 1);
    EXPECT_EQ(result(asked, certificate({"/ocsp"})), "OCSP good");
    EXPECT_EQ(peer_.requests(), 2) << "another certificate is another question";
}

TEST_F(OnlineRevocationTest, AFailureIsNotAskedForAgain) {
    handler_ = [&](const PeerRequest&) { return PeerReply{503, "text/html", {}}; };
    const auto asking = certificate({"/ocsp"});
    auto asked = source();
    EXPECT_EQ(result(asked, asking), "Trust/REVOCATION_UNAVAILABLE");
    EXPECT_EQ(result(asked, asking), "Trust/REVOCATION_UNAVAILABLE");
    EXPECT_EQ(peer_.requests(), 1);
}

TEST_F(OnlineRevocationTest, AStoppedQuestionIsAskedAgainByTheNextJob) {
    std::promise<void> end;
    const auto ended = end.get_future().share();
    std::stop_source stop;
    handler_ = [&, ended](const PeerRequest& request) {
        stop.request_stop();
        ended.wait();
        return answer(request, issue());
    };
    const auto asking = certificate({"/ocsp"});
    auto asked = source();
    EXPECT_EQ(result(asked, asking, JobContext(stop.get_token())), "Cancelled/STOPPED");
    end.set_value();
    EXPECT_EQ(result(asked, asking), "OCSP good");
}

TEST_F(OnlineRevocationTest, WhoWaitsForAnothersAnswerCanBeStopped) {
    std::promise<void> arrived;
    std::promise<void> end;
    handler_ = [&](const PeerRequest& request) {
        arrived.set_value();
        end.get_future().wait();
        return answer(request, issue());
    };
    const auto asking = certificate({"/ocsp"});
    auto asked = source();
    auto first = std::async(std::launch::async, [&] { return result(asked, asking); });
    arrived.get_future().wait();
    std::stop_source stop;
    auto second = std::async(std::launch::async, [&] {
        try {
            asked.find(asking, issuing_, JobContext(stop.get_token()));
        } catch (const Error& error) {
            return error.reason();
        }
        return std::string();
    });
    stop.request_stop();
    EXPECT_EQ(second.get(), "STOPPED");
    end.set_value();
    EXPECT_EQ(first.get(), "OCSP good");
}

TEST_F(OnlineRevocationTest, IssuersComeAsDerPemOrPkcs7) {
    const TemporaryFolder folder;
    const auto store = folder.path() / "issuers.p7c";
    const auto [code, output] =
        run("openssl",
            {"crl2pkcs7", "-nocrl", "-certfile", pki_.issuingFile().string(), "-certfile",
             pki_.rootFile().string(), "-outform", "DER", "-out", store.string()},
            30s);
    ASSERT_EQ(code, 0) << output;
    handler_ = [&](const PeerRequest& request) {
        if (request.path == "/p7c")
            return bytes(readFile(store));
        if (request.path == "/pem")
            return bytes(toBytes(issuing_.pem()));
        return request.path == "/der" ? bytes(issuing_.der()) : bytes(toBytes("<html>"));
    };
    auto asked = source();
    const auto offered = [&](const std::vector<std::string>& paths) {
        return asked.issuersOf(certificate({}, {}, paths), {});
    };
    EXPECT_EQ(offered({"/der"}), std::vector{issuing_});
    EXPECT_EQ(offered({"/pem"}), std::vector{issuing_});
    EXPECT_EQ(offered({"/p7c"}), (std::vector{issuing_, pki_.root()}));
    EXPECT_EQ(offered({"/page", "/der"}), std::vector{issuing_});
    EXPECT_TRUE(offered({"/page"}).empty());
    EXPECT_TRUE(offered({}).empty());
    EXPECT_EQ(peer_.requests(), 4) << "each address once";
}

} // namespace
} // namespace cunho::signing
