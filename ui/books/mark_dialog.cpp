// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/mark_dialog.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/books/month_text.hpp"
#include "ui/convert.hpp"
#include "ui/program/ask_file.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cunho::ui {

MarkDialog::MarkDialog(const app::SaftMonth& month, const std::optional<SaftExported>& exported, Date today,
                       QWidget* parent)
    : QDialog(parent), needsFile_(month.documents > 0 && !exported) {
    setObjectName(QStringLiteral("page"));
    setWindowTitle(month.documents > 0 ? tr("Marcar como comunicado") : tr("Declarado sem documentos"));
    setMinimumWidth(520);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(10);
    layout->addWidget(makeText(month.documents > 0
                                   ? tr("%1 já foi comunicado?").arg(monthTitle(month.month))
                                   : tr("%1 já foi declarado sem documentos?").arg(monthTitle(month.month)),
                               "heading", this));
    layout->addWidget(makeText(month.documents > 0 ? tr("Depois de entregar o ficheiro no Portal das "
                                                        "Finanças (e-fatura › Faturas › Enviar ficheiro), "
                                                        "anote-o aqui. O Cunho guarda a impressão digital do "
                                                        "ficheiro (SHA-256) e avisa se o mês mudar.")
                                                   : tr("Um mês sem faturas também se declara no Portal das "
                                                        "Finanças (e-fatura › Comunicar inexistência "
                                                        "de faturação). Anote aqui o dia em que o fez."),
                               "dim", this));
    day_ = new QDateEdit(this);
    day_->setCalendarPopup(true);
    day_->setDisplayFormat(QStringLiteral("dd/MM/yyyy"));
    day_->setDate(toQt(today));
    day_->setMaximumDate(toQt(today));
    layout->addWidget(new FormField(tr("Comunicado em"), day_, this));
    if (month.documents > 0) {
        name_ = new QLineEdit(this);
        name_->setReadOnly(true);
        name_->setProperty("fixed", true);
        name_->setPlaceholderText(tr("O ficheiro que entregou"));
        if (exported)
            name_->setText(toQt(exported->fileName));
        auto* field = new FormField(tr("Ficheiro entregue"), name_, this);
        auto* choose = makeButton(tr("Escolher…"), "button", nullptr, this);
        choose->setAccessibleName(tr("Escolher o ficheiro entregue"));
        field->setBeside(choose);
        layout->addWidget(field);
        connect(choose, &QPushButton::clicked, this, [this] {
            askFile(this, tr("Ficheiro entregue"), tr("SAF-T (*.xml);;Todos os ficheiros (*)"),
                    [this](const QString& path) { chooseFile(fromQt(path)); });
        });
    }
    layout->addStretch();
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    auto* cancel = makeButton(tr("Ainda não"), "button", nullptr, this);
    accept_ = makeButton(tr("Marcar"), "primary", "check", this);
    buttons->addWidget(cancel);
    buttons->addWidget(accept_);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(accept_, &QPushButton::clicked, this, &QDialog::accept);
    refresh();
    resize(minimumWidth(), layout->totalHeightForWidth(minimumWidth()));
    day_->setFocus();
}

Date MarkDialog::day() const {
    return fromQt(day_->date());
}

void MarkDialog::chooseFile(const std::filesystem::path& file) {
    file_ = file;
    name_->setText(toQt(file.filename().string()));
    refresh();
}

void MarkDialog::refresh() {
    accept_->setEnabled(!needsFile_ || !file_.empty());
}

} // namespace cunho::ui
