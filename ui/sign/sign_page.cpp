// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sign/sign_page.hpp"

#include "ui/convert.hpp"
#include "ui/dropped_files.hpp"
#include "ui/sign/drop_zone.hpp"
#include "ui/sign/notice_bars.hpp"
#include "ui/sign/sign_board.hpp"
#include "ui/sign/sign_list.hpp"
#include "ui/sign/signed_log_view.hpp"

#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QMimeData>

namespace cunho::ui {
namespace {

using Phase = SignQueue::Phase;

enum Pane { Empty, Board, Log };

} // namespace

SignPage::SignPage(Jobs& jobs, SignQueue& queue, PreviewParts preview, QWidget* parent)
    : QWidget(parent), queue_(queue) {
    setObjectName(QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    setAcceptDrops(true);
    build(jobs, std::move(preview));
    connectQueue();
    connectParts();
    refresh();
}

void SignPage::build(Jobs& jobs, PreviewParts preview) {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(20, 16, 20, 12);
    rows->setSpacing(12);
    head_ = buildHead();
    rows->addWidget(head_);
    error_ = new ErrorCard(this);
    unfinished_ = new UnfinishedBar(this);
    leftOut_ = new LeftOutBar(this);
    for (QWidget* bar : std::initializer_list<QWidget*>{error_, unfinished_, leftOut_})
        rows->addWidget(bar);
    stack_ = new QStackedWidget(this);
    zone_ = new DropZone(stack_);
    board_ = new SignBoard(jobs, queue_, std::move(preview), stack_);
    log_ = new SignedLogView(jobs, queue_.desk(), stack_);
    for (QWidget* pane : std::initializer_list<QWidget*>{zone_, board_, log_})
        stack_->addWidget(pane);
    rows->addWidget(stack_, 1);
    veil_ = new DropVeil(this);
}

QWidget* SignPage::buildHead() {
    auto* head = new QWidget(this);
    auto* columns = new QHBoxLayout(head);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(12);
    columns->addWidget(makeLabel(tr("Assinar PDF"), "title", head), 1);
    logLink_ = makeButton(tr("Registo"), "button", "clock", head);
    logLink_->setToolTip(tr("O que já foi assinado"));
    clear_ = makeButton(tr("Limpar lista"), "button", nullptr, head);
    open_ = makeButton(tr("Juntar"), "button", "plus", head);
    open_->setToolTip(tr("Juntar ficheiros (Ctrl+O) ou uma pasta"));
    auto* menu = new QMenu(open_);
    menu->addAction(tr("Abrir ficheiros…"), this, &SignPage::choose);
    menu->addAction(tr("Abrir pasta…"), this, &SignPage::chooseFolder);
    menu->addAction(tr("Colar"), this, &SignPage::paste);
    open_->setMenu(menu);
    for (auto* button : {logLink_, clear_, open_})
        columns->addWidget(button);
    connect(logLink_, &QPushButton::clicked, this, [this] { showLog(true); });
    connect(clear_, &QPushButton::clicked, &queue_, &SignQueue::clear);
    return head;
}

void SignPage::connectQueue() {
    connect(&queue_, &SignQueue::phaseChanged, this, &SignPage::showPhase);
    connect(&queue_, &SignQueue::listChanged, this, &SignPage::showPhase);
    connect(&queue_, &SignQueue::overviewChanged, this, &SignPage::refresh);
    connect(&queue_, &SignQueue::leftOutChanged, this, [this] { leftOut_->show(queue_.leftOut()); });
    connect(&queue_, &SignQueue::failed, error_, &ErrorCard::show);
    for (const auto ended : {&SignQueue::finished, &SignQueue::settled})
        connect(&queue_, ended, this, [this] {
            if (logShown_)
                log_->refresh();
        });
}

void SignPage::connectParts() {
    connect(zone_, &DropZone::openWanted, this, &SignPage::choose);
    connect(zone_, &DropZone::folderWanted, this, &SignPage::chooseFolder);
    connect(zone_, &DropZone::pasteWanted, this, &SignPage::paste);
    connect(zone_, &DropZone::logWanted, this, [this] { showLog(true); });
    connect(unfinished_, &UnfinishedBar::goOnWanted, &queue_, &SignQueue::goOn);
    connect(unfinished_, &UnfinishedBar::forgetWanted, &queue_, &SignQueue::forget);
    connect(unfinished_, &UnfinishedBar::lookWanted, &queue_, &SignQueue::refresh);
    connect(leftOut_, &LeftOutBar::closed, &queue_, &SignQueue::clearLeftOut);
    connect(board_, &SignBoard::verifyRequested, this, &SignPage::verifyRequested);
    connect(board_, &SignBoard::preferencesRequested, this, &SignPage::preferencesRequested);
    connect(board_, &SignBoard::showInFolder, this, &SignPage::showInFolder);
    connect(board_, &SignBoard::saveKeptRequested, this, &SignPage::saveKeptRequested);
    connect(log_, &SignedLogView::backWanted, this, [this] { showLog(false); });
    connect(log_, &SignedLogView::verifyRequested, this, &SignPage::verifyRequested);
    connect(log_, &SignedLogView::showInFolder, this, &SignPage::showInFolder);
}

void SignPage::refresh() {
    leftOut_->show(queue_.leftOut());
    showPhase();
}

void SignPage::showPhase() {
    const auto phase = queue_.phase();
    const bool empty = queue_.batch().rows().empty() && phase != Phase::Collecting;
    const int pane = logShown_ ? Log : empty ? Empty : Board;
    const bool other = stack_->currentIndex() != pane;
    stack_->setCurrentIndex(pane);
    if (other && pane == Board && isVisible())
        board_->list().setFocus();
    head_->setVisible(!logShown_);
    const bool board = !logShown_ && !empty;
    logLink_->setVisible(board);
    open_->setVisible(board);
    clear_->setVisible(board);
    clear_->setEnabled(phase != Phase::Signing);
    const auto& overview = queue_.overview();
    const bool begun = phase == Phase::Signing || phase == Phase::Reading || phase == Phase::Collecting;
    unfinished_->show(overview && !logShown_ && !begun ? overview->unfinished
                                                       : std::vector<signing::BatchRecord>{});
    if (phase == Phase::Signing)
        error_->hide();
}

void SignPage::showLog(bool shown) {
    logShown_ = shown;
    showPhase();
    if (!shown)
        return;
    log_->refresh();
    log_->search().setFocus();
}

void SignPage::choose() {
    auto* dialog = new QFileDialog(this, tr("Ficheiros a assinar"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("PDF (*.pdf *.PDF)"), tr("Todos os ficheiros (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& names) {
        std::vector<std::filesystem::path> files;
        for (const auto& name : names)
            files.emplace_back(fromQt(name));
        queue_.add(files);
    });
    dialog->open();
}

void SignPage::chooseFolder() {
    auto* dialog = new QFileDialog(this, tr("Pasta com PDF a assinar"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& folder) { queue_.add({std::filesystem::path(fromQt(folder))}); });
    dialog->open();
}

void SignPage::paste() {
    const auto* copied = QApplication::clipboard()->mimeData();
    if (copied != nullptr && (copied->hasUrls() || copied->hasText()))
        queue_.paste(filesIn(*copied));
}

void SignPage::setDropping(bool dropping) {
    const bool empty = stack_->currentIndex() == Empty;
    zone_->setDropping(dropping && empty);
    veil_->setVisible(dropping && !empty);
    veil_->raise();
}

void SignPage::dragEnterEvent(QDragEnterEvent* event) {
    if (!holdsFiles(*event->mimeData()))
        return;
    event->setDropAction(Qt::CopyAction); // never a move: the originals stay
    event->accept();
    setDropping(true);
}

void SignPage::dragMoveEvent(QDragMoveEvent* event) {
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

void SignPage::dragLeaveEvent(QDragLeaveEvent*) {
    setDropping(false);
}

void SignPage::dropEvent(QDropEvent* event) {
    setDropping(false);
    if (!holdsFiles(*event->mimeData()))
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    showLog(false);
    queue_.paste(filesIn(*event->mimeData()));
}

void SignPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    veil_->setGeometry(rect());
}

void SignPage::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Paste))
        paste();
    else if (event->matches(QKeySequence::Open))
        choose();
    else if (event->key() == Qt::Key_Escape && logShown_)
        showLog(false);
    else
        QWidget::keyPressEvent(event);
}

/// Cards come and go, accounts are opened elsewhere.
void SignPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    queue_.refresh();
    if (stack_->currentIndex() == Board)
        board_->list().setFocus();
}

} // namespace cunho::ui
