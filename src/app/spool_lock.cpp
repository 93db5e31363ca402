// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app/spool_lock.hpp"

#include <cunho/core/error.hpp>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace cunho::app {

SpoolLock::SpoolLock(const std::filesystem::path& spool)
    : descriptor_(::open(spool.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    if (descriptor_ < 0)
        throw Error(Fault::Storage, "FOLDER_READ_ONLY", {{"folder", spool.string()}}, std::strerror(errno));
    int refused = 0;
    do {
        refused = ::flock(descriptor_, LOCK_EX | LOCK_NB);
    } while (refused != 0 && errno == EINTR);
    if (refused == 0)
        return;
    const int code = errno;
    ::close(descriptor_);
    if (code == EWOULDBLOCK)
        throw Error(Fault::Busy, "SIGNING_ELSEWHERE");
    throw Error(Fault::Storage, "FOLDER_READ_ONLY", {{"folder", spool.string()}}, std::strerror(code));
}

SpoolLock::~SpoolLock() {
    ::close(descriptor_);
}

} // namespace cunho::app
