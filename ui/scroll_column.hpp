// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QMargins>
#include <QScrollArea>

namespace cunho::ui {

inline constexpr int preferencesColumn = 780; ///< px: lines that can be read
inline constexpr int companyColumn = 820;     ///< px of the company's sections

/// What is read from top to bottom: scrolls, and is never so wide that lines cannot be read.
class ScrollColumn : public QScrollArea {
  public:
    /// Takes `column` over; `widest` in pixels. Margins of two leave room for a focus ring.
    ScrollColumn(QWidget* column, int widest, const QMargins& margins, QWidget* parent);

    QWidget* column() const noexcept { return column_; }

  private:
    QWidget* column_;
};

} // namespace cunho::ui
