// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <filesystem>

namespace cunho {

/// Removes the temporary files of `AtomicFile` that a killed program has left in a folder: this user's, and
/// those alone that nobody holds any more (each is locked, flock(2), for as long as it is written). Returns
/// how many; what cannot be read or removed stays.
std::size_t removeOrphans(const std::filesystem::path& folder) noexcept;

} // namespace cunho
