// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/smartcard/apdu.hpp>

#include <gtest/gtest.h>
#include <vector>

namespace cunho::smartcard {
namespace {

TEST(StatusWordTest, IsFourUpperCaseDigits) {
    EXPECT_EQ(statusText(0x6A82), "6A82");
    EXPECT_EQ(statusText(0x0000), "0000");
}

TEST(PinStatusTest, SaysWhetherThePinIsVerified) {
    const auto status = pinStatus(0x9000);
    ASSERT_TRUE(status);
    EXPECT_TRUE(status->verified);
    EXPECT_FALSE(status->blocked);
    EXPECT_FALSE(status->triesLeft);
}

TEST(PinStatusTest, CountsTheTriesLeft) {
    for (const int tries : {1, 2, 3, 15}) {
        const auto status = pinStatus(static_cast<StatusWord>(0x63C0 + tries));
        ASSERT_TRUE(status);
        EXPECT_FALSE(status->verified);
        EXPECT_FALSE(status->blocked);
        EXPECT_EQ(status->triesLeft, tries);
    }
}

TEST(PinStatusTest, KnowsEveryWayOfSayingBlocked) {
    for (const StatusWord word : std::vector<StatusWord>{0x63C0, 0x6983, 0x6984}) {
        const auto status = pinStatus(word);
        ASSERT_TRUE(status);
        EXPECT_TRUE(status->blocked);
        EXPECT_FALSE(status->verified);
        EXPECT_EQ(status->triesLeft, 0);
    }
}

TEST(PinStatusTest, SaysNothingOfOtherWords) {
    for (const StatusWord word :
         std::vector<StatusWord>{0x6300, 0x63D2, 0x6400, 0x6982, 0x6985, 0x6A82, 0x6103, 0x0000, 0x9001})
        EXPECT_FALSE(pinStatus(word)) << statusText(word);
}

} // namespace
} // namespace cunho::smartcard
