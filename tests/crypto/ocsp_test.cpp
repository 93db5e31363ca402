// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/revocation_test.hpp"

namespace cunho::crypto {
namespace {

using OcspTest = RevocationTest;

TEST_F(OcspTest, ARequestAsksForOneCertificateAsOpensslReadsIt) {
    const std::string shown = openssl_.output({"ocsp", "-reqin", "@request.der", "-req_text"});
    EXPECT_NE(shown.find("Hash Algorithm: sha1"), std::string::npos) << shown;
    EXPECT_NE(shown.find("Serial Number: " + upperSerial(leaf_)), std::string::npos) << shown;
    EXPECT_NE(shown.find("OCSP Nonce"), std::string::npos) << shown;
    EXPECT_EQ(request_.nonce.size(), 16U);
    EXPECT_NE(OcspRequest::make(leaf_, issuing_).nonce, request_.nonce);
}

TEST_F(OcspTest, ARequestWithoutNonceHasNoExtension) {
    const auto request = OcspRequest::make(leaf_, issuing_, false);
    EXPECT_TRUE(request.nonce.empty());
    openssl_.write("plain.der", request.der);
    const std::string shown = openssl_.output({"ocsp", "-reqin", "@plain.der", "-req_text"});
    EXPECT_EQ(shown.find("Nonce"), std::string::npos) << shown;
}

TEST_F(OcspTest, OpensslBelievesOurAnswerAndItsNonce) {
    auto issue = good();
    issue.nextUpdate = test::day(2039, 1, 1);
    openssl_.write("response.der", answer(responder_, issue));
    const auto believed = [&] {
        return openssl_.succeeds({"ocsp", "-reqin", "@request.der", "-respin", "@response.der", "-CAfile",
                                  pki_.rootFile().string(), "-verify_other", pki_.issuingFile().string()});
    };
    EXPECT_TRUE(believed());
    const auto verdict = [&] {
        return openssl_.output({"ocsp", "-issuer", pki_.issuingFile().string(), "-cert",
                                pki_.leafFile().string(), "-respin", "@response.der", "-no_nonce", "-CAfile",
                                pki_.rootFile().string()});
    };
    EXPECT_NE(verdict().find("leaf.pem: good"), std::string::npos) << verdict();
    issue.status = Status::Revoked;
    issue.revokedAt = test::day(2026, 10, 5);
    openssl_.write("response.der", answer(responder_, issue));
    EXPECT_NE(verdict().find("leaf.pem: revoked"), std::string::npos) << verdict();
    EXPECT_NE(verdict().find("Revocation Time: Oct  5 00:00:00 2026 GMT"), std::string::npos) << verdict();
    openssl_.write("response.der", answer(stranger_, issue));
    EXPECT_FALSE(believed()) << "the judge judges";
}

TEST_F(OcspTest, ReadsBackWhatAResponderSays) {
    const auto found = read(answer(responder_, good()));
    ASSERT_TRUE(found.usable()) << found.detail;
    EXPECT_EQ(found.kind, RevocationEvidence::Kind::Ocsp);
    EXPECT_EQ(found.status, Status::Good);
    EXPECT_EQ(found.thisUpdate, good().thisUpdate);
    EXPECT_EQ(found.nextUpdate, good().nextUpdate);
    EXPECT_EQ(found.producedAt, good().producedAt);
    EXPECT_EQ(found.signer, responder_);
    ASSERT_EQ(found.certificates.size(), 1U);
    EXPECT_EQ(found.certificates.front(), responder_);
    EXPECT_FALSE(found.revokedAt.has_value());
}

TEST_F(OcspTest, RevokedAndUnknownAreAnswers) {
    auto issue = good();
    issue.status = Status::Revoked;
    issue.revokedAt = test::day(2026, 10, 5);
    const auto revoked = read(answer(responder_, issue));
    ASSERT_TRUE(revoked.usable()) << revoked.detail;
    EXPECT_EQ(revoked.status, Status::Revoked);
    EXPECT_EQ(revoked.revokedAt, issue.revokedAt);
    EXPECT_EQ(revoked.revocationReason, "");
    issue.status = Status::Unknown;
    const auto unknown = read(answer(responder_, issue));
    ASSERT_TRUE(unknown.usable()) << unknown.detail;
    EXPECT_EQ(unknown.status, Status::Unknown);
    EXPECT_FALSE(unknown.revokedAt.has_value());
}

TEST_F(OcspTest, IsCurrentFromThisUpdateToNextUpdate) {
    const auto hour = std::chrono::hours(1);
    auto evidence = read(answer(responder_, good()));
    EXPECT_FALSE(evidence.isCurrent(good().thisUpdate - hour));
    EXPECT_TRUE(evidence.isCurrent(good().thisUpdate));
    EXPECT_TRUE(evidence.isCurrent(*good().nextUpdate));
    EXPECT_FALSE(evidence.isCurrent(*good().nextUpdate + hour));
    auto open = good();
    open.nextUpdate.reset();
    evidence = read(answer(responder_, open));
    ASSERT_TRUE(evidence.usable());
    EXPECT_FALSE(evidence.nextUpdate.has_value());
    EXPECT_TRUE(evidence.isCurrent(test::day(2039, 1, 1)));
}

TEST_F(OcspTest, OnlyAuthorizedRespondersAreBelieved) {
    const auto noUse = issue(Profile::QualifiedLeaf, "Sem uso", responderKey_, issuing_, issuingKey_);
    const auto rootsResponder =
        issue(Profile::OcspResponder, "Da raiz", responderKey_, pki_.root(), pki_.rootKey());
    const auto strangerNoUse = issue(Profile::QualifiedLeaf, "Sem uso", responderKey_, otherRoot_, otherKey_);
    struct Case {
        const char* what;
        Certificate responder;
        std::vector<Certificate> trusted;
        Problem problem;
    };
    const Case cases[] = {
        {"issued directly by the issuer", responder_, {}, Problem::None},
        {"without the OCSPSigning use", noUse, {}, Problem::NotAuthorized},
        {"issued by the issuer's own issuer", rootsResponder, {}, Problem::NotAuthorized},
        {"issued by another root", stranger_, {}, Problem::NotAuthorized},
        {"of another root, itself trusted", stranger_, {stranger_}, Problem::None},
        {"of another root that is trusted", stranger_, {otherRoot_}, Problem::None},
        {"of a trusted root, without the use", strangerNoUse, {otherRoot_}, Problem::NotAuthorized},
        {"trusting somebody else", stranger_, {pki_.root()}, Problem::NotAuthorized},
    };
    for (const auto& test : cases) {
        const auto found = read(answer(test.responder, good()), test.trusted);
        EXPECT_EQ(found.problem, test.problem) << test.what << ": " << found.detail;
        EXPECT_EQ(found.signer, test.responder) << test.what;
    }
}

TEST_F(OcspTest, TheIssuerMayAnswerItself) {
    const Bytes response = issueOcspResponse(request_.der, issuing_, issuingKey_, {issuing_},
                                             [](const std::string&) { return good(); });
    const auto found = read(response);
    EXPECT_TRUE(found.usable()) << found.detail;
    EXPECT_EQ(found.signer, issuing_);
}

TEST_F(OcspTest, AnAnswerAboutAnotherCertificateOrIssuerIsNone) {
    const Bytes response = answer(responder_, good());
    EXPECT_EQ(readOcspResponse(response, pki_.tls(), issuing_).problem, Problem::OtherCertificate);
    EXPECT_EQ(readOcspResponse(response, leaf_, pki_.root()).problem, Problem::OtherCertificate);
    // The namesake of the issuer with another key.
    const auto namesake = issueCertificate({Profile::Root,
                                            {{"C", "PT"}, {"O", "Cunho Testes"}, {"CN", "Emissora de teste"}},
                                            test::day(2020, 1, 1),
                                            test::day(2040, 1, 1),
                                            {},
                                            {},
                                            {},
                                            {},
                                            {}},
                                           otherKey_, {}, otherKey_);
    EXPECT_EQ(readOcspResponse(response, leaf_, namesake).problem, Problem::OtherCertificate);
}

TEST_F(OcspTest, AResponderKnowsOnlyItsOwnIssuersCertificates) {
    const Bytes response = issueOcspResponse(request_.der, otherRoot_, responderKey_, {responder_},
                                             [](const std::string&) { return good(); });
    const auto found = read(response);
    ASSERT_TRUE(found.usable()) << found.detail;
    EXPECT_EQ(found.status, Status::Unknown);
}

TEST_F(OcspTest, TheNonceIsThatOfTheRequestOrAbsent) {
    const Bytes response = answer(responder_, good());
    const auto other = OcspRequest::make(leaf_, issuing_);
    EXPECT_EQ(readOcspResponse(response, leaf_, issuing_, {}, other.nonce).problem, Problem::NonceMismatch);
    EXPECT_EQ(readOcspResponse(response, leaf_, issuing_).problem, Problem::None);
    auto issue = good();
    issue.withNonce = false;
    EXPECT_EQ(read(answer(responder_, issue)).problem, Problem::None) << "prepared beforehand";
}

TEST_F(OcspTest, AResponseWithoutContentIsNotSuccessful) {
    const std::pair<int, const char*> cases[] = {{1, "malformedrequest"},
                                                 {2, "internalerror"},
                                                 {3, "trylater"},
                                                 {5, "sigrequired"},
                                                 {6, "unauthorized"}};
    for (const auto& [status, name] : cases) {
        const auto found = read(ocspError(status));
        EXPECT_EQ(found.problem, Problem::NotSuccessful);
        EXPECT_EQ(found.detail, name);
        openssl_.write("error.der", ocspError(status));
        const auto shown = openssl_.output({"ocsp", "-respin", "@error.der", "-noverify"});
        EXPECT_NE(shown.find(std::string("Responder Error: ") + name), std::string::npos) << shown;
    }
}

TEST_F(OcspTest, AnUnreadableRequestGetsMalformedRequest) {
    for (const Bytes& request : {Bytes{}, Bytes{0x30, 0x00}, toBytes("GET / HTTP/1.1"), leaf_.der()}) {
        const Bytes response = issueOcspResponse(request, issuing_, responderKey_, {responder_},
                                                 [](const std::string&) { return good(); });
        EXPECT_EQ(response, ocspError(1));
    }
}

TEST_F(OcspTest, EveryChangedByteOfTheAnswerOrItsSignatureIsNoticed) {
    const Bytes response = answer(responder_, good());
    const Bytes carried = responder_.der();
    const auto certificates = std::search(response.begin(), response.end(), carried.begin(), carried.end());
    ASSERT_NE(certificates, response.end());
    const auto end = static_cast<std::size_t>(certificates - response.begin());
    expectChangesNoticed(response, end, [&](ByteView changed) { return read(changed); });
    for (std::size_t i = end; i < response.size(); ++i) {
        Bytes changed = response;
        changed[i] ^= 0x81U;
        EXPECT_NO_THROW(read(changed)) << "byte " << i << " of the certificates, which are not signed";
    }
}

TEST_F(OcspTest, WhatIsNoResponseIsUnreadableAndNeverThrows) {
    const Bytes response = answer(responder_, good());
    for (std::size_t length = 0; length < response.size(); length += 5) {
        const auto found = read(ByteView(response).first(length));
        ASSERT_EQ(found.problem, Problem::Unreadable) << length;
        ASSERT_NE(found.detail, "") << length;
    }
    Bytes longer = response;
    longer.push_back(0);
    EXPECT_EQ(read(longer).problem, Problem::Unreadable) << "bytes follow";
    EXPECT_EQ(read({}).problem, Problem::Unreadable);
    EXPECT_EQ(read(Bytes(1000)).problem, Problem::Unreadable);
    EXPECT_EQ(read(toBytes("<html>404</html>")).problem, Problem::Unreadable);
    EXPECT_EQ(read(leaf_.der()).problem, Problem::Unreadable);
    EXPECT_EQ(read(ocspError(0)).problem, Problem::Unreadable) << "successful without content";
}

} // namespace
} // namespace cunho::crypto
