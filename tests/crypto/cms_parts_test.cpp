// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/crypto_test.hpp"

#include <cunho/crypto/timestamp.hpp>

namespace cunho::crypto {
namespace {

class CmsPartsTest : public ::testing::Test {
  protected:
    CmsPartsTest() {
        openssl_.write("content.bin", content_);
        openssl_.must({"x509", "-in", pki_.leafFile().string(), "-pubkey", "-noout", "-out", "@key.pem"});
    }

    CmsSignature ours() const {
        const auto attributes = SignedAttributes::make(sha256(content_), pki_.leaf());
        return CmsSignature::assemble(attributes, pki_.chain(),
                                      pki_.leafKey().signRsaPkcs1(attributes.toBeSigned()));
    }

    /// Made by openssl, with more arguments.
    Bytes theirs(const std::vector<std::string>& more) const {
        std::vector<std::string> all{"cms",
                                     "-sign",
                                     "-binary",
                                     "-in",
                                     "@content.bin",
                                     "-signer",
                                     pki_.leafFile().string(),
                                     "-inkey",
                                     pki_.leafKeyFile().string(),
                                     "-outform",
                                     "DER",
                                     "-out",
                                     "@theirs.der"};
        all.insert(all.end(), more.begin(), more.end());
        openssl_.must(all);
        return openssl_.read("theirs.der");
    }

    /// openssl has the last word: the value is the signer's over the attributes.
    bool verify(const CmsParts& parts) const {
        openssl_.write("attributes.der", parts.signedAttributes);
        openssl_.write("value.bin", parts.value);
        return openssl_.succeeds(
            {"dgst", "-sha256", "-verify", "@key.pem", "-signature", "@value.bin", "@attributes.der"});
    }

    static std::string refusal(const Bytes& cms) {
        return test::thrownBy([&] { cmsParts(cms); });
    }

    test::TestPki pki_;
    test::Openssl openssl_;
    Bytes content_ = randomBytes(500);
};

TEST_F(CmsPartsTest, TheValueVerifiesOverTheAttributes) {
    const auto cms = ours();
    const auto parts = cmsParts(cms.der());
    EXPECT_TRUE(verify(parts));
    EXPECT_EQ(parts.signer, pki_.leaf());
    EXPECT_EQ(parts.signedAttributes.front(), 0x31) << "a SET, as it is hashed";
    EXPECT_EQ(parts.signedAttributes, SignedAttributes::make(sha256(content_), pki_.leaf()).der());
    CmsParts other = parts;
    other.signedAttributes.back() ^= 1U;
    EXPECT_FALSE(verify(other)) << "the judge can say no";
}

TEST_F(CmsPartsTest, PaddingOfAPdfAndATimeStampDoNotMatter) {
    const auto plain = cmsParts(ours().der());
    Bytes padded = ours().der();
    padded.resize(padded.size() + 1000);
    EXPECT_EQ(cmsParts(padded).signedAttributes, plain.signedAttributes);
    auto stamped = ours();
    const auto request = TimestampRequest::make(stamped.valueDigest());
    TimestampIssue issue;
    issue.time = test::day(2026, 11, 23);
    stamped.addTimestamp(acceptTimestampReply(
        issueTimestampReply(request.der, pki_.timestampKey(), pki_.timestampChain(), issue), request));
    EXPECT_EQ(cmsParts(stamped.der()).value, plain.value);
    EXPECT_TRUE(verify(cmsParts(stamped.der())));
}

TEST_F(CmsPartsTest, ReadsWhatOthersMade) {
    EXPECT_TRUE(verify(cmsParts(theirs({}))));
    EXPECT_TRUE(verify(cmsParts(theirs({"-cades"}))));
    EXPECT_TRUE(verify(cmsParts(theirs({"-keyid"}))));
}

TEST_F(CmsPartsTest, WhatIsNoSignatureOfOnePersonIsRefused) {
    const std::string refused = "Integrity/SIGNED_ATTRIBUTES_DAMAGED";
    EXPECT_EQ(refusal(theirs({"-noattr"})), refused);
    EXPECT_EQ(refusal(theirs({"-nodetach"})), refused);
    EXPECT_EQ(refusal(theirs({"-nocerts"})), refused);
    EXPECT_EQ(refusal(theirs({"-signer", pki_.p256File().string(), "-inkey", pki_.p256KeyFile().string()})),
              refused);
    EXPECT_EQ(refusal({}), refused);
    EXPECT_EQ(refusal(Bytes(64)), refused);
    Bytes cut = ours().der();
    cut.resize(cut.size() / 2);
    EXPECT_EQ(refusal(cut), refused);
}

} // namespace
} // namespace cunho::crypto
