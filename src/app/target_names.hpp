// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/target_name.hpp>

#include <filesystem>
#include <map>
#include <set>
#include <string>

namespace cunho::app {

/// Gives each source of a batch a name for its signed file, numbered when it is taken on disk, by a source or
/// by another file of the batch.
class TargetNames {
  public:
    explicit TargetNames(std::string pattern = std::string(defaultNamePattern))
        : pattern_(std::move(pattern)) {}

    /// Nobody gets this name.
    void reserve(const std::filesystem::path& file);

    std::filesystem::path next(const std::filesystem::path& folder, const NameFacts& facts);

  private:
    std::string pattern_;
    std::map<std::filesystem::path, int> copies_; ///< how many were tried
    std::set<std::filesystem::path> taken_;       ///< absolute
};

} // namespace cunho::app
