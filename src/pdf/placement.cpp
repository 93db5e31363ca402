// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/free_space.hpp"

#include <cunho/core/error.hpp>
#include <cunho/pdf/placement.hpp>

#include <algorithm>
#include <cmath>

namespace cunho::pdf {

namespace {

constexpr double tolerance = 0.01; // points; a page's size is seldom a whole number
constexpr double clearance = 7.2;  // points: 2.5 mm, the quiet zone of a fiscal QR code

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

/// A page that can be signed need not be one whose content can be read to the last byte.
std::vector<Rectangle> drawnOn(const Reader& reader, const std::filesystem::path& file, const Page& page) {
    try {
        return reader.occupiedBoxes(file, page.number);
    } catch (const Error& error) {
        if (error.reason() != "PDF_DAMAGED") {
            throw;
        }
        throw Error(Fault::Input, "FREE_SPACE_UNKNOWN", {{"page", std::to_string(page.number)}},
                    error.detail());
    }
}

Rectangle inFreeSpace(const Reader& reader, const std::filesystem::path& file, const Page& page,
                      const Placement& placement) {
    const Rectangle all = shownPage(page);
    const double margin = placement.margin;
    // An empty page must have room for it, and its margins.
    inCorner(page, Corner::BottomLeft, placement);
    inside(page, {0, 0, placement.width + 2 * margin, placement.height + 2 * margin});
    const Rectangle room{margin, margin, all.right - margin, all.top - margin};
    const std::vector<Rectangle> taken = drawnOn(reader, file, page);
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

Rectangle placeSeal(const Reader& reader, const std::filesystem::path& file, const Page& page,
                    const Placement& placement) {
    if (const auto* rectangle = std::get_if<Rectangle>(&placement.where)) {
        return inside(page, *rectangle);
    }
    if (const auto* corner = std::get_if<Corner>(&placement.where)) {
        return inCorner(page, *corner, placement);
    }
    if (const auto* place = std::get_if<OnSheet>(&placement.where)) {
        const Rectangle all = shownPage(page);
        return inside(page, onSheet(*place, all.width(), all.height()));
    }
    return inFreeSpace(reader, file, page, placement);
}

} // namespace cunho::pdf
