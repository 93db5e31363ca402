// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// How the page is laid out, and what is dropped on it.
#include "ui/dropped_files.hpp"
#include "ui/look/icons.hpp"
#include "ui/look/theme.hpp"
#include "ui/verify/verify_page.hpp"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QStyle>
#include <utility>

namespace cunho::ui {

void VerifyPage::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 12);
    layout->setSpacing(12);
    layout->addWidget(buildHead());
    problem_ = new ErrorCard(this);
    problem_->hide();
    layout->addWidget(problem_);
    note_ = makeLabel({}, "dim", this);
    note_->setWordWrap(true);
    note_->hide();
    layout->addWidget(note_);
    stack_ = new QStackedWidget(this);
    stack_->addWidget(buildEmpty());
    stack_->addWidget(buildList());
    layout->addWidget(stack_, 1);
    layout->addWidget(buildFoot());
}

QWidget* VerifyPage::buildHead() {
    auto* head = new QWidget(this);
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(makeLabel(tr("Verificar"), "title", head));
    summary_ = makeLabel({}, "dim", head);
    summary_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    layout->addWidget(summary_, 1);
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
         {std::pair{tr("Largue aqui os PDF, ou as pastas, que quer verificar"), "heading"},
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

QWidget* VerifyPage::buildList() {
    scroll_ = new QScrollArea(this);
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setFocusPolicy(Qt::NoFocus);
    auto* inside = new QWidget(scroll_);
    inside->setObjectName(QStringLiteral("page"));
    list_ = new QVBoxLayout(inside);
    list_->setContentsMargins(0, 0, 8, 8);
    list_->setSpacing(14);
    more_ = makeButton({}, "link", nullptr, inside);
    connect(more_, &QPushButton::clicked, this, [this] {
        mostShown_ += shownAtOnce;
        showWidgets();
    });
    list_->addWidget(more_, 0, Qt::AlignLeft);
    list_->addStretch();
    scroll_->setWidget(inside);
    return scroll_;
}

QWidget* VerifyPage::buildFoot() {
    auto* foot = new QWidget(this);
    auto* layout = new QHBoxLayout(foot);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    trust_ = makeLabel(tr("A ligar: as verificações começam quando se souber em quem confiar."), "dim", foot);
    trust_->setWordWrap(true);
    layout->addWidget(trust_, 1);
    progress_ = new QProgressBar(foot);
    progress_->setTextVisible(false);
    progress_->setFixedWidth(120);
    progress_->setAccessibleName(tr("A verificar…"));
    layout->addWidget(progress_);
    pdf_ = makeButton(tr("Guardar relatório (PDF)"), "button", "save", foot);
    connect(pdf_, &QPushButton::clicked, this, [this] { askReport(false); });
    layout->addWidget(pdf_);
    json_ = makeButton(tr("Guardar relatório (JSON)"), "button", nullptr, foot);
    connect(json_, &QPushButton::clicked, this, [this] { askReport(true); });
    layout->addWidget(json_);
    return foot;
}

void VerifyPage::setDropping(bool dropping) {
    drop_->setProperty("dropping", dropping);
    drop_->style()->unpolish(drop_);
    drop_->style()->polish(drop_);
}

void VerifyPage::dragEnterEvent(QDragEnterEvent* event) {
    if (localFiles(*event->mimeData()).empty())
        return;
    event->setDropAction(Qt::CopyAction); // never a move: the originals stay
    event->accept();
    setDropping(true);
}

void VerifyPage::dragLeaveEvent(QDragLeaveEvent*) {
    setDropping(false);
}

void VerifyPage::dropEvent(QDropEvent* event) {
    setDropping(false);
    event->setDropAction(Qt::CopyAction);
    event->accept();
    take(localFiles(*event->mimeData()));
}

} // namespace cunho::ui
