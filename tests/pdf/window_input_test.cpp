// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/window_input.hpp"
#include "pdf_test.hpp"

#include <limits>
#include <stdexcept>

namespace cunho::test {
namespace {

class WindowInputTest : public PdfTest {
  protected:
    ReadHandle file_{put("a", "0123456789")};
    pdf::WindowInput input_{file_, 0, 10};
};

TEST_F(WindowInputTest, ReadsNothingBehindItsEnd) {
    input_.seek(100, SEEK_SET);
    char c = 0;
    EXPECT_EQ(input_.read(&c, 1), 0U);
    input_.seek(-97, SEEK_CUR);
    EXPECT_EQ(input_.read(&c, 1), 1U);
    EXPECT_EQ(c, '3');
}

TEST_F(WindowInputTest, RefusesPlacesThatNoNumberNames) {
    input_.seek(5, SEEK_SET);
    EXPECT_THROW(input_.seek(std::numeric_limits<qpdf_offset_t>::max(), SEEK_CUR), std::runtime_error);
    EXPECT_THROW(input_.seek(std::numeric_limits<qpdf_offset_t>::max(), SEEK_END), std::runtime_error);
    EXPECT_THROW(input_.seek(-6, SEEK_CUR), std::runtime_error);
    EXPECT_EQ(input_.tell(), 5);
}

} // namespace
} // namespace cunho::test
