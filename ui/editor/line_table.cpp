// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/editor/line_table.hpp"

#include "ui/look/theme.hpp"
#include "ui/row_table.hpp"

#include <QComboBox>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QShortcut>

namespace cunho::ui {

void LineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    const Tokens tokens = tokensOf(*option.widget);
    const bool wrong = !index.data(LineModel::ProblemRole).toString().isEmpty();
    painter->save();
    painter->fillRect(option.rect, wrong ? tokens.dangerSoft : tokens.panel);
    painter->setPen(tokens.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (wrong) {
        painter->setPen(QPen(tokens.danger, 2));
        painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
    } else if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(tokens.accent, 2));
        painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
    }
    const QRect inner = option.rect.adjusted(tableCellPadding, 0, -tableCellPadding, -1);
    painter->setFont(option.font);
    painter->setPen(index.column() == LineModel::Code ? tokens.dim : tokens.text);
    const auto alignment = static_cast<int>(index.data(Qt::TextAlignmentRole).value<Qt::Alignment>());
    painter->drawText(
        inner, alignment,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, inner.width()));
    painter->restore();
}

QWidget* LineDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&,
                                    const QModelIndex& index) const {
    const QString name = index.model()->headerData(index.column(), Qt::Horizontal).toString();
    const auto choices = index.data(LineModel::ChoicesRole).value<QList<LineModel::Choice>>();
    if (choices.isEmpty())
        return makeLine(parent, index);
    auto* combo = new QComboBox(parent);
    combo->setAccessibleName(name);
    for (const auto& [stored, shown] : choices)
        combo->addItem(shown, stored);
    combo->view()->setMinimumWidth(combo->sizeHint().width() + 24);
    connect(combo, &QComboBox::activated, this, [this, combo] {
        emit const_cast<LineDelegate*>(this)->commitData(
            combo); // NOLINT: Qt's editors are made in a const function
    });
    return combo;
}

QLineEdit* LineDelegate::makeLine(QWidget* parent, const QModelIndex& index) const {
    auto* line = new QLineEdit(parent);
    line->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
    line->setAlignment(index.data(Qt::TextAlignmentRole).value<Qt::Alignment>());
    if (jobs_ != nullptr && (index.column() == LineModel::Code || index.column() == LineModel::Description)) {
        auto* completer = new RecordCompleter(*jobs_, find_, line);
        connect(completer, &RecordCompleter::chosen, this,
                [this, cell = QPersistentModelIndex(index)](qint64 product) {
                    emit const_cast<LineDelegate*>(this)->productChosen(
                        cell, product); // NOLINT: Qt's editors are made in a const function
                });
    }
    return line;
}

void LineDelegate::setProducts(Jobs& jobs, RecordCompleter::Find find) {
    jobs_ = &jobs;
    find_ = std::move(find);
}

void LineDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    const QString text = index.data(Qt::EditRole).toString();
    if (auto* combo = qobject_cast<QComboBox*>(editor)) {
        combo->setCurrentIndex(combo->findData(text));
    } else if (auto* line = qobject_cast<QLineEdit*>(editor); line != nullptr && line->text() != text) {
        line->setText(text);
        line->selectAll();
    }
}

void LineDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const {
    if (auto* combo = qobject_cast<QComboBox*>(editor))
        model->setData(index, combo->currentData(), Qt::EditRole);
    else if (auto* line = qobject_cast<QLineEdit*>(editor))
        model->setData(index, line->text(), Qt::EditRole);
}

void LineDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                        const QModelIndex&) const {
    editor->setGeometry(option.rect.adjusted(0, 0, 0, -1));
}

bool LineDelegate::eventFilter(QObject* object, QEvent* event) {
    auto* editor = qobject_cast<QWidget*>(object);
    if (editor != nullptr && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && !key->modifiers().testFlag(Qt::ControlModifier)) {
            emit commitData(editor);
            emit closeEditor(editor, EditNextItem);
            return true;
        }
    }
    return QStyledItemDelegate::eventFilter(object, event);
}

