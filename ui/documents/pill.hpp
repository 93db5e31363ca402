// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/look/tokens.hpp"

#include <cunho/invoicing/repositories.hpp>

#include <QLabel>
#include <QStyledItemDelegate>

namespace cunho::ui {

PillKind pillOf(invoicing::DocumentState state);

/// Paints the pill of a state at the left of `area`, centred in height.
void paintPill(QPainter& painter, const QRect& area, const QString& text, const PillColours& colours);
QSize pillSize(const QFont& font, const QString& text);

/// Cells of 40 px: the number over the type's name, the standing as a pill, the signature as a mark.
class DocumentDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// A pill on its own, in panels and cards.
class PillLabel : public QWidget {
    Q_OBJECT

  public:
    using QWidget::QWidget;
    void show(invoicing::DocumentState state);
    void show(const QString& text, PillKind kind);
    QString text() const { return text_; }
    QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QString text_;
    PillKind kind_ = PillKind::Grey;
};

} // namespace cunho::ui
