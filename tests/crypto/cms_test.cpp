// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/crypto_test.hpp"

#include <algorithm>

namespace cunho::crypto {
namespace {

using Profile = CertificateRequest::Profile;

class CmsTest : public ::testing::Test {
  protected:
    CmsSignature sign(ByteView content) const {
        const auto attributes = SignedAttributes::make(sha256(content), pki_.leaf());
        return CmsSignature::assemble(attributes, pki_.chain(),
                                      pki_.leafKey().signRsaPkcs1(attributes.toBeSigned()));
    }

    /// A CMS around attributes of the test's own making, by replacing bytes of a good one in place.
    static Bytes replaced(Bytes cms, ByteView from, ByteView to) {
        EXPECT_EQ(from.size(), to.size());
        const auto at = std::search(cms.begin(), cms.end(), from.begin(), from.end());
        if (at == cms.end())
            ADD_FAILURE() << "the bytes to replace are not there";
        else
            std::copy(to.begin(), to.end(), at);
        return cms;
    }

    test::TestPki pki_;
    test::Openssl openssl_;
    Bytes content_ = randomBytes(5000);
};

TEST_F(CmsTest, OpensslAcceptsOurSignatureAsCades) {
    const auto cms = sign(content_);
    EXPECT_TRUE(openssl_.verifiesCades(cms.der(), content_, pki_.rootFile()));
    EXPECT_FALSE(openssl_.verifiesCades(cms.der(), randomBytes(5000), pki_.rootFile()));
    EXPECT_FALSE(openssl_.verifiesCades(cms.der(), content_, pki_.leafFile()));
    EXPECT_TRUE(openssl_.verifiesCades(sign({}).der(), {}, pki_.rootFile())) << "an empty document";
}

TEST_F(CmsTest, OpensslRefusesTamperedAttributes) {
    const auto cms = sign(content_);
    const auto attributes = SignedAttributes::make(sha256(content_), pki_.leaf());
    Bytes other = attributes.messageDigest();
    other.front() ^= 1U;
    const Bytes tampered = replaced(cms.der(), attributes.messageDigest(), other);
    EXPECT_FALSE(openssl_.verifiesCades(tampered, content_, pki_.rootFile()));
    EXPECT_EQ(inspectCms(tampered, sha256(content_)).integrity, CmsInspection::Integrity::DigestMismatch);
}

TEST_F(CmsTest, HoldsThreeSignedAttributesAndNoSigningTime) {
    openssl_.write("x.der", sign(content_).der());
    const std::string text = openssl_.output({"cms", "-cmsout", "-print", "-inform", "DER", "-in", "@x.der"});
    const auto has = [&](const std::string& words) { return text.find(words) != std::string::npos; };
    EXPECT_TRUE(has("eContentType: pkcs7-data (1.2.840.113549.1.7.1)\n      eContent: <ABSENT>")) << text;
    EXPECT_TRUE(has("object: contentType"));
    EXPECT_TRUE(has("object: messageDigest"));
    EXPECT_TRUE(has("object: id-smime-aa-signingCertificateV2"));
    EXPECT_TRUE(has("algorithm: sha256WithRSAEncryption"));
    EXPECT_TRUE(has("d.issuerAndSerialNumber"));
    EXPECT_FALSE(has("signingTime"));
    std::size_t objects = 0;
    const std::size_t start = text.find("signedAttrs:");
    const std::size_t end = text.find("unsignedAttrs:");
    ASSERT_LT(start, end);
    for (std::size_t at = start; (at = text.find("object: ", at + 1)) < end;)
        ++objects;
    EXPECT_EQ(objects, 3U) << text;
}

TEST_F(CmsTest, IsDerThatOpensslWouldWriteTheSameWay) {
    const auto cms = sign(content_);
    openssl_.write("x.der", cms.der());
    openssl_.must({"cms", "-cmsout", "-inform", "DER", "-in", "@x.der", "-outform", "DER", "-out", "@y.der"});
    EXPECT_EQ(openssl_.read("y.der"), cms.der());
}

TEST_F(CmsTest, SizeIsKnownBeforeSigning) {
    const std::size_t estimate = CmsSignature::estimateSize(pki_.chain());
    EXPECT_GE(estimate, sign(content_).der().size());
    EXPECT_LE(estimate, sign(content_).der().size() + 64);
}

TEST_F(CmsTest, RefusesAValueThatTheSignersKeyDidNotMake) {
    const auto attributes = SignedAttributes::make(sha256(content_), pki_.leaf());
    const auto assemble = [&](const Bytes& value) {
        return test::thrownBy([&] { CmsSignature::assemble(attributes, pki_.chain(), value); });
    };
    const std::string wrong = "Rejected/SIGNATURE_VALUE_WRONG";
    EXPECT_EQ(assemble(pki_.rootKey().signRsaPkcs1(attributes.toBeSigned())), wrong);
    EXPECT_EQ(assemble(pki_.leafKey().signRsaPkcs1(sha256(content_))), wrong)
        << "signed the document's digest";
    EXPECT_EQ(assemble({}), wrong);
    EXPECT_EQ(assemble(Bytes(256, 0xFF)), wrong);
}

TEST_F(CmsTest, RefusesAttributesOfAnotherCertificateWithTheSameKey) {
    const auto renewed = issueCertificate(test::requestFor(Profile::QualifiedLeaf, "Renovado"),
                                          pki_.leafKey(), pki_.issuing(), pki_.issuingKey());
    const auto attributes = SignedAttributes::make(sha256(content_), pki_.leaf());
    const Bytes value = pki_.leafKey().signRsaPkcs1(attributes.toBeSigned());
    const auto assemble = [&] { CmsSignature::assemble(attributes, {renewed, pki_.issuing()}, value); };
    EXPECT_EQ(test::thrownBy(assemble), "Integrity/SIGNED_ATTRIBUTES_OTHER_SIGNER");
    EXPECT_EQ(test::thrownBy([&] { CmsSignature::assemble(attributes, {}, value); }),
              "Internal/CRYPTO_FAILED");
}

TEST(SignedAttributesTest, SurviveTheJournal) {
    const test::TestPki pki;
    const Digest document = sha256(asBytes("documento"));
    const auto made = SignedAttributes::make(document, pki.leaf());
    const auto read = SignedAttributes::fromDer(made.der());
    EXPECT_EQ(read.der(), made.der());
    EXPECT_EQ(read.messageDigest(), document.value);
    EXPECT_EQ(read.toBeSigned(), sha256(made.der()));
    EXPECT_EQ(read.toBeSigned(DigestAlgorithm::Sha512).value.size(), 64U);
    EXPECT_EQ(made.der().front(), 0x31) << "a SET, as it is hashed";
}

TEST(SignedAttributesTest, WantASha2Digest) {
    const test::TestPki pki;
    const auto make = [&](const Digest& digest) {
        return test::thrownBy([&] { SignedAttributes::make(digest, pki.leaf()); });
    };
    EXPECT_EQ(make(digest(DigestAlgorithm::Sha512, {})), "nothing");
    EXPECT_EQ(make(digest(DigestAlgorithm::Sha1, {})), "Internal/CRYPTO_FAILED");
    EXPECT_EQ(make({DigestAlgorithm::Sha256, Bytes(31)}), "Internal/CRYPTO_FAILED");
}

TEST(SignedAttributesTest, DamagedOnesAreRefused) {
    const test::TestPki pki;
    const Bytes good = SignedAttributes::make(sha256(asBytes("documento")), pki.leaf()).der();
    const auto read = [](const Bytes& set) {
        return test::thrownBy([&] { SignedAttributes::fromDer(set); });
    };
    const std::string refused = "Integrity/SIGNED_ATTRIBUTES_DAMAGED";
    EXPECT_EQ(read(good), "nothing");
    for (std::size_t length = 0; length < good.size(); ++length) {
        ASSERT_EQ(read(Bytes(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(length))), refused)
            << length;
    }
    Bytes longer = good;
    longer.push_back(0);
    EXPECT_EQ(read(longer), refused);
    // Content-type comes first in the sorted SET; moved to the end it is still a set, but no DER.
    const std::size_t first = 2U + good[3 + 1];
    Bytes swapped(good.begin(), good.begin() + 3);
    swapped.insert(swapped.end(), good.begin() + 3 + static_cast<std::ptrdiff_t>(first), good.end());
    swapped.insert(swapped.end(), good.begin() + 3, good.begin() + 3 + static_cast<std::ptrdiff_t>(first));
    ASSERT_EQ(swapped.size(), good.size());
    EXPECT_EQ(read(swapped), refused);
}

} // namespace
} // namespace cunho::crypto
