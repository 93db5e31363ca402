// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/row_model.hpp"

#include "ui/documents/pill.hpp"
#include "ui/look/theme.hpp"
#include "ui/row_table.hpp"

#include <QPainter>
#include <algorithm>

namespace cunho::ui {
namespace {

Qt::Alignment alignmentOf(const RowColumn& column) {
    return (column.number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

} // namespace

RowModel::RowModel(std::vector<RowColumn> columns, QObject* parent)
    : QAbstractTableModel(parent), columns_(std::move(columns)) {}

void RowModel::setRows(std::vector<ListRow> rows) {
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
}

void RowModel::append(std::vector<ListRow> rows) {
    if (rows.empty())
        return;
    const int begin = rowCount();
    beginInsertRows({}, begin, begin + static_cast<int>(rows.size()) - 1);
    std::ranges::move(rows, std::back_inserter(rows_));
    endInsertRows();
}

int RowModel::find(qint64 id) const {
    const auto found = std::ranges::find(rows_, id, &ListRow::id);
    return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
}

int RowModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int RowModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(columns_.size());
}

QVariant RowModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const auto column = static_cast<std::size_t>(index.column());
    const auto& cells = row(index.row()).cells;
    if (column >= cells.size())
        return {};
    const auto& cell = cells[column];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return cell.text;
    case Qt::AccessibleTextRole: return QStringLiteral("%1: %2").arg(columns_[column].name, cell.text);
    case Qt::TextAlignmentRole: return QVariant::fromValue(alignmentOf(columns_[column]));
    case PillRole: return cell.pill ? QVariant(static_cast<int>(*cell.pill)) : QVariant();
    case DimRole: return cell.dim;
    default: return {};
    }
}

QVariant RowModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const auto& column = columns_[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole)
        return column.name;
    return role == Qt::TextAlignmentRole ? QVariant::fromValue(alignmentOf(column)) : QVariant();
}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const {
    const Tokens tokens = tokensOf(*option.widget);
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    const bool under = option.state.testFlag(QStyle::State_MouseOver);
    painter->save();
    painter->fillRect(option.rect, chosen ? tokens.selection : under ? tokens.hover : tokens.panel);
    painter->setPen(tokens.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (index.column() == 0 && chosen && option.widget->hasFocus())
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height() - 1)), tokens.accent);
    painter->setFont(option.font);
    const QRect inner = option.rect.adjusted(tableCellPadding, 0, -tableCellPadding, -1);
    const QString text = index.data().toString();
    const QVariant pill = index.data(RowModel::PillRole);
    if (pill.isValid()) {
        if (!text.isEmpty())
            paintPill(*painter, inner, text, pillColours(static_cast<PillKind>(pill.toInt()), tokens.dark));
    } else {
        painter->setPen(index.data(RowModel::DimRole).toBool() ? tokens.dim : tokens.text);
        const auto alignment = static_cast<int>(index.data(Qt::TextAlignmentRole).value<Qt::Alignment>());
        painter->drawText(inner, alignment,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, inner.width()));
    }
    painter->restore();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    return {QStyledItemDelegate::sizeHint(option, index).width(), tableRowHeight};
}

QTableView* makeRowTable(RowModel* model, const QString& name, QWidget* parent) {
    auto* table = new QTableView(parent);
    table->setModel(model);
    table->setItemDelegate(new RowDelegate(table));
    table->setAccessibleName(name);
    std::vector<ColumnWidth> widths;
    for (const RowColumn& column : model->columns())
        widths.push_back({static_cast<int>(widths.size()), column.width});
    setUpRowTable(*table, tableRowHeight, widths);
    return table;
}

} // namespace cunho::ui
