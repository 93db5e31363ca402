// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/core/random.hpp>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace cunho {
namespace {

constexpr std::uint64_t piece = 256U << 10U;  // more is no faster
constexpr std::uint64_t farAhead = 4U << 20U; // worth telling the kernel

/// The one place where errno of the file calls becomes an Error.
[[noreturn]] void fail(const std::filesystem::path& path, int code, const char* call) {
    const ErrorParams params{{"file", path.filename().string()}, {"folder", path.parent_path().string()}};
    const std::string detail = std::string(call) + ": " + std::strerror(code);
    switch (code) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG: throw Error(Fault::Storage, "DISK_FULL", params, detail);
    case EROFS:
    case EACCES:
    case EPERM: throw Error(Fault::Storage, "FOLDER_READ_ONLY", params, detail);
    case ENOENT:
    case ENOTDIR: throw Error(Fault::Storage, "FOLDER_NOT_FOUND", params, detail);
    case EEXIST: throw Error(Fault::Storage, "TARGET_EXISTS", params, detail);
    default: throw Error(Fault::Storage, "WRITE_FAILED", params, detail);
    }
}

void writeAll(int descriptor, ByteView bytes, const std::filesystem::path& path) {
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            fail(path, errno, "write");
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
}

/// The last part of a path, that of a folder written with a slash behind it as well.
std::string shownName(const std::filesystem::path& path) {
    return (path.has_filename() ? path : path.parent_path()).filename().string();
}

[[noreturn]] void failReading(const std::filesystem::path& path, int code) {
    const ErrorParams params{{"file", shownName(path)}};
    if (code == ENXIO) // a socket
        throw Error(Fault::File, "FILE_IS_NO_FILE", params);
    if (code == ENOENT || code == ENOTDIR)
        throw Error(Fault::NotFound, "FILE_NOT_FOUND", params);
    throw Error(Fault::Storage, "FILE_NOT_READABLE", params, std::strerror(code));
}

/// The path behind an open descriptor, for messages.
std::filesystem::path nameOf(int descriptor) {
    std::error_code ignored;
    return std::filesystem::read_symlink("/proc/self/fd/" + std::to_string(descriptor), ignored);
}

FileState stateOf(const struct stat& status) {
    const auto nanoseconds = [](const timespec& time) {
        return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
    };
    return {status.st_dev, status.st_ino, static_cast<std::uint64_t>(status.st_size),
            nanoseconds(status.st_mtim), nanoseconds(status.st_ctim)};
}

/// Whom the file at `from` is hidden from shall not read it at `to`.
void hideAlike(int from, int to) {
    struct stat source {};
    struct stat copy {};
    if (::fstat(from, &source) == 0 && S_ISREG(source.st_mode) && ::fstat(to, &copy) == 0)
        ::fchmod(to, copy.st_mode & (source.st_mode | S_IRUSR | S_IWUSR) & 0777U);
}

[[noreturn]] void changed(const std::filesystem::path& path) {
    throw Error(Fault::File, "FILE_CHANGED", {{"file", path.filename().string()}});
}

} // namespace

Bytes readFile(const std::filesystem::path& path, std::uint64_t limit) {
    const ReadHandle file(path, ReadHandle::Accept::Anything);
    Bytes bytes;
    bytes.resize(std::min(file.size(), limit) + 1); // one more, to meet the end without growing
    std::size_t filled = 0;
    for (;;) { // a growing file or /proc tells its size wrongly: read until the end
        if (filled > limit)
            throw Error(Fault::File, "FILE_TOO_LARGE", {{"file", path.filename().string()}});
        if (filled == bytes.size())
            bytes.resize(bytes.size() + 4096);
        const auto got = ::read(file.descriptor(), bytes.data() + filled, bytes.size() - filled);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            failReading(path, errno);
        if (got == 0)
            break;
        filled += static_cast<std::size_t>(got);
    }
    bytes.resize(filled);
    return bytes;
}

namespace {

/// So that removeOrphans leaves it alone; not every file system has such locks. False when it was quicker.
bool claim(int descriptor) {
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0)
        return errno != EWOULDBLOCK;
    struct stat status {};
    return ::fstat(descriptor, &status) != 0 || status.st_nlink > 0;
}

} // namespace

