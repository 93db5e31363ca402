// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/crypto_test.hpp"
#include "crypto/der.hpp"
#include "crypto/oid.hpp"

namespace cunho::crypto {
namespace {

using Kind = SignatureAlgorithm::Kind;

/// One kind of signer with one digest; the words are openssl's.
struct Row {
    const char* name;
    const char* key; ///< rsa, p256 or p384
    SignatureAlgorithm algorithm;
    const char* signatureAlgorithm;
    const char* digestName;
};

void PrintTo(const Row& row, std::ostream* out) {
    *out << row.name;
}

const Row algorithmRows[] = {
    {"Pkcs1Sha256", "rsa", {Kind::RsaPkcs1, DigestAlgorithm::Sha256}, "sha256WithRSAEncryption", "sha256"},
    {"Pkcs1Sha384", "rsa", {Kind::RsaPkcs1, DigestAlgorithm::Sha384}, "sha384WithRSAEncryption", "sha384"},
    {"Pkcs1Sha512", "rsa", {Kind::RsaPkcs1, DigestAlgorithm::Sha512}, "sha512WithRSAEncryption", "sha512"},
    {"PssSha256", "rsa", {Kind::RsaPss, DigestAlgorithm::Sha256}, "rsassaPss", "sha256"},
    {"PssSha384", "rsa", {Kind::RsaPss, DigestAlgorithm::Sha384}, "rsassaPss", "sha384"},
    {"PssSha512", "rsa", {Kind::RsaPss, DigestAlgorithm::Sha512}, "rsassaPss", "sha512"},
    {"P256Sha256", "p256", {Kind::Ecdsa, DigestAlgorithm::Sha256}, "ecdsa-with-SHA256", "sha256"},
    {"P256Sha384", "p256", {Kind::Ecdsa, DigestAlgorithm::Sha384}, "ecdsa-with-SHA384", "sha384"},
    {"P256Sha512", "p256", {Kind::Ecdsa, DigestAlgorithm::Sha512}, "ecdsa-with-SHA512", "sha512"},
    {"P384Sha256", "p384", {Kind::Ecdsa, DigestAlgorithm::Sha256}, "ecdsa-with-SHA256", "sha256"},
    {"P384Sha384", "p384", {Kind::Ecdsa, DigestAlgorithm::Sha384}, "ecdsa-with-SHA384", "sha384"},
    {"P384Sha512", "p384", {Kind::Ecdsa, DigestAlgorithm::Sha512}, "ecdsa-with-SHA512", "sha512"},
};

class CmsAlgorithmTest : public ::testing::TestWithParam<Row> {
  protected:
    PrivateKey key() const {
        const std::string name = GetParam().key;
        return name == "rsa" ? pki_.leafKey() : name == "p256" ? pki_.p256Key() : pki_.p384Key();
    }
    CertificateChain chain() const {
        const std::string name = GetParam().key;
        return {name == "rsa" ? pki_.leaf() : name == "p256" ? pki_.p256() : pki_.p384(), pki_.issuing()};
    }
    CmsSignature sign(const AttributeOptions& options = {}) const {
        const SignatureAlgorithm algorithm = GetParam().algorithm;
        const auto attributes =
            SignedAttributes::make(digest(algorithm.digest, content_), chain().front(), options);
        const Bytes value = key().sign(algorithm, attributes.toBeSigned(algorithm.digest));
        return CmsSignature::assemble(attributes, chain(), value, algorithm);
    }

