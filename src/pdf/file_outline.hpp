// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/file_window.hpp"

#include <cunho/core/error.hpp>
#include <cunho/pdf/structure.hpp>

namespace cunho::pdf {

/// What can be said about a file before a library parses it.
struct FileOutline {
    std::uint64_t headerOffset = 0;
    std::string version;
    PdfStructure::Xref xref = PdfStructure::Xref::Table;
    std::uint64_t startXref = 0;  ///< from the header
    std::uint64_t end = 0;        ///< of the file, from the header, less what stands far behind "%%EOF"
    const char* damage = nullptr; ///< why `xref` and `startXref` mean nothing
};

/// The largest file whose offsets fit in an xref stream's four bytes.
constexpr std::uint64_t maximumFileSize = 0xFFFFFFFFU;

/// File/`reason` with {"file"}: the file's name without its folder.
Error fileError(const std::filesystem::path& file, const char* reason, std::string detail = {});

/// Lets the window start at the header. Throws File/PDF_EMPTY, PDF_NO_HEADER or PDF_TOO_LARGE.
FileOutline outlineOf(FileWindow& window, const std::filesystem::path& file);

} // namespace cunho::pdf
