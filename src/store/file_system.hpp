// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace cunho::store {

/// Whether a value of statfs(2)'s f_type names a file system that other machines can write to.
bool isNetworkType(std::uint64_t type) noexcept;

/// Makes an empty file that only this user can read, where there is none; what stops it is left for SQLite to
/// report.
void createPrivately(const std::filesystem::path& file) noexcept;

/// Gives a complete file its name: fsync, link to `target`, which must not exist, and fsync of the folder.
/// Throws Storage/TARGET_EXISTS or Storage/WRITE_FAILED.
void publish(const std::filesystem::path& temporary, const std::filesystem::path& target);

/// Writes inside a small file that this user alone can read, made when needed; not synchronised. False when
/// that fails.
bool writeInside(const std::filesystem::path& file, std::int64_t offset, std::string_view text) noexcept;

/// An advisory lock on a file of its own, which is made when needed and left behind, unless somebody removes
/// it in a transaction that keeps others from taking it. It holds between any two objects of this class, in
/// whatever process, and ends with the object or its process.
class FileLock {
  public:
    /// Throws Storage/DATABASE_NOT_WRITABLE.
    explicit FileLock(const std::filesystem::path& file);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

    /// False when somebody else has it. Throws Storage/DATABASE_NOT_WRITABLE.
    bool tryLock();

  private:
    const std::filesystem::path file_;
    int descriptor_;
};

} // namespace cunho::store
