// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/content_scan.hpp"
#include "pdf/file_outline.hpp"
#include "pdf/free_space.hpp"

#include <cunho/pdf/placement.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace cunho::pdf {

namespace {

constexpr double tolerance = 0.01; // points; a page's size is seldom a whole number
constexpr double clearance = 7.2;  // points: 2.5 mm, the quiet zone of a fiscal QR code
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

void scan(const std::filesystem::path& file, const ObjectId& id, Occupancy& out) {
    QPDF document;
    document.setSuppressWarnings(true);
    document.setAttemptRecovery(false);
    document.processFile(file.c_str());
    QPDFObjectHandle page = document.getObjectByID(static_cast<int>(id.number), id.generation);
    if (!page.isDictionary()) {
        throw std::runtime_error("the page is no dictionary");
    }
    ContentScan(document, out).page(page);
    addAnnotations(page, out);
}

Rectangle shownPage(const Page& page) {
    return {0, 0, page.geometry.shownWidth(), page.geometry.shownHeight()};
}

Rectangle inside(const Page& page, const Rectangle& seal) {
    const Rectangle all = shownPage(page);
    const bool good = seal.width() > 0 && seal.height() > 0 && seal.left >= all.left - tolerance &&
                      seal.bottom >= all.bottom - tolerance && seal.right <= all.right + tolerance &&
                      seal.top <= all.top + tolerance;
    if (!good) {
        throw Error(Fault::Input, "SEAL_OUTSIDE_PAGE",
                    {{"page", std::to_string(page.number)},
                     {"width", std::to_string(std::lround(all.right))},
                     {"height", std::to_string(std::lround(all.top))}});
    }
    return seal;
}

Rectangle inCorner(const Page& page, Corner corner, const Placement& placement) {
    const Rectangle all = shownPage(page);
    const double margin = placement.margin;
    const bool left = corner == Corner::TopLeft || corner == Corner::BottomLeft;
    const bool bottom = corner == Corner::BottomLeft || corner == Corner::BottomRight;
    const double x = left ? margin : all.right - margin - placement.width;
    const double y = bottom ? margin : all.top - margin - placement.height;
    return inside(page, {x, y, x + placement.width, y + placement.height});
}

std::vector<Rectangle> widened(std::vector<Rectangle> boxes) {
    for (Rectangle& box : boxes) {
        box = {box.left - clearance, box.bottom - clearance, box.right + clearance, box.top + clearance};
    }
    return boxes;
}

Rectangle inFreeSpace(const std::filesystem::path& file, const Page& page, const Placement& placement) {
    const Rectangle all = shownPage(page);
    const double margin = placement.margin;
    // An empty page must have room for it, and its margins.
    inCorner(page, Corner::BottomLeft, placement);
    inside(page, {0, 0, placement.width + 2 * margin, placement.height + 2 * margin});
    const Rectangle room{margin, margin, all.right - margin, all.top - margin};
    const std::vector<Rectangle> taken = occupiedBoxes(file, page.number);
    auto place = lowestFreePlace(room, placement.width, placement.height, widened(taken));
    if (!place) {
        place = lowestFreePlace(room, placement.width, placement.height, taken);
    }
    if (!place) {
        throw Error(Fault::Input, "NO_FREE_SPACE", {{"page", std::to_string(page.number)}});
    }
    return *place;
}

} // namespace

std::vector<Rectangle> occupiedBoxes(const std::filesystem::path& file, std::uint32_t page) {
    const Page found = makePodofoReader()->readPage(file, static_cast<int>(page)).page;
    Occupancy out(found.geometry);
    try {
        scan(file, found.id, out);
    } catch (const std::exception& error) { // QPDFExc is one
        throw fileError(file, "PDF_DAMAGED", error.what());
    }
    return std::move(out).boxes();
}

Rectangle placeSeal(const std::filesystem::path& file, const Page& page, const Placement& placement) {
    if (const auto* rectangle = std::get_if<Rectangle>(&placement.where)) {
        return inside(page, *rectangle);
    }
    if (const auto* corner = std::get_if<Corner>(&placement.where)) {
        return inCorner(page, *corner, placement);
    }
    return inFreeSpace(file, page, placement);
}

} // namespace cunho::pdf
