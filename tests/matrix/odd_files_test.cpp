// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "generator/any_pdf_test.hpp"
#include "generator/odd_cases.hpp"

namespace cunho::test {
namespace {

std::vector<OddCase> cases() {
    std::vector<OddCase> out = oddCases();
    std::erase_if(out, [](const OddCase& odd) { return !odd.refusal.empty() && !odd.mayBeSigned; });
    return out;
}

class OddFiles : public AnyPdfTest, public testing::WithParamInterface<OddCase> {
  protected:
    bool isRefused(const path& file) {
        const auto outcome = sign({request(file, at("tried.pdf"), Level::B_B)}).at(0);
        return std::holds_alternative<Failure>(outcome);
    }
};

TEST_P(OddFiles, AreSignedAndAcceptedByAll) {
    pages_ = 2;
    const path file = put("odd.pdf", GetParam().bytes);
    if (GetParam().mayBeSigned && isRefused(file))
        return;
    expectSigned(file, AnyPdfCase::Way::BasicOnly);
    EXPECT_EQ(hiddenFiles(), 0U);
}

INSTANTIATE_TEST_SUITE_P(Cases, OddFiles, testing::ValuesIn(cases()),
                         [](const auto& each) { return each.param.name; });

} // namespace
} // namespace cunho::test
