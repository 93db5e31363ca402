// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "print/canvas.hpp"
#include "print/content.hpp"
#include "print/theme.hpp"

#include <vector>

namespace cunho::print {

/// A piece of a page that stays whole: texts, rules and grounds at places of their own. Lengths are
/// millimetres, downwards from the block's top.
struct Block {
    enum class Align { Left, Right, Centre };
    struct Run {
        QString text;
        TextStyle style;
        double x;
        double baseline;
        Align align = Align::Left;
    };
    struct Ground {
        QRectF area;
        QColor colour;
        double radius = 0;
    };

    double height = 0;
    std::vector<Run> runs{};
    std::vector<Ground> grounds{};

    void draw(Canvas& canvas, double top) const;
};

/// Above a section's title, in gaps of the theme.
inline constexpr double kSectionAbove = 0.6;

/// A section's title and lines over the page's width, one block a line; the title stays with the first.
std::vector<Block> sectionBlocks(const Canvas& canvas, const Theme& theme, const Section& section,
                                 double left, double width);

/// What the page says of characters that it prints as "□"; no paragraphs when there are none.
Section missingCharacters(const Canvas& canvas, const Labels& say);

} // namespace cunho::print
