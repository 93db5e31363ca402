// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <filesystem>

namespace cunho::pdf {

/// What tells that somebody changed a file.
struct SourceState {
    std::uint64_t size = 0;
    std::int64_t modified = 0; ///< nanoseconds since the epoch

    bool operator==(const SourceState&) const = default;
};

/// Throws File/FILE_CHANGED when the file is gone.
SourceState sourceState(const std::filesystem::path& file);

} // namespace cunho::pdf
