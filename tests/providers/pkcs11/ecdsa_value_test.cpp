// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "providers/ecdsa_value.hpp"

#include <gtest/gtest.h>

namespace cunho::test {
namespace {

using providers::ecdsaSigValue;

/// r and s of 32 bytes that end in the given ones.
Bytes raw(const std::string& r, const std::string& s) {
    const auto wide = [](const std::string& hex) { return std::string(64 - hex.size(), '0') + hex; };
    return fromHex(wide(r) + wide(s));
}

TEST(EcdsaSigValue, WritesShortestPositiveIntegers) {
    EXPECT_EQ(toHex(ecdsaSigValue(raw("01", "7f")).value()), "300602010102017f");
    EXPECT_EQ(toHex(ecdsaSigValue(raw("80", "00ff01")).value()), "300902020080020300ff01")
        << "a leading one bit would be a sign";
    EXPECT_EQ(toHex(ecdsaSigValue(raw("00", "00")).value()), "3006020100020100");
}

TEST(EcdsaSigValue, TakesBothCurvesAndNothingElse) {
    const Bytes ones(96, 0xFF);
    EXPECT_EQ(ecdsaSigValue(ByteView(ones).first(64)).value().size(), 2U + 2 * (2 + 33));
    EXPECT_EQ(ecdsaSigValue(ones).value().size(), 2U + 2 * (2 + 49));
    for (const std::size_t wrong : {0U, 1U, 63U, 65U, 70U, 95U})
        EXPECT_FALSE(ecdsaSigValue(ByteView(ones).first(wrong))) << wrong;
}

} // namespace
} // namespace cunho::test
