// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/occupancy.hpp"

#include <optional>
#include <vector>

namespace cunho::pdf {

/// The path under construction (ISO 32000-1, 8.5.2) as boxes of default user space: one for each subpath, and
/// one for each of its segments, since the inside of a frame is free.
class PathBoxes {
  public:
    struct Point {
        double x;
        double y;
    };

    void moveTo(Point to);
    /// A straight line, or a curve inside the box of its control points.
    void lineTo(std::initializer_list<Point> points);
    void close();
    void clear();

    bool empty() const noexcept { return subpaths_.empty(); }
    std::optional<Rectangle> box() const;
    const std::vector<Rectangle>& subpaths() const noexcept { return subpaths_; }

    /// What a stroke covers: the segments, or a whole subpath where it is small.
    std::vector<Rectangle> strokes() const;

  private:
    struct Segment {
        std::size_t subpath;
        Rectangle box;
    };
    std::vector<Rectangle> subpaths_;
    std::vector<Segment> segments_;
    Point first_{};
    Point current_{};
};

} // namespace cunho::pdf
