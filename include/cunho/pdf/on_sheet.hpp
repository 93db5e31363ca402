// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/pdf/structure.hpp>

namespace cunho::pdf {

/// A place that is the same on sheets of every size. In points, on pages as shown, origin lower left.
struct OnSheet {
    Rectangle where;   ///< on the sheet on which it was chosen
    double width = 0;  ///< of that sheet; 0: unknown, so that the place counts from the left and from below
    double height = 0; ///< likewise

    bool operator==(const OnSheet&) const = default;
};

/// The place on a sheet of `width` by `height`: as far from the edges that are nearest, in the middle what
/// was there, smaller, its sides in proportion, only where it would not fit.
Rectangle onSheet(const OnSheet& place, double width, double height);

} // namespace cunho::pdf
