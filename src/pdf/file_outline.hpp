// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/file_window.hpp"

#include <cunho/core/error.hpp>
#include <cunho/pdf/structure.hpp>

namespace cunho::pdf {

/// What can be said about a file before a library parses it.
struct FileOutline {
    std::string version;
    PdfStructure::Xref xref = PdfStructure::Xref::Table;
    std::uint64_t startXref = 0;
};

/// The largest file whose offsets fit in an xref stream's four bytes.
constexpr std::uint64_t maximumFileSize = 0xFFFFFFFFU;

/// File/`reason` with {"file"}: the file's name without its folder.
Error fileError(const std::filesystem::path& file, const char* reason, std::string detail = {});

/// Throws File/PDF_EMPTY, PDF_NO_HEADER, PDF_TOO_LARGE or PDF_DAMAGED.
FileOutline outlineOf(FileWindow& window, const std::filesystem::path& file);

} // namespace cunho::pdf
