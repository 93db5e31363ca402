// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "odd_cases.hpp"
#include "signing/signing_test.hpp"

namespace cunho::test {
namespace {

/// What a file from the wild comes to: signed, and found unchanged by ourselves, or refused with the right
/// reason. Others are asked by tests/matrix.
class Odd : public SigningTest {
  protected:
    void expectSignedOrRefused(const std::vector<OddCase>& cases) {
        for (const OddCase& odd : cases) {
            SCOPED_TRACE(odd.name);
            const path source = put(odd.name + ".pdf", odd.bytes);
            const path target = at(odd.name + "-signed.pdf");
            ScriptedProvider with = provider();
            const auto outcome = sign({request(source, target)}, with).at(0);
            const auto* failure = std::get_if<Failure>(&outcome);
            EXPECT_EQ(failure == nullptr ? "" : failure->reason, odd.refusal)
                << (failure == nullptr ? "" : failure->detail);
            if (failure != nullptr)
                continue;
            EXPECT_TRUE(text(target).starts_with(odd.bytes));
            EXPECT_EQ(verdict(target), "TOTAL-PASSED");
        }
    }
};

TEST_F(Odd, PagesAreSignedOrRefused) {
    expectSignedOrRefused(oddPages());
}

TEST_F(Odd, SyntaxIsSignedOrRefused) {
    expectSignedOrRefused(oddSyntax());
}

TEST_F(Odd, ReferencesAreSignedOrRefused) {
    expectSignedOrRefused(oddReferences());
}

} // namespace
} // namespace cunho::test
