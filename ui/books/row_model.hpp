// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/look/tokens.hpp"

#include <QAbstractTableModel>
#include <QStyledItemDelegate>
#include <QTableView>
#include <optional>
#include <vector>

namespace cunho::ui {

struct RowCell {
    QString text;
    std::optional<PillKind> pill{}; ///< painted as one
    bool dim = false;
};

/// One row of a list: what is shown of it, and by what it is found again.
struct ListRow {
    qint64 id = 0;
    std::vector<RowCell> cells;
};

struct RowColumn {
    QString name;
    int width = 0; ///< px; 0: what is left
    bool number = false;
};

/// Rows of texts and pills, in columns that do not change.
class RowModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    static constexpr int PillRole = Qt::UserRole;    ///< int of PillKind, where the cell is a pill
    static constexpr int DimRole = Qt::UserRole + 1; ///< bool

    explicit RowModel(std::vector<RowColumn> columns, QObject* parent = nullptr);

    void setRows(std::vector<ListRow> rows);
    void append(std::vector<ListRow> rows);
    const ListRow& row(int index) const { return rows_[static_cast<std::size_t>(index)]; }
    int find(qint64 id) const; ///< -1: not among those that are there
    const std::vector<RowColumn>& columns() const { return columns_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    std::vector<RowColumn> columns_;
    std::vector<ListRow> rows_;
};

/// Cells of 40 px with a hairline below, pills where the model says so.
class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// A table over such a model, of whole rows.
QTableView* makeRowTable(RowModel* model, const QString& name, QWidget* parent);

} // namespace cunho::ui
