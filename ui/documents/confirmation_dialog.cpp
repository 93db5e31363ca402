// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/documents/confirmation_dialog.hpp"

#include "ui/convert.hpp"
#include "ui/program/ask_file.hpp"

#include <cunho/core/error.hpp>

namespace cunho::ui {

ConfirmationDialog::ConfirmationDialog(const DocumentView& view, Date today, QWidget* parent)
    : DocumentDialog(tr("Confirmação do cliente"),
                     tr("O cliente sabe da nota de crédito %1?").arg(toQt(view.facts.number)), "primary",
                     tr("Guardar a confirmação"), parent) {
    addText(tr("Só pode regularizar o IVA a seu favor quando tem prova de que o cliente tomou conhecimento "
               "(CIVA, artigo 78.º, n.º 5). Uma resposta por e-mail serve."));
    day_ = new DateField(this);
    day_->setIso(formatDate(today));
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    auto* dayField = new FormField(tr("Dia"), day_, this);
    dayField->setFixedWidth(150);
    row->addWidget(dayField);
    note_ = new QLineEdit(this);
    note_->setPlaceholderText(tr("Por exemplo: e-mail de resposta"));
    row->addWidget(new FormField(tr("Como confirmou"), note_, this), 1);
    body().addLayout(row);
    auto* proof = new QHBoxLayout;
    proof->setSpacing(10);
    pick_ = makeButton(tr("Juntar a prova…"), "button", "open", this);
    name_ = makeLabel(tr("Opcional: PDF, e-mail ou imagem, até 10 MB"), "small", this);
    proof->addWidget(pick_);
    proof->addWidget(name_, 1);
    body().addLayout(proof);
    connect(pick_, &QPushButton::clicked, this, [this] {
        askFile(this, tr("Prova da confirmação"), tr("Todos os ficheiros (*)"),
                [this](const QString& path) { choose(fromQt(path)); });
    });
    for (auto* line : {static_cast<QLineEdit*>(day_), note_})
        connect(line, &QLineEdit::textChanged, this, &ConfirmationDialog::judge);
    judge();
    fit();
    note_->setFocus();
}

void ConfirmationDialog::choose(const std::filesystem::path& file) {
    file_ = file;
    name_->setText(pathToQt(file.filename()));
    judge();
}

/// What is kept says something: how, or by which file.
void ConfirmationDialog::judge() {
    action()->setEnabled(QDate::fromString(toQt(day_->iso()), Qt::ISODate).isValid() &&
                         (!note_->text().trimmed().isEmpty() || !file_.empty()));
}

invoicing::Confirmation ConfirmationDialog::confirmation() const {
    invoicing::Confirmation confirmation;
    confirmation.date = parseDate(day_->iso());
    confirmation.note = fromQt(note_->text().trimmed());
    confirmation.fileName = file_.filename().string();
    return confirmation;
}

} // namespace cunho::ui
