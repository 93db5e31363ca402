// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/podofo_file.hpp"
#include "pdf/read_structure.hpp"
#include "pdf/structure_parts.hpp"
#include "pdf/xref_survey.hpp"

#include <algorithm>

namespace cunho::pdf {

PdfStructure readWithPodofo(const std::filesystem::path& path, WantedPages wanted) {
    FileWindow window(path);
    const FileOutline outline = outlineOf(window, path);
    if (outline.damage != nullptr) {
        throw fileError(path, "PDF_DAMAGED", outline.damage);
    }
    const auto survey = surveySections(window, outline.startXref);
    if (!survey) {
        throw fileError(path, "PDF_DAMAGED", "readers find different objects by the cross-references");
    }
    if (survey->size > maximumObjects + 1) {
        throw fileError(path, "PDF_DAMAGED", "too many objects");
    }
    PdfStructure out = structureOf(outline, window);
    PodofoFile file(window, path, survey->isPlain);
    file.guarded([&] { readParts(file, wanted, out); });
    out.size = std::max(out.size, survey->size);
    return out;
}

} // namespace cunho::pdf
