// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/free_space.hpp"

#include <algorithm>

namespace cunho::pdf {

namespace {

constexpr double rounding = 1e-6; // points

/// The leftmost start with the boxes, sorted by their left sides, out of the way.
std::optional<double> leftmost(double bottom, double top, const Rectangle& room, double width,
                               const std::vector<Rectangle>& byLeft) {
    double left = room.left;
    for (const Rectangle& box : byLeft) {
        if (box.left >= left + width) {
            break;
        }
        if (box.bottom < top && box.top > bottom) {
            left = std::max(left, box.right);
        }
    }
    return left + width <= room.right + rounding ? std::optional(left) : std::nullopt;
}

} // namespace

std::optional<Rectangle> lowestFreePlace(const Rectangle& room, double width, double height,
                                         std::vector<Rectangle> taken) {
    std::vector<double> bottoms{room.bottom};
    for (const Rectangle& box : taken) {
        if (box.top > room.bottom) {
            bottoms.push_back(box.top);
        }
    }
    std::ranges::sort(bottoms);
    std::ranges::sort(taken, {}, &Rectangle::left);
    for (const double bottom : bottoms) {
        if (bottom + height > room.top + rounding) {
            break;
        }
        if (const auto left = leftmost(bottom, bottom + height, room, width, taken)) {
            return Rectangle{*left, bottom, *left + width, bottom + height};
        }
    }
    return std::nullopt;
}

} // namespace cunho::pdf
