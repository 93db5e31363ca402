// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/folder_lock.hpp"

#include <cunho/core/error.hpp>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace cunho::sandbox {
namespace {

[[noreturn]] void fail(const std::filesystem::path& folder, const std::string& detail) {
    throw Error(Fault::Storage, "SANDBOX_FOLDER_UNUSABLE", {{"folder", folder.string()}}, detail);
}

} // namespace

FolderLock::FolderLock(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (!error)
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    if (error)
        fail(folder, error.message());
    descriptor_ = ::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor_ < 0)
        fail(folder, std::strerror(errno));
    while (::flock(descriptor_, LOCK_EX) != 0) {
        if (errno == EINTR)
            continue;
        const int code = errno;
        ::close(descriptor_);
        fail(folder, std::strerror(code));
    }
}

FolderLock::~FolderLock() {
    ::close(descriptor_);
}

} // namespace cunho::sandbox
