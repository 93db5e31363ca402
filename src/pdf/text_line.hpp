// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/graphics_state.hpp"

#include <functional>

namespace cunho::pdf {

/// The text matrices (ISO 32000-1, 9.4.2) and the boxes of what is shown with them.
class TextLine {
  public:
    using Sink = std::function<void(const Rectangle&)>; ///< takes boxes of default user space

    void begin() { setMatrix(QPDFMatrix()); }
    void setMatrix(const QPDFMatrix& matrix);
    void move(double x, double y);

    /// Shows a string, or what a TJ array holds.
    void show(QPDFObjectHandle operand, const GraphicsState& state, const Sink& sink);

  private:
    void showString(std::string_view text, const GraphicsState& state);
    void adjust(double thousandths, const GraphicsState& state);
    void advance(double along, const GraphicsState& state);
    void flush(const GraphicsState& state, const Sink& sink);
    Rectangle box(const GraphicsState& state) const;

    QPDFMatrix text_;
    QPDFMatrix line_;
    double at_ = 0;    ///< along the line since the matrix was set, text space
    double slack_ = 0; ///< how much of it is a guess
    bool open_ = false;
    double from_ = 0; ///< extent of what is shown and not yet handed out
    double to_ = 0;
};

} // namespace cunho::pdf
