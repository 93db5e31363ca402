// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/error.hpp>
#include <cunho/scap/attribute_service.hpp>

#include <gtest/gtest.h>

namespace cunho::scap {
namespace {

TimePoint at(std::int64_t unixTime) {
    return TimePoint(std::chrono::seconds(unixTime));
}

std::string code(std::string_view key, std::int64_t unixTime) {
    const auto value = totp(Secret::fromText(toBase64(asBytes(key))), at(unixTime));
    return std::string(value.exposeText());
}

// autenticacao-gov D.3, measured with another implementation.
TEST(Totp, GivesTheVectors) {
    const std::string key = "12345678901234567890";
    EXPECT_EQ(code(key, 59), "755224");
    EXPECT_EQ(code(key, 60), "287082");
    EXPECT_EQ(code(key, 1111111109), "360094");
    EXPECT_EQ(code(key, 1700000000), "895298");
}

// RFC 4226 appendix D: a step is a count there.
TEST(Totp, CountsStepsAsTheRfc) {
    const char* values[] = {"755224", "287082", "359152", "969429", "338314",
                            "254676", "287922", "162583", "399871", "520489"};
    for (std::int64_t i = 0; i < 10; ++i) {
        EXPECT_EQ(code("12345678901234567890", i * 60), values[i]);
        EXPECT_EQ(code("12345678901234567890", i * 60 + 59), values[i]);
    }
}

TEST(Totp, AKeyThatIsNoneIsRefused) {
    for (const char* key : {"", "a", "!!!!", "AAAA AAAA", "AAA"}) {
        try {
            totp(Secret::fromText(key), at(0));
            ADD_FAILURE() << key;
        } catch (const Error& error) {
            EXPECT_EQ(error.reason(), "SCAP_REPLY_INVALID");
        }
    }
}

} // namespace
} // namespace cunho::scap
