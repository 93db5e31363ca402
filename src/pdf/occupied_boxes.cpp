// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/occupied_boxes.hpp"

#include "pdf/content_scan.hpp"
#include "pdf/file_outline.hpp"
#include "pdf/open_document.hpp"
#include "pdf/recovered_table.hpp"
#include "pdf/syntax.hpp"
#include "pdf/window_input.hpp"

#include <algorithm>
#include <stdexcept>

namespace cunho::pdf {

namespace {

constexpr int maximumAnnotations = 100'000;

/// Links draw nothing of their own, pop-ups are not on the page.
bool isSeen(QPDFObjectHandle annotation) {
    QPDFObjectHandle subtype = entry(annotation, "/Subtype");
    return !isNamed(subtype, "/Link") && !isNamed(subtype, "/Popup") &&
           entry(annotation, "/Rect").isRectangle();
}

void addAnnotations(QPDFObjectHandle page, Occupancy& out) {
    QPDFObjectHandle annotations = page.getKey("/Annots");
    const int count = annotations.isArray() ? annotations.getArrayNItems() : 0;
    if (count > maximumAnnotations) {
        out.addAll();
        return;
    }
    for (int i = 0; i < count; ++i) {
        QPDFObjectHandle annotation = annotations.getArrayItem(i);
        if (isSeen(annotation)) {
            const auto box = annotation.getKey("/Rect").getArrayAsRectangle();
            out.add({std::min(box.llx, box.urx), std::min(box.lly, box.ury), std::max(box.llx, box.urx),
                     std::max(box.lly, box.ury)});
        }
    }
}

/// What the library needs of a trailer to find a page and decrypt it.
std::string trailerOf(const PdfStructure& structure) {
    std::string out = "/Root " + referenceSyntax(structure.root);
    if (structure.firstFileId) {
        const std::string id = hexSyntax(*structure.firstFileId);
        out += " /ID [" + id + " " + id + "]";
    }
    if (structure.encryption) {
        out += " /Encrypt " + structure.encryption->entry;
    }
    return out;
}

/// The file as its reader saw it: cross-references that were recovered stand behind its bytes.
std::shared_ptr<WindowInput> inputOf(const std::filesystem::path& file, const ReadHandle& handle,
                                     const PdfStructure& structure) {
    if (structure.recoveredXref.empty()) {
        FileWindow window(file);
        const FileOutline outline = outlineOf(window, file);
        return std::make_shared<WindowInput>(handle, outline.headerOffset, outline.end);
    }
    RecoveredTable table;
    for (const RecoveredEntry& entry : structure.recoveredXref) {
        table.emplace(entry.id.number, entry);
    }
    const std::uint64_t size = handle.size() - structure.headerOffset;
    return std::make_shared<WindowInput>(handle, structure.headerOffset, size,
                                         sectionSyntax(table, trailerOf(structure), size));
}

void scan(const std::filesystem::path& file, const PdfStructure& structure, const Passwords* passwords,
          Occupancy& out) {
    const ReadHandle handle(file);
    const auto input = inputOf(file, handle, structure);
    const auto process = [&input](QPDF& document, const char* password) {
        document.setSuppressWarnings(true);
        document.setAttemptRecovery(false);
        document.processInputSource(input, password);
    };
    const std::unique_ptr<QPDF> document = openDocument(process, passwords);
    const ObjectId id = structure.page.id;
    QPDFObjectHandle page = document->getObjectByID(static_cast<int>(id.number), id.generation);
    if (!page.isDictionary()) {
        throw std::runtime_error("the page is no dictionary");
    }
    ContentScan(*document, out).page(page);
    addAnnotations(page, out);
}

} // namespace

std::vector<Rectangle> occupiedBoxes(const std::filesystem::path& file, const PdfStructure& structure,
                                     const Passwords* passwords) {
    Occupancy out(structure.page.geometry);
    try {
        scan(file, structure, passwords, out);
    } catch (const Error&) {
        throw;
    } catch (const std::exception& error) { // QPDFExc is one
        throw fileError(file, "PDF_DAMAGED", error.what());
    }
    return std::move(out).boxes();
}

} // namespace cunho::pdf
