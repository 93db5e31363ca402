// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/podofo_file.hpp"
#include "pdf/read_structure.hpp"
#include "pdf/structure_parts.hpp"

namespace cunho::pdf {

PdfStructure readWithPodofo(const std::filesystem::path& path, int page) {
    FileWindow window(path);
    const FileOutline outline = outlineOf(window, path);
    if (outline.damage != nullptr) {
        throw fileError(path, "PDF_DAMAGED", outline.damage);
    }
    PdfStructure out = structureOf(outline, window);
    PodofoFile file(window, path);
    file.guarded([&] { readParts(file, page, out); });
    return out;
}

} // namespace cunho::pdf
