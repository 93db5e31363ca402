// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/podofo_file.hpp"
#include "pdf/read_structure.hpp"
#include "pdf/structure_parts.hpp"

namespace cunho::pdf {

PdfStructure readWithPodofo(const std::filesystem::path& path, int page) {
    FileWindow window(path);
    const FileOutline outline = outlineOf(window, path);
    PdfStructure out;
    out.fileSize = window.size();
    out.version = outline.version;
    out.xref = outline.xref;
    out.startXref = outline.startXref;
    PodofoFile file(window, path);
    file.guarded([&] { readParts(file, page, out); });
    return out;
}

} // namespace cunho::pdf
