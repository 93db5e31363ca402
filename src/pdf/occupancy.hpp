// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/pdf/structure.hpp>

#include <cstddef>
#include <vector>

namespace cunho::pdf {

/// More boxes than a page is ever given: who looks for a free place compares each with each.
constexpr std::size_t mostOccupiedBoxes = 5000;

/// Collects what is drawn on one page, as boxes of the page as shown.
///
/// Drawings with very many parts are rounded outwards to the cells of a grid, so that looking for a free
/// place stays quick.
class Occupancy {
  public:
    explicit Occupancy(const PageGeometry& geometry) : geometry_(geometry) {}

    /// A box of user space; what lies outside the page is cut off. A place that is no number may be anywhere.
    void add(const Rectangle& userSpace);

    /// Nothing more can be said: the whole page counts.
    void addAll() { add(geometry_.cropBox); }

    /// Fills (nearly) the whole page: a background.
    bool isBackground(const Rectangle& userSpace) const;

    const Rectangle& page() const noexcept { return geometry_.cropBox; }

    std::vector<Rectangle> boxes() &&;

  private:
    void intoGrid(const Rectangle& shown);

    const PageGeometry& geometry_;
    std::vector<Rectangle> boxes_;
    std::vector<bool> cells_; ///< row by row from below; empty while there are few boxes
};

/// What two boxes share; empty (right < left or top < bottom) when nothing.
Rectangle intersection(const Rectangle& a, const Rectangle& b);

/// The smallest box around both.
Rectangle unionOf(const Rectangle& a, const Rectangle& b);

} // namespace cunho::pdf