    test::TestPki pki_;
    test::Openssl openssl_;
    Bytes content_ = randomBytes(3000);
};

TEST_P(CmsAlgorithmTest, OpensslAcceptsItAndFindsTheAlgorithms) {
    const auto cms = sign();
    EXPECT_TRUE(openssl_.verifiesCades(cms.der(), content_, pki_.rootFile()));
    EXPECT_FALSE(openssl_.verifiesCades(cms.der(), randomBytes(3000), pki_.rootFile()));

    openssl_.write("x.der", cms.der());
    const std::string text = openssl_.output({"cms", "-cmsout", "-print", "-inform", "DER", "-in", "@x.der"});
    const std::size_t signer = text.find("signerInfos:");
    ASSERT_NE(signer, std::string::npos) << text;
    const auto says = [&](const std::string& words) { return text.find(words, signer) != std::string::npos; };
    EXPECT_TRUE(says(std::string("algorithm: ") + GetParam().signatureAlgorithm)) << text;
    EXPECT_TRUE(says(std::string("algorithm: ") + GetParam().digestName)) << text;
    openssl_.must({"cms", "-cmsout", "-inform", "DER", "-in", "@x.der", "-outform", "DER", "-out", "@y.der"});
    EXPECT_EQ(openssl_.read("y.der"), cms.der()) << "openssl would write it the same way";
}

TEST_P(CmsAlgorithmTest, OurInspectionFindsItGood) {
    const auto found = inspectCms(sign().der(), digest(GetParam().algorithm.digest, content_));
    EXPECT_EQ(found.integrity, CmsInspection::Integrity::Good) << found.detail;
    EXPECT_EQ(found.digestAlgorithm, digestName(GetParam().algorithm.digest));
    EXPECT_TRUE(found.essSigningCertificate);
}

TEST_P(CmsAlgorithmTest, SizeIsKnownBeforeSigningWithTimestampAndOptions) {
    AttributeOptions options;
    options.commitment = CommitmentType::ProofOfApproval;
    options.policy = SignaturePolicy{"1.2.3.4", sha256(asBytes("policy")), "https://example.pt/politica"};
    auto cms = sign(options);
    const std::size_t plain = CmsSignature::estimateSize(chain(), GetParam().algorithm, options);
    EXPECT_GE(plain, cms.der().size());
    EXPECT_LE(plain, cms.der().size() + 16);

    TimestampToken token;
    token.der = der::element(der::Sequence, {der::element(der::OctetString, {randomBytes(4000)})});
    token.imprint = cms.valueDigest();
    cms.addTimestamp(token);
    const std::size_t stamped =
        CmsSignature::estimateSize(chain(), GetParam().algorithm, options, token.der.size());
    EXPECT_GE(stamped, cms.der().size());
    EXPECT_LE(stamped, cms.der().size() + 16);
}

TEST_P(CmsAlgorithmTest, RefusesAValueMadeInAnyOtherWay) {
    const auto attributes = SignedAttributes::make(sha256(content_), chain().front());
    for (const Row& other : algorithmRows) {
        if (std::string(other.key) != GetParam().key || other.algorithm == GetParam().algorithm)
            continue;
        const SignatureAlgorithm own = GetParam().algorithm;
        const Bytes value = key().sign(other.algorithm, attributes.toBeSigned(other.algorithm.digest));
        EXPECT_FALSE(verifySignature(chain().front(), own, attributes.toBeSigned(own.digest), value))
            << other.name;
    }
}

INSTANTIATE_TEST_SUITE_P(Signer, CmsAlgorithmTest, ::testing::ValuesIn(algorithmRows),
                         [](const auto& row) { return row.param.name; });

class CmsOptionsTest : public ::testing::Test {
  protected:
    CmsSignature sign(const AttributeOptions& options) const {
        const auto attributes = SignedAttributes::make(sha256(content_), pki_.leaf(), options);
        return CmsSignature::assemble(attributes, pki_.chain(),
                                      pki_.leafKey().signRsaPkcs1(attributes.toBeSigned()));
    }
    std::string printed(const CmsSignature& cms) const {
        openssl_.write("x.der", cms.der());
        return openssl_.output({"asn1parse", "-inform", "DER", "-i", "-in", "@x.der"});
    }
    TimestampToken tokenFor(const CmsSignature& cms) const {
        TimestampToken token;
        token.der = der::element(der::Sequence, {der::element(der::OctetString, {randomBytes(200)})});
        token.imprint = cms.valueDigest(DigestAlgorithm::Sha512);
        return token;
    }

