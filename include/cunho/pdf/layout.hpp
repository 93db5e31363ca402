// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <filesystem>

namespace cunho::pdf {

/// How the bytes of a file are laid out: facts for people, upon which nothing is built.
struct FileLayout {
    bool linearized = false;    ///< for the web (ISO 32000-1, annex F), and nothing was appended since
    bool objectStreams = false; ///< it has some (7.5.7)
};

/// Looks for the marks of both without parsing anything; reads the whole file. Throws as ReadHandle.
FileLayout layoutOf(const std::filesystem::path& file);

} // namespace cunho::pdf
