// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app/work_folder.hpp"

#include <cunho/core/random.hpp>

#include <chrono>
#include <string>
#include <vector>

namespace cunho::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* prefix = "capacity-";

void removeAll(const fs::path& folder) {
    std::error_code ignored; // a file left behind does no harm
    fs::remove_all(folder, ignored);
}

/// Younger ones may belong to another process.
void sweep(const fs::path& parent, TimePoint now) {
    std::error_code ignored;
    std::vector<fs::path> old;
    for (const auto& entry : fs::directory_iterator(parent, ignored)) {
        std::error_code failure;
        const auto modified = std::chrono::file_clock::to_sys(entry.last_write_time(failure));
        if (entry.path().filename().string().starts_with(prefix) && !failure &&
            now - modified > std::chrono::hours(24))
            old.push_back(entry.path());
    }
    for (const fs::path& folder : old)
        removeAll(folder);
}

} // namespace

void makePrivateFolder(const fs::path& folder) noexcept {
    std::error_code failure;
    if (fs::create_directories(folder, failure))
        fs::permissions(folder, fs::perms::owner_all, failure);
}

WorkFolder::WorkFolder(const fs::path& parent, TimePoint now) : path_(parent / (prefix + newUuid())) {
    makePrivateFolder(parent);
    sweep(parent, now);
    makePrivateFolder(path_);
}

WorkFolder::~WorkFolder() {
    removeAll(path_);
}

fs::path WorkFolder::next(const fs::path& name) {
    const fs::path folder = path_ / std::to_string(++count_);
    makePrivateFolder(folder);
    return folder / name;
}

} // namespace cunho::app
