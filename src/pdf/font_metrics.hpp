// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/object_entry.hpp"

#include <cstdint>
#include <map>
#include <string_view>

namespace cunho::pdf {

/// How much room the letters of a font take, in text space units for size 1 (ISO 32000-1, 9.2.4). Where the
/// file does not say it, more than any letter needs.
class FontMetrics {
  public:
    /// Before any font is set, or where it cannot be read.
    FontMetrics() = default;
    explicit FontMetrics(QPDFObjectHandle font);

    struct Glyph {
        double advance; ///< along the line; downwards when the font is vertical, and negative then
        bool isSpace;   ///< word spacing applies (9.3.3)
        bool isGuess;   ///< the advance is an upper bound: what follows may begin earlier
    };

    /// Takes the next code from the front of `text`, which must not be empty.
    Glyph next(std::string_view& text) const;

    double ascent() const noexcept { return ascent_; }
    double descent() const noexcept { return descent_; }
    bool isVertical() const noexcept { return vertical_; }

  private:
    void readSimple(QPDFObjectHandle font);
    void readComposite(QPDFObjectHandle font);
    void readWidths(QPDFObjectHandle widths);
    void readHeights(QPDFObjectHandle descriptor);
    void readType3(QPDFObjectHandle font);

    std::map<std::uint32_t, double> widths_;
    double missing_ = 1.1; ///< of a code without a width of its own
    double ascent_ = 1;
    double descent_ = -0.35;
    std::size_t codeSize_ = 1;
    bool vertical_ = false;
    bool missingIsGuess_ = true;
};

} // namespace cunho::pdf