    test::TestPki pki_;
    test::Openssl openssl_;
    Bytes content_ = randomBytes(500);
};

TEST_F(CmsOptionsTest, OpensslReadsThePolicyAttribute) {
    const AttributeOptions options{
        SignaturePolicy{"1.3.6.1.4.1.99999.7", sha256(asBytes("policy")), "https://example.pt/politica"},
        std::nullopt};
    const auto cms = sign(options);
    EXPECT_TRUE(openssl_.verifiesCades(cms.der(), content_, pki_.rootFile()));
    const std::string text = printed(cms);
    for (const char* const words :
         {"id-smime-aa-ets-sigPolicyId", ":1.3.6.1.4.1.99999.7", "id-smime-spq-ets-sqt-uri",
          "IA5STRING         :https://example.pt/politica"})
        EXPECT_NE(text.find(words), std::string::npos) << words << "\n" << text;
    EXPECT_EQ(SignedAttributes::fromDer(SignedAttributes::make(sha256({}), pki_.leaf(), options).der()).der(),
              SignedAttributes::make(sha256({}), pki_.leaf(), options).der());
}

TEST_F(CmsOptionsTest, OpensslReadsEveryCommitment) {
    const std::pair<const char*, const char*> known[] = {
        {"proof-of-origin", "id-smime-cti-ets-proofOfOrigin"},
        {"proof-of-receipt", "id-smime-cti-ets-proofOfReceipt"},
        {"proof-of-delivery", "id-smime-cti-ets-proofOfDelivery"},
        {"proof-of-sender", "id-smime-cti-ets-proofOfSender"},
        {"proof-of-approval", "id-smime-cti-ets-proofOfApproval"},
        {"proof-of-creation", "id-smime-cti-ets-proofOfCreation"},
    };
    for (const auto& [name, object] : known) {
        const auto commitment = commitmentNamed(name);
        ASSERT_TRUE(commitment.has_value()) << name;
        EXPECT_EQ(commitmentName(*commitment), name);
        const auto cms = sign({std::nullopt, commitment});
        EXPECT_TRUE(openssl_.verifiesCades(cms.der(), content_, pki_.rootFile()));
        const std::string text = printed(cms);
        EXPECT_NE(text.find("id-smime-aa-ets-commitmentType"), std::string::npos) << text;
        EXPECT_NE(text.find(object), std::string::npos) << text;
    }
    EXPECT_FALSE(commitmentNamed("proof-of-nothing").has_value());
    EXPECT_FALSE(commitmentNamed("").has_value());
}

TEST_F(CmsOptionsTest, RefusesAPolicyThatCannotBeEncoded) {
    const auto make = [&](const std::string& oid, const std::string& uri) {
        return test::thrownBy([&] {
            SignedAttributes::make(sha256({}), pki_.leaf(), {SignaturePolicy{oid, {}, uri}, std::nullopt});
        });
    };
    EXPECT_EQ(make("1.2.3", ""), "nothing") << "neither hash nor address";
    for (const char* const oid : {"", ".", "1", "1.", "4.1.2", "1.99.2", "1..2", "sha256", "1.2.x", "-1.2"})
        EXPECT_EQ(make(oid, ""), "Input/POLICY_OID_INVALID") << oid;
    EXPECT_EQ(make("1.2.3", "https://exemplo.pt/política"), "Input/POLICY_URI_INVALID");
    EXPECT_EQ(make("1.2.3", "https://exemplo.pt/a b"), "Input/POLICY_URI_INVALID");
}

TEST_F(CmsOptionsTest, TimestampsGoInWithoutTouchingWhatIsSigned) {
    auto cms = sign({});
    const Digest value = cms.valueDigest();
    const auto first = tokenFor(cms);
    cms.addTimestamp(first);
    cms.addTimestamp(tokenFor(cms));
    EXPECT_EQ(cms.valueDigest(), value);
    EXPECT_TRUE(openssl_.verifiesCades(cms.der(), content_, pki_.rootFile()));
    const auto found = inspectCms(cms.der(), sha256(content_));
    EXPECT_EQ(found.integrity, CmsInspection::Integrity::Good) << found.detail;
    EXPECT_EQ(found.timestamps.size(), 2U);
    EXPECT_TRUE(found.timestamps.front() == first.der || found.timestamps.back() == first.der);
    openssl_.write("x.der", cms.der());
    openssl_.must({"cms", "-cmsout", "-inform", "DER", "-in", "@x.der", "-outform", "DER", "-out", "@y.der"});
    EXPECT_EQ(openssl_.read("y.der"), cms.der());
}

TEST_F(CmsOptionsTest, ATimestampForAnotherValueIsRefused) {
    auto cms = sign({});
    const Bytes before = cms.der();
    const auto other = tokenFor(sign({std::nullopt, CommitmentType::ProofOfOrigin}));
    EXPECT_EQ(test::thrownBy([&] { cms.addTimestamp(other); }), "Rejected/TIMESTAMP_OTHER_IMPRINT");
    EXPECT_EQ(test::thrownBy([&] { cms.addTimestamp({}); }), "Rejected/TIMESTAMP_OTHER_IMPRINT");
    EXPECT_EQ(cms.der(), before);
}

} // namespace
} // namespace cunho::crypto
