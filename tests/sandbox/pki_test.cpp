// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pki_test.hpp"

// Time-stamps, OCSP, CRLs and issuers as the certificates name them, asked by the openssl program and by us.
namespace cunho::test {
namespace {

using crypto::RevocationEvidence;

class SandboxPki : public ::testing::Test {
  protected:
    SandboxPki() {
        openssl_.write("signer.pem", asBytes(talk_.signer().pem()));
        openssl_.write("issuer.pem", asBytes(talk_.authority().pem()));
        openssl_.write("root.pem", asBytes(talk_.root().pem()));
    }

    std::vector<std::string> ocspCall() const {
        return {"ocsp",        "-url",        talk_.signer().ocspUrls().at(0),
                "-issuer",     "@issuer.pem", "-cert",
                "@signer.pem", "-VAfile",     talk_.access.ocspResponder.string(),
                "-CAfile",     "@root.pem",   "-timeout",
                "20"};
    }
    std::string opensslOcsp() const { return openssl_.output(ocspCall()); }

    PkiTalk talk_;
    Openssl openssl_;
};

TEST_F(SandboxPki, OpensslVerifiesItsTimestamps) {
    openssl_.write("x.bin", asBytes("documento"));
    openssl_.must({"ts", "-query", "-data", "@x.bin", "-sha256", "-cert", "-out", "@q.der"});
    const auto reply =
        talk_.post(talk_.access.timestampUrl, openssl_.read("q.der"), "application/timestamp-query");
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->get_header_value("Content-Type"), "application/timestamp-reply");
    openssl_.write("r.der", asBytes(reply->body));
    EXPECT_TRUE(
        openssl_.succeeds({"ts", "-verify", "-data", "@x.bin", "-in", "@r.der", "-CAfile", "@root.pem"}));
}

TEST_F(SandboxPki, StampsTheTimeOfItsClock) {
    talk_.clock.set("2027-03-01T10:00:00", Zone::Utc);
    const auto request = crypto::TimestampRequest::make(crypto::sha256(asBytes("x")));
    const auto token = crypto::acceptTimestampReply(asBytes(talk_.askTime(request)->body), request);
    EXPECT_EQ(formatUtc(token.time), "2027-03-01T10:00:00Z");
    const auto chain = crypto::orderChain(token.certificates, token.authority);
    ASSERT_EQ(chain.size(), 2U);
    EXPECT_EQ(talk_.askOcsp(chain[0], chain[1]).problem, RevocationEvidence::Problem::None);
    EXPECT_EQ(talk_.askCrl(chain[1], talk_.root()).problem, RevocationEvidence::Problem::None);
}

TEST_F(SandboxPki, OpensslAsksTheResponderThatItTrusts) {
    const std::string good = opensslOcsp();
    EXPECT_NE(good.find("signer.pem: good"), std::string::npos) << good;
    const std::string revoke = talk_.signer().serialNumber();
    talk_.control("/sandbox/revoke", {{"serialNumber", revoke}, {"at", "2026-01-02T03:04:05Z"}});
    const std::string revoked = opensslOcsp();
    EXPECT_NE(revoked.find("signer.pem: revoked"), std::string::npos) << revoked;
    EXPECT_NE(revoked.find("Jan  2 03:04:05 2026"), std::string::npos) << revoked;
    EXPECT_FALSE(openssl_.succeeds({"ocsp", "-url", talk_.signer().ocspUrls().at(0), "-issuer", "@issuer.pem",
                                    "-cert", "@signer.pem", "-CAfile", "@root.pem", "-timeout", "20"}))
        << "the responder stands under another root";
}

TEST_F(SandboxPki, AnswersOcspForEveryCertificateOfTheChain) {
    const auto signer = talk_.askOcsp(talk_.signer(), talk_.authority());
    EXPECT_EQ(signer.problem, RevocationEvidence::Problem::None) << signer.detail;
    EXPECT_EQ(signer.status, RevocationEvidence::Status::Good);
    EXPECT_EQ(signer.signer, talk_.responders().front());
    EXPECT_TRUE(signer.isCurrent(talk_.clock.now()));
    EXPECT_TRUE(signer.signer->hasOcspNoCheck());
    EXPECT_EQ(talk_.askOcsp(talk_.authority(), talk_.root()).problem, RevocationEvidence::Problem::None);
    const auto untrusted = crypto::readOcspResponse(signer.der, talk_.signer(), talk_.authority());
    EXPECT_EQ(untrusted.problem, RevocationEvidence::Problem::NotAuthorized);
    EXPECT_EQ(talk_.server.pkiCounts().at("ocsp"), 2);
}

TEST_F(SandboxPki, TakesOcspRequestsInThePath) {
    const auto request = crypto::OcspRequest::make(talk_.signer(), talk_.authority());
    std::string path;
    for (const char c : toBase64(request.der))
        path += c == '+' ? "%2B" : c == '/' ? "%2F" : c == '=' ? "%3D" : std::string(1, c);
    const auto reply = talk_.get(talk_.signer().ocspUrls().at(0) + "/" + path);
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->get_header_value("Content-Type"), "application/ocsp-response");
    const auto read = crypto::readOcspResponse(asBytes(reply->body), talk_.signer(), talk_.authority(),
                                               talk_.responders(), request.nonce);
    EXPECT_EQ(read.problem, RevocationEvidence::Problem::None) << read.detail;
}

