// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/source_state.hpp"

#include <chrono>

namespace cunho::pdf {

SourceState sourceState(const std::filesystem::path& file) {
    std::error_code failure;
    SourceState out;
    out.size = std::filesystem::file_size(file, failure);
    const auto modified =
        failure ? std::filesystem::file_time_type{} : std::filesystem::last_write_time(file, failure);
    if (failure) {
        throw fileError(file, "FILE_CHANGED", failure.message());
    }
    const auto since = std::chrono::file_clock::to_sys(modified).time_since_epoch();
    out.modified = std::chrono::duration_cast<std::chrono::nanoseconds>(since).count();
    return out;
}

SourceState sourceState(const std::filesystem::path& file, std::uint64_t expectedSize) {
    const SourceState state = sourceState(file);
    if (state.size != expectedSize) {
        throw fileError(file, "FILE_CHANGED");
    }
    return state;
}

} // namespace cunho::pdf
