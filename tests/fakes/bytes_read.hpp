// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <fstream>
#include <optional>
#include <string>

namespace cunho::test {

/// What this process has taken out of files so far, copies inside the kernel included; nothing where the
/// kernel does not count.
inline std::optional<std::uint64_t> bytesRead() {
    std::ifstream file("/proc/self/io");
    std::string key;
    std::uint64_t count = 0;
    while (file >> key >> count) {
        if (key == "rchar:") {
            return count;
        }
    }
    return std::nullopt;
}

} // namespace cunho::test
