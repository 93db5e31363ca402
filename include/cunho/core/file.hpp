// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace cunho {

/// The whole file, for small ones; pipes and devices are read to their end. Throws NotFound/FILE_NOT_FOUND,
/// Storage/FILE_NOT_READABLE, File/FILE_IS_FOLDER or File/FILE_TOO_LARGE when it holds more than `limit`
/// bytes.
Bytes readFile(const std::filesystem::path& path, std::uint64_t limit = 64U << 20U);

/// A new file that appears whole or not at all: temporary neighbour, fsync, check, rename, fsync of the
/// folder.
///
///     AtomicFile file(target);
///     file.write(bytes);
///     file.commit();          // without it the destructor removes the temporary file
///
/// A replaced file keeps its permissions; a new one has 0644 less the umask and less what the files that it
/// is copied from do not permit. Nobody reads more of the temporary file. Every failure is a Storage error:
/// DISK_FULL, FOLDER_READ_ONLY, FOLDER_NOT_FOUND, TARGET_EXISTS, WRITE_FAILED.
class AtomicFile {
  public:
    enum class Existing { Refuse, Replace };
    /// Scratch: nothing is synchronised, for a file that is read again at once and removed after a crash.
    /// Batch: as Durable, but the name is durable only after `syncFolder`, once for many files.
    enum class Keep { Durable, Batch, Scratch };

    explicit AtomicFile(std::filesystem::path target, Existing existing = Existing::Refuse,
                        Keep keep = Keep::Durable);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    void write(ByteView bytes);

    /// Appends `count` bytes of the open file `descriptor`, from `offset`: shared extents where the file
    /// system has them (Btrfs, XFS), else inside the kernel, else in pieces of at most 1 MiB. Throws
    /// File/FILE_CHANGED when the source ends early.
    void copyFrom(int descriptor, std::uint64_t offset, std::uint64_t count);

    /// Overwrites bytes already written. Throws Internal/UNEXPECTED outside of them.
    void writeAt(std::uint64_t offset, ByteView bytes);

    std::uint64_t size() const noexcept { return size_; }

    /// The temporary file, for a check between the last write and `commit`.
    const std::filesystem::path& temporary() const noexcept { return temporary_; }

    /// Makes the bytes durable and gives the file its name. With Existing::Refuse a target that
    /// appeared meanwhile is left alone (Storage/TARGET_EXISTS).
    void commit();

  private:
    std::filesystem::path target_;
    std::filesystem::path temporary_;
    Existing existing_;
    Keep keep_;
    int descriptor_ = -1;
    std::uint64_t size_ = 0;
};

/// What tells that a file was written, exchanged or cut: compared as a whole, never interpreted. Who sets the
/// time of modification back still moves the time of the last status change, which nobody can set.
///
/// Both times are as fine as the kernel's clock tick: whoever must know hashes the bytes again.
struct FileState {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t size = 0;
    std::int64_t modified = 0; ///< st_mtim, nanoseconds since the epoch
    std::int64_t changed = 0;  ///< st_ctim, nanoseconds since the epoch

    bool operator==(const FileState&) const = default;
};

/// Of the file behind the name now. Errors as `readFile`.
FileState fileState(const std::filesystem::path& path);

/// Makes the names in a folder durable, as far as its file system can.
void syncFolder(const std::filesystem::path& folder) noexcept;

/// A read-only descriptor that closes itself; the door to open(2).
class ReadHandle {
  public:
    enum class Accept { RegularFiles, Anything };

    /// Never waits for the other end of a pipe unless it accepts anything. Throws as `readFile`, and
    /// File/FILE_IS_NO_FILE for a pipe, socket or device.
    explicit ReadHandle(const std::filesystem::path& path, Accept accept = Accept::RegularFiles);
    ~ReadHandle();
    ReadHandle(ReadHandle&& other) noexcept;
    ReadHandle(const ReadHandle&) = delete;
    ReadHandle& operator=(const ReadHandle&) = delete;

    int descriptor() const noexcept { return descriptor_; }
    std::uint64_t size() const;
    FileState state() const;

    /// Exactly the bytes [offset, offset + count), fed in pieces of at most 1 MiB. Throws File/FILE_CHANGED.
    void stream(std::uint64_t offset, std::uint64_t count, const ByteSink& sink) const;

  private:
    int descriptor_ = -1;
    std::filesystem::path path_;
};

/// A folder made at once and removed with all its content at the end.
class TemporaryFolder {
  public:
    /// Below $TMPDIR or /tmp, readable by this user only. Errors as `AtomicFile`.
    explicit TemporaryFolder(std::string_view prefix = "cunho");
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const noexcept { return path_; }

  private:
    std::filesystem::path path_;
};

} // namespace cunho
