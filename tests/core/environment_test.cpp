// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "core_test.hpp"

#include <cunho/core/environment.hpp>

namespace cunho {
namespace {

TEST(Environment, IsReadAsItIsWritten) {
    for (const auto environment : {Environment::Sandbox, Environment::PreProduction, Environment::Production})
        EXPECT_EQ(parseEnvironment(environmentName(environment)), environment);
    EXPECT_EQ(environmentName(Environment::PreProduction), "pre-production");
}

TEST(Environment, RefusesAnotherSpelling) {
    for (const auto* name : {"", "Production", "prod", "production ", "preproduction"})
        EXPECT_EQ(test::thrownBy([&] { parseEnvironment(name); }), "Input/BAD_ENVIRONMENT") << name;
}

TEST(Environment, SaysSandboxOnPaperAndNothingElsewhere) {
    EXPECT_EQ(environmentMention(Environment::Sandbox), "SANDBOX – sem valor legal");
    EXPECT_EQ(environmentMention(Environment::PreProduction), "");
    EXPECT_EQ(environmentMention(Environment::Production), "");
}

} // namespace
} // namespace cunho
