// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/acceptance_card.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"
#include "ui/program/ask_file.hpp"
#include "ui/state/save_file.hpp"

#include <cunho/core/file.hpp>

#include <QGridLayout>
#include <QVBoxLayout>

namespace cunho::ui {
AcceptanceCard::AcceptanceCard(Jobs& jobs, FormFields& fields, QWidget* parent)
    : QFrame(parent), jobs_(jobs), fields_(fields) {
    setObjectName(QStringLiteral("card"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 14);
    layout->setSpacing(6);
    accepts_ = new QCheckBox(tr("Aceita faturas eletrónicas"), this);
    layout->addWidget(accepts_);
    layout->addWidget(
        makeText(tr("Sem a aceitação do cliente a fatura entrega-se em papel (DL 28/2019, artigo 12.º)."),
                 "small", this));
    details_ = buildDetails();
    layout->addWidget(details_);
    connect(accepts_, &QCheckBox::toggled, this, [this](bool accepted) {
        details_->setVisible(accepted);
        emit changed();
    });
}

QWidget* AcceptanceCard::buildDetails() {
    auto* details = new QWidget(this);
    auto* grid = new QGridLayout(details);
    grid->setContentsMargins(0, 4, 0, 0);
    grid->setHorizontalSpacing(12);
    fields_.date("acceptanceDate", tr("Desde"));
    grid->addWidget(fields_.field("acceptanceDate"), 0, 0, Qt::AlignTop);
    proofName_ = new QLineEdit(details);
    proofName_->setReadOnly(true);
    proofName_->setProperty("fixed", true);
    proofName_->setPlaceholderText(tr("Nenhuma"));
    auto* proof = new FormField(tr("Prova (até 10 MB)"), proofName_, details);
    auto* pick = makeButton(tr("Escolher…"), "button", nullptr, details);
    pick->setAccessibleName(tr("Escolher o ficheiro da prova"));
    proof->setBeside(pick);
    grid->addWidget(proof, 0, 1, Qt::AlignTop);
    proofCopy_ = makeButton(tr("Guardar uma cópia da prova…"), "link", "save", details);
    grid->addWidget(proofCopy_, 1, 1, Qt::AlignRight);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 3);
    connect(pick, &QPushButton::clicked, this, &AcceptanceCard::askProof);
    connect(proofCopy_, &QPushButton::clicked, this, &AcceptanceCard::saveProofCopy);
    return details;
}

void AcceptanceCard::show(const std::optional<invoicing::Acceptance>& acceptance, Date today) {
    proof_ = acceptance.value_or(invoicing::Acceptance{today, {}, {}});
    accepts_->setChecked(acceptance.has_value());
    details_->setVisible(acceptance.has_value());
    fields_.setText("acceptanceDate", formatDate(proof_.date));
    proofName_->setText(toQt(proof_.fileName));
    proofCopy_->setVisible(!proof_.file.empty());
}

std::optional<invoicing::Acceptance> AcceptanceCard::edited() const {
    if (!accepts_->isChecked())
        return std::nullopt;
    return invoicing::Acceptance{parseDate(fields_.text("acceptanceDate")), proof_.fileName, proof_.file};
}

void AcceptanceCard::askProof() {
    askFile(this, tr("Prova de que o cliente aceita"), tr("Todos os ficheiros (*)"),
            [this](const QString& path) { takeProof(fromQt(path)); });
}

void AcceptanceCard::takeProof(const std::filesystem::path& file) {
    runJob(
        jobs_, Lane::Reading, this, [file](const JobContext&) { return readFile(file, largestProof); },
        [this, file](Outcome<Bytes> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                emit failed(*failure);
                return;
            }
            proof_.file = std::move(std::get<0>(outcome));
            proof_.fileName = file.filename().string();
            proofName_->setText(toQt(proof_.fileName));
            proofCopy_->setVisible(true);
            emit changed();
        });
}

void AcceptanceCard::saveProofCopy() {
    saveText(this, tr("Guardar uma cópia da prova"), toQt(proof_.fileName), bytesToQt(proof_.file));
}

} // namespace cunho::ui
