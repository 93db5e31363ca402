// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/pdf_date.hpp"

#include <gtest/gtest.h>

namespace cunho::signing {
namespace {

std::string read(std::string_view text) {
    const auto time = parsePdfDate(text);
    return time ? formatUtc(*time) : "";
}

TEST(PdfDate, ReadsEveryFormOfTheStandard) {
    EXPECT_EQ(read("D:20261123091500Z"), "2026-11-23T09:15:00Z");
    EXPECT_EQ(read("D:20261123091500+01'00'"), "2026-11-23T08:15:00Z");
    EXPECT_EQ(read("D:20261123091500-02'30"), "2026-11-23T11:45:00Z");
    EXPECT_EQ(read("D:20261123091500+0100"), "2026-11-23T08:15:00Z");
    EXPECT_EQ(read("D:20261123091500+01"), "2026-11-23T08:15:00Z");
    EXPECT_EQ(read("D:20261123091500Z00'00'"), "2026-11-23T09:15:00Z");
    EXPECT_EQ(read("20261123091500"), "2026-11-23T09:15:00Z");
    EXPECT_EQ(read("D:202611230915"), "2026-11-23T09:15:00Z");
    EXPECT_EQ(read("D:2026"), "2026-01-01T00:00:00Z");
}

TEST(PdfDate, RefusesWhatIsNoDate) {
    for (const char* text : {"", "D:", "D:26", "D:20261323", "D:20260230", "D:20261123250000",
                             "D:20261123091500*", "D:20261123091500+1", "D:20261123091500+99'00'",
                             "D:20261123091500+01'00'x", "D:2026112309150", "yesterday"})
        EXPECT_EQ(read(text), "") << text;
}

} // namespace
} // namespace cunho::signing
