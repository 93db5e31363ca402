// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/pdf/structure.hpp>

#include <algorithm>

namespace cunho::pdf {

namespace {

struct Point {
    double x;
    double y;
};

template<typename Map>
Rectangle mapped(const Rectangle& rectangle, Map map) {
    const Point a = map(rectangle.left, rectangle.bottom);
    const Point b = map(rectangle.right, rectangle.top);
    return {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
}

} // namespace

Rectangle PageGeometry::toUserSpace(const Rectangle& shown) const noexcept {
    return mapped(shown, [this](double x, double y) -> Point {
        switch (rotation) {
        case 90: return {cropBox.right - y, cropBox.bottom + x};
        case 180: return {cropBox.right - x, cropBox.top - y};
        case 270: return {cropBox.left + y, cropBox.top - x};
        default: return {cropBox.left + x, cropBox.bottom + y};
        }
    });
}

Rectangle PageGeometry::toShown(const Rectangle& userSpace) const noexcept {
    return mapped(userSpace, [this](double x, double y) -> Point {
        switch (rotation) {
        case 90: return {y - cropBox.bottom, cropBox.right - x};
        case 180: return {cropBox.right - x, cropBox.top - y};
        case 270: return {cropBox.top - y, x - cropBox.left};
        default: return {x - cropBox.left, y - cropBox.bottom};
        }
    });
}

} // namespace cunho::pdf
