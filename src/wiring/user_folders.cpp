// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "wiring/user_folders.hpp"

#include <cunho/core/error.hpp>

#include <cstdlib>

namespace cunho::wiring {

std::filesystem::path userFolder(const char* variable, const std::filesystem::path& fallback) {
    const auto fromEnvironment = [](const char* name) {
        const char* value = std::getenv(name);
        return std::filesystem::path(value == nullptr ? "" : value);
    };
    const std::filesystem::path named = fromEnvironment(variable);
    return named.is_absolute() ? named : fromEnvironment("HOME") / fallback;
}

const std::filesystem::path& withFolder(const std::filesystem::path& file) {
    std::error_code code;
    std::filesystem::create_directories(file.parent_path().empty() ? "." : file.parent_path(), code);
    if (code)
        throw Error(Fault::Storage, "FOLDER_READ_ONLY", {{"folder", file.parent_path().string()}},
                    code.message());
    return file;
}

} // namespace cunho::wiring
