// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/error.hpp>

#include <filesystem>
#include <vector>

namespace cunho::app {

/// What makes this computer, or the way the program runs on it, unfit for somebody's signature (SAFE
/// guideline 1): Configuration/DEVICE_ROOT, Configuration/DEVICE_TRACED, Storage/DEVICE_FOLDER_OPEN with
/// {"folder"} (others may write into the data), Storage/DEVICE_FOLDER_FOREIGN with {"folder"} (it belongs to
/// somebody else). Warnings: nothing is blocked. `data`: the folder of the database.
std::vector<Failure> deviceWarnings(const std::filesystem::path& data);

} // namespace cunho::app
