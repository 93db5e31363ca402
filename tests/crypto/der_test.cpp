// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/crypto_test.hpp"
#include "crypto/der.hpp"

namespace cunho::crypto::der {
namespace {

std::string definiteHex(const std::string& ber) {
    return toHex(definite(fromHex(ber)));
}

std::string refusal(const std::string& ber) {
    return test::thrownBy([&] { definite(fromHex(ber)); });
}

TEST(Der, WritesLengthsInTheShortestForm) {
    EXPECT_EQ(toHex(element(OctetString, {})), "0400");
    EXPECT_EQ(element(OctetString, {Bytes(127)}).size(), 129U);
    EXPECT_EQ(toHex(element(OctetString, {Bytes(128)})).substr(0, 6), "048180");
    EXPECT_EQ(toHex(element(OctetString, {Bytes(255), Bytes(1)})).substr(0, 8), "04820100");
    EXPECT_EQ(toHex(element(OctetString, {Bytes(65536)})).substr(0, 10), "0483010000");
}

TEST(Der, SortsASetByItsEncodings) {
    EXPECT_EQ(toHex(setOf({{0x04, 0x02, 0x00, 0x00}, {0x04, 0x01, 0xFF}, {0x02, 0x01, 0x07}})),
              "310a0201070401ff04020000");
}

TEST(Der, MakesIndefiniteLengthsDefinite) {
    EXPECT_EQ(definiteHex("308002010100000000"), "3003020101") << "what follows is left out";
    EXPECT_EQ(definiteHex("3080a080020101000002010200000000"), "3008a003020101020102");
    EXPECT_EQ(definiteHex("3007308002010100000500"), "3005300302010"
                                                     "1")
        << "inside a definite element";
}

TEST(Der, LeavesDefiniteEncodingsAsTheyStand) {
    EXPECT_EQ(definiteHex("3081030201010000"), "308103020101") << "an overlong length stays";
    EXPECT_EQ(definiteHex("bf8f7f03020101"), "bf8f7f03020101") << "a long tag";
}

TEST(Der, RefusesWhatDoesNotFit) {
    const std::string refused = "File/DER_MALFORMED";
    for (const char* ber : {"", "30", "3005020101", "0480", "3080020101", "308002010100"}) {
        EXPECT_EQ(refusal(ber), refused) << ber;
    }
    EXPECT_EQ(refusal("30850000000001ff"), refused) << "a length of five bytes";
    EXPECT_EQ(refusal("3084ffffffff00"), refused);
    EXPECT_EQ(refusal("1f"), refused);
    EXPECT_EQ(refusal("1fffff"), refused) << "a tag without end";
}

TEST(Der, ReaderStopsAtItsBounds) {
    const Bytes two = fromHex("020101"
                              "0500");
    Reader reader(two);
    EXPECT_EQ(toHex(reader.expect(Integer).content), "01");
    EXPECT_FALSE(reader.optional(Integer).has_value());
    EXPECT_TRUE(reader.optional(Null).has_value());
    EXPECT_TRUE(reader.atEnd());
    EXPECT_EQ(test::thrownBy([&] { reader.next(); }), "File/DER_MALFORMED");
    EXPECT_EQ(test::thrownBy([&] { reader.expect(Integer); }), "File/DER_MALFORMED");
}

} // namespace
} // namespace cunho::crypto::der
