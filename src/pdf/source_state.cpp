// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/source_state.hpp"

namespace cunho::pdf {

FileState sourceState(const std::filesystem::path& file, std::uint64_t expectedSize) {
    try {
        const FileState state = fileState(file);
        if (state.size == expectedSize) {
            return state;
        }
    } catch (const Error& error) {
        throw fileError(file, "FILE_CHANGED", error.what());
    }
    throw fileError(file, "FILE_CHANGED");
}

} // namespace cunho::pdf
