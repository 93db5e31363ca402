// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <filesystem>

namespace cunho::sandbox {

/// Keeps other processes out of a folder for as long as it lives; makes the folder, for this user only, when
/// needed.
class FolderLock {
  public:
    /// Waits for its turn. Throws Storage/SANDBOX_FOLDER_UNUSABLE.
    explicit FolderLock(const std::filesystem::path& folder);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

  private:
    int descriptor_ = -1;
};

} // namespace cunho::sandbox
