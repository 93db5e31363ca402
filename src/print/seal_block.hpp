// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "print/canvas.hpp"
#include "print/seal_wording.hpp"

#include <vector>

namespace cunho::print {

/// The texts of a seal, set as large as a given room allows. Lengths are millimetres.
class SealBlock {
  public:
    SealBlock(const Canvas& canvas, std::vector<SealText> texts, double width, double height);

    /// Even the smallest letters with the needed lines only are higher than the room.
    bool tooHigh() const noexcept { return height_ > room_; }
    double height() const noexcept { return height_; }

    void draw(Canvas& canvas, double x, double top) const;

  private:
    struct Row {
        QString label;
        QString value;
        TextStyle labelStyle;
        TextStyle style;
        double indent; ///< of the value, behind its label
    };

    /// Sets everything at one scale; true when it fits and nothing was cut.
    bool set(double scale);
    bool addRows(const SealText& text);
    TextStyle onOneLine(const QString& text, const TextStyle& style) const;
    void squeeze();
    bool giveWay();

    const Canvas& canvas_;
    std::vector<SealText> texts_;
    double width_;
    double room_;
    double scale_ = 1;
    double height_ = 0;
    std::vector<Row> rows_;
    std::vector<int> taken_; ///< rows of each text
};

} // namespace cunho::print
