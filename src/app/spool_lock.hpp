// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <filesystem>

namespace cunho::app {

/// Only one run at a time may sign out of a spool folder: two would ask the service for the same digest
/// twice. An advisory lock on the folder itself, given back by the system even when the process is killed.
class SpoolLock {
  public:
    /// Throws Busy/SIGNING_ELSEWHERE, at once, or Storage/FOLDER_READ_ONLY.
    explicit SpoolLock(const std::filesystem::path& spool);
    ~SpoolLock();
    SpoolLock(const SpoolLock&) = delete;
    SpoolLock& operator=(const SpoolLock&) = delete;

  private:
    int descriptor_;
};

} // namespace cunho::app
