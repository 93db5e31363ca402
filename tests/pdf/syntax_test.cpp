// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/pdf/structure.hpp>

#include <gtest/gtest.h>

namespace cunho::test {
namespace {

using pdf::textStringToUtf8;

TEST(PdfText, ReadsUtf16WithPairsAndBrokenPairs) {
    EXPECT_EQ(textStringToUtf8(fromHex("FEFF00E700E3006F20AC")), "ção€");
    EXPECT_EQ(textStringToUtf8(fromHex("FEFFD83DDE00")), "😀");
    EXPECT_EQ(textStringToUtf8(fromHex("FEFFD83D0041")), "\xEF\xBF\xBD"
                                                         "A");
    EXPECT_EQ(textStringToUtf8(fromHex("FEFFDE00")), "\xEF\xBF\xBD");
    EXPECT_EQ(textStringToUtf8(fromHex("FEFF004100")), "A");
}

TEST(PdfText, ReadsPdfDocEncoding) {
    EXPECT_EQ(textStringToUtf8(asBytes("Fa\xE7"
                                       "a favor \xA0 5 \x84 \x1F")),
              "Faça favor € 5 — ˜");
    EXPECT_EQ(textStringToUtf8({}), "");
}

TEST(PdfText, ReadsUtf8AndReplacesWhatIsNot) {
    EXPECT_EQ(textStringToUtf8(asBytes("\xEF\xBB\xBFMação")), "Mação");
    EXPECT_EQ(textStringToUtf8(asBytes("\xEF\xBB\xBF\xC0\x80\xED\xA0\x80")),
              "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(PdfDictionary, WritesNamesThatNeedEscapes) {
    pdf::Dictionary dictionary;
    dictionary.set("Type", "/Page");
    dictionary.set("A B#/", "1");
    dictionary.set("Type", "/Pages");
    EXPECT_EQ(dictionary.serialize(), "<< /Type /Pages /A#20B#23#2F 1 >>");
    dictionary.erase("Type");
    EXPECT_EQ(dictionary.find("Type"), nullptr);
    EXPECT_EQ(dictionary.entries().size(), 1U);
}

} // namespace
} // namespace cunho::test
