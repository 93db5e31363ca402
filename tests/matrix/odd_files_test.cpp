// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "generator/any_pdf_test.hpp"
#include "generator/odd_cases.hpp"

namespace cunho::test {
namespace {

std::vector<OddCase> cases() {
    std::vector<OddCase> out = oddCases();
    std::erase_if(out, [](const OddCase& odd) { return !odd.refusal.empty(); });
    return out;
}

class OddFiles : public AnyPdfTest, public testing::WithParamInterface<OddCase> {};

TEST_P(OddFiles, AreSignedAndAcceptedByAll) {
    pages_ = 2;
    const path file = put("odd.pdf", GetParam().bytes);
    expectSigned(file, AnyPdfCase::Way::BasicOnly);
    EXPECT_EQ(hiddenFiles(), 0U);
}

INSTANTIATE_TEST_SUITE_P(Cases, OddFiles, testing::ValuesIn(cases()),
                         [](const auto& each) { return each.param.name; });

} // namespace
} // namespace cunho::test
