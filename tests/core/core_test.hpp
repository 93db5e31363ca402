// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>

#include <filesystem>
#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <vector>

namespace cunho::test {

/// "Fault/REASON" of what `action` throws, "nothing" when it does not.
template<typename Action>
std::string thrownBy(Action&& action) {
    try {
        action();
    } catch (...) {
        const Failure failure = currentFailure();
        return std::string(faultName(failure.fault)) + "/" + failure.reason;
    }
    return "nothing";
}

/// A folder to work in, and what lies in it.
class FolderTest : public ::testing::Test {
  protected:
    std::filesystem::path at(std::string_view name) const { return folder_.path() / name; }

    std::string contentOf(std::string_view name) const {
        const Bytes bytes = readFile(at(name));
        return std::string(asText(bytes));
    }

    void put(std::string_view name, std::string_view content) const {
        AtomicFile file(at(name), AtomicFile::Existing::Replace);
        file.write(asBytes(content));
        file.commit();
    }

    /// Also hidden files, so that a forgotten temporary file shows.
    std::vector<std::string> names() const {
        std::vector<std::string> found;
        for (const auto& entry : std::filesystem::directory_iterator(folder_.path()))
            found.push_back(entry.path().filename().string());
        return found;
    }

  private:
    TemporaryFolder folder_{"cunho-core-test"};
};

} // namespace cunho::test
