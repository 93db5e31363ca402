// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/file_outline.hpp"
#include "pdf/wanted_pages.hpp"
#include "pdf/xref_entries.hpp"

#include <cunho/pdf/passwords.hpp>

namespace cunho::pdf {

/// Reads a file whose cross-references lead nowhere by looking for its objects, where all viewers that do so
/// must find the same ones and nothing that is reached from the trailer is missing or damaged
/// (docs/decisions/0009-two-readers.md). `sections` is what its own cross-references say, as far as they can
/// be read. Throws as Reader::readPage; the detail says what stands in the way.
PdfStructure readRecovered(FileWindow& window, const FileOutline& outline, const ReadHandle& handle,
                           const std::filesystem::path& file, WantedPages wanted, const Passwords* passwords,
                           const XrefTable& sections);

} // namespace cunho::pdf
