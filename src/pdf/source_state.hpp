// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/file_outline.hpp"

#include <cunho/core/file.hpp>

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

/// Throws File/FILE_CHANGED as well when the size is another one.
SourceState sourceState(const std::filesystem::path& file, std::uint64_t expectedSize);

/// Runs `use` with the open source and makes sure that the file was the same before and after.
template<typename Use>
void withUnchanged(const std::filesystem::path& file, const SourceState& expected, Use use) {
    const ReadHandle source(file);
    if (sourceState(file) != expected || source.size() != expected.size) {
        throw fileError(file, "FILE_CHANGED");
    }
    use(source);
    if (sourceState(file) != expected) {
        throw fileError(file, "FILE_CHANGED");
    }
}

} // namespace cunho::pdf
