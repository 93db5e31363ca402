// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/crypto_test.hpp"

#include <algorithm>

namespace cunho::crypto {
namespace {

using Profile = CertificateRequest::Profile;
using Status = ChainResult::Status;

class ChainTest : public ::testing::Test {
  protected:
    Certificate issue(CertificateRequest request, const PrivateKey& key) const {
        return issueCertificate(request, key, pki_.issuing(), pki_.issuingKey());
    }

    test::TestPki pki_;
    TimePoint now_ = test::day(2026, 11, 23);
};

TEST_F(ChainTest, OrdersABagLeafFirst) {
    const CertificateChain expected{pki_.leaf(), pki_.issuing(), pki_.root()};
    EXPECT_EQ(orderChain({pki_.root(), pki_.leaf(), pki_.issuing()}), expected);
    EXPECT_EQ(orderChain({pki_.issuing(), pki_.root(), pki_.leaf(), pki_.leaf()}), expected);
    EXPECT_EQ(orderChain({pki_.root(), pki_.leaf()}), CertificateChain{pki_.leaf()});
}

TEST_F(ChainTest, DropsStrangersFromTheBag) {
    const auto strangerKey = PrivateKey::generateRsa(2048);
    const auto stranger =
        issueCertificate(test::requestFor(Profile::Root, "Estranha"), strangerKey, {}, strangerKey);
    EXPECT_EQ(orderChain({stranger, pki_.issuing(), pki_.tls()}, pki_.leaf()), pki_.chain());
}

TEST_F(ChainTest, TakesNoIssuerWithTheRightNameAndTheWrongKey) {
    const auto otherKey = PrivateKey::generateRsa(2048);
    auto request = test::requestFor(Profile::Root, "");
    request.subject = {{"C", "PT"}, {"O", "Cunho Testes"}, {"CN", "Emissora de teste"}};
    const auto impostor = issueCertificate(request, otherKey, {}, otherKey);
    EXPECT_EQ(orderChain({impostor, pki_.leaf(), pki_.issuing()}), pki_.chain());
    EXPECT_EQ(orderChain({impostor, pki_.leaf()}), CertificateChain{pki_.leaf()});
}

TEST_F(ChainTest, RefusesABagWithoutOneClearLeaf) {
    const std::string refused = "File/CERTIFICATE_CHAIN_UNCLEAR";
    EXPECT_EQ(test::thrownBy([] { orderChain({}); }), refused);
    EXPECT_EQ(test::thrownBy([&] { orderChain({pki_.leaf(), pki_.tls(), pki_.issuing()}); }), refused);
    EXPECT_EQ(test::thrownBy([&] { orderChain({pki_.root(), pki_.issuing()}); }), refused);
    EXPECT_EQ(orderChain({pki_.root()}), CertificateChain{pki_.root()}) << "a single certificate is clear";
}

TEST_F(ChainTest, TrustsAPathToAGivenRoot) {
    const auto result = verifyChain(pki_.leaf(), {pki_.issuing()}, {pki_.root()}, now_);
    EXPECT_EQ(result.status, Status::Trusted) << result.detail;
    EXPECT_EQ(result.path, (CertificateChain{pki_.leaf(), pki_.issuing(), pki_.root()}));
    EXPECT_EQ(result.detail, "");
}

TEST_F(ChainTest, AnIntermediateOrLeafMayBeTheAnchorWhenGiven) {
    const auto byIssuer = verifyChain(pki_.leaf(), {}, {pki_.issuing()}, now_);
    EXPECT_EQ(byIssuer.status, Status::Trusted) << byIssuer.detail;
    EXPECT_EQ(byIssuer.path, pki_.chain());
    const auto itself = verifyChain(pki_.leaf(), {}, {pki_.leaf()}, now_);
    EXPECT_EQ(itself.status, Status::Trusted) << itself.detail;
    EXPECT_EQ(itself.path, CertificateChain{pki_.leaf()});
}

TEST_F(ChainTest, NeverTrustsWhatTheFileBringsAlong) {
    const auto result = verifyChain(pki_.leaf(), {pki_.issuing(), pki_.root(), pki_.leaf()}, {}, now_);
    EXPECT_EQ(result.status, Status::NoPath);
    EXPECT_TRUE(result.path.empty());
    EXPECT_NE(result.detail, "");
}

TEST_F(ChainTest, FindsNoPathOverAMissingIntermediateOrToAnotherRoot) {
    EXPECT_EQ(verifyChain(pki_.leaf(), {}, {pki_.root()}, now_).status, Status::NoPath);
    const auto otherKey = PrivateKey::generateRsa(2048);
    auto request = test::requestFor(Profile::Root, "Outra raiz");
    const auto other = issueCertificate(request, otherKey, {}, otherKey);
    EXPECT_EQ(verifyChain(pki_.leaf(), {pki_.issuing()}, {other}, now_).status, Status::NoPath);
    EXPECT_EQ(verifyChain(other, {}, {pki_.root()}, now_).status, Status::NoPath);
}

TEST_F(ChainTest, JudgesValidityAtTheGivenTime) {
    const auto at = [&](TimePoint time) {
        return verifyChain(pki_.leaf(), {pki_.issuing()}, {pki_.root()}, time);
    };
    EXPECT_EQ(at(test::day(2019, 12, 31)).status, Status::NotYetValid);
    EXPECT_EQ(at(test::day(2040, 1, 2)).status, Status::Expired);
    EXPECT_EQ(at(test::day(2040, 1, 2)).path.size(), 3U) << "a path was found all the same";
    EXPECT_EQ(at(test::day(2039, 12, 31)).status, Status::Trusted);
}

TEST_F(ChainTest, AnExpiredLeafIsExpired) {
    auto request = test::requestFor(Profile::QualifiedLeaf, "Caducada");
    request.notAfter = test::day(2021, 1, 1);
    const auto leaf = issue(request, pki_.leafKey());
    EXPECT_EQ(verifyChain(leaf, {pki_.issuing()}, {pki_.root()}, now_).status, Status::Expired);
    EXPECT_EQ(verifyChain(leaf, {pki_.issuing()}, {pki_.root()}, test::day(2020, 6, 1)).status,
              Status::Trusted);
}

TEST_F(ChainTest, AFalseSignatureIsNotHiddenByExpiry) {
    Bytes der = pki_.leaf().der();
    der.back() ^= 1U;
    const auto forged = Certificate::fromDer(der);
    EXPECT_EQ(verifyChain(forged, {pki_.issuing()}, {pki_.root()}, now_).status, Status::BadSignature);
    EXPECT_EQ(verifyChain(forged, {pki_.issuing()}, {pki_.root()}, test::day(2050, 1, 1)).status,
              Status::BadSignature);
}

TEST_F(ChainTest, OnlyAuthoritiesIssue) {
    const auto key = PrivateKey::generateRsa(2048);
    const auto issuedByLeaf =
        issueCertificate(test::requestFor(Profile::QualifiedLeaf, "Neta"), key, pki_.leaf(), pki_.leafKey());
    const auto result = verifyChain(issuedByLeaf, pki_.chain(), {pki_.root()}, now_);
    EXPECT_TRUE(result.status == Status::Constraint || result.status == Status::NoPath) << result.detail;
    EXPECT_TRUE(result.path.empty());
}

TEST_F(ChainTest, PathLengthBinds) {
    const auto key = PrivateKey::generateRsa(2048);
    const auto below = issueCertificate(test::requestFor(Profile::Authority, "Demais"), key, pki_.issuing(),
                                        pki_.issuingKey());
    const auto leaf =
        issueCertificate(test::requestFor(Profile::QualifiedLeaf, "Bisneta"), pki_.leafKey(), below, key);
    const auto result = verifyChain(leaf, {below, pki_.issuing()}, {pki_.root()}, now_);
    EXPECT_EQ(result.status, Status::Constraint) << result.detail;
    EXPECT_NE(result.detail.find("path length"), std::string::npos) << result.detail;
}

} // namespace
} // namespace cunho::crypto