LineTable::LineTable(LineModel& model, QWidget* parent)
    : QTableView(parent), model_(model), delegate_(new LineDelegate(this)) {
    setModel(&model);
    setItemDelegate(delegate_);
    setAccessibleName(tr("Linhas do documento"));
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
    header->setSectionResizeMode(LineModel::Description, QHeaderView::Stretch);
    const std::pair<int, int> widths[] = {{LineModel::Code, 96},     {LineModel::Quantity, 84},
                                          {LineModel::Left, 84},     {LineModel::Unit, 64},
                                          {LineModel::Price, 104},   {LineModel::Discount, 88},
                                          {LineModel::Tax, 156},     {LineModel::Exemption, 96},
                                          {LineModel::Withheld, 72}, {LineModel::Total, 116}};
    for (const auto& [column, width] : widths)
        header->resizeSection(column, width);
    connect(this, &QTableView::clicked, this,
            [this](const QModelIndex& index) { editCell(index.row(), index.column()); });
    setColumnHidden(LineModel::Left, true);
    setColumnHidden(LineModel::Withheld, true);
    addKey(QKeySequence(Qt::CTRL | Qt::Key_D), &LineTable::removeCurrent);
    addKey(QKeySequence(Qt::Key_F4), &LineTable::openDetail);
    connect(delegate_, &LineDelegate::productChosen, this,
            [this](const QPersistentModelIndex& cell, qint64 product) {
                if (auto* editor = indexWidget(cell))
                    QTableView::closeEditor(editor, QAbstractItemDelegate::RevertModelCache);
                emit productChosen(cell.row(), product);
            });
}

void LineTable::addKey(const QKeySequence& keys, void (LineTable::*slot)()) {
    auto* shortcut = new QShortcut(keys, this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, slot);
}

void LineTable::setProducts(Jobs& jobs, invoicing::ProductRepository& products) {
    delegate_->setProducts(jobs, findProducts(products));
}

void LineTable::setShown(LineModel::Column column, bool shown) {
    setColumnHidden(column, !shown);
}

void LineTable::openDetail() {
    const auto index = currentIndex();
    if (!index.isValid())
        return;
    commit();
    emit detailWanted(index.row());
}

void LineTable::contextMenuEvent(QContextMenuEvent* event) {
    const auto index =
        event->reason() == QContextMenuEvent::Keyboard ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Toda a linha…"), this, &LineTable::openDetail)->setShortcut(Qt::Key_F4);
    menu->addAction(tr("Apagar linha"), this, &LineTable::removeCurrent)->setShortcut(Qt::CTRL | Qt::Key_D);
    menu->popup(event->globalPos());
}

void LineTable::commit() {
    if (auto* editor = indexWidget(currentIndex())) {
        commitData(editor);
        QTableView::closeEditor(editor, QAbstractItemDelegate::NoHint);
    }
}

void LineTable::editCell(int row, int column) {
    const auto index = model_.index(row, column);
    setCurrentIndex(index);
    scrollTo(index);
    if (model_.isEditable(row, column))
        edit(index);
}

void LineTable::closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) {
    const bool step =
        hint == QAbstractItemDelegate::EditNextItem || hint == QAbstractItemDelegate::EditPreviousItem;
    QTableView::closeEditor(editor, step ? QAbstractItemDelegate::NoHint : hint);
    if (step)
        this->step(hint == QAbstractItemDelegate::EditNextItem);
}

/// The next cell that can be edited; out of the table at its ends and from an empty line.
void LineTable::step(bool forward) {
    int row = currentIndex().row();
    int column = currentIndex().column();
    if (forward && row == model_.rowCount() - 1 && column == LineModel::Description && model_.isBlank(row)) {
        focusNextChild();
        return;
    }
    do {
        column += forward ? 1 : -1;
        if (column < 0 || column >= LineModel::ColumnCount) {
            row += forward ? 1 : -1;
            column = forward ? 0 : LineModel::ColumnCount - 1;
        }
        if (row < 0 || row >= model_.rowCount()) {
            focusNextPrevChild(forward);
            return;
        }
    } while (isColumnHidden(column) || !model_.isEditable(row, column));
    editCell(row, column);
}

void LineTable::focusInEvent(QFocusEvent* event) {
    QTableView::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason)
        editCell(model_.rowCount() - 1, LineModel::Code);
    else if (event->reason() == Qt::BacktabFocusReason)
        editCell(model_.rowCount() - 1, LineModel::Description);
}

void LineTable::keyPressEvent(QKeyEvent* event) {
    const auto index = currentIndex();
    if (event->key() == Qt::Key_Delete && state() != EditingState) {
        removeCurrent();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && index.isValid() &&
        !event->modifiers().testFlag(Qt::ControlModifier)) {
        editCell(index.row(), index.column());
        return;
    }
    QTableView::keyPressEvent(event);
}

void LineTable::removeCurrent() {
    const auto index = currentIndex();
    if (!index.isValid())
        return;
    if (auto* editor = indexWidget(index))
        QTableView::closeEditor(editor, QAbstractItemDelegate::RevertModelCache);
    model_.removeLine(index.row());
    editCell(std::min(index.row(), model_.rowCount() - 1), index.column());
}

} // namespace cunho::ui
