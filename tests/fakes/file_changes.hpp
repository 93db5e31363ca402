// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/file.hpp>

#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

namespace cunho::test {

/// Times of files move with the kernel's tick, a few milliseconds: a change after this has another time.
inline void waitForNextTick() {
    timespec before{};
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME_COARSE, &before);
    do {
        ::clock_gettime(CLOCK_REALTIME_COARSE, &now);
    } while (now.tv_sec == before.tv_sec && now.tv_nsec == before.tv_nsec);
}

/// A way in which a file stops being what it was.
struct FileChange {
    std::string name;
    std::function<void(const std::filesystem::path&)> apply;
};

/// Most of them leave size and time of modification as they were.
inline std::vector<FileChange> fileChanges() {
    namespace fs = std::filesystem;
    const auto keepingTime = [](const std::function<void(const fs::path&)>& act) {
        return [act](const fs::path& file) {
            const auto modified = fs::last_write_time(file);
            waitForNextTick();
            act(file);
            fs::last_write_time(file, modified);
        };
    };
    const auto overwrite = [](const fs::path& file) {
        std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
        stream.seekp(9);
        stream.put('!');
    };
    return {
        {"written, with its old time", keepingTime(overwrite)},
        {"replaced by a copy, with its old time",
         [](const fs::path& file) {
             const fs::path other = file.string() + ".new";
             fs::copy_file(file, other);
             fs::last_write_time(other, fs::last_write_time(file));
             fs::rename(other, file);
         }},
        {"truncated, with its old time",
         keepingTime([](const fs::path& file) { fs::resize_file(file, fs::file_size(file) - 1); })},
        {"grown, with its old time",
         keepingTime([](const fs::path& file) { std::ofstream(file, std::ios::app) << "\n"; })},
        {"touched",
         [](const fs::path& file) {
             fs::last_write_time(file, fs::last_write_time(file) + std::chrono::nanoseconds(1'000'000'000));
         }},
    };
}

} // namespace cunho::test
