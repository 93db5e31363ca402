// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/error.hpp>

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

/// An error about a stage as one about `target`, the name that the person knows; any other as it is.
Error aboutTarget(const Error& error, const std::filesystem::path& target);

/// What `steps` returns; an error about a stage speaks of `target`.
template<typename Steps>
auto staged(const std::filesystem::path& target, Steps steps) {
    try {
        return steps();
    } catch (const Error& error) {
        throw aboutTarget(error, target);
    }
}

} // namespace cunho::signing
