// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/aead.hpp"
#include "crypto_test.hpp"

#include <nlohmann/json.hpp>

namespace cunho::test {
namespace {

Secret keyOf(Byte value) {
    return Secret(Bytes(32, value));
}

Bytes opened(const std::optional<Secret>& secret) {
    EXPECT_TRUE(secret);
    return secret ? Bytes(secret->expose().begin(), secret->expose().end()) : Bytes();
}

TEST(Aead, SealsAsTheTestCasesOfGcmSay) {
    const auto file = readFile(CUNHO_TEST_DATA "/crypto/aes_256_gcm.json");
    int cases = 0;
    for (const auto& test : nlohmann::json::parse(file)) {
        const auto bytes = [&](const char* name) { return fromHex(test.at(name).get<std::string>()); };
        const Secret key(bytes("key"));
        const auto nonce = bytes("nonce");
        const auto sealed = crypto::sealUnder(key, nonce, bytes("plain"), bytes("associated"));
        EXPECT_EQ(toHex(sealed),
                  toHex(nonce) + test.at("cipher").get<std::string>() + test.at("tag").get<std::string>())
            << test.at("name");
        EXPECT_EQ(opened(crypto::unseal(key, sealed, bytes("associated"))), bytes("plain"));
        ++cases;
    }
    EXPECT_EQ(cases, 4);
}

TEST(Aead, OpensWhatItSealedAndNothingElse) {
    const auto key = keyOf(1);
    const auto sealed = crypto::seal(key, asBytes("segredo"), asBytes("name"));
    EXPECT_EQ(sealed.size(), 12U + 7U + 16U);
    EXPECT_EQ(opened(crypto::unseal(key, sealed, asBytes("name"))), toBytes("segredo"));
    EXPECT_FALSE(crypto::unseal(key, sealed, asBytes("other")));
    EXPECT_FALSE(crypto::unseal(key, sealed, {}));
    EXPECT_FALSE(crypto::unseal(keyOf(2), sealed, asBytes("name")));
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            auto flipped = sealed;
            flipped[at] = static_cast<Byte>(flipped[at] ^ (1U << static_cast<unsigned>(bit)));
            EXPECT_FALSE(crypto::unseal(key, flipped, asBytes("name"))) << at;
        }
    }
    for (std::size_t size = 0; size < sealed.size(); ++size)
        EXPECT_FALSE(crypto::unseal(key, ByteView(sealed).first(size), asBytes("name"))) << size;
    auto longer = sealed;
    longer.push_back(0);
    EXPECT_FALSE(crypto::unseal(key, longer, asBytes("name")));
}

TEST(Aead, TakesAnotherNonceEachTime) {
    const auto key = keyOf(1);
    EXPECT_NE(crypto::seal(key, asBytes("a"), {}), crypto::seal(key, asBytes("a"), {}));
}

TEST(Aead, WantsAKeyOf32Bytes) {
    for (const std::size_t size : {0U, 16U, 31U, 33U}) {
        const Secret key(Bytes(size, 1));
        EXPECT_EQ(thrownBy([&] { crypto::seal(key, asBytes("a"), {}); }), "Internal/CRYPTO_FAILED");
        EXPECT_EQ(thrownBy([&] { crypto::unseal(key, Bytes(40, 1), {}); }), "Internal/CRYPTO_FAILED");
    }
}

} // namespace
} // namespace cunho::test