AtomicFile::AtomicFile(std::filesystem::path target, Existing existing, Keep keep)
    : target_(std::move(target)), existing_(existing), keep_(keep) {
    std::error_code ignored; // what keeps us from looking keeps us from opening, too
    if (existing_ == Existing::Refuse &&
        std::filesystem::exists(std::filesystem::symlink_status(target_, ignored)))
        fail(target_, EEXIST, "open");
    struct stat replaced {};
    const bool known = existing_ == Existing::Replace && ::stat(target_.c_str(), &replaced) == 0;
    const mode_t mode = known ? replaced.st_mode & 0777U : 0644U;
    do {
        if (descriptor_ >= 0)
            ::close(descriptor_);
        temporary_ = target_.parent_path() / ("." + toHex(randomBytes(8)) + ".tmp");
        descriptor_ = ::open(temporary_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        if (descriptor_ < 0)
            fail(target_, errno, "open");
    } while (!claim(descriptor_));
}

AtomicFile::~AtomicFile() {
    if (descriptor_ < 0)
        return;
    ::close(descriptor_);
    ::unlink(temporary_.c_str());
}

void AtomicFile::write(ByteView bytes) {
    writeAll(descriptor_, bytes, target_);
    size_ += bytes.size();
}

void AtomicFile::copyFrom(int descriptor, std::uint64_t offset, std::uint64_t count) {
    hideAlike(descriptor, descriptor_);
    auto from = static_cast<off64_t>(offset);
    std::uint64_t left = count;
    while (left > 0) { // shares extents by itself where it can
        const auto copied = ::copy_file_range(descriptor, &from, descriptor_, nullptr, left, 0);
        if (copied < 0 && errno == EINTR)
            continue;
        if (copied <= 0)
            break;
        left -= static_cast<std::uint64_t>(copied);
        size_ += static_cast<std::uint64_t>(copied);
    }
    Bytes buffer(std::min<std::uint64_t>(left, piece)); // where the kernel cannot: other file systems, pipes
    while (left > 0) {
        const auto got =
            ::pread(descriptor, buffer.data(), std::min<std::uint64_t>(left, buffer.size()), from);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            failReading(nameOf(descriptor), errno);
        if (got == 0)
            changed(nameOf(descriptor));
        write(ByteView(buffer).first(static_cast<std::size_t>(got)));
        from += got;
        left -= static_cast<std::uint64_t>(got);
    }
}

void AtomicFile::writeAt(std::uint64_t offset, ByteView bytes) {
    if (offset > size_ || bytes.size() > size_ - offset)
        throw Error(Fault::Internal, "UNEXPECTED", {}, "AtomicFile::writeAt beyond what was written");
    while (!bytes.empty()) {
        const auto written = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            fail(target_, errno, "pwrite");
        bytes = bytes.subspan(static_cast<std::size_t>(written));
        offset += static_cast<std::uint64_t>(written);
    }
}

void AtomicFile::commit() {
    struct stat status {};
    if (existing_ == Existing::Replace && ::stat(target_.c_str(), &status) == 0)
        ::fchmod(descriptor_, status.st_mode & 0777U); // what was private stays private
    if (keep_ != Keep::Scratch && ::fsync(descriptor_) != 0)
        fail(target_, errno, "fsync");
    int done = -1;
    if (existing_ == Existing::Replace) {
        done = ::rename(temporary_.c_str(), target_.c_str());
    } else {
        done = ::renameat2(AT_FDCWD, temporary_.c_str(), AT_FDCWD, target_.c_str(), RENAME_NOREPLACE);
        if (done != 0 && (errno == EINVAL || errno == ENOSYS)) { // a file system without the flag
            done = ::link(temporary_.c_str(), target_.c_str());
            if (done == 0)
                ::unlink(temporary_.c_str());
        }
    }
    if (done != 0)
        fail(target_, errno, "rename");
    ::close(std::exchange(descriptor_, -1));
    if (keep_ == Keep::Durable)
        syncFolder(target_.parent_path());
}

void syncFolder(const std::filesystem::path& folder) noexcept {
    const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

FileState fileState(const std::filesystem::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0)
        failReading(path, errno);
    return stateOf(status);
}

ReadHandle::ReadHandle(const std::filesystem::path& path, Accept accept) : path_(path) {
    const bool onlyRegular = accept == Accept::RegularFiles;
    descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | (onlyRegular ? O_NONBLOCK : 0));
    if (descriptor_ < 0)
        failReading(path, errno);
    struct stat status {};
    const bool known = ::fstat(descriptor_, &status) == 0;
    if (known && (S_ISDIR(status.st_mode) || (onlyRegular && !S_ISREG(status.st_mode)))) {
        ::close(std::exchange(descriptor_, -1));
        throw Error(Fault::File, S_ISDIR(status.st_mode) ? "FILE_IS_FOLDER" : "FILE_IS_NO_FILE",
                    {{"file", shownName(path)}});
    }
}

ReadHandle::~ReadHandle() {
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

ReadHandle::ReadHandle(ReadHandle&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::move(other.path_)) {}

std::uint64_t ReadHandle::size() const {
    return state().size;
}

FileState ReadHandle::state() const {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0)
        failReading(path_, errno);
    return stateOf(status);
}

void ReadHandle::stream(std::uint64_t offset, std::uint64_t count, const ByteSink& sink) const {
    if (count >= farAhead)
        ::posix_fadvise(descriptor_, static_cast<off_t>(offset), static_cast<off_t>(count),
                        POSIX_FADV_SEQUENTIAL);
    const std::size_t room = std::min(count, piece);
    const auto buffer = std::make_unique_for_overwrite<Byte[]>(room);
    while (count > 0) {
        const auto got = ::pread(descriptor_, buffer.get(), std::min<std::uint64_t>(count, room),
                                 static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            failReading(path_, errno);
        if (got == 0)
            changed(path_);
        sink(ByteView(buffer.get(), static_cast<std::size_t>(got)));
        offset += static_cast<std::uint64_t>(got);
        count -= static_cast<std::uint64_t>(got);
    }
}

TemporaryFolder::TemporaryFolder(std::string_view prefix) {
    const char* base = std::getenv("TMPDIR");
    std::string pattern =
        std::string(base != nullptr && *base != '\0' ? base : "/tmp") + "/" + std::string(prefix) + "-XXXXXX";
    if (::mkdtemp(pattern.data()) == nullptr)
        fail(pattern, errno, "mkdtemp");
    path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

} // namespace cunho
