// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/qpdf_file.hpp"
#include "pdf/read_structure.hpp"
#include "pdf/structure_parts.hpp"

namespace cunho::pdf {

namespace {

void read(QpdfFile& file, int page, PdfStructure& out) {
    readParts(file, page, out);
    out.encryption = file.encryption();
    if (!file.mayAdd() && !(file.mayFill() && !out.emptyFields.empty())) {
        out.cautions.push_back(Caution::Restricted);
    }
}

} // namespace

PdfStructure readWithQpdf(const std::filesystem::path& path, int page, const Passwords* passwords) {
    FileWindow window(path);
    const FileOutline outline = outlineOf(window, path);
    if (outline.damage != nullptr) {
        throw fileError(path, "PDF_DAMAGED", outline.damage);
    }
    PdfStructure out = structureOf(outline, window);
    const ReadHandle handle(path);
    QpdfFile file(std::make_shared<WindowInput>(handle, outline.headerOffset, outline.end), path, passwords);
    file.guarded([&] { read(file, page, out); });
    return out;
}

} // namespace cunho::pdf
