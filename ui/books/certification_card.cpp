// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/certification_card.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"
#include "ui/program/ask_file.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cunho::ui {

CertificationCard::CertificationCard(Jobs& jobs, CertificationWork work, QWidget* parent)
    : QFrame(parent), jobs_(jobs), work_(std::move(work)) {
    setObjectName(QStringLiteral("card"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, 16);
    layout->setSpacing(8);
    layout->addWidget(makeLabel(tr("Certificação pela Autoridade Tributária"), "section", this));
    state_ = new FactRow(this);
    layout->addWidget(state_);
    text_ = makeText({}, "dim", this);
    layout->addWidget(text_);
    training_ = new QWidget(this);
    auto* points = new QVBoxLayout(training_);
    points->setContentsMargins(0, 0, 0, 0);
    points->setSpacing(2);
    for (const auto& text :
         {tr("Os documentos dizem «Documento emitido para fins de Formação» e não servem de fatura."),
          tr("No papel vem quem fez o programa em vez da empresa (Despacho 8632/2014, 1.5)."),
          tr("O ficheiro SAF-T serve para experimentar, não para entregar."),
          tr("Quem tem um certificado instala aqui o perfil que a Autoridade Tributária atribuiu ao "
             "produtor.")})
        points->addWidget(makePoint(QStringLiteral("•"), text, training_));
    layout->addWidget(training_);
    error_ = new ErrorCard(this);
    layout->addWidget(error_);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    install_ = makeButton(tr("Instalar perfil de certificação…"), "button", "shield", this);
    unlock_ = makeButton(tr("Abrir o cofre"), "button", "unlock", this);
    unlock_->hide();
    row->addWidget(install_);
    row->addWidget(unlock_);
    row->addStretch();
    layout->addLayout(row);
    connect(unlock_, &QPushButton::clicked, this, &CertificationCard::unlockWanted);
    connect(install_, &QPushButton::clicked, this, [this] {
        askFile(this, tr("Perfil de certificação"), tr("Perfis (*.json);;Todos os ficheiros (*)"),
                [this](const QString& path) { install(fromQt(path)); });
    });
    show(std::nullopt);
}

void CertificationCard::refresh() {
    runJob(
        jobs_, Lane::Reading, this, [work = work_](const JobContext&) { return work.installed(); },
        [this](Outcome<std::optional<invoicing::CertificationSummary>> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome))
                error_->show(*failure);
            else
                show(std::get<0>(outcome));
        });
}

void CertificationCard::show(const std::optional<invoicing::CertificationSummary>& summary) {
    training_->setVisible(!summary);
    if (!summary) {
        state_->show(FactRow::Sign::Note, tr("Modo de formação: este Cunho não está certificado."));
        text_->hide();
        return;
    }
    state_->show(FactRow::Sign::Good, tr("Certificado n.º %1/AT").arg(summary->number));
    text_->setText(tr("%1, do produtor com o NIF %2 · chave n.º %3")
                       .arg(toQt(summary->productId), toQt(summary->producerNif))
                       .arg(summary->keyVersion));
    text_->show();
}

void CertificationCard::install(const std::filesystem::path& file) {
    error_->hide();
    unlock_->hide();
    install_->setEnabled(false);
    runJob(
        jobs_, Lane::Keeping, this, [work = work_, file](const JobContext&) { return work.install(file); },
        [this](Outcome<invoicing::CertificationSummary> outcome) {
            install_->setEnabled(true);
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                error_->show(*failure);
                unlock_->setVisible(failure->reason == "VAULT_LOCKED");
                return;
            }
            show(std::get<0>(outcome));
            emit installed();
        });
}

} // namespace cunho::ui
