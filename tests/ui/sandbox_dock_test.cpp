// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sample_desk.hpp"
#include "ui/sandbox/sandbox_dock.hpp"

#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;

TEST(SandboxState, PutsTheNewestMessageFirst) {
    const auto state = readSandbox(sampleSandboxAnswer, JobContext());
    ASSERT_EQ(state.messages.size(), 2U);
    EXPECT_TRUE(state.messages.front().text.contains("482913"));
    ASSERT_EQ(state.presets.size(), 2U);
    EXPECT_EQ(state.presets.front().title, "Certificado demora");
    EXPECT_EQ(state.clock.scale, 10);
    EXPECT_TRUE(state.clock.now.isValid());
}

TEST(SandboxState, IsEmptyWhereNothingIsToldOrNoJson) {
    const auto state = readSandbox(
        [](const std::string&, const std::string& path, const std::string&, const JobContext&) {
            return std::string(path == "/sandbox/clock" ? "no json" : "{}");
        },
        JobContext());
    EXPECT_TRUE(state.messages.empty());
    EXPECT_TRUE(state.presets.empty());
    EXPECT_FALSE(state.clock.now.isValid());
}

TEST(SandboxState, AsksAsTheSandboxReads) {
    EXPECT_EQ(presetBody("certificado-demora"), R"({"name":"certificado-demora"})");
    EXPECT_EQ(scaleBody(60), R"({"scale":60})");
    EXPECT_EQ(jumpBody(40), R"({"jumpSeconds":3456000})");
}

TEST(SandboxDock, TellsWhatWentWrongUntilItGoesRight) {
    Jobs jobs;
    SandboxDock dock(jobs, {}, nullptr);
    dock.setVisible(true);
    dock.setProblem("O sandbox não responde");
    const auto problem = [&] {
        for (const auto* label : dock.findChildren<QLabel*>())
            if (label->text() == "O sandbox não responde")
                return label->isVisible();
        return false;
    };
    EXPECT_TRUE(problem());
    dock.show(sampleSandbox());
    EXPECT_FALSE(problem());
}

} // namespace
