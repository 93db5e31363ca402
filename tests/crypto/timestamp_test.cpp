// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/timestamp_test.hpp"

namespace cunho::crypto {
namespace {

using TokenIntegrity = TimestampToken::Integrity;

TEST_F(TimestampTest, OpensslReadsTheRequest) {
    for (const auto algorithm :
         {DigestAlgorithm::Sha1, DigestAlgorithm::Sha256, DigestAlgorithm::Sha384, DigestAlgorithm::Sha512}) {
        const auto request = TimestampRequest::make(digest(algorithm, asBytes("x")));
        openssl_.write("q.der", request.der);
        const std::string text = openssl_.output({"ts", "-query", "-in", "@q.der", "-text"});
        std::string nonce = toHex(request.nonce);
        for (char& c : nonce)
            c = static_cast<char>(std::toupper(c));
        EXPECT_NE(text.find("Nonce: 0x" + nonce), std::string::npos) << text;
        EXPECT_NE(text.find("Certificate required: yes"), std::string::npos) << text;
        EXPECT_EQ(request.nonce.size(), 8U);
    }
    EXPECT_NE(request_.nonce, TimestampRequest::make(imprint_).nonce);
}

TEST_F(TimestampTest, OpensslAcceptsWhatOurAuthorityIssues) {
    for (const auto algorithm : {DigestAlgorithm::Sha1, DigestAlgorithm::Sha256, DigestAlgorithm::Sha512}) {
        TimestampIssue issue = now();
        issue.digest = algorithm;
        openssl_.write("q.der", request_.der);
        openssl_.write("r.der", reply(issue));
        EXPECT_TRUE(openssl_.succeeds(
            {"ts", "-verify", "-queryfile", "@q.der", "-in", "@r.der", "-CAfile", pki_.rootFile().string()}))
            << digestName(algorithm);
    }
    EXPECT_FALSE(openssl_.succeeds({"ts", "-verify", "-queryfile", "@q.der", "-in", "@r.der", "-CAfile",
                                    pki_.foreignRootFile().string()}));
    const std::string text = openssl_.output({"ts", "-reply", "-in", "@r.der", "-text"});
    for (const char* words : {"Status: Granted.", "Hash Algorithm: sha256",
                              "Time stamp: Nov 25 12:00:00.12 2026 GMT", "Accuracy: 0x01 seconds"})
        EXPECT_NE(text.find(words), std::string::npos) << words << '\n' << text;
}

TEST_F(TimestampTest, OpensslCmsVerifiesTheTokenAsCades) {
    const auto token = acceptTimestampReply(reply(now()), request_);
    openssl_.write("t.der", token.der);
    EXPECT_TRUE(openssl_.succeeds({"cms", "-verify", "-inform", "DER", "-in", "@t.der", "-cades", "-purpose",
                                   "timestampsign", "-CAfile", pki_.rootFile().string(), "-out", "@tst"}));
}

TEST_F(TimestampTest, ReadsBackEverythingThatWasIssued) {
    TimestampIssue issue = now();
    issue.accuracy = std::chrono::milliseconds(2'500);
    const auto token = acceptTimestampReply(reply(issue), request_);
    EXPECT_EQ(token.integrity, TokenIntegrity::Good);
    EXPECT_EQ(token.detail, "");
    EXPECT_EQ(token.imprint, imprint_);
    EXPECT_EQ(token.time, time_);
    EXPECT_EQ(token.accuracy, std::chrono::milliseconds(2'500));
    EXPECT_EQ(token.policy, "1.2.3.4.1");
    EXPECT_EQ(token.serialNumber.size(), 32U);
    EXPECT_EQ(token.nonce, request_.nonce);
    EXPECT_EQ(token.authority, pki_.timestamp());
    EXPECT_EQ(orderChain(token.certificates, token.authority), pki_.timestampChain());
    EXPECT_EQ(token.digestAlgorithm, "SHA-256");

    issue.accuracy.reset();
    issue.time = test::day(2026, 11, 25);
    const auto coarse = acceptTimestampReply(reply(issue), request_);
    EXPECT_EQ(coarse.accuracy, std::nullopt);
    EXPECT_EQ(coarse.time, issue.time);
}

TEST_F(TimestampTest, ZeroBytesMayFollowATokenAndNothingElse) {
    const auto good = acceptTimestampReply(reply(now()), request_);
    Bytes padded = good.der;
    padded.resize(padded.size() + 1000);
    const auto read = readTimestampToken(padded);
    EXPECT_EQ(read.integrity, TokenIntegrity::Good);
    EXPECT_EQ(read.der, good.der);
    padded.back() = 1;
    EXPECT_EQ(readTimestampToken(padded).integrity, TokenIntegrity::Unreadable);
}

TEST_F(TimestampTest, AcceptsWhatOpensslReplies) {
    struct Case {
        const char* digest;
        const char* ess;
        const char* chain;
    };
    for (const auto& [digest, ess, chain] :
         {Case{"sha1", "sha1", "no"}, Case{"sha256", "sha1", "yes"}, Case{"sha256", "sha256", "no"},
          Case{"sha384", "sha384", "yes"}, Case{"sha512", "sha512", "yes"}}) {
        const std::string config =
            "[tsa]\ndefault_tsa=c\n[c]\nserial=" + openssl_.path("serial").string() +
            "\ncrypto_device=builtin\nsigner_cert=" + pki_.timestampFile().string() +
            "\ncerts=" + pki_.timestampIssuingFile().string() +
            "\nsigner_key=" + pki_.timestampKeyFile().string() + "\nsigner_digest=" + digest +
            "\ndefault_policy=1.2.3.4.1\ndigests=sha1,sha256\naccuracy=secs:1,millisecs:500,microsecs:100\n"
            "clock_precision_digits=6\nordering=yes\ntsa_name=yes\ness_cert_id_chain=" +
            chain + "\ness_cert_id_alg=" + ess + "\n";
        openssl_.write("ts.cnf", asBytes(config));
        openssl_.write("q.der", request_.der);
        openssl_.must({"ts", "-reply", "-config", "@ts.cnf", "-queryfile", "@q.der", "-out", "@r.der"});
        const auto token = acceptTimestampReply(openssl_.read("r.der"), request_);
        EXPECT_EQ(token.authority, pki_.timestamp());
        EXPECT_EQ(token.accuracy, std::chrono::microseconds(1'500'100));
        EXPECT_LT(std::chrono::abs(token.time - SystemClock().now()), std::chrono::minutes(5));
    }
}

TEST_F(TimestampTest, ReadsTokensOfEveryCommonMaking) {
    openssl_.must({"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                   "-keyout", "@ec.key", "-out", "@ec.pem", "-subj", "/CN=EC", "-addext",
                   "extendedKeyUsage=critical,timeStamping"});
    const std::vector<std::string> ellipticCurve{"-signer", "@ec.pem", "-inkey", "@ec.key"};
    const std::vector<std::vector<std::string>> makings{
        joined(authority(), {"-cades"}),
        joined(authority(), {"-cades", "-stream"}),
        joined(authority(), {"-cades", "-keyid"}),
        joined(authority(), {"-cades", "-md", "sha1"}),
        joined(authority(), {"-cades", "-md", "sha512", "-keyopt", "rsa_padding_mode:pss"}),
        joined(authority(), {"-cades", "-certfile", pki_.leafFile().string()}),
        joined(ellipticCurve, {"-cades", "-md", "sha384"}),
    };
    for (const auto& making : makings) {
        const Bytes token = opensslToken(making);
        const auto read = readTimestampToken(token);
        EXPECT_EQ(read.integrity, TokenIntegrity::Good) << making.back() << ": " << read.detail;
        EXPECT_EQ(read.time, time_);
        EXPECT_EQ(acceptTimestampReply(granted(token), request_).der, read.der);
        EXPECT_EQ(readTimestampToken(read.der).integrity, TokenIntegrity::Good);
    }
}

TEST_F(TimestampTest, OurAuthorityAnswersForeignRequests) {
    openssl_.write("x.bin", asBytes("documento"));
    openssl_.must({"ts", "-query", "-data", "@x.bin", "-sha512", "-no_nonce", "-out", "@q.der"});
    const auto issued =
        issueTimestampReply(openssl_.read("q.der"), pki_.timestampKey(), pki_.timestampChain(), now());
    openssl_.write("r.der", issued);
    openssl_.write("chain.pem", asBytes(pki_.timestamp().pem() + pki_.timestampIssuing().pem()));
    EXPECT_TRUE(openssl_.succeeds({"ts", "-verify", "-queryfile", "@q.der", "-in", "@r.der", "-CAfile",
                                   pki_.rootFile().string(), "-untrusted", "@chain.pem"}));
    openssl_.must({"ts", "-reply", "-in", "@r.der", "-token_out", "-out", "@t.der"});
    EXPECT_EQ(readTimestampToken(openssl_.read("t.der")).integrity, TokenIntegrity::NoCertificate)
        << "the request did not ask for it";
}

TEST_F(TimestampTest, AnAuthorityMayHaveAnEllipticCurveKey) {
    const auto key = PrivateKey::generateEc(KeyAlgorithm::EcP384);
    const auto certificate =
        issueCertificate(test::requestFor(CertificateRequest::Profile::TimestampAuthority, "EC"), key,
                         pki_.timestampIssuing(), pki_.timestampIssuingKey());
    TimestampIssue issue = now();
    issue.digest = DigestAlgorithm::Sha384;
    const Bytes issued =
        issueTimestampReply(request_.der, key, {certificate, pki_.timestampIssuing()}, issue);
    const auto token = acceptTimestampReply(issued, request_);
    EXPECT_EQ(token.authority, certificate);
    EXPECT_EQ(token.digestAlgorithm, "SHA-384");
    openssl_.write("q.der", request_.der);
    openssl_.write("r.der", issued);
    EXPECT_TRUE(openssl_.succeeds(
        {"ts", "-verify", "-queryfile", "@q.der", "-in", "@r.der", "-CAfile", pki_.rootFile().string()}));
}

TEST_F(TimestampTest, OpensslReadsTheRefusals) {
    const auto text = [&](ByteView reply) {
        openssl_.write("r.der", reply);
        return openssl_.output({"ts", "-reply", "-in", "@r.der", "-text"});
    };
    EXPECT_NE(text(refuseTimestamp("Limite excedido")).find("Status description: Limite excedido"),
              std::string::npos);
    const auto issue = [&](ByteView request) {
        return issueTimestampReply(request, pki_.timestampKey(), pki_.timestampChain(), now());
    };
    EXPECT_NE(text(issue(asBytes("nada"))).find("the data submitted has the wrong format"),
              std::string::npos);
    openssl_.write("x.bin", asBytes("documento"));
    openssl_.must({"ts", "-query", "-data", "@x.bin", "-md5", "-out", "@q.der"});
    EXPECT_NE(text(issue(openssl_.read("q.der"))).find("unrecognized or unsupported algorithm"),
              std::string::npos);
}

} // namespace
} // namespace cunho::crypto
