// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/orphans.hpp>

#include <algorithm>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cunho {
namespace {

namespace fs = std::filesystem;

/// ".0123456789abcdef.tmp"
bool isTemporary(const std::string& name) {
    constexpr std::size_t digits = 16;
    constexpr std::string_view end = ".tmp";
    return name.size() == 1 + digits + end.size() && name.front() == '.' && name.ends_with(end) &&
           std::ranges::all_of(name.substr(1, digits),
                               [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// Should it be one that was made just now and is not locked yet, `AtomicFile` makes another.
bool removeWhenOrphaned(const fs::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor < 0)
        return false;
    struct stat state {};
    const bool ours =
        ::fstat(descriptor, &state) == 0 && S_ISREG(state.st_mode) && state.st_uid == ::geteuid();
    const bool removed = ours && ::flock(descriptor, LOCK_EX | LOCK_NB) == 0 && ::unlink(file.c_str()) == 0;
    ::close(descriptor);
    return removed;
}

} // namespace

std::size_t removeOrphans(const fs::path& folder) noexcept {
    std::size_t count = 0;
    try {
        std::error_code failure;
        fs::directory_iterator entry(folder.empty() ? fs::path(".") : folder, failure);
        for (; !failure && entry != fs::directory_iterator(); entry.increment(failure))
            if (isTemporary(entry->path().filename().string()))
                count += removeWhenOrphaned(entry->path()) ? 1U : 0U;
    } catch (...) { // no memory: another time
        return count;
    }
    return count;
}

} // namespace cunho
