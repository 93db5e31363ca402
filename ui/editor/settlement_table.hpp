// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/editor/settlement_model.hpp"

#include <QLabel>
#include <QStyledItemDelegate>
#include <QTableView>

namespace cunho::ui {

/// Cells of a receipt: a box to tick before the document, amounts to type.
class SettlementDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;
};

/// The open documents of the customer: Space ticks, typing in *Recebe-se* takes a part.
class SettlementTable : public QTableView {
    Q_OBJECT

  public:
    explicit SettlementTable(SettlementModel& model, QWidget* parent = nullptr);

    /// A sentence instead of rows; shown while there are none.
    void setEmptyText(const QString& text);
    void commit();

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void showEmpty();
    SettlementModel& model_;
    QLabel* empty_;
};

} // namespace cunho::ui
