// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/qpdf_file.hpp"
#include "pdf/read_structure.hpp"
#include "pdf/structure_parts.hpp"
#include "pdf/xref_recovery.hpp"

namespace cunho::pdf {

void readAll(QpdfFile& file, WantedPages wanted, PdfStructure& out) {
    readParts(file, wanted, out);
    out.encryption = file.encryption();
    if (!file.mayAdd() && !(file.mayFill() && !out.emptyFields.empty())) {
        out.cautions.push_back(Caution::Restricted);
    }
}

PdfStructure readWithQpdf(const std::filesystem::path& path, WantedPages wanted, const Passwords* passwords) {
    FileWindow window(path);
    const FileOutline outline = outlineOf(window, path);
    const ReadHandle handle(path);
    XrefTable sections;
    if (outline.damage == nullptr) {
        PdfStructure out = structureOf(outline, window);
        QpdfFile file(std::make_shared<WindowInput>(handle, outline.headerOffset, outline.end), path,
                      passwords);
        try {
            file.guarded([&] { readAll(file, wanted, out); });
            return out;
        } catch (const Error& error) {
            if (error.reason() != "PDF_DAMAGED") {
                throw;
            }
            sections = file.sections();
        }
    }
    return readRecovered(window, outline, handle, path, wanted, passwords, sections);
}

} // namespace cunho::pdf
