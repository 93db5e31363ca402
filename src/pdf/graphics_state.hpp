// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/font_metrics.hpp"

#include <cunho/pdf/structure.hpp>

#include <memory>
#include <qpdf/QPDFMatrix.hh>

namespace cunho::pdf {

/// What `q` saves (ISO 32000-1, 8.4.1 and 9.3), as far as it moves or bounds ink.
struct GraphicsState {
    QPDFMatrix toPage; ///< CTM
    Rectangle clip;    ///< box around the clipping path, default user space
    double lineWidth = 1;
    bool whiteFill = false; ///< nobody sees what is filled
    double characterSpacing = 0;
    double wordSpacing = 0;
    double stretch = 1; ///< Tz
    double leading = 0;
    double rise = 0;
    double fontSize = 0;
    std::shared_ptr<const FontMetrics> font = std::make_shared<FontMetrics>();
};

/// The box around a transformed box.
inline Rectangle transformed(const QPDFMatrix& matrix, const Rectangle& box) {
    const auto out = matrix.transformRectangle({box.left, box.bottom, box.right, box.top});
    return {out.llx, out.lly, out.urx, out.ury};
}

} // namespace cunho::pdf
