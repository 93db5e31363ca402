// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/crypto/hmac.hpp>

#include <gtest/gtest.h>

namespace cunho::crypto {
namespace {

// RFC 2202 section 3 and RFC 4231 section 4, cases 2 and 6.
TEST(Hmac, GivesTheValuesOfTheRfcs) {
    const auto text = [](std::string_view message) { return asBytes(message); };
    EXPECT_EQ(toHex(hmac(DigestAlgorithm::Sha1, text("Jefe"), text("what do ya want for nothing?"))),
              "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
    EXPECT_EQ(toHex(hmac(DigestAlgorithm::Sha256, text("Jefe"), text("what do ya want for nothing?"))),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(toHex(hmac(DigestAlgorithm::Sha1, Bytes(80, 0xaa),
                         text("Test Using Larger Than Block-Size Key - Hash Key First"))),
              "aa4ae5e15272d00e95705637ce8a3b55ed402112");
}

TEST(Hmac, TakesAnEmptyKeyAndMessage) {
    EXPECT_EQ(toHex(hmac(DigestAlgorithm::Sha1, {}, {})), "fbdb1d1b18aa6c08324b7d64b71fb76370690e1d");
}

} // namespace
} // namespace cunho::crypto
