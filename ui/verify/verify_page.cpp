// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/verify/verify_page.hpp"

#include "ui/convert.hpp"
#include "ui/look/icons.hpp"
#include "ui/look/theme.hpp"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QStyle>
#include <algorithm>
#include <utility>

namespace cunho::ui {
namespace {

std::vector<std::filesystem::path> localFiles(const QMimeData& data) {
    std::vector<std::filesystem::path> files;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile())
            files.push_back(fromQt(url.toLocalFile()));
    return files;
}

} // namespace

VerifyPage::VerifyPage(Jobs& jobs, Environment environment, Verifier verifier, QWidget* parent)
    : QWidget(parent), jobs_(jobs), environment_(environment), verifier_(std::move(verifier)) {
    setObjectName(QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    setAcceptDrops(true);
    build();
    refresh();
}

void VerifyPage::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 12);
    layout->setSpacing(12);
    layout->addWidget(buildHead());
    stack_ = new QStackedWidget(this);
    stack_->addWidget(buildEmpty());
    scroll_ = new QScrollArea(this);
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setFocusPolicy(Qt::NoFocus);
    auto* inside = new QWidget(scroll_);
    inside->setObjectName(QStringLiteral("page"));
    list_ = new QVBoxLayout(inside);
    list_->setContentsMargins(0, 0, 8, 8);
    list_->setSpacing(20);
    list_->addStretch();
    scroll_->setWidget(inside);
    stack_->addWidget(scroll_);
    layout->addWidget(stack_, 1);
    trust_ = makeLabel(tr("A ligar: as verificações começam quando se souber em quem confiar."), "dim", this);
    trust_->setWordWrap(true);
    layout->addWidget(trust_);
}

QWidget* VerifyPage::buildHead() {
    auto* head = new QWidget(this);
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(makeLabel(tr("Verificar"), "title", head), 1);
    clear_ = makeButton(tr("Limpar lista"), "button", nullptr, head);
    connect(clear_, &QPushButton::clicked, this, &VerifyPage::clear);
    layout->addWidget(clear_);
    auto* choose = makeButton(tr("Escolher ficheiros"), "primary", "folder", head);
    choose->setToolTip(tr("Escolher ficheiros (Ctrl+O)"));
    connect(choose, &QPushButton::clicked, this, &VerifyPage::choose);
    layout->addWidget(choose);
    return head;
}

QWidget* VerifyPage::buildEmpty() {
    drop_ = new QFrame(this);
    drop_->setObjectName(QStringLiteral("drop"));
    auto* layout = new QVBoxLayout(drop_);
    layout->setSpacing(8);
    layout->addStretch(2);
    auto* picture = new QLabel(drop_);
    picture->setPixmap(iconPixmap(QStringLiteral("inbox"), tokensOf(*this).accent, 44, devicePixelRatioF()));
    picture->setAlignment(Qt::AlignCenter);
    layout->addWidget(picture);
    for (const auto& [text, name] :
         {std::pair{tr("Largue aqui os PDF que quer verificar"), "heading"},
          std::pair{
              tr("O Cunho diz quem assinou, quando, e se algo mudou depois. Os ficheiros não saem deste "
                 "computador."),
              "dim"}}) {
        auto* label = makeLabel(text, name, drop_);
        label->setAlignment(Qt::AlignCenter);
        layout->addWidget(label);
    }
    layout->addStretch(3);
    return drop_;
}

void VerifyPage::verify(const std::vector<std::filesystem::path>& files) {
    int place = 0;
    for (const auto& file : files) {
        const auto known = std::ranges::find(results_, file, &FileResult::file);
        if (known != results_.end())
            remove(*known);
        auto* result = new FileResult(file, scroll_->widget());
        connect(result, &FileResult::closed, this, [this, result] { remove(result); });
        place = std::min(place, static_cast<int>(results_.size()));
        results_.insert(results_.begin() + place, result);
        list_->insertWidget(place++, result);
        if (begun_)
            start(result);
    }
    refresh();
}

void VerifyPage::begin(const QString& trust) {
    trust_->setText(trust);
    if (std::exchange(begun_, true))
        return;
    for (auto* result : results_)
        start(result);
}

/// What is taken off the list meanwhile is no receiver any more, and is not judged to its end.
void VerifyPage::start(FileResult* result) {
    const JobHandle handle = runJob(
        jobs_, Lane::Verifying, result,
        [verifier = verifier_, file = result->file()](const JobContext& job) { return verifier(file, job); },
        [result, environment = environment_](Outcome<app::FileVerdict> outcome) {
            result->show(outcome, environment);
        });
    connect(result, &QObject::destroyed, [handle] { handle.stop(); });
}

void VerifyPage::choose() {
    auto* dialog = new QFileDialog(this, tr("Ficheiros a verificar"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("PDF (*.pdf)"), tr("Todos os ficheiros (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& names) {
        std::vector<std::filesystem::path> files;
        for (const auto& name : names)
            files.push_back(fromQt(name));
        verify(files);
    });
    dialog->open();
}

void VerifyPage::remove(FileResult* result) {
    std::erase(results_, result);
    result->hide();
    result->deleteLater();
    refresh();
}

void VerifyPage::clear() {
    while (!results_.empty())
        remove(results_.back());
}

void VerifyPage::refresh() {
    stack_->setCurrentIndex(results_.empty() ? 0 : 1);
    clear_->setVisible(!results_.empty());
}

void VerifyPage::setDropping(bool dropping) {
    drop_->setProperty("dropping", dropping);
    drop_->style()->unpolish(drop_);
    drop_->style()->polish(drop_);
}

void VerifyPage::dragEnterEvent(QDragEnterEvent* event) {
    if (localFiles(*event->mimeData()).empty())
        return;
    event->acceptProposedAction();
    setDropping(true);
}

void VerifyPage::dragLeaveEvent(QDragLeaveEvent*) {
    setDropping(false);
}

void VerifyPage::dropEvent(QDropEvent* event) {
    setDropping(false);
    event->acceptProposedAction();
    verify(localFiles(*event->mimeData()));
}

} // namespace cunho::ui
