// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/state/vault_card.hpp"

#include "ui/activation/step_page.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cunho::ui {

VaultCard::VaultCard(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("card"));
    build();
}

void VaultCard::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, 14);
    layout->setSpacing(8);
    layout->addWidget(makeLabel(tr("Cofre"), "heading", this));
    text_ = makeText({}, "dim", this);
    layout->addWidget(text_);
    state_ = makeText({}, "next", this);
    layout->addWidget(state_);
    idleRow_ = new QWidget(this);
    auto* row = new QHBoxLayout(idleRow_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    auto* label = makeLabel(tr("Bloquear sem uso ao fim de"), "text", idleRow_);
    idle_ = new QComboBox(idleRow_);
    idle_->setAccessibleName(label->text());
    for (const int minutes : {5, 15, 30, 60})
        idle_->addItem(tr("%n minuto(s)", nullptr, minutes), minutes);
    idle_->addItem(tr("nunca"), 0);
    idle_->setMinimumWidth(150);
    row->addWidget(label);
    row->addWidget(idle_);
    row->addStretch();
    layout->addWidget(idleRow_);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    change_ = makeButton({}, "button", nullptr, this);
    lock_ = makeButton({}, "button", "lock", this);
    buttons->addWidget(change_);
    buttons->addWidget(lock_);
    buttons->addStretch();
    layout->addLayout(buttons);
    connect(change_, &QPushButton::clicked, this, &VaultCard::protectionWanted);
    connect(lock_, &QPushButton::clicked, this, [this] {
        if (locked_)
            emit unlockWanted();
        else
            emit lockWanted();
    });
    connect(idle_, &QComboBox::activated, this, [this] { emit idleChosen(idle_->currentData().toInt()); });
}

void VaultCard::show(const SigningOverview& overview) {
    using State = signing::Vault::State;
    const bool passphrase = overview.protection == "scrypt";
    locked_ = overview.vault == State::Locked;
    text_->setText(tr("As autorizações do Estado ficam cifradas neste computador (AES-256). Não entram em "
                      "cópias de segurança nem em exportações."));
    if (overview.vault == State::Absent)
        state_->setText(tr("Ainda não há nada guardado."));
    else
        state_->setText((passphrase ? tr("Protegido por uma frase-passe.")
                                    : tr("Protegido pelo porta-chaves do sistema.")) +
                        QLatin1Char(' ') + (locked_ ? tr("Está bloqueado.") : tr("Está aberto.")));
    idleRow_->setVisible(passphrase);
    const int index = idle_->findData(overview.idleMinutes);
    idle_->setCurrentIndex(index < 0 ? idle_->count() - 1 : index);
    change_->setText(overview.vault == State::Absent ? tr("Escolher a proteção") : tr("Mudar a proteção"));
    change_->setAccessibleName(change_->text());
    change_->setEnabled(!locked_);
    lock_->setText(locked_ ? tr("Desbloquear") : tr("Bloquear agora"));
    lock_->setAccessibleName(lock_->text());
    lock_->setVisible(overview.vault != State::Absent && (passphrase || locked_));
}

} // namespace cunho::ui
