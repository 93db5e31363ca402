// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/occupied_boxes.hpp"

#include "pdf/content_scan.hpp"
#include "pdf/file_outline.hpp"
#include "pdf/open_as_read.hpp"
#include "pdf/syntax.hpp"

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

void scan(const std::filesystem::path& file, const PdfStructure& structure, const Passwords* passwords,
          Occupancy& out) {
    const ReadHandle handle(file);
    const std::unique_ptr<QPDF> document = openAsRead(file, handle, structure, passwords);
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
