// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>

#include <cstddef>
#include <filesystem>

namespace cunho::app {

/// Makes a folder that only this user can read; one that cannot be made shows when a file is written.
void makePrivateFolder(const std::filesystem::path& folder) noexcept;

/// The folder of one run and the files between two steps in it, removed whatever happens. What a crash left
/// there is removed a day later.
class WorkFolder {
  public:
    WorkFolder(const std::filesystem::path& parent, TimePoint now);
    ~WorkFolder();
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;

    /// A place for a file of this name, in a folder of its own: the name is what errors speak of.
    std::filesystem::path next(const std::filesystem::path& name);

  private:
    std::filesystem::path path_;
    std::size_t count_ = 0;
};

} // namespace cunho::app
