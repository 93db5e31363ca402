// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/fake_clock.hpp"
#include "sandbox/memory.hpp"

#include <cunho/core/file.hpp>

#include <fstream>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace cunho::sandbox {
namespace {

using namespace std::chrono_literals;

/// A sandbox's inner parts over one folder; made anew, it has been restarted.
struct Restarted {
    Restarted(const std::filesystem::path& folder, test::FakeClock& base)
        : clock(base), pki(folder, 2048, 2048, 40124) {
        memory.recall();
    }

    OpenedAccount open() {
        const auto citizen = *registry.byLetter('A');
        return std::get<OpenedAccount>(safe.open(
            {citizen.documentType, citizen.documentCountry, citizen.documentNumber, citizen.givenName,
             citizen.lastName, "500000000", "", "a@example.pt", "2026-12-20", "100", "cunho-sandbox"}));
    }

    ScaledClock clock;
    Pki pki;
    Registry registry{clock, "500000000"};
    ViolationLog violations;
    FaultRules faults;
    Switches switches;
    SafeService safe{
        pki, registry, violations, faults, switches, clock, {"127.0.0.1:1", "cunho-sandbox", "u", "p"}};
    ScapState scap;
    Memory memory{pki.rootFile().parent_path() / "memory.json", safe, registry, scap, clock};
};

class SandboxMemory : public testing::Test {
  protected:
    TemporaryFolder folder_;
    test::FakeClock clock_;
};

TEST_F(SandboxMemory, AccountsAttributesAndTheClockOutliveARestart) {
    nlohmann::json before;
    TimePoint shown;
    {
        Restarted first(folder_.path(), clock_);
        first.open();
        first.clock.jump(24h * 3);
        auto grant = first.registry.byLetter('B')->attributes.front();
        grant.invoices = true;
        first.registry.grant(first.registry.byLetter('B')->documentNumber, grant);
        first.memory.keep();
        before = first.safe.memory();
        shown = first.clock.now();
    }
    Restarted second(folder_.path(), clock_);
    EXPECT_EQ(before.at("accounts").size(), 1U);
    EXPECT_EQ(before.at("tokens").size(), 2U);
    EXPECT_EQ(second.safe.memory(), before);
    EXPECT_EQ(second.clock.now(), shown);
    EXPECT_TRUE(second.registry.byLetter('B')->attributes.front().invoices);
}

TEST_F(SandboxMemory, WhatScapToldOutlivesARestart) {
    nlohmann::json before;
    {
        Restarted first(folder_.path(), clock_);
        for (const auto& [id, key] : std::map<std::string, Bytes>{{"older", {1, 2}}, {"newer", {3, 4}}}) {
            ScapSearch search;
            search.citizen = *first.registry.byLetter('E');
            search.posted = first.clock.now() + (id == "newer" ? 1min : 0min);
            search.told = suppliedTo(search.citizen, {true, {}});
            search.key = key;
            search.keyTold = true;
            first.scap.searches[id] = search;
        }
        first.memory.keep();
        before = first.scap.memory();
    }
    Restarted second(folder_.path(), clock_);
    ASSERT_EQ(before.size(), 1U) << "the latest alone";
    EXPECT_EQ(second.scap.memory(), before);
    const auto citizen = *second.registry.byLetter('E');
    const auto* search = second.scap.searchOf("BI", "PT", citizen.documentNumber);
    ASSERT_NE(search, nullptr);
    EXPECT_EQ(search->second.key, (Bytes{3, 4}));
    EXPECT_EQ(search->second.told.size(), 2U);
}

TEST_F(SandboxMemory, IsReadableByItsOwnerAlone) {
    Restarted sandbox(folder_.path(), clock_);
    sandbox.open();
    sandbox.memory.keep();
    const auto permissions = std::filesystem::status(folder_.path() / "memory.json").permissions();
    EXPECT_EQ(permissions & (std::filesystem::perms::group_all | std::filesystem::perms::others_all),
              std::filesystem::perms::none);
}

TEST_F(SandboxMemory, OneThatCannotBeReadCountsAsNone) {
    for (const char* text : {"", "{", "[]", R"({"clock":{"base":0,"shown":0},"grants":[],"accounts":7})"}) {
        std::ofstream(folder_.path() / "memory.json") << text;
        Restarted sandbox(folder_.path(), clock_);
        EXPECT_TRUE(sandbox.safe.memory().at("accounts").empty()) << text;
        sandbox.open();
    }
}

} // namespace
} // namespace cunho::sandbox
