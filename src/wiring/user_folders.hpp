// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <filesystem>

namespace cunho::wiring {

/// The folder that `variable` names when it is absolute, else `fallback` below the person's home.
std::filesystem::path userFolder(const char* variable, const std::filesystem::path& fallback);

/// Makes the folder of `file`. Throws Storage/FOLDER_READ_ONLY with {"folder"}.
const std::filesystem::path& withFolder(const std::filesystem::path& file);

} // namespace cunho::wiring
