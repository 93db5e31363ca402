// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/editor/line_model.hpp"
#include "ui/editor/record_completer.hpp"

#include <QStyledItemDelegate>
#include <QTableView>

namespace cunho::ui {

/// Cells of the lines: problems in red, lists where there is a choice, Enter as good as Tab.
class LineDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Offers products while a code or a description is typed.
    void setProducts(Jobs& jobs, RecordCompleter::Find find);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

  signals:
    void productChosen(const QPersistentModelIndex& cell, qint64 product);

  protected:
    bool eventFilter(QObject* editor, QEvent* event) override;

  private:
    QLineEdit* makeLine(QWidget* parent, const QModelIndex& index) const;
    Jobs* jobs_ = nullptr;
    RecordCompleter::Find find_;
};

/// The lines of an invoice, written from the keyboard: Enter and Tab go to the next cell and on to a new
/// line, Ctrl+D removes a line, F4 opens all of a line, Tab in an empty line leaves.
class LineTable : public QTableView {
    Q_OBJECT

  public:
    explicit LineTable(LineModel& model, QWidget* parent = nullptr);

    /// Takes what stands in an open cell.
    void commit();
    void editCell(int row, int column);
    void setProducts(Jobs& jobs, invoicing::ProductRepository& products);

    /// *Ret.* while there is a withholding, *Resta* in a credit note.
    void setShown(LineModel::Column column, bool shown);

  signals:
    void productChosen(int row, qint64 product);
    void detailWanted(int row);

  protected:
    void closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) override;
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

  private:
    void addKey(const QKeySequence& keys, void (LineTable::*slot)());
    void openDetail();
    void step(bool forward);
    void removeCurrent();
    LineModel& model_;
    LineDelegate* delegate_;
};

} // namespace cunho::ui
