// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/bytes_read.hpp"
#include "pdf_test.hpp"

namespace cunho::test {
namespace {

using LargeFile = PdfTest;

TEST_F(LargeFile, IsRefusedWithoutBeingRead) {
    const path file = put("huge.pdf", "%PDF-1.4\n");
    std::filesystem::resize_file(file, 5ULL << 30U); // a hole: no blocks on the disk
    const auto before = bytesRead();
    EXPECT_EQ(failureOf([&] { read(file); }).reason, "PDF_TOO_LARGE");
    const auto after = bytesRead();
    if (before && after) {
        EXPECT_LT(*after - *before, 1U << 20U);
    }
}

} // namespace
} // namespace cunho::test
