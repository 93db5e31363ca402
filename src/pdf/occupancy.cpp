// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/occupancy.hpp"

#include <algorithm>
#include <cmath>

namespace cunho::pdf {

namespace {

constexpr std::size_t maximumBoxes = 4096;
constexpr std::size_t gridSize = 100; // cells a side
static_assert(maximumBoxes <= mostOccupiedBoxes && gridSize * gridSize / 2 <= mostOccupiedBoxes);
constexpr double backgroundShare = 0.97;

bool isFinite(const Rectangle& box) {
    return std::isfinite(box.left) && std::isfinite(box.bottom) && std::isfinite(box.right) &&
           std::isfinite(box.top);
}

bool contains(const Rectangle& outer, const Rectangle& inner) {
    return outer.left <= inner.left && outer.bottom <= inner.bottom && outer.right >= inner.right &&
           outer.top >= inner.top;
}

} // namespace

Rectangle intersection(const Rectangle& a, const Rectangle& b) {
    return {std::max(a.left, b.left), std::max(a.bottom, b.bottom), std::min(a.right, b.right),
            std::min(a.top, b.top)};
}

Rectangle unionOf(const Rectangle& a, const Rectangle& b) {
    return {std::min(a.left, b.left), std::min(a.bottom, b.bottom), std::max(a.right, b.right),
            std::max(a.top, b.top)};
}

void Occupancy::add(const Rectangle& userSpace) {
    const Rectangle cut =
        isFinite(userSpace) ? intersection(userSpace, geometry_.cropBox) : geometry_.cropBox;
    if (cut.width() <= 0 || cut.height() <= 0) {
        return;
    }
    const Rectangle shown = geometry_.toShown(cut);
    if (!boxes_.empty() && contains(boxes_.back(), shown)) {
        return;
    }
    if (!cells_.empty()) {
        intoGrid(shown);
        return;
    }
    boxes_.push_back(shown);
    if (boxes_.size() > maximumBoxes) {
        cells_.resize(gridSize * gridSize);
        for (const Rectangle& box : boxes_) {
            intoGrid(box);
        }
        boxes_.clear();
    }
}

bool Occupancy::isBackground(const Rectangle& userSpace) const {
    const Rectangle cut = intersection(userSpace, page());
    return cut.width() >= backgroundShare * page().width() &&
           cut.height() >= backgroundShare * page().height();
}

void Occupancy::intoGrid(const Rectangle& shown) {
    const auto cell = [](double place, double size) {
        return static_cast<std::size_t>(std::clamp(place / size * gridSize, 0.0, gridSize - 1.0));
    };
    const std::size_t last = cell(shown.right, geometry_.shownWidth());
    const std::size_t top = cell(shown.top, geometry_.shownHeight());
    for (std::size_t row = cell(shown.bottom, geometry_.shownHeight()); row <= top; ++row) {
        for (std::size_t column = cell(shown.left, geometry_.shownWidth()); column <= last; ++column) {
            cells_[row * gridSize + column] = true;
        }
    }
}

std::vector<Rectangle> Occupancy::boxes() && {
    const double width = geometry_.shownWidth() / gridSize;
    const double height = geometry_.shownHeight() / gridSize;
    for (std::size_t at = 0; at < cells_.size(); ++at) {
        if (!cells_[at]) {
            continue;
        }
        const auto row = static_cast<double>(at / gridSize);
        const auto column = static_cast<double>(at % gridSize);
        boxes_.push_back({column * width, row * height, (column + 1) * width, (row + 1) * height});
        while ((at + 1) % gridSize != 0 && cells_[at + 1]) {
            ++at;
            boxes_.back().right += width;
        }
    }
    return std::move(boxes_);
}

} // namespace cunho::pdf
