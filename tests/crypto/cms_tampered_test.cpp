// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/crypto_test.hpp"

#include <algorithm>

namespace cunho::crypto {
namespace {

using Integrity = CmsInspection::Integrity;
using Kind = SignatureAlgorithm::Kind;

/// A CMS of each kind with one bit changed at many places; what openssl says of it is the measure.
class TamperedCmsTest : public ::testing::Test {
  protected:
    struct Signer {
        PrivateKey key;
        Certificate certificate;
        SignatureAlgorithm algorithm;
    };

    CmsSignature sign(const Signer& signer) const {
        const auto attributes =
            SignedAttributes::make(digest(signer.algorithm.digest, content_), signer.certificate,
                                   {std::nullopt, CommitmentType::ProofOfApproval});
        const Bytes value = signer.key.sign(signer.algorithm, attributes.toBeSigned(signer.algorithm.digest));
        return CmsSignature::assemble(attributes, {signer.certificate, pki_.issuing()}, value,
                                      signer.algorithm);
    }

    /// As a verifier has to decide: the value, the ESS attribute and the chain.
    bool weAccept(ByteView cms) const {
        const auto algorithm = cmsDigestAlgorithm(cms).value_or(DigestAlgorithm::Sha256);
        const auto found = inspectCms(cms, digest(algorithm, content_));
        if (found.integrity != Integrity::Good)
            return false;
        return found.signerCount == 1 && found.essSigningCertificate && found.attributesAreDer &&
               verifyChain(*found.signer, found.certificates, {pki_.root()}, test::day(2026, 11, 25))
                       .status == ChainResult::Status::Trusted;
    }

    test::TestPki pki_;
    test::Openssl openssl_;
    Bytes content_ = randomBytes(700);
};

TEST_F(TamperedCmsTest, NothingThatOpensslRefusesIsAccepted) {
    const Signer signers[] = {
        {pki_.leafKey(), pki_.leaf(), {Kind::RsaPkcs1, DigestAlgorithm::Sha256}},
        {pki_.leafKey(), pki_.leaf(), {Kind::RsaPss, DigestAlgorithm::Sha384}},
        {pki_.p384Key(), pki_.p384(), {Kind::Ecdsa, DigestAlgorithm::Sha384}},
    };
    for (const Signer& signer : signers) {
        const Bytes good = sign(signer).der();
        ASSERT_TRUE(weAccept(good));
        std::size_t accepted = 0;
        constexpr std::size_t places = 40;
        for (std::size_t place = 0; place < places; ++place) {
            Bytes changed = good;
            const std::size_t at = place * good.size() / places;
            changed[at] ^= static_cast<Byte>(1U << (place % 8U));
            if (!weAccept(changed))
                continue;
            ++accepted;
            EXPECT_TRUE(openssl_.verifiesCades(changed, content_, pki_.rootFile()))
                << signatureAlgorithmName(signer.algorithm) << ", byte " << at;
        }
        EXPECT_LT(accepted, places / 4) << "most places matter";
    }
}

TEST_F(TamperedCmsTest, NoBitOfAttributesAndValueIsForgiven) {
    const Signer signer{pki_.p256Key(), pki_.p256(), {Kind::Ecdsa, DigestAlgorithm::Sha256}};
    const Bytes good = sign(signer).der();
    const Bytes attributes = SignedAttributes::make(sha256(content_), signer.certificate,
                                                    {std::nullopt, CommitmentType::ProofOfApproval})
                                 .der();
    const auto found = std::ranges::search(good, ByteView(attributes).subspan(1));
    ASSERT_FALSE(found.empty());
    const auto first = static_cast<std::size_t>(found.begin() - good.begin());
    // From the first attribute to the end: attributes, signature algorithm and value; every eleventh bit
    // falls on each of a byte's in turn.
    for (std::size_t bit = first * 8; bit < good.size() * 8; bit += 11) {
        Bytes changed = good;
        changed[bit / 8] ^= static_cast<Byte>(1U << (bit % 8U));
        ASSERT_FALSE(weAccept(changed)) << "byte " << bit / 8;
    }
}

TEST_F(TamperedCmsTest, TwoGoodSignersAreOneTooMany) {
    openssl_.write("x.bin", content_);
    openssl_.must({"cms",       "-sign",
                   "-binary",   "-in",
                   "@x.bin",    "-outform",
                   "DER",       "-out",
                   "@x.der",    "-cades",
                   "-signer",   pki_.leafFile().string(),
                   "-inkey",    pki_.leafKeyFile().string(),
                   "-signer",   pki_.p256File().string(),
                   "-inkey",    pki_.p256KeyFile().string(),
                   "-certfile", pki_.issuingFile().string()});
    const Bytes both = openssl_.read("x.der");
    ASSERT_TRUE(openssl_.verifiesCades(both, content_, pki_.rootFile()));
    const auto found = inspectCms(both, sha256(content_));
    EXPECT_EQ(found.integrity, Integrity::Good) << "the first one holds: " << found.detail;
    EXPECT_EQ(found.signerCount, 2);
    EXPECT_FALSE(weAccept(both));
}

} // namespace
} // namespace cunho::crypto
