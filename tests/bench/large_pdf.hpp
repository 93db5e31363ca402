// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <filesystem>

namespace cunho::bench {

/// What is in a generated file beside its one page.
struct LargePdf {
    std::size_t size = 0;    ///< about so many bytes, by a stream that looks compressed
    std::size_t objects = 0; ///< so many small dictionaries
};

/// Writes piece by piece: the process that measures memory needs little itself.
void writeLargePdf(const std::filesystem::path& file, const LargePdf& content);

} // namespace cunho::bench
