// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <filesystem>

namespace cunho::signing {

/// The name of a file between two steps, removed when the object ends.
class StageFile {
  public:
    /// A hidden name in `folder`, taken by nobody.
    explicit StageFile(const std::filesystem::path& folder);
    ~StageFile();
    StageFile(const StageFile&) = delete;
    StageFile& operator=(const StageFile&) = delete;

    const std::filesystem::path& path() const noexcept { return path_; }

  private:
    std::filesystem::path path_;
};

} // namespace cunho::signing
