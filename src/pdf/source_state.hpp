// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/file_outline.hpp"

#include <cunho/core/file.hpp>

#include <cstdint>
#include <filesystem>

namespace cunho::pdf {

/// Throws File/FILE_CHANGED when the file is gone or has another size.
FileState sourceState(const std::filesystem::path& file, std::uint64_t expectedSize);

/// Runs `use` with the open source and makes sure that it is the file expected, before and after.
template<typename Use>
void withUnchanged(const std::filesystem::path& file, const FileState& expected, Use use) {
    const ReadHandle source(file);
    if (source.state() != expected) {
        throw fileError(file, "FILE_CHANGED");
    }
    use(source);
    if (source.state() != expected) {
        throw fileError(file, "FILE_CHANGED");
    }
}

} // namespace cunho::pdf
