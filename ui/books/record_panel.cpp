// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/record_panel.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"
#include "ui/state/confirm_dialog.hpp"

#include <utility>

namespace cunho::ui {

RecordPanel::RecordPanel(Jobs& jobs, RecordTexts texts, int width, QWidget* parent)
    : QWidget(parent)
    , jobs_(jobs)
    , texts_(std::move(texts))
    , fields_(new FormFields(this))
    , content_(new QWidget(this))
    , column_(new QVBoxLayout(content_)) {
    setObjectName(QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(width);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(content_);
    column_->setContentsMargins(0, 16, 20, 12);
    column_->setSpacing(10);
    addHead();
    content_->hide();
    connect(fields_, &FormFields::edited, this, &RecordPanel::touch);
    connect(fields_, &FormFields::accepted, this, &RecordPanel::save);
}

void RecordPanel::addHead() {
    auto* head = new QHBoxLayout;
    head->setSpacing(10);
    name_ = makeText({}, "heading", content_);
    pill_ = new PillLabel(content_);
    head->addWidget(name_, 1);
    head->addWidget(pill_, 0, Qt::AlignVCenter);
    column_->addLayout(head);
}

void RecordPanel::addPart(QWidget* part, int stretch) {
    column_->addWidget(part, stretch);
}

void RecordPanel::addFoot() {
    error_ = new ErrorCard(content_);
    column_->addWidget(error_);
    foot_ = new QWidget(content_);
    auto* row = new QHBoxLayout(foot_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    active_ = makeButton({}, "link", nullptr, foot_);
    remove_ = makeButton(tr("Apagar"), "link", "trash", foot_);
    revert_ = makeButton(tr("Desfazer alterações"), "button", nullptr, foot_);
    save_ = makeButton(tr("Guardar"), "primary", "save", foot_);
    row->addWidget(active_);
    row->addWidget(remove_);
    row->addStretch();
    row->addWidget(revert_);
    row->addWidget(save_);
    column_->addWidget(foot_);
    connect(active_, &QPushButton::clicked, this, &RecordPanel::toggleActive);
    connect(remove_, &QPushButton::clicked, this, &RecordPanel::askRemove);
    connect(revert_, &QPushButton::clicked, this, &RecordPanel::revert);
    connect(save_, &QPushButton::clicked, this, &RecordPanel::save);
}

void RecordPanel::focusName() {
    fields_->lineOf(texts_.nameField)->setFocus();
}

void RecordPanel::clear() {
    shown_.reset();
    changed_ = false;
    content_->hide();
}

void RecordPanel::display(const RecordState& state) {
    filling_ = true;
    shown_ = state;
    error_->hide();
    fields_->clearProblems();
    fill();
    filling_ = false;
    changed_ = false;
    refresh();
    content_->show();
}

void RecordPanel::touch() {
    if (filling_ || !shown_)
        return;
    changed_ = true;
    refresh();
}

void RecordPanel::refresh() {
    const bool stored = shown() != 0;
    name_->setText(stored ? shown_->name : texts_.fresh);
    pill_->show(shown_->active ? QString() : tr("Inativo"), PillKind::Grey);
    active_->setVisible(stored && !changed_);
    active_->setText(stored && shown_->active ? tr("Tornar inativo") : tr("Tornar ativo"));
    active_->setAccessibleName(active_->text());
    remove_->setVisible(stored && !changed_ && !shown_->used);
    revert_->setVisible(changed_ || !stored);
    revert_->setText(stored ? tr("Desfazer alterações") : tr("Desistir"));
    revert_->setAccessibleName(revert_->text());
    save_->setEnabled(changed_);
    refreshForm();
}

void RecordPanel::revert() {
    if (!shown_)
        return;
    if (shown_->id == 0)
        emit discarded();
    else
        display(RecordState(*shown_));
}

void RecordPanel::save() {
    if (!shown_ || !changed_)
        return;
    error_->hide();
    const auto found = problems();
    const auto others = fields_->show(found);
    if (!others.empty())
        error_->show(
            Failure{Fault::Input, others.front().reason, others.front().params, others.front().field});
    if (!found.empty()) {
        fields_->focusProblem();
        return;
    }
    store(storeEdited(), tr("%1: dados guardados").arg(toQt(fields_->text(texts_.nameField))));
}

void RecordPanel::toggleActive() {
    const bool active = !shown_->active;
    store(storeActive(active), active ? tr("%1 está ativo").arg(shown_->name)
                                      : tr("%1 ficou inativo: já não aparece nas listas").arg(shown_->name));
}

void RecordPanel::store(Storing storing, const QString& done) {
    save_->setEnabled(false);
    runJob(
        jobs_, Lane::Reading, this, [storing = std::move(storing)](const JobContext&) { return storing(); },
        [this, done](Outcome<std::int64_t> outcome) {
            save_->setEnabled(changed_);
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                error_->show(*failure);
                return;
            }
            changed_ = false;
            emit told(done);
            emit saved(std::get<0>(outcome));
        });
}

void RecordPanel::askRemove() {
    const Confirmation words{
        texts_.removal,
        tr("Apagar %1?").arg(shown_->name),
        {tr("A ficha desaparece para sempre."), tr("Nenhum documento a usa: nada mais muda.")},
        {},
        tr("Apagar")};
    ConfirmDialog::ask(words, this, [this, removing = remove()] {
        runJob(
            jobs_, Lane::Reading, this, [removing](const JobContext&) { removing(); },
            [this](Outcome<std::monostate> outcome) {
                if (const auto* failure = std::get_if<Failure>(&outcome))
                    error_->show(*failure);
                else
                    emit removed();
            });
    });
}

} // namespace cunho::ui
