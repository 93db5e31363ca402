// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/utf8.hpp>

#include <gtest/gtest.h>

namespace cunho {
namespace {

using Points = std::vector<std::uint32_t>;

TEST(Utf8, ReadsAndWritesEveryLength) {
    const Points points{0x24, 0x7F, 0x80, 0xA2, 0x7FF, 0x800, 0x20AC, 0xFFFF, 0x10000, 0x1F4B6, 0x10FFFF};
    std::string text;
    for (const auto code : points)
        appendUtf8(text, code);
    EXPECT_TRUE(isUtf8(text));
    EXPECT_EQ(codePoints(text), points);
    EXPECT_EQ(text.size(), 1U * 2 + 2U * 3 + 3U * 3 + 4U * 3);
}

/// Unicode 15, table 3-7.
TEST(Utf8, RefusesWhatIsNone) {
    for (const std::string text :
         {"\x80", "\xC0\x80", "\xC1\xBF", "\xC2", "\xE0\x9F\xBF", "\xE2\x82", "\xED\xA0\x80",
          "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "a\xFF"}) {
        EXPECT_FALSE(isUtf8(text)) << text;
        EXPECT_EQ(codePoints(text).back(), 0xFFFDU);
    }
    EXPECT_EQ(codePoints("\xE2\x82z"), (Points{0xFFFD, 0xFFFD, 'z'})) << "byte by byte";
    EXPECT_TRUE(isUtf8(""));
    EXPECT_FALSE(firstCodePoint(""));
}

} // namespace
} // namespace cunho
