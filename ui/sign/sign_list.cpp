// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sign/sign_list.hpp"

#include "ui/convert.hpp"
#include "ui/pages/password_dialog.hpp"
#include "ui/row_table.hpp"
#include "ui/sign/sign_row_delegate.hpp"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <algorithm>

namespace cunho::ui {
namespace {

constexpr int widthForSignatures = 470; ///< px

} // namespace

using app::BatchFileState;

SignList::SignList(SignListModel& model, QWidget* parent) : QTableView(parent), model_(model) {
    setModel(&model_);
    setItemDelegate(new SignRowDelegate(this));
    setAccessibleName(tr("Ficheiros a assinar"));
    setAccessibleDescription(tr(
        "Delete retira, Alt e setas mudam a ordem, Enter mostra o documento, a tecla de menu diz o resto."));
    setUpRowTable(*this, SignRowDelegate::rowHeight,
                  {{SignListModel::File, 0},
                   {SignListModel::Pages, 90},
                   {SignListModel::Signatures, 124},
                   {SignListModel::State, 130}});
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setDragDropMode(QAbstractItemView::DragDrop);
    setDefaultDropAction(Qt::MoveAction);
    setDragDropOverwriteMode(false);
    connect(this, &QTableView::doubleClicked, this,
            [this](const QModelIndex& index) { emit previewWanted(model_.id(index.row())); });
}

void SignList::offerSignatures(bool offered) {
    signatures_ = offered;
    showSignatures();
}

/// Where it is narrow a file's name is worth more.
void SignList::showSignatures() {
    const bool hidden = !signatures_ || viewport()->width() < widthForSignatures;
    if (isColumnHidden(SignListModel::Signatures) != hidden)
        setColumnHidden(SignListModel::Signatures, hidden);
}

void SignList::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    showSignatures();
}

std::vector<qint64> SignList::chosen() const {
    std::vector<int> rows;
    for (const auto& index : selectionModel()->selectedRows())
        rows.push_back(index.row());
    std::ranges::sort(rows);
    std::vector<qint64> ids;
    for (const int row : rows)
        ids.push_back(model_.id(row));
    return ids;
}

qint64 SignList::current() const {
    const auto index = currentIndex();
    return index.isValid() ? model_.id(index.row()) : 0;
}

void SignList::choose(qint64 row) {
    const int at = model_.rowOf(row);
    if (at < 0)
        return;
    selectionModel()->setCurrentIndex(model_.index(at, 0),
                                      QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(model_.index(at, 0));
}

void SignList::keyPressEvent(QKeyEvent* event) {
    const bool alt = event->modifiers().testFlag(Qt::AltModifier);
    const int key = event->key();
    if (key == Qt::Key_Delete && event->modifiers() == Qt::NoModifier && !chosen().empty())
        emit removeWanted(chosen());
    else if (alt && (key == Qt::Key_Up || key == Qt::Key_Down))
        emit stepWanted(chosen(), key == Qt::Key_Up ? -1 : 1);
    else if ((key == Qt::Key_Return || key == Qt::Key_Enter) && current() != 0)
        emit previewWanted(current());
    else
        QTableView::keyPressEvent(event);
}

void SignList::fillSigned(QMenu& menu, const app::BatchRow& row) {
    menu.addAction(tr("Mostrar na pasta"), this, [this, id = row.id] { emit folderWanted(id); });
    menu.addAction(tr("Verificar"), this, [this] { emit verifyWanted(chosen()); });
    menu.addAction(tr("Enviar…"), this, [this, id = row.id] { emit sendWanted(id); });
    if (row.result)
        menu.addAction(tr("Copiar SHA-256"), this, [sha256 = toQt(toHex(row.result->sha256))] {
            QApplication::clipboard()->setText(sha256);
        });
}

void SignList::fillOpen(QMenu& menu, const app::BatchRow& row) {
    if (passwords_ && row.state == BatchFileState::Failed && row.problem && isLocked(*row.problem))
        menu.addAction(tr("Escrever a palavra-passe…"), this, [this, id = row.id] { emit unlockWanted(id); });
    menu.addAction(tr("Ver o documento"), this, [this, id = row.id] { emit previewWanted(id); });
    if (row.signatures > 0)
        menu.addAction(tr("Verificar o que já traz"), this, [this] { emit verifyWanted(chosen()); });
    menu.addAction(tr("Mostrar na pasta"), this, [this, id = row.id] { emit folderWanted(id); });
    menu.addSeparator();
    if (row.kept)
        menu.addAction(tr("Guardar noutra pasta…"), this, [this, id = row.id] { emit saveKeptWanted(id); });
    else if (row.state == BatchFileState::Failed || row.state == BatchFileState::Cancelled)
        menu.addAction(tr("Tentar de novo os que falharam"), this, &SignList::retryWanted);
    else
        menu.addAction(tr("Ler de novo"), this, [this, id = row.id] { emit readWanted(id); });
    menu.addAction(tr("Subir") + QStringLiteral("\tAlt+↑"), this, [this] { emit stepWanted(chosen(), -1); });
    menu.addAction(tr("Descer") + QStringLiteral("\tAlt+↓"), this, [this] { emit stepWanted(chosen(), 1); });
}

void SignList::fill(QMenu& menu) {
    const auto* row = model_.row(current());
    if (row == nullptr)
        return;
    if (signing::isSigned(row->state))
        fillSigned(menu, *row);
    else
        fillOpen(menu, *row);
    menu.addSeparator();
    menu.addAction(tr("Retirar da lista") + QStringLiteral("\tDelete"), this,
                   [this] { emit removeWanted(chosen()); });
}

void SignList::contextMenuEvent(QContextMenuEvent* event) {
    if (current() == 0)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fill(*menu);
    const bool keyboard = event->reason() == QContextMenuEvent::Keyboard;
    menu->popup(keyboard ? viewport()->mapToGlobal(visualRect(currentIndex()).center()) : event->globalPos());
}

void SignList::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) {
    QTableView::selectionChanged(selected, deselected);
    viewport()->update(); // the mark of the keyboard stands in every chosen row
}

void SignList::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    emit currentRowChanged(current.isValid() ? model_.id(current.row()) : 0);
}

/// Dropping is the model's signal; the view's own end of a move would select what stands there.
void SignList::dropEvent(QDropEvent* event) {
    if (event->source() != this) {
        event->ignore();
        return;
    }
    QTableView::dropEvent(event);
    event->setDropAction(Qt::IgnoreAction);
}

} // namespace cunho::ui
