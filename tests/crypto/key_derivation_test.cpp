// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto_test.hpp"

#include <cunho/crypto/key_derivation.hpp>

#include <nlohmann/json.hpp>

namespace cunho::test {
namespace {

using crypto::ScryptCost;

Secret passphrase(std::string text) {
    return Secret::fromText(std::move(text));
}

TEST(KeyDerivation, GivesWhatRfc7914Says) {
    const auto file = readFile(CUNHO_TEST_DATA "/crypto/scrypt.json");
    int cases = 0;
    for (const auto& test : nlohmann::json::parse(file)) {
        const ScryptCost cost{test.at("n"), test.at("r"), test.at("p")};
        const auto salt = test.at("salt").get<std::string>();
        const auto key = crypto::scrypt(passphrase(test.at("passphrase")), asBytes(salt), cost, 64);
        EXPECT_EQ(toHex(key.expose()), test.at("key").get<std::string>());
        ++cases;
    }
    EXPECT_EQ(cases, 3);
}

TEST(KeyDerivation, GivesWhatOpensslGives) {
    const Openssl openssl;
    const auto salt = randomBytes(16);
    for (const ScryptCost cost : {ScryptCost{}, ScryptCost{1024, 4, 3}}) {
        std::string judged = openssl.output(
            {"kdf", "-keylen", "32", "-kdfopt", "pass:palavra-passe ção", "-kdfopt", "hexsalt:" + toHex(salt),
             "-kdfopt", "n:" + std::to_string(cost.n), "-kdfopt", "r:" + std::to_string(cost.r), "-kdfopt",
             "p:" + std::to_string(cost.p), "-kdfopt", "maxmem_bytes:300000000", "SCRYPT"});
        std::erase_if(judged, [](char c) { return c == ':' || c == '\n'; });
        ASSERT_EQ(judged.size(), 64U);
        EXPECT_EQ(crypto::scrypt(passphrase("palavra-passe ção"), salt, cost).expose().size(), 32U);
        EXPECT_EQ(toHex(crypto::scrypt(passphrase("palavra-passe ção"), salt, cost).expose()),
                  toHex(fromHex(judged)));
    }
}

TEST(KeyDerivation, BearsACostOf256MebibytesAndNoMore) {
    EXPECT_TRUE(ScryptCost{}.bearable());
    EXPECT_TRUE((ScryptCost{1U << 18U, 8, 1}.bearable()));
    EXPECT_FALSE((ScryptCost{1U << 19U, 8, 1}.bearable()));
    EXPECT_FALSE((ScryptCost{1U << 18U, 9, 1}.bearable()));
    EXPECT_TRUE((ScryptCost{1U << 17U, 8, 4}.bearable()));
    EXPECT_FALSE((ScryptCost{1U << 17U, 8, 5}.bearable())) << "no more than four times the steps";
    for (const ScryptCost cost :
         {ScryptCost{0, 8, 1}, ScryptCost{1, 8, 1}, ScryptCost{3, 8, 1}, ScryptCost{16, 0, 1},
          ScryptCost{16, 8, 0}, ScryptCost{std::uint64_t{1} << 63U, 1, 1}, ScryptCost{2, 0xFFFFFFFFU, 1},
          ScryptCost{2, 1, 0xFFFFFFFFU}, ScryptCost{2, 1U << 21U, 1U << 21U}}) {
        EXPECT_FALSE(cost.bearable());
        EXPECT_EQ(thrownBy([&] { crypto::scrypt(passphrase("a"), asBytes("b"), cost); }),
                  "Internal/CRYPTO_FAILED");
    }
}

} // namespace
} // namespace cunho::test