TEST_F(SandboxPki, OpensslTakesItsRevocationLists) {
    const auto verifies = [&] {
        openssl_.write("x.crl", asBytes(talk_.get(talk_.signer().crlUrls().at(0))->body));
        openssl_.must(
            {"crl", "-inform", "DER", "-in", "@x.crl", "-out", "@x.crl.pem", "-CAfile", "@issuer.pem"});
        return openssl_.succeeds({"verify", "-CAfile", "@root.pem", "-untrusted", "@issuer.pem", "-CRLfile",
                                  "@x.crl.pem", "-crl_check", "@signer.pem"});
    };
    EXPECT_TRUE(verifies());
    EXPECT_EQ(talk_.askCrl(talk_.signer(), talk_.authority()).status, RevocationEvidence::Status::Good);
    talk_.control("/sandbox/revoke", {{"serialNumber", talk_.signer().serialNumber()}});
    EXPECT_FALSE(verifies());
    EXPECT_EQ(talk_.askCrl(talk_.signer(), talk_.authority()).status, RevocationEvidence::Status::Revoked);
    talk_.control("/sandbox/reset", json::object());
    EXPECT_TRUE(verifies());
}

TEST_F(SandboxPki, OpensslRefusesItsLies) {
    const auto stamped = [&] {
        const auto reply =
            talk_.post(talk_.access.timestampUrl, openssl_.read("q.der"), "application/timestamp-query");
        openssl_.write("r.der", asBytes(reply->body));
        return openssl_.succeeds(
            {"ts", "-verify", "-queryfile", "@q.der", "-in", "@r.der", "-CAfile", "@root.pem"});
    };
    openssl_.write("q.der", crypto::TimestampRequest::make(crypto::sha256(asBytes("x"))).der);
    for (const char* action : {"rejection", "wrongImprint", "wrongNonce"}) {
        talk_.fault("tsa", action);
        EXPECT_FALSE(stamped()) << action;
    }
    EXPECT_TRUE(stamped());
    for (const char* action : {"badSignature", "otherRequest", "tryLater", "unknown", "old"}) {
        talk_.fault("ocsp", action, 2);
        const bool verified = openssl_.succeeds(ocspCall());
        const std::string said = opensslOcsp();
        const bool accepted = verified && said.find("signer.pem: good") != std::string::npos &&
                              said.find("Status times invalid") == std::string::npos;
        EXPECT_FALSE(accepted) << action << '\n' << said;
    }
    talk_.fault("crl", "badSignature");
    openssl_.write("x.crl", asBytes(talk_.get(talk_.signer().crlUrls().at(0))->body));
    openssl_.must({"crl", "-inform", "DER", "-in", "@x.crl", "-out", "@x.crl.pem"});
    EXPECT_FALSE(openssl_.succeeds({"verify", "-CAfile", "@root.pem", "-untrusted", "@issuer.pem", "-CRLfile",
                                    "@x.crl.pem", "-crl_check", "@signer.pem"}));
}

TEST_F(SandboxPki, GivesTheIssuersCertificate) {
    const auto reply = talk_.get(talk_.signer().issuerUrls().at(0));
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->get_header_value("Content-Type"), "application/pkix-cert");
    EXPECT_EQ(crypto::Certificate::fromDer(asBytes(reply->body)), talk_.authority());
    const auto root = talk_.get(talk_.authority().issuerUrls().at(0));
    EXPECT_EQ(crypto::Certificate::fromDer(asBytes(root->body)), talk_.root());
    EXPECT_EQ(talk_.server.pkiCounts().at("ca"), 2);
}

