// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/record_page.hpp"

#include "ui/state/confirm_dialog.hpp"

#include <QHBoxLayout>
#include <utility>

namespace cunho::ui {

RecordPage::RecordPage(Jobs& jobs, QWidget* parent) : QWidget(parent), jobs_(jobs) {
    setObjectName(QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
}

void RecordPage::setParts(MasterList* list, RecordPanel* panel, RecordReader reader) {
    list_ = list;
    panel_ = panel;
    reader_ = std::move(reader);
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    columns->addWidget(list_, 1);
    columns->addWidget(panel_);
    setFocusProxy(&list_->table());
    connect(list_, &MasterList::chosenChanged, this, &RecordPage::choose);
    connect(list_, &MasterList::createWanted, this, &RecordPage::create);
    connect(list_, &MasterList::opened, panel_, &RecordPanel::focusName);
    connect(list_, &MasterList::failed, this, &RecordPage::failed);
    connect(list_, &MasterList::told, this, &RecordPage::told);
    connect(panel_, &RecordPanel::saved, this, [this](qint64 id) {
        open(id);
        list_->refresh(id);
    });
    connect(panel_, &RecordPanel::removed, this, [this] {
        panel_->clear();
        list_->refresh();
    });
    connect(panel_, &RecordPanel::discarded, this, [this] {
        panel_->clear();
        choose(list_->chosen());
        list_->table().setFocus();
    });
    connect(panel_, &RecordPanel::told, this, &RecordPage::told);
}

void RecordPage::refresh() {
    list_->refresh();
}

void RecordPage::lookFor(const QString& text) {
    list_->lookFor(text);
}

/// What was written and not kept is not lost by a click.
void RecordPage::leaveThen(std::function<void()> go) {
    if (!panel_->isChanged()) {
        go();
        return;
    }
    list_->mark(panel_->shown());
    const Confirmation words{tr("Alterações por guardar"),
                             tr("Deixar as alterações por guardar?"),
                             {tr("O que escreveu nesta ficha perde-se.")},
                             {},
                             tr("Perder as alterações")};
    ConfirmDialog::ask(words, this, [this, go = std::move(go)] {
        panel_->clear();
        go();
    });
}

void RecordPage::choose(qint64 id) {
    if (panel_->isChanged() && (list_->isReading() || id == panel_->shown())) {
        list_->mark(panel_->shown());
        return;
    }
    leaveThen([this, id] {
        list_->mark(id);
        open(id);
    });
}

void RecordPage::open(qint64 id) {
    const int question = ++question_;
    if (id == 0) {
        panel_->clear();
        return;
    }
    runJob(
        jobs_, Lane::Reading, this, [reader = reader_, id](const JobContext&) { return reader(id); },
        [this, question](Outcome<std::function<void()>> outcome) {
            if (question != question_)
                return;
            if (const auto* failure = std::get_if<Failure>(&outcome))
                emit failed(*failure);
            else if (const auto& show = std::get<0>(outcome))
                show();
            else
                list_->refresh();
        });
}

void RecordPage::create() {
    leaveThen([this] {
        ++question_;
        list_->mark(0);
        panel_->showNew();
        panel_->focusName();
    });
}

} // namespace cunho::ui
