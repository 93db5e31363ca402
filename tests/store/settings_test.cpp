// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/memory_settings.hpp"
#include "store_test.hpp"

namespace cunho::test {
namespace {

/// The rules hold for the file and for what stands in its place in other tests.
class SettingsTest : public StoreTest, public testing::WithParamInterface<bool> {
  protected:
    Settings& settings() {
        if (GetParam())
            return memory_;
        database_ = open(); // each time as after a restart
        return database_->settings();
    }

    std::unique_ptr<store::Database> database_;
    MemorySettings memory_;
};

INSTANTIATE_TEST_SUITE_P(FileAndMemory, SettingsTest, testing::Bool(),
                         [](const auto& kind) { return kind.param ? "Memory" : "File"; });

TEST_P(SettingsTest, AreReplacedAndRemoved) {
    EXPECT_FALSE(settings().find("proxy"));
    settings().put("proxy", "http://proxy.example:3128");
    settings().put("proxy", "");
    EXPECT_EQ(settings().find("proxy"), "");
    settings().put("proxy", "é 'quoted'");
    EXPECT_EQ(settings().find("proxy"), "é 'quoted'");
    settings().remove("proxy");
    settings().remove("proxy");
    EXPECT_FALSE(settings().find("proxy"));
}

TEST_P(SettingsTest, AreListedByTheBeginningOfTheirNames) {
    for (const char* name : {"provider/FT", "provider/FS", "provider", "provideż/FT", "proxy", "provider%"})
        settings().put(name, name);
    EXPECT_EQ(settings().beginningWith("provider/"), (std::map<std::string, std::string>{
                                                         {"provider/FS", "provider/FS"},
                                                         {"provider/FT", "provider/FT"},
                                                     }));
    EXPECT_EQ(settings().beginningWith("").size(), 6U);
    EXPECT_TRUE(settings().beginningWith("x").empty());
}

} // namespace
} // namespace cunho::test