TEST_F(SandboxPki, RefusesWhatNobodyMaySend) {
    struct Case {
        const char* method;
        const char* path;
        const char* type;
        int status;
    };
    for (const auto& [method, path, type, status] :
         {Case{"GET", "/tsa", "", 405}, Case{"PUT", "/tsa", "application/timestamp-query", 405},
          Case{"POST", "/tsa", "application/octet-stream", 415}, Case{"POST", "/tsa", "", 415},
          Case{"POST", "/tsa/", "application/timestamp-query", 404}, Case{"GET", "/ocsp/root", "", 405},
          Case{"POST", "/ocsp/root", "application/ocsp-response", 415},
          Case{"POST", "/ocsp/nobody", "application/ocsp-request", 404},
          Case{"GET", "/ocsp/root/no-base64", "", 400}, Case{"GET", "/ocsp/nobody/AAAA", "", 404},
          Case{"POST", "/ocsp/root/AAAA", "application/ocsp-request", 405},
          Case{"POST", "/crl/root.crl", "text/plain", 405}, Case{"HEAD", "/ca/root.cer", "", 405},
          Case{"GET", "/crl/root.cer", "", 404}, Case{"GET", "/ca/nobody.cer", "", 404},
          Case{"GET", "/", "", 404}, Case{"DELETE", "/ca/root.cer", "", 405}}) {
        httplib::Request request;
        request.method = method;
        request.path = path;
        if (*type != '\0')
            request.set_header("Content-Type", type);
        auto client = talk_.client();
        const auto reply = client.send(request);
        ASSERT_TRUE(reply) << method << ' ' << path;
        EXPECT_EQ(reply->status, status) << method << ' ' << path << ' ' << type;
        EXPECT_EQ(reply->has_header("Allow"), status == 405);
    }
    EXPECT_TRUE(talk_.server.pkiCounts().empty()) << "what is refused is not counted";
}

TEST_F(SandboxPki, AnswersGarbageInTheProtocolsOwnWay) {
    openssl_.write(
        "r.der",
        asBytes(talk_.post(talk_.access.timestampUrl, asBytes("nada"), "application/timestamp-query")->body));
    const std::string text = openssl_.output({"ts", "-reply", "-in", "@r.der", "-text"});
    EXPECT_NE(text.find("the data submitted has the wrong format"), std::string::npos) << text;
    openssl_.write(
        "o.der",
        asBytes(
            talk_.post(talk_.signer().ocspUrls().at(0), asBytes("nada"), "application/ocsp-request")->body));
    const std::string ocsp = openssl_.output({"ocsp", "-respin", "@o.der", "-resp_text", "-noverify"});
    EXPECT_NE(ocsp.find("malformedrequest"), std::string::npos) << ocsp;
}

TEST_F(SandboxPki, CountsRequestsForTests) {
    talk_.askCrl(talk_.signer(), talk_.authority());
    const auto counts = talk_.send(static_cast<const Talk&>(talk_).get("/sandbox/pki-counts")).parsed();
    EXPECT_EQ(counts, (json{{"tsa", 0}, {"ocsp", 0}, {"crl", 1}, {"ca", 0}}));
}

TEST(SandboxPkiPort, StaysTheSameAndMovesWhenItIsTaken) {
    const TemporaryFolder folder;
    auto options = sharedOptions();
    options.state = folder.path() / "state";
    std::map<std::string, crypto::CertificateChain> known;
    {
        PkiTalk first(options);
        PkiTalk second(options);
        known = {{first.access.pkiUrl, first.chain}, {second.access.pkiUrl, second.chain}};
        EXPECT_EQ(known.size(), 2U) << "two ports";
        EXPECT_EQ(second.root(), first.root());
        for (const PkiTalk* talk : {&first, &second})
            EXPECT_EQ(talk->askOcsp(talk->signer(), talk->authority()).problem,
                      RevocationEvidence::Problem::None);
    }
    const PkiTalk third(options);
    ASSERT_TRUE(known.contains(third.access.pkiUrl)) << "a port of its own that is free again";
    EXPECT_EQ(known.at(third.access.pkiUrl), third.chain);
}

} // namespace
} // namespace cunho::test
