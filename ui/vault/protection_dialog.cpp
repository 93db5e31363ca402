// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/vault/protection_dialog.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cunho::ui {

ProtectionDialog::ProtectionDialog(Jobs& jobs, SigningDesk& desk, const QString& protection, QWidget* parent)
    : QDialog(parent), jobs_(jobs), desk_(desk) {
    setObjectName(QStringLiteral("page"));
    setWindowTitle(tr("Proteção do cofre"));
    setMinimumWidth(500);
    build();
    auto* current = protection == QLatin1String("scrypt") ? passphrase_ : keyring_;
    current->setChecked(true);
    current->setFocus();
    fit();
}

void ProtectionDialog::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(6);
    layout->addWidget(makeLabel(tr("O que protege as chaves da assinatura?"), "heading", this));
    keyring_ = new QRadioButton(tr("O porta-chaves do sistema"), this);
    auto* keyringText =
        makeLabel(tr("Abre-se quando entra na sua sessão. Cómodo num computador só seu."), "small", this);
    passphrase_ = new QRadioButton(tr("Uma frase-passe do Cunho"), this);
    auto* passphraseText = makeLabel(tr("Pedida quando o Cunho arranca e depois de um tempo sem uso. Própria "
                                        "para um computador partilhado."),
                                     "small", this);
    for (auto* text : {keyringText, passphraseText}) {
        text->setWordWrap(true);
        text->setContentsMargins(30, 0, 0, 4);
    }
    layout->addWidget(keyring_);
    layout->addWidget(keyringText);
    layout->addWidget(passphrase_);
    layout->addWidget(passphraseText);
    first_ = new SecretEdit(SecretEdit::Kind::Passphrase, this);
    firstField_ =
        new FormField(tr("Frase-passe (%1 caracteres ou mais)").arg(fewestCharacters), first_, this);
    second_ = new SecretEdit(SecretEdit::Kind::Passphrase, this);
    secondField_ = new FormField(tr("A mesma, outra vez"), second_, this);
    layout->addWidget(firstField_);
    layout->addWidget(secondField_);
    warning_ = makeLabel(
        tr("Não há forma de recuperar uma frase-passe esquecida: seria preciso ativar a assinatura de novo."),
        "dim", this);
    warning_->setWordWrap(true);
    layout->addWidget(warning_);
    error_ = new ErrorCard(this);
    layout->addWidget(error_);
    layout->addSpacing(10);
    layout->addStretch();
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    auto* cancel = makeButton(tr("Cancelar"), "button", nullptr, this);
    save_ = makeButton(tr("Proteger"), "primary", "lock", this);
    buttons->addWidget(cancel);
    buttons->addWidget(save_);
    layout->addLayout(buttons);
    const auto showFields = [this] {
        for (QWidget* widget : std::initializer_list<QWidget*>{firstField_, secondField_, warning_})
            widget->setVisible(passphrase_->isChecked());
        fit();
    };
    connect(passphrase_, &QRadioButton::toggled, this, showFields);
    showFields();
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(save_, &QPushButton::clicked, this, &ProtectionDialog::save);
    connect(first_, &SecretEdit::edited, this, [this] { firstField_->setProblem({}); });
    connect(second_, &SecretEdit::edited, this, [this] { secondField_->setProblem({}); });
    connect(first_, &SecretEdit::accepted, second_, qOverload<>(&QWidget::setFocus));
    connect(second_, &SecretEdit::accepted, this, &ProtectionDialog::save);
}

/// As high as its texts at this width.
void ProtectionDialog::fit() {
    layout()->activate();
    resize(minimumWidth(), layout()->totalHeightForWidth(minimumWidth()));
}

bool ProtectionDialog::check() {
    if (!passphrase_->isChecked())
        return true;
    if (first_->characters() < fewestCharacters) {
        firstField_->setProblem(
            tr("São precisos %1 caracteres ou mais. Quatro palavras ao acaso servem.").arg(fewestCharacters));
        first_->setFocus();
        return false;
    }
    if (!first_->sameAs(*second_)) {
        secondField_->setProblem(tr("Não é igual à primeira."));
        second_->setFocus();
        return false;
    }
    return true;
}

void ProtectionDialog::save() {
    if (!save_->isEnabled() || !check())
        return;
    error_->hide();
    save_->setEnabled(false);
    auto secret = std::make_shared<Secret>(passphrase_->isChecked() ? first_->take() : Secret());
    second_->clear();
    runJob(
        jobs_, Lane::Keeping, this,
        [&desk = desk_, secret](const JobContext& job) { desk.protect(std::move(*secret), job); },
        [this](Outcome<std::monostate> outcome) {
            save_->setEnabled(true);
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                error_->show(*failure);
                return;
            }
            emit changed();
            accept();
        });
}

} // namespace cunho::ui
