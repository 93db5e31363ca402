// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/http/date.hpp>

#include <gtest/gtest.h>

namespace cunho::http {
namespace {

TEST(HttpDate, IsReadInTheFormThatServersSend) {
    const auto read = parseDate("Sun, 06 Nov 1994 08:49:37 GMT");
    ASSERT_TRUE(read);
    EXPECT_EQ(formatUtc(*read), "1994-11-06T08:49:37Z");
    for (const char* bad :
         {"", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Xxx 1994 08:49:37 GMT", "Sun, 31 Feb 1994 08:49:37 GMT",
          "Sun, 06 Nov 1994 24:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun, -6 Nov 1994 08:49:37 GMT",
          "Sun, 06 ovD 1994 08:49:37 GMT"})
        EXPECT_FALSE(parseDate(bad)) << bad;
}

} // namespace
} // namespace cunho::http
