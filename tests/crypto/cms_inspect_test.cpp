// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/crypto_test.hpp"
#include "crypto/der.hpp"
#include "crypto/oid.hpp"

#include <algorithm>

namespace cunho::crypto {
namespace {

using Integrity = CmsInspection::Integrity;
using Profile = CertificateRequest::Profile;

/// The SignedData's content, out of ContentInfo, [0] and SEQUENCE.
ByteView signedDataContent(ByteView cms) {
    der::Reader contentInfo(der::Reader(cms).expect(der::Sequence).content);
    contentInfo.expect(der::ObjectIdentifier);
    return der::Reader(contentInfo.expect(der::context(0)).content).expect(der::Sequence).content;
}

Bytes wrapped(ByteView signedData) {
    const Bytes content = der::element(der::context(0), {der::element(der::Sequence, {signedData})});
    return der::element(der::Sequence, {oid::signedData, content});
}

Bytes joinedViews(std::initializer_list<ByteView> parts) {
    Bytes all;
    for (const ByteView part : parts)
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

/// The same CMS with the three outer elements in BER's indefinite form, as streaming writers make them.
Bytes withIndefiniteLengths(ByteView cms) {
    static constexpr Byte sequence[] = {0x30, 0x80};
    static constexpr Byte context[] = {0xA0, 0x80};
    static constexpr Byte ends[] = {0, 0, 0, 0, 0, 0};
    return joinedViews({sequence, oid::signedData, context, sequence, signedDataContent(cms), ends});
}

/// The same CMS with an unsigned attribute in its only SignerInfo, which is its last element.
Bytes withUnsignedAttribute(ByteView cms, ByteView attribute) {
    const ByteView content = signedDataContent(cms);
    ByteView signers;
    for (der::Reader fields(content); !fields.atEnd();)
        signers = fields.next().whole;
    der::Reader set(der::Reader(signers).expect(der::Set).content);
    const Bytes signer = der::element(
        der::Sequence, {set.expect(der::Sequence).content, der::element(der::context(1), {attribute})});
    const Bytes newSigners = der::element(der::Set, {signer});
    return wrapped(joinedViews({content.first(content.size() - signers.size()), newSigners}));
}

/// Signatures made by the openssl program, which knows nothing of our code.
class ForeignCmsTest : public ::testing::Test {
  protected:
    void SetUp() override { openssl_.write("x.bin", content_); }

    Bytes signedWith(std::vector<std::string> more) {
        std::vector<std::string> call{"cms",      "-sign", "-binary", "-in",   "@x.bin",
                                      "-outform", "DER",   "-out",    "@x.der"};
        call.insert(call.end(), more.begin(), more.end());
        openssl_.must(call);
        return openssl_.read("x.der");
    }

    Bytes signedByLeaf(std::vector<std::string> more) {
        const std::vector<std::string> signer{"-signer",   pki_.leafFile().string(),
                                              "-inkey",    pki_.leafKeyFile().string(),
                                              "-certfile", pki_.issuingFile().string()};
        more.insert(more.begin(), signer.begin(), signer.end());
        return signedWith(std::move(more));
    }

    CmsInspection inspect(ByteView cms) const {
        return inspectCms(cms, digest(cmsDigestAlgorithm(cms).value_or(DigestAlgorithm::Sha256), content_));
    }

    test::TestPki pki_;
    test::Openssl openssl_;
    Bytes content_ = randomBytes(3000);
};

TEST_F(ForeignCmsTest, OursIsFoundGood) {
    const auto attributes = SignedAttributes::make(sha256(content_), pki_.leaf());
    const auto cms = CmsSignature::assemble(attributes, pki_.chain(),
                                            pki_.leafKey().signRsaPkcs1(attributes.toBeSigned()));
    const auto found = inspect(cms.der());
    EXPECT_EQ(found.integrity, Integrity::Good) << found.detail;
    EXPECT_EQ(found.signer, pki_.leaf());
    EXPECT_EQ(orderChain(found.certificates), pki_.chain());
    EXPECT_TRUE(found.essSigningCertificate);
    EXPECT_FALSE(found.essMismatch);
    EXPECT_FALSE(found.signingTimeAttribute);
    EXPECT_TRUE(found.timestamps.empty());
    EXPECT_EQ(found.signerCount, 1);
    EXPECT_EQ(found.digestAlgorithm, "SHA-256");
    EXPECT_EQ(inspectCms(cms.der(), sha256(randomBytes(9))).integrity, Integrity::DigestMismatch);
}

TEST_F(ForeignCmsTest, SigningTimeIsNoticed) {
    const auto found = inspect(signedByLeaf({}));
    EXPECT_EQ(found.integrity, Integrity::Good) << found.detail;
    EXPECT_TRUE(found.signingTimeAttribute);
    EXPECT_FALSE(found.essSigningCertificate);
    EXPECT_FALSE(found.essMismatch);
}

TEST_F(ForeignCmsTest, EveryCommonDigestIsChecked) {
    for (const std::string name : {"sha1", "sha256", "sha384", "sha512"}) {
        const Bytes cms = signedByLeaf({"-md", name, "-cades"});
        const auto found = inspect(cms);
        EXPECT_EQ(found.integrity, Integrity::Good) << name << ": " << found.detail;
        EXPECT_TRUE(found.essSigningCertificate) << name << " (version 1 of ESS with SHA-1)";
        const auto algorithm = cmsDigestAlgorithm(cms);
        ASSERT_TRUE(algorithm.has_value());
        EXPECT_EQ(inspectCms(cms, digest(*algorithm, randomBytes(3))).integrity, Integrity::DigestMismatch);
    }
}

TEST_F(ForeignCmsTest, PssIsChecked) {
    for (const std::string salt : {"32", "0", "20"}) {
        const auto found = inspect(signedByLeaf(
            {"-cades", "-keyopt", "rsa_padding_mode:pss", "-keyopt", "rsa_pss_saltlen:" + salt}));
        EXPECT_EQ(found.integrity, Integrity::Good) << salt << ": " << found.detail;
    }
    const auto sha512 = inspect(
        signedByLeaf({"-md", "sha512", "-keyopt", "rsa_padding_mode:pss", "-keyopt", "rsa_mgf1_md:sha256"}));
    EXPECT_EQ(sha512.integrity, Integrity::Good) << sha512.detail;
}

TEST_F(ForeignCmsTest, EllipticCurvesAreChecked) {
    for (const std::string curve : {"P-256", "P-384", "P-521"}) {
        openssl_.must({"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:" + curve, "-nodes",
                       "-keyout", "@ec.key", "-out", "@ec.pem", "-subj", "/CN=EC", "-days", "10"});
        Bytes cms = signedWith({"-signer", "@ec.pem", "-inkey", "@ec.key", "-cades", "-md", "sha384"});
        const auto found = inspect(cms);
        EXPECT_EQ(found.integrity, Integrity::Good) << curve << ": " << found.detail;
        cms.back() ^= 1U;
        EXPECT_NE(inspect(cms).integrity, Integrity::Good) << curve;
    }
}

TEST_F(ForeignCmsTest, AnUnknownDigestIsUnsupportedNotInvalid) {
    const Bytes cms = signedByLeaf({"-md", "sha224"});
    EXPECT_FALSE(cmsDigestAlgorithm(cms).has_value());
    EXPECT_EQ(inspect(cms).integrity, Integrity::Unsupported);
    EXPECT_EQ(inspect(cms).detail, "an unknown digest algorithm");
}

TEST_F(ForeignCmsTest, NoSignedAttributesAtAll) {
    const Bytes cms = signedByLeaf({"-noattr"});
    const auto found = inspect(cms);
    EXPECT_EQ(found.integrity, Integrity::Good) << found.detail;
    EXPECT_FALSE(found.essSigningCertificate);
    EXPECT_EQ(inspectCms(cms, sha256(randomBytes(3))).integrity, Integrity::SignatureInvalid);
}

TEST_F(ForeignCmsTest, SignerNamedByItsKeyIdentifier) {
    const auto found = inspect(signedByLeaf({"-keyid", "-cades"}));
    EXPECT_EQ(found.integrity, Integrity::Good) << found.detail;
    EXPECT_EQ(found.signer, pki_.leaf());
}

TEST_F(ForeignCmsTest, IndefiniteLengthsAreTolerated) {
    const Bytes cms = withIndefiniteLengths(signedByLeaf({"-cades"}));
    ASSERT_TRUE(openssl_.verifiesCades(cms, content_, pki_.rootFile())) << "the test's own encoding is wrong";
    EXPECT_EQ(inspect(cms).integrity, Integrity::Good) << inspect(cms).detail;
    EXPECT_TRUE(inspect(cms).essSigningCertificate);
}

TEST_F(ForeignCmsTest, ZeroBytesAfterTheSignatureAreTolerated) {
    Bytes cms = signedByLeaf({"-cades"});
    cms.insert(cms.end(), 5000, 0);
    EXPECT_EQ(inspect(cms).integrity, Integrity::Good) << inspect(cms).detail;
    Bytes indefinite = withIndefiniteLengths(signedByLeaf({"-cades"}));
    indefinite.insert(indefinite.end(), 5000, 0);
    EXPECT_EQ(inspect(indefinite).integrity, Integrity::Good) << inspect(indefinite).detail;
}

TEST_F(ForeignCmsTest, ASignatureTimestampIsNoticed) {
    const Bytes token = der::element(der::Sequence, {});
    const Bytes attribute =
        der::element(der::Sequence, {oid::signatureTimeStampToken, der::element(der::Set, {token})});
    const Bytes cms = withUnsignedAttribute(signedByLeaf({"-cades"}), attribute);
    ASSERT_TRUE(openssl_.verifiesCades(cms, content_, pki_.rootFile())) << "the test's own encoding is wrong";
    EXPECT_FALSE(inspect(cms).timestamps.empty());
    EXPECT_EQ(inspect(cms).integrity, Integrity::Good) << inspect(cms).detail;
}

TEST_F(ForeignCmsTest, SeveralSignersAreCounted) {
    const Bytes cms = signedByLeaf({"-cades", "-signer", pki_.rootFile().string(), "-inkey",
                                    (pki_.rootFile().parent_path() / "root.key").string()});
    EXPECT_EQ(inspect(cms).signerCount, 2);
    EXPECT_EQ(inspect(cms).integrity, Integrity::Good) << inspect(cms).detail;
}

TEST_F(ForeignCmsTest, WithoutTheSignersCertificateNothingCanBeSaid) {
    const auto found = inspect(signedByLeaf({"-nocerts"}));
    EXPECT_EQ(found.integrity, Integrity::Unreadable);
    EXPECT_FALSE(found.signer.has_value());
    EXPECT_EQ(found.detail, "the signer's certificate is missing");
}

TEST_F(ForeignCmsTest, ContentInsideTheSignatureIsNotDetached) {
    const auto found = inspect(signedByLeaf({"-nodetach", "-cades"}));
    EXPECT_EQ(found.integrity, Integrity::Unreadable);
    EXPECT_NE(found.detail.find("inside"), std::string::npos) << found.detail;
}

TEST_F(ForeignCmsTest, AnotherDigestThanTheCmsNamesIsNotCompared) {
    const auto found = inspectCms(signedByLeaf({"-md", "sha512"}), sha256(content_));
    EXPECT_EQ(found.integrity, Integrity::Unreadable);
    EXPECT_EQ(found.digestAlgorithm, "SHA-512");
}

TEST_F(ForeignCmsTest, EssThatNamesAnotherCertificateIsAMismatch) {
    Bytes cms = signedByLeaf({"-cades"});
    const Bytes hash = pki_.leaf().fingerprint().value;
    const auto at = std::search(cms.begin(), cms.end(), hash.begin(), hash.end());
    ASSERT_NE(at, cms.end());
    *at ^= 1U;
    const auto found = inspect(cms);
    EXPECT_TRUE(found.essMismatch);
    EXPECT_FALSE(found.essSigningCertificate);
    EXPECT_EQ(found.integrity, Integrity::SignatureInvalid) << "the attributes were signed too";
}

TEST_F(ForeignCmsTest, ASwappedCertificateWithTheSameKeyIsAMismatch) {
    // The substitution that ESS is there to stop: same key, issuer and serial number, other content.
    auto request = test::requestFor(Profile::QualifiedLeaf, "Verdadeiro");
    const auto truly = issueCertificate(request, pki_.leafKey(), pki_.issuing(), pki_.issuingKey());
    const auto attributes = SignedAttributes::make(sha256(content_), truly);
    const auto cms =
        CmsSignature::assemble(attributes, {truly}, pki_.leafKey().signRsaPkcs1(attributes.toBeSigned()));
    Bytes swapped = cms.der();
    const Bytes name = toBytes("Verdadeiro");
    const auto at = std::search(swapped.begin(), swapped.end(), name.begin(), name.end());
    ASSERT_NE(at, swapped.end());
    *at = 'F';
    const auto found = inspect(swapped);
    EXPECT_EQ(found.integrity, Integrity::Good) << "the key did sign";
    EXPECT_TRUE(found.essMismatch);
    EXPECT_FALSE(openssl_.verifiesCades(swapped, content_, pki_.rootFile()));
}

TEST_F(ForeignCmsTest, EveryChangedByteIsSurvivedAndNoneOfTheSignatureForgiven) {
    const auto attributes = SignedAttributes::make(sha256(content_), pki_.leaf());
    const Bytes value = pki_.leafKey().signRsaPkcs1(attributes.toBeSigned());
    const Bytes good = CmsSignature::assemble(attributes, {pki_.leaf()}, value).der();
    const auto signedPart =
        std::search(good.begin(), good.end(), attributes.der().begin() + 1, attributes.der().end());
    ASSERT_NE(signedPart, good.end());
    const auto first = static_cast<std::size_t>(signedPart - good.begin());
    const Digest document = sha256(content_);
    for (std::size_t i = 0; i < good.size(); ++i) {
        Bytes changed = good;
        changed[i] ^= 0x01U;
        const auto found = inspectCms(changed, document);
        const bool inAttributes = i >= first && i < first + attributes.der().size() - 1;
        const bool inValue = i >= good.size() - value.size();
        if (inAttributes || inValue) {
            EXPECT_NE(found.integrity, Integrity::Good) << "byte " << i;
        }
    }
}

TEST_F(ForeignCmsTest, RubbishIsUnreadableAndNeverThrows) {
    const Digest document = sha256(content_);
    const Bytes good = signedByLeaf({"-cades"});
    for (std::size_t length = 0; length < good.size(); length += 7) {
        const auto found = inspectCms(ByteView(good).first(length), document);
        ASSERT_EQ(found.integrity, Integrity::Unreadable) << length;
        ASSERT_NE(found.detail, "");
    }
    EXPECT_EQ(inspectCms({}, document).integrity, Integrity::Unreadable);
    EXPECT_EQ(inspectCms(Bytes(1000), document).integrity, Integrity::Unreadable);
    EXPECT_EQ(inspectCms(randomBytes(1000), document).integrity, Integrity::Unreadable);
    EXPECT_EQ(inspectCms(pki_.leaf().der(), document).integrity, Integrity::Unreadable);
    EXPECT_FALSE(cmsDigestAlgorithm({}).has_value());
    EXPECT_FALSE(cmsDigestAlgorithm(pki_.leaf().der()).has_value());
}

TEST_F(ForeignCmsTest, DeepNestingIsRefusedNotFollowed) {
    Bytes deep;
    for (int i = 0; i < 100'000; ++i)
        deep.insert(deep.end(), {0x30, 0x80});
    EXPECT_EQ(inspectCms(deep, sha256(content_)).detail, "nested too deeply");
}

} // namespace
} // namespace cunho::crypto
