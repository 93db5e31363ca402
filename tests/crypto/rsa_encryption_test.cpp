// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto_test.hpp"

#include <cunho/crypto/rsa_encryption.hpp>

namespace cunho::test {
namespace {

using crypto::decryptRsaPkcs1;
using crypto::encryptRsaPkcs1;

class RsaEncryption : public testing::Test {
  protected:
    static constexpr std::size_t modulus = 256; // RSA-2048
    const TestPki pki;
    const Openssl openssl;

    std::vector<std::string> program(const std::string& operation, const std::string& key) const {
        return {"pkeyutl", operation, "-inkey", key,        "-in",
                "@in",     "-out",    "@out",   "-pkeyopt", "rsa_padding_mode:pkcs1"};
    }
};

TEST_F(RsaEncryption, OpensslReadsWhatIsEncrypted) {
    for (const std::string_view text : {"+351 912345678", "0123", ""}) {
        openssl.write("in", encryptRsaPkcs1(pki.leaf(), asBytes(text)));
        openssl.must(program("-decrypt", pki.leafKeyFile().string()));
        EXPECT_EQ(asText(openssl.read("out")), text);
    }
}

TEST_F(RsaEncryption, ReadsWhatOpensslEncrypts) {
    openssl.write("in", asBytes("246801"));
    auto arguments = program("-encrypt", pki.leafFile().string());
    arguments.emplace_back("-certin");
    openssl.must(arguments);
    const auto text = decryptRsaPkcs1(pki.leafKey(), openssl.read("out"));
    ASSERT_TRUE(text);
    EXPECT_EQ(text->exposeText(), "246801");
}

TEST_F(RsaEncryption, ReadsOaepOfOpenssl) {
    openssl.write("in", asBytes("246801"));
    auto arguments = program("-encrypt", pki.leafFile().string());
    arguments.emplace_back("-certin");
    std::replace(arguments.begin(), arguments.end(), std::string("rsa_padding_mode:pkcs1"),
                 std::string("rsa_padding_mode:oaep"));
    openssl.must(arguments);
    const auto text = crypto::decryptRsaOaep(pki.leafKey(), openssl.read("out"));
    ASSERT_TRUE(text);
    EXPECT_EQ(text->exposeText(), "246801");
    EXPECT_FALSE(crypto::decryptRsaOaep(pki.leafKey(), encryptRsaPkcs1(pki.leaf(), asBytes("246801"))));
}

TEST_F(RsaEncryption, IsAsLongAsTheModulusAndAnotherEachTime) {
    const Bytes first = encryptRsaPkcs1(pki.leaf(), asBytes("1234"));
    EXPECT_EQ(first.size(), modulus);
    EXPECT_EQ(toBase64(first).size(), 344U);
    EXPECT_NE(first, encryptRsaPkcs1(pki.leaf(), asBytes("1234")));
}

TEST_F(RsaEncryption, TakesNoMoreThanFits) {
    const Bytes longest(modulus - 11, 'a');
    const auto text = decryptRsaPkcs1(pki.leafKey(), encryptRsaPkcs1(pki.leaf(), longest));
    ASSERT_TRUE(text);
    EXPECT_EQ(text->size(), longest.size());
    try {
        encryptRsaPkcs1(pki.leaf(), Bytes(longest.size() + 1, 'a'));
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.reason(), "TEXT_TOO_LONG_TO_ENCRYPT");
        EXPECT_EQ(error.fault(), Fault::Input);
        EXPECT_EQ(error.params().at("limit"), "245");
    }
}

TEST_F(RsaEncryption, IsForRsaKeysAlone) {
    EXPECT_EQ(thrownBy([&] { encryptRsaPkcs1(pki.p256(), asBytes("1")); }),
              "Unsupported/KEY_KIND_UNSUPPORTED");
    EXPECT_FALSE(decryptRsaPkcs1(pki.p256Key(), Bytes(modulus, 1)));
}

// A library may answer foreign padding with random bytes; then the text is another one.
TEST_F(RsaEncryption, FindsNothingInWhatIsForAnotherKey) {
    const Bytes foreign = encryptRsaPkcs1(pki.issuing(), asBytes("246801"));
    const auto text = decryptRsaPkcs1(pki.leafKey(), foreign);
    EXPECT_TRUE(!text || text->exposeText() != "246801");
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, modulus - 1, modulus + 1})
        EXPECT_FALSE(decryptRsaPkcs1(pki.leafKey(), Bytes(size, 1))) << size;
    EXPECT_FALSE(decryptRsaPkcs1(pki.leafKey(), Bytes(modulus, 0xFF)));
}

} // namespace
} // namespace cunho::test
