// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QPainterPath>
#include <QPointF>
#include <string_view>
#include <vector>

namespace cunho::print {

/// A QR code as the tax authority asks for it: byte mode, error correction M, version 9 or higher
/// (Especificações Técnicas Código QR 1.0, section 3).
class QrCode {
  public:
    /// Throws Input/QR_TOO_LONG when no version holds the text.
    explicit QrCode(std::string_view text);

    int modules() const noexcept { return modules_; }
    bool dark(int column, int row) const;

    /// Edge of one module in millimetres: the code is at least 30 mm wide, a module never smaller than 0.56
    /// mm.
    double module() const noexcept;
    double edge() const noexcept { return module() * modules_; }

    /// White around the code: four modules, at least 2.5 mm.
    double quietZone() const noexcept;

    /// The dark areas with their top left corner at `origin`, as few rectangles as run together.
    QPainterPath path(QPointF origin) const;

  private:
    int modules_ = 0;
    std::vector<bool> dark_;
};

} // namespace cunho::print
