// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/path_boxes.hpp"

#include <algorithm>

namespace cunho::pdf {

namespace {

constexpr double small = 48; // points: too small for a seal to stand inside

Rectangle boxOf(PathBoxes::Point a, PathBoxes::Point b) {
    return {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
}

} // namespace

void PathBoxes::moveTo(Point to) {
    first_ = to;
    current_ = to;
    subpaths_.push_back(boxOf(to, to));
}

void PathBoxes::lineTo(std::initializer_list<Point> points) {
    if (subpaths_.empty()) {
        return; // no current point: readers ignore it
    }
    Rectangle box = boxOf(current_, current_);
    for (const Point point : points) {
        box = unionOf(box, boxOf(point, point));
        current_ = point;
    }
    segments_.push_back({subpaths_.size() - 1, box});
    subpaths_.back() = unionOf(subpaths_.back(), box);
}

void PathBoxes::close() {
    lineTo({first_});
}

void PathBoxes::clear() {
    subpaths_.clear();
    segments_.clear();
}

std::optional<Rectangle> PathBoxes::box() const {
    if (subpaths_.empty()) {
        return std::nullopt;
    }
    Rectangle out = subpaths_.front();
    for (const Rectangle& subpath : subpaths_) {
        out = unionOf(out, subpath);
    }
    return out;
}

std::vector<Rectangle> PathBoxes::strokes() const {
    std::vector<Rectangle> out;
    std::optional<std::size_t> whole;
    for (const Segment& segment : segments_) {
        const Rectangle& subpath = subpaths_[segment.subpath];
        if (subpath.width() > small || subpath.height() > small) {
            out.push_back(segment.box);
        } else if (whole != segment.subpath) {
            whole = segment.subpath;
            out.push_back(subpath);
        }
    }
    return out;
}

} // namespace cunho::pdf
