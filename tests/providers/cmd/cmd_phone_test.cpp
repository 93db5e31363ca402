// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/test_pki.hpp"
#include "fakes/thrown.hpp"

#include <cunho/providers/cmd.hpp>

#include <gtest/gtest.h>

namespace cunho::test {
namespace {

using providers::cmdPhone;
using providers::maskedPhone;

TEST(CmdPhone, TakesEveryUsualNotation) {
    for (const char* typed : {"912345678", "912 345 678", " 912-345-678 ", "912.345.678", "00351912345678",
                              "00 351 912 345 678", "+351912345678", "+351 912 345 678", "+351-912-345-678",
                              "(+351) 912345678", "(+351)912345678", "351912345678", "351 912 345 678",
                              "+351\xC2\xA0"
                              "912\xC2\xA0"
                              "345\xC2\xA0"
                              "678",
                              "912\xE2\x80\x93"
                              "345\xE2\x80\x91"
                              "678",
                              "+351 (0)912 345 678", "912/345678\n"})
        EXPECT_EQ(cmdPhone(typed), "+351 912345678") << typed;
}

TEST(CmdPhone, KnowsWhereAForeignPrefixEnds) {
    EXPECT_EQ(cmdPhone("+1 202 555 0123"), "+1 2025550123");
    EXPECT_EQ(cmdPhone("0044 (0)7911 123456"), "+44 7911123456");
    EXPECT_EQ(cmdPhone("+33612345678"), "+33 612345678");
    EXPECT_EQ(cmdPhone("+238 991 23 45"), "+238 9912345");
    EXPECT_EQ(cmdPhone("+244923456789"), "+244 923456789");
    EXPECT_EQ(cmdPhone("+7 912 345 67 89"), "+7 9123456789");
    EXPECT_EQ(cmdPhone("+55 11 91234 5678"), "+55 11912345678");
    EXPECT_EQ(cmdPhone("+41 79 123 45 67"), "+41 791234567");
}

TEST(CmdPhone, RefusesWhatNoPhoneIs) {
    for (const char* typed : {"",
                              " ",
                              "+",
                              "00",
                              "+351",
                              "91234567",
                              "9123456789",
                              "812345678",
                              "212345678",
                              "+351 212345678",
                              "+351 91234567",
                              "+351 9123456789",
                              "35191234567",
                              "912345678a",
                              "912+345678",
                              "++351912345678",
                              "+0351912345678",
                              "+44 12345",
                              "+4479111234567890",
                              "tel:912345678",
                              "\xD9\xA9"
                              "12345678",
                              "912345678,912345679",
                              "+351 912345678 ext 1"})
        EXPECT_EQ(thrown([&] { cmdPhone(typed); }), "Input/CMD_PHONE_INVALID") << typed;
    EXPECT_EQ(thrown([] { cmdPhone("912345678" + std::string(100, ' ')); }), "Input/CMD_PHONE_INVALID");
}

TEST(CmdPhone, RefusesWithoutAWordOfIt) {
    try {
        cmdPhone("+351 9123456789");
        FAIL();
    } catch (const Error& error) {
        EXPECT_TRUE(error.params().empty());
        EXPECT_EQ(error.detail(), "");
    }
}

TEST(CmdPhone, ShowsNoMoreThanItsEnd) {
    EXPECT_EQ(maskedPhone("+351 966666666"), "+351 *****6666");
    EXPECT_EQ(maskedPhone("+1 2025550123"), "+1 ******0123");
    EXPECT_EQ(maskedPhone("+44 791112"), "+44 ******");
    EXPECT_EQ(maskedPhone("912345678"), "*****5678");
    EXPECT_EQ(maskedPhone(""), "");
}

TEST(CmdEncryption, TellsTheDaysThatAreLeft) {
    const TestPki pki;
    providers::CmdClient client;
    EXPECT_EQ(thrown([&] { providers::encryptionDaysLeft(client, day(2026, 11, 25)); }),
              "Configuration/CMD_ENCRYPTION_MISSING");
    client.encryption = pki.tls(); // ends on 2040-01-01
    using std::chrono::days;
    EXPECT_EQ(providers::encryptionDaysLeft(client, day(2039, 11, 2)), providers::encryptionWarning);
    EXPECT_EQ(providers::encryptionDaysLeft(client, day(2040, 1, 1)), days(0));
    EXPECT_EQ(providers::encryptionDaysLeft(client, day(2040, 1, 1) + std::chrono::seconds(1)), days(-1));
}

} // namespace
} // namespace cunho::test
