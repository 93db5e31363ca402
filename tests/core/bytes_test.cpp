// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "core_test.hpp"

#include <cunho/core/bytes.hpp>
#include <cunho/core/random.hpp>

namespace cunho {
namespace {

using test::thrownBy;

TEST(Hex, WritesLowerCaseAndReadsBoth) {
    EXPECT_EQ(toHex(Bytes{0x00, 0x0F, 0xA5, 0xFF}), "000fa5ff");
    EXPECT_EQ(fromHex("000fA5Ff"), (Bytes{0x00, 0x0F, 0xA5, 0xFF}));
    EXPECT_EQ(toHex({}), "");
    EXPECT_TRUE(fromHex("").empty());
}

TEST(Hex, RefusesWhatIsNone) {
    for (const auto* text : {"0", "abc", "0g", "g0", "0x", " 0", "0 ", "é"})
        EXPECT_EQ(thrownBy([&] { fromHex(text); }), "Input/BAD_HEX") << text;
}

struct Base64Case {
    const char* plain;
    const char* encoded;
};

class Rfc4648 : public ::testing::TestWithParam<Base64Case> {};

TEST_P(Rfc4648, VectorOfSection10) {
    EXPECT_EQ(toBase64(asBytes(GetParam().plain)), GetParam().encoded);
    EXPECT_EQ(fromBase64(GetParam().encoded), toBytes(GetParam().plain));
}

INSTANTIATE_TEST_SUITE_P(Base64, Rfc4648,
                         ::testing::Values(Base64Case{"", ""}, Base64Case{"f", "Zg=="},
                                           Base64Case{"fo", "Zm8="}, Base64Case{"foo", "Zm9v"},
                                           Base64Case{"foob", "Zm9vYg=="}, Base64Case{"fooba", "Zm9vYmE="},
                                           Base64Case{"foobar", "Zm9vYmFy"}));

TEST(Base64, GivesBackEveryByteAtEveryLength) {
    for (std::size_t size = 0; size < 300; ++size) {
        Bytes bytes(size);
        for (std::size_t i = 0; i < size; ++i)
            bytes[i] = static_cast<Byte>(i * 7 + size);
        EXPECT_EQ(fromBase64(toBase64(bytes)), bytes);
    }
}

TEST(Base64, IsStrict) {
    for (const auto* text : {"Zg", "Zg=", "Zg===", "=", "====", "Z===", "Zm9v ", " Zm9", "Zm9v\n", "Zm\n9",
                             "Zg==Zg==", "Zm=v", "Z=9v", "Zm9-", "Zm9_", "Zm9\xC3"})
        EXPECT_EQ(thrownBy([&] { fromBase64(text); }), "Input/BAD_BASE64") << text;
}

TEST(Base64, RefusesASecondSpellingOfTheSameBytes) {
    EXPECT_EQ(thrownBy([] { fromBase64("Zh=="); }), "Input/BAD_BASE64"); // "Zg==" with spare bits set
    EXPECT_EQ(thrownBy([] { fromBase64("Zm9="); }), "Input/BAD_BASE64"); // "Zm8="
}

TEST(Bytes, AreTheTextWithoutAnEnd) {
    const std::string_view text("a\0b", 3);
    EXPECT_EQ(toBytes(text), (Bytes{'a', 0, 'b'}));
    EXPECT_EQ(asText(asBytes(text)), text);
    EXPECT_TRUE(asBytes({}).empty());
}

TEST(Random, FillsAsManyBytesAsAsked) {
    for (const std::size_t count : {0U, 1U, 256U, 257U, 100'000U})
        EXPECT_EQ(randomBytes(count).size(), count);
    EXPECT_NE(randomBytes(32), randomBytes(32));
}

TEST(Random, MakesUuidsOfVersion4) {
    const std::string uuid = newUuid();
    ASSERT_EQ(uuid.size(), 36U);
    EXPECT_EQ(uuid.find_first_not_of("0123456789abcdef-"), std::string::npos);
    for (const std::size_t dash : {8U, 13U, 18U, 23U})
        EXPECT_EQ(uuid[dash], '-');
    EXPECT_EQ(uuid[14], '4');
    EXPECT_NE(std::string("89ab").find(uuid[19]), std::string::npos);
    EXPECT_NE(uuid, newUuid());
}

} // namespace
} // namespace cunho
