// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/device.hpp>
#include <cunho/core/file.hpp>

#include <sys/stat.h>
#include <unistd.h>

namespace cunho::app {
namespace {

bool warns(const std::vector<Failure>& warnings, const std::string& reason,
           const std::filesystem::path& folder = {}) {
    return std::any_of(warnings.begin(), warnings.end(), [&](const Failure& failure) {
        const auto named = failure.params.find("folder");
        return failure.reason == reason &&
               (folder.empty() || (named != failure.params.end() && named->second == folder.string()));
    });
}

TEST(DeviceWarnings, SayWhenEverybodyMayWriteIntoTheData) {
    const TemporaryFolder folder;
    const auto data = folder.path() / "dados";
    std::filesystem::create_directory(data);
    ::chmod(data.c_str(), 0700);
    EXPECT_FALSE(warns(deviceWarnings(data), "DEVICE_FOLDER_OPEN"));
    ::chmod(data.c_str(), 01777); // the sticky bit does not save the data itself
    EXPECT_TRUE(warns(deviceWarnings(data), "DEVICE_FOLDER_OPEN", data));
    ::chmod(data.c_str(), 0700);
    ::chmod(folder.path().c_str(), 0777);
    EXPECT_TRUE(warns(deviceWarnings(data), "DEVICE_FOLDER_OPEN", folder.path()));
}

TEST(DeviceWarnings, SayWhenTheProgramRunsAsRoot) {
    const TemporaryFolder folder;
    EXPECT_EQ(warns(deviceWarnings(folder.path()), "DEVICE_ROOT"), ::geteuid() == 0);
}

TEST(DeviceWarnings, SayWhenTheDataBelongsToSomebodyElse) {
    const TemporaryFolder folder;
    EXPECT_FALSE(warns(deviceWarnings(folder.path()), "DEVICE_FOLDER_FOREIGN", folder.path()));
    if (::geteuid() == 0) {
        ASSERT_EQ(::chown(folder.path().c_str(), 65534, 65534), 0);
        EXPECT_TRUE(warns(deviceWarnings(folder.path()), "DEVICE_FOLDER_FOREIGN", folder.path()));
        ASSERT_EQ(::chown(folder.path().c_str(), 0, 0), 0);
    } else {
        EXPECT_TRUE(warns(deviceWarnings("/"), "DEVICE_FOLDER_FOREIGN", "/"));
    }
}

} // namespace
} // namespace cunho::app
