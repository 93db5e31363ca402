// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/editor/line_model.hpp"

#include <QStyledItemDelegate>
#include <QTableView>

namespace cunho::ui {

/// Cells of the lines: problems in red, lists where there is a choice, Enter as good as Tab.
class LineDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

  protected:
    bool eventFilter(QObject* editor, QEvent* event) override;
};

/// The lines of an invoice, written from the keyboard: Enter and Tab go to the next cell and on to a new
/// line, Ctrl+D removes a line, Tab in an empty line leaves.
class LineTable : public QTableView {
    Q_OBJECT

  public:
    explicit LineTable(LineModel& model, QWidget* parent = nullptr);

    /// Takes what stands in an open cell.
    void commit();
    void editCell(int row, int column);

  protected:
    void closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) override;
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void step(bool forward);
    void removeCurrent();
    LineModel& model_;
};

} // namespace cunho::ui
