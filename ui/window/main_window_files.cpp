// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// What the window does with PDFs that are to be signed: dropped anywhere on it, named by another start, or
// left by the run before.
#include "ui/convert.hpp"
#include "ui/dropped_files.hpp"
#include "ui/sign/sign_page.hpp"
#include "ui/window/main_window.hpp"

#include <QDropEvent>
#include <QMimeData>
#include <algorithm>
#include <utility>

namespace cunho::ui {

void MainWindow::buildFiles() {
    sidebar_->setOffered(Place::Sign, parts_.files != nullptr);
    if (parts_.files == nullptr)
        return;
    auto& services = parts_.services;
    queue_ = new SignQueue(parts_.jobs, *parts_.files, prompts_->line(), services.clock, this);
    sign_ = new SignPage(
        parts_.jobs, *queue_,
        {parts_.jobs, parts_.painter, services.foreign, services.signer.seals, parts_.unlock}, pages_);
    pages_->addWidget(sign_);
    setAcceptDrops(true);
}

void MainWindow::connectFiles() {
    if (queue_ == nullptr)
        return;
    connect(queue_, &SignQueue::overviewChanged, this, &MainWindow::offerUnfinished);
    connect(queue_, &SignQueue::finished, this, &MainWindow::afterFiles);
    connect(queue_, &SignQueue::keptElsewhere, this, [this](const std::vector<app::KeptFile>& kept) {
        auto all = kept_; // of runs before
        all.insert(all.end(), kept.begin(), kept.end());
        showKept(all, kept.front().why ? reason(*kept.front().why) : QString());
    });
    connect(queue_, &SignQueue::settled, completion_, [this] { completion_->run(); });
    connect(sign_, &SignPage::saveKeptRequested, this, &MainWindow::chooseFolder);
    connect(sign_, &SignPage::verifyRequested, this, [this](const std::vector<std::filesystem::path>& files) {
        verify_->verify(files);
        showPlace(Place::Verify);
    });
    connect(sign_, &SignPage::preferencesRequested, this, [this] { goTo(Place::Preferences); });
    connect(sign_, &SignPage::showInFolder, this,
            [this](const std::filesystem::path& file) { openFile(file.parent_path()); });
}

/// What another start of the program, or this one, was started for.
void MainWindow::take(const HandOver& wanted) {
    if (!wanted.activation.empty()) // Qt asks the desktop with it
        qputenv("XDG_ACTIVATION_TOKEN", QByteArray::fromStdString(wanted.activation));
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
    if (queue_ == nullptr || (wanted.files.empty() && !wanted.sign))
        return;
    queue_->add(wanted.files);
    showSigning();
}

/// Once there is a company; before that the files wait in the list.
void MainWindow::showSigning() {
    wantsSign_ = pages_->currentWidget() == setup_ || !loaded_;
    if (!wantsSign_)
        goTo(Place::Sign);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (queue_ == nullptr || !holdsFiles(*event->mimeData()))
        return;
    event->setDropAction(Qt::CopyAction); // never a move: the originals stay
    event->accept();
}

/// On whatever page: what is dropped is to be signed.
void MainWindow::dropEvent(QDropEvent* event) {
    if (queue_ == nullptr || !holdsFiles(*event->mimeData()))
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    queue_->paste(filesIn(*event->mimeData()));
    showSigning();
}

/// W36: told once a start, where the page does not tell it.
void MainWindow::offerUnfinished() {
    auto unfinished = queue_->overview()->unfinished;
    std::erase_if(unfinished, [](const signing::BatchRecord& each) { return each.elsewhere; });
    if (std::exchange(unfinishedTold_, true) || unfinished.empty() || pages_->currentWidget() == sign_)
        return;
    std::size_t left = 0;
    for (const auto& each : unfinished)
        left += each.left();
    toast_->show(
        tr("Há %n ficheiro(s) por assinar de um lote que ficou a meio.", nullptr, static_cast<int>(left)),
        tr("Continuar"), [this] { goTo(Place::Sign); });
}

/// A run of signing files is over: the page says it, unless another one is in sight.
void MainWindow::afterFiles() {
    followCards();
    const auto counts = queue_->counts();
    if (counts.ltvPending > 0)
        completion_->run();
    if (pages_->currentWidget() == sign_)
        return;
    const auto done = static_cast<int>(counts.done + counts.ltvPending);
    const auto failed = static_cast<int>(counts.failed);
    QString text = tr("%n ficheiro(s) assinado(s).", nullptr, done);
    if (failed > 0)
        text += QLatin1Char(' ') + tr("%n falharam.", nullptr, failed);
    toast_->show(text, tr("Ver"), [this] { goTo(Place::Sign); });
}

/// What is signed by then stays, and the journal offers the rest at the next start.
bool MainWindow::keepsSigning() {
    if (queue_ == nullptr || queue_->phase() != SignQueue::Phase::Signing || abandonsSigning_)
        return false;
    goTo(Place::Sign);
    toast_->show(tr("Há ficheiros a ser assinados. O que já está assinado fica guardado, e o resto continua "
                    "no próximo arranque."),
                 tr("Fechar mesmo assim"), [this] {
                     abandonsSigning_ = true;
                     queue_->stop();
                     close();
                 });
    return true;
}

} // namespace cunho::ui
