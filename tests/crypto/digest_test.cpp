// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/crypto_test.hpp"

#include <cunho/crypto/digest.hpp>

namespace cunho::crypto {
namespace {

TEST(Digest, AgreesWithThePublishedExamples) {
    const ByteView abc = asBytes("abc"); // FIPS 180-4 examples
    EXPECT_EQ(toHex(digest(DigestAlgorithm::Sha1, abc).value), "a9993e364706816aba3e25717850c26c9cd0d89d");
    EXPECT_EQ(toHex(sha256(abc).value), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(digest(DigestAlgorithm::Sha384, abc).value.size(), 48U);
    EXPECT_EQ(toHex(digest(DigestAlgorithm::Sha512, abc).value).substr(0, 32),
              "ddaf35a193617abacc417349ae204131");
    EXPECT_EQ(toHex(sha256({}).value), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Digest, IsTheSameInPieces) {
    const Bytes content = randomBytes(10'000);
    Hasher hasher(DigestAlgorithm::Sha256);
    hasher.update(ByteView(content).first(1));
    Hasher moved = std::move(hasher);
    moved.update(ByteView(content).subspan(1, 4095));
    moved.update({});
    moved.update(ByteView(content).subspan(4096));
    EXPECT_EQ(moved.finish(), sha256(content));
}

TEST(Digest, ReadsAFileInPieces) {
    const TemporaryFolder folder;
    const Bytes content = randomBytes((1U << 20U) + 7);
    test::writeFile(folder.path() / "big", content);
    EXPECT_EQ(sha256File(folder.path() / "big"), sha256(content));
    EXPECT_EQ(test::thrownBy([&] { sha256File(folder.path() / "none"); }), "NotFound/FILE_NOT_FOUND");
}

TEST(Digest, HasNamesPeopleKnow) {
    EXPECT_STREQ(digestName(DigestAlgorithm::Sha1), "SHA-1");
    EXPECT_STREQ(digestName(DigestAlgorithm::Sha256), "SHA-256");
    EXPECT_STREQ(digestName(DigestAlgorithm::Sha384), "SHA-384");
    EXPECT_STREQ(digestName(DigestAlgorithm::Sha512), "SHA-512");
}

TEST(DigestInfo, IsWhatAnRsaSignatureHolds) {
    const test::Openssl openssl;
    const test::TestPki pki;
    for (const auto algorithm :
         {DigestAlgorithm::Sha1, DigestAlgorithm::Sha256, DigestAlgorithm::Sha384, DigestAlgorithm::Sha512}) {
        const Digest value = digest(algorithm, asBytes("fatura"));
        openssl.write("value", pki.leafKey().signRsaPkcs1(value));
        openssl.must({"pkeyutl", "-verifyrecover", "-inkey", pki.leafKeyFile().string(), "-in", "@value",
                      "-out", "@info", "-pkeyopt", "rsa_padding_mode:pkcs1"});
        EXPECT_EQ(openssl.read("info"), digestInfo(value)) << digestName(algorithm);
    }
    EXPECT_EQ(digestInfo(sha256({})).size(), 51U);
}

} // namespace
} // namespace cunho::crypto
