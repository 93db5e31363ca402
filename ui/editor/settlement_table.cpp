// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/editor/settlement_table.hpp"

#include "ui/editor/line_model.hpp"
#include "ui/look/icons.hpp"
#include "ui/look/theme.hpp"
#include "ui/row_table.hpp"
#include "ui/widgets.hpp"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>

namespace cunho::ui {
namespace {

constexpr int box = 18; ///< px of the tick's box

void paintBox(QPainter& painter, const QRect& cell, bool ticked, const Tokens& tokens) {
    const QRect place(cell.left(), cell.center().y() - box / 2, box, box);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ticked ? tokens.accent : tokens.dim, 1));
    painter.setBrush(ticked ? tokens.accent : tokens.panel);
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    if (ticked)
        painter.drawPixmap(place.adjusted(2, 2, -2, -2).topLeft(),
                           iconPixmap(QStringLiteral("tick"), tokens.accentText, box - 4,
                                      painter.device()->devicePixelRatioF()));
    painter.restore();
}

} // namespace

void SettlementDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const {
    const Tokens tokens = tokensOf(*option.widget);
    const bool wrong = !index.data(LineModel::ProblemRole).toString().isEmpty();
    const bool chosen =
        index.siblingAtColumn(SettlementModel::Document).data(Qt::CheckStateRole).toInt() == Qt::Checked;
    painter->save();
    painter->fillRect(option.rect, wrong ? tokens.dangerSoft : tokens.panel);
    painter->setPen(tokens.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (wrong || (option.state.testFlag(QStyle::State_HasFocus) && option.widget->hasFocus())) {
        painter->setPen(QPen(wrong ? tokens.danger : tokens.accent, 2));
        painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
    }
    QRect inner = option.rect.adjusted(tableCellPadding, 0, -tableCellPadding, -1);
    if (index.column() == SettlementModel::Document) {
        paintBox(*painter, inner, chosen, tokens);
        inner.setLeft(inner.left() + box + 10);
    }
    painter->setFont(option.font);
    painter->setPen(chosen || index.column() == SettlementModel::Document ? tokens.text : tokens.dim);
    const auto alignment = static_cast<int>(index.data(Qt::TextAlignmentRole).value<Qt::Alignment>());
    painter->drawText(
        inner, alignment,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, inner.width()));
    painter->restore();
}

QWidget* SettlementDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&,
                                          const QModelIndex& index) const {
    auto* line = new QLineEdit(parent);
    line->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
    line->setAlignment(Qt::AlignRight);
    return line;
}

void SettlementDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                              const QModelIndex&) const {
    editor->setGeometry(option.rect.adjusted(0, 0, 0, -1));
}

SettlementTable::SettlementTable(SettlementModel& model, QWidget* parent)
    : QTableView(parent), model_(model), empty_(makeLabel({}, "dim", this)) {
    setModel(&model);
    setItemDelegate(new SettlementDelegate(this));
    setAccessibleName(tr("Documentos em aberto do cliente"));
    setSelectionMode(QAbstractItemView::SingleSelection);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setEditTriggers(AnyKeyPressed | EditKeyPressed | DoubleClicked);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(tableRowHeight);
    auto* header = horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsClickable(false);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(SettlementModel::Document, QHeaderView::Stretch);
    for (const auto& [column, width] :
         {std::pair{SettlementModel::Day, 128}, std::pair{SettlementModel::Gross, 124},
          std::pair{SettlementModel::Open, 124}, std::pair{SettlementModel::Amount, 132},
          std::pair{SettlementModel::Discount, 112}})
        header->resizeSection(column, width);
    empty_->setAlignment(Qt::AlignCenter);
    empty_->setWordWrap(true);
    connect(&model, &QAbstractItemModel::modelReset, this, &SettlementTable::showEmpty);
    showEmpty();
}

void SettlementTable::setEmptyText(const QString& text) {
    empty_->setText(text);
    showEmpty();
}

void SettlementTable::showEmpty() {
    empty_->setVisible(model_.rowCount() == 0);
    empty_->setGeometry(rect().adjusted(24, horizontalHeader()->height(), -24, 0));
}

void SettlementTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    showEmpty();
}

void SettlementTable::commit() {
    if (auto* editor = indexWidget(currentIndex())) {
        commitData(editor);
        closeEditor(editor, QAbstractItemDelegate::NoHint);
    }
}

void SettlementTable::keyPressEvent(QKeyEvent* event) {
    const auto index = currentIndex();
    if (index.isValid() && event->key() == Qt::Key_Space && state() != EditingState) {
        model_.setChosen(index.row(), !model_.isChosen(index.row()));
        return;
    }
    if (index.isValid() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
        !event->modifiers().testFlag(Qt::ControlModifier)) {
        const auto amount =
            index.siblingAtColumn(index.column() == SettlementModel::Discount ? SettlementModel::Discount
                                                                              : SettlementModel::Amount);
        setCurrentIndex(amount);
        edit(amount);
        return;
    }
    QTableView::keyPressEvent(event);
}

/// A click on the document ticks it; one on an amount begins to type.
void SettlementTable::mouseReleaseEvent(QMouseEvent* event) {
    QTableView::mouseReleaseEvent(event);
    const auto index = indexAt(event->pos());
    if (!index.isValid() || event->button() != Qt::LeftButton)
        return;
    if (model_.flags(index).testFlag(Qt::ItemIsEditable))
        edit(index);
    else
        model_.setChosen(index.row(), !model_.isChosen(index.row()));
}

} // namespace cunho::ui
