// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// The operating-system calls of this room.
#include "store/file_system.hpp"

#include <cunho/core/error.hpp>
#include <cunho/store/database.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/sysmacros.h>
#include <unistd.h>

namespace cunho::store {
namespace {

constexpr std::uint64_t fuse = 0x65735546; // sshfs, s3fs, rclone and the desktops' remote folders

// statfs(2) and linux/magic.h.
constexpr std::array<std::uint64_t, 14> networkTypes{
    0x6969,     // NFS
    0x517B,     // SMB
    0xFF534D42, // CIFS
    0xFE534D42, // SMB2
    fuse,
    0x564C,     // NCP
    0x5346414F, // AFS (OpenAFS)
    0x6B414653, // AFS (kernel)
    0x73757245, // Coda
    0x01021997, // 9P
    0x00C36400, // Ceph
    0x0BD00BD0, // Lustre
    0x01161970, // GFS2
    0x7461636F, // OCFS2
};

[[noreturn]] void fail(const std::filesystem::path& target, int code, const char* call) {
    throw Error(Fault::Storage, code == EEXIST ? "TARGET_EXISTS" : "WRITE_FAILED",
                {{"file", target.filename().string()}, {"folder", target.parent_path().string()}},
                std::string(call) + ": " + std::strerror(code));
}

void synchronise(const std::filesystem::path& path, const std::filesystem::path& target) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        fail(target, errno, "open");
    const int code = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    if (code != 0)
        fail(target, code, "fsync");
}

} // namespace

bool isNetworkType(std::uint64_t type) noexcept {
    return std::find(networkTypes.begin(), networkTypes.end(), type & 0xFFFFFFFFU) != networkTypes.end();
}

bool isOnNetwork(const std::filesystem::path& folder) {
    const auto path = folder.empty() ? std::filesystem::path(".") : folder;
    struct statfs system {};
    struct stat file {};
    if (::statfs(path.c_str(), &system) != 0 || ::stat(path.c_str(), &file) != 0)
        return false;
    const auto type = static_cast<std::uint64_t>(system.f_type);
    // FUSE over a block device (NTFS on a stick) is this machine's own.
    return isNetworkType(type) && !(type == fuse && major(file.st_dev) != 0);
}

void createPrivately(const std::filesystem::path& file) noexcept {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor >= 0)
        ::close(descriptor);
}

void publish(const std::filesystem::path& temporary, const std::filesystem::path& target) {
    synchronise(temporary, target);
    if (::renameat2(AT_FDCWD, temporary.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) != 0)
        fail(target, errno, "renameat2");
    const auto folder = target.parent_path();
    synchronise(folder.empty() ? std::filesystem::path(".") : folder, target);
}

namespace {

[[noreturn]] void notWritable(const std::filesystem::path& file, const char* call) {
    throw Error(Fault::Storage, "DATABASE_NOT_WRITABLE",
                {{"file", file.filename().string()}, {"folder", file.parent_path().string()}},
                std::string(call) + ": " + std::strerror(errno));
}

} // namespace

bool writeInside(const std::filesystem::path& file, std::int64_t offset, std::string_view text) noexcept {
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0)
        return false;
    const auto written = ::pwrite(descriptor, text.data(), text.size(), offset);
    ::close(descriptor);
    return written == static_cast<ssize_t>(text.size());
}

FileLock::FileLock(const std::filesystem::path& file)
    : file_(file), descriptor_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    if (descriptor_ < 0)
        notWritable(file_, "open");
}

FileLock::~FileLock() {
    ::close(descriptor_);
}

bool FileLock::tryLock() {
    while (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            return false;
        if (errno != EINTR)
            notWritable(file_, "flock");
    }
    return true;
}

} // namespace cunho::store
