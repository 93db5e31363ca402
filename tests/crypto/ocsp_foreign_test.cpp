// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/revocation_test.hpp"

namespace cunho::crypto {
namespace {

/// Responses that `openssl ocsp` makes from an index of its own.
class ForeignOcspTest : public RevocationTest {
  protected:
    /// One line of the index: V valid, R revoked.
    static std::string line(char state, const std::string& revoked, const Certificate& certificate) {
        return std::string(1, state) + "\t391231235959Z\t" + revoked + "\t" + upperSerial(certificate) +
               "\tunknown\t/CN=x\n";
    }

    Bytes respond(const std::string& index, const std::vector<std::string>& options = {}) const {
        openssl_.write("index.txt", asBytes(index));
        std::vector<std::string> arguments{
            "ocsp",          "-index",         "@index.txt", "-CA",          pki_.issuingFile().string(),
            "-rkey",         "@responder.key", "-reqin",     "@request.der", "-respout",
            "@response.der", "-ndays",         "7"};
        if (std::find(options.begin(), options.end(), "-rsigner") == options.end())
            arguments.insert(arguments.end(), {"-rsigner", "@responder.pem"});
        arguments.insert(arguments.end(), options.begin(), options.end());
        openssl_.must(arguments);
        return openssl_.read("response.der");
    }

    /// Makes openssl ask, with options of its own.
    void ask(const std::vector<std::string>& options) {
        std::vector<std::string> arguments{"ocsp",    "-issuer",      pki_.issuingFile().string(),
                                           "-reqout", "@request.der", "-no_nonce"};
        arguments.insert(arguments.end(), options.begin(), options.end());
        openssl_.must(arguments);
        request_.nonce.clear();
    }

    std::string valid_ = line('V', "", leaf_);
};

TEST_F(ForeignOcspTest, IsBelievedWithOurRequestAndItsNonce) {
    const auto found = read(respond(valid_));
    ASSERT_TRUE(found.usable()) << found.detail;
    EXPECT_EQ(found.status, Status::Good);
    EXPECT_EQ(found.signer, responder_);
    ASSERT_TRUE(found.nextUpdate.has_value());
    EXPECT_EQ(*found.nextUpdate - found.thisUpdate, std::chrono::days(7));
    EXPECT_EQ(found.producedAt, found.thisUpdate);
}

TEST_F(ForeignOcspTest, RevokedComesWithItsReasonAndTime) {
    const std::pair<const char*, const char*> cases[] = {
        {"", ""},
        {",unspecified", "unspecified"},
        {",keyCompromise", "keyCompromise"},
        {",CACompromise", "cACompromise"},
        {",affiliationChanged", "affiliationChanged"},
        {",superseded", "superseded"},
        {",cessationOfOperation", "cessationOfOperation"},
        {",certificateHold", "certificateHold"},
    };
    for (const auto& [stated, reason] : cases) {
        const auto found = read(respond(line('R', std::string("261005101112Z") + stated, leaf_)));
        ASSERT_TRUE(found.usable()) << stated << found.detail;
        EXPECT_EQ(found.status, Status::Revoked);
        EXPECT_EQ(found.revocationReason, reason);
        ASSERT_TRUE(found.revokedAt.has_value());
        EXPECT_EQ(formatUtc(*found.revokedAt), "2026-10-05T10:11:12Z");
    }
}

TEST_F(ForeignOcspTest, WhatTheIndexDoesNotHaveIsUnknown) {
    const auto found = read(respond(line('V', "", pki_.tls())));
    ASSERT_TRUE(found.usable()) << found.detail;
    EXPECT_EQ(found.status, Status::Unknown);
}

TEST_F(ForeignOcspTest, OtherFormsOfTheSameAnswerAreBelieved) {
    const std::vector<std::string> forms[] = {
        {"-resp_key_id"}, {"-rmd", "sha384"}, {"-rmd", "sha256", "-rsigopt", "rsa_padding_mode:pss"}};
    for (const auto& options : forms) {
        const auto found = read(respond(valid_, options));
        EXPECT_TRUE(found.usable()) << options.back() << ": " << found.detail;
    }
}

TEST_F(ForeignOcspTest, WithoutTheRespondersCertificateItMustBeAmongTheTrusted) {
    const Bytes response = respond(valid_, {"-resp_no_certs"});
    EXPECT_EQ(read(response).problem, Problem::NotAuthorized);
    EXPECT_EQ(read(response, {responder_}).problem, Problem::None);
    EXPECT_EQ(read(response, {stranger_, responder_}).problem, Problem::None) << "namesakes with one key";
}

TEST_F(ForeignOcspTest, ABadSignatureIsNoticed) {
    EXPECT_EQ(read(respond(valid_, {"-badsig"})).problem, Problem::BadSignature);
    const auto broken = read(respond(valid_, {"-rmd", "md5"}));
    EXPECT_EQ(broken.problem, Problem::BadSignature);
    EXPECT_EQ(broken.detail, "the response is signed with a broken digest");
}

TEST_F(ForeignOcspTest, AResponderOfAnotherRootIsBelievedOnlyWhenTrusted) {
    const Bytes response = respond(valid_, {"-rsigner", "@stranger.pem"});
    EXPECT_EQ(read(response).problem, Problem::NotAuthorized);
    EXPECT_EQ(read(response, {otherRoot_}).problem, Problem::None);
}

TEST_F(ForeignOcspTest, CertIdsMayUseStrongerDigests) {
    for (const char* const digest : {"-sha256", "-sha384", "-sha512"}) {
        ask({digest, "-cert", pki_.leafFile().string()});
        const auto found = read(respond(valid_));
        EXPECT_TRUE(found.usable()) << digest << ": " << found.detail;
        EXPECT_EQ(readOcspResponse(found.der, pki_.tls(), issuing_).problem, Problem::OtherCertificate);
    }
    ask({"-md5", "-cert", pki_.leafFile().string()});
    EXPECT_EQ(read(respond(valid_)).problem, Problem::OtherCertificate) << "a digest that proves nothing";
}

TEST_F(ForeignOcspTest, AmongSeveralAnswersItsOwnIsFound) {
    openssl_.write("tls.pem", asBytes(pki_.tls().pem()));
    ask({"-cert", "@tls.pem", "-serial", "0x1234", "-sha256", "-cert", pki_.leafFile().string()});
    const Bytes response = respond(line('R', "261005101112Z,superseded", leaf_) + line('V', "", pki_.tls()));
    const auto found = read(response);
    ASSERT_TRUE(found.usable()) << found.detail;
    EXPECT_EQ(found.status, Status::Revoked);
    EXPECT_EQ(readOcspResponse(response, pki_.tls(), issuing_).status, Status::Good);
    EXPECT_EQ(readOcspResponse(response, responder_, issuing_).problem, Problem::OtherCertificate);
}

} // namespace
} // namespace cunho::crypto
