// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/vault/unlock_page.hpp"

#include "ui/look/icons.hpp"
#include "ui/look/theme.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cunho::ui {

UnlockPage::UnlockPage(Jobs& jobs, SigningDesk& desk, QWidget* parent)
    : QWidget(parent), jobs_(jobs), desk_(desk) {
    setObjectName(QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    build();
    begin(QStringLiteral("scrypt"));
}

void UnlockPage::build() {
    auto* outer = new QVBoxLayout(this);
    auto* card = makeCard(this);
    card->setFixedWidth(480);
    outer->addStretch(2);
    auto* middle = new QHBoxLayout; // an alignment would forget that wrapped texts need height
    middle->addStretch();
    middle->addWidget(card);
    middle->addStretch();
    outer->addLayout(middle);
    outer->addStretch(3);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(32, 28, 32, 24);
    layout->setSpacing(12);
    auto* picture = new QLabel(card);
    picture->setPixmap(iconPixmap(QStringLiteral("lock"), tokensOf(*this).accent, 36, devicePixelRatioF()));
    auto* head = new QHBoxLayout;
    head->setContentsMargins(-7, 0, 0, 0); // the picture's own margin
    head->addWidget(picture);
    head->addStretch();
    layout->addLayout(head);
    layout->addWidget(makeLabel(tr("O cofre está bloqueado"), "title", card));
    intro_ = makeLabel({}, "dim", card);
    intro_->setWordWrap(true);
    layout->addWidget(intro_);
    passphrase_ = new SecretEdit(SecretEdit::Kind::Passphrase, card);
    field_ = new FormField(tr("Frase-passe do cofre"), passphrase_, card);
    layout->addWidget(field_);
    error_ = new ErrorCard(card);
    layout->addWidget(error_);
    auto* buttons = new QHBoxLayout;
    auto* later = makeButton(tr("Continuar sem assinar"), "link", nullptr, card);
    buttons->addWidget(later);
    buttons->addStretch();
    unlock_ = makeButton(tr("Desbloquear"), "primary", "unlock", card);
    buttons->addWidget(unlock_);
    layout->addSpacing(4);
    layout->addLayout(buttons);
    setTabOrder(passphrase_, unlock_);
    setTabOrder(unlock_, later);
    connect(later, &QPushButton::clicked, this, &UnlockPage::left);
    connect(unlock_, &QPushButton::clicked, this, &UnlockPage::unlock);
    connect(passphrase_, &SecretEdit::accepted, this, &UnlockPage::unlock);
    connect(passphrase_, &SecretEdit::edited, this, [this] { field_->setProblem({}); });
}

void UnlockPage::begin(const QString& protection) {
    const bool typed = protection != QLatin1String("secret-service");
    intro_->setText(typed ? tr("As chaves da assinatura estão cifradas com a sua frase-passe. Sem ela nada é "
                               "assinado; as faturas emitem-se na mesma e a assinatura fica pendente.")
                          : tr("As chaves da assinatura estão no porta-chaves do sistema, que ainda não as "
                               "deu. Desbloqueie o porta-chaves e tente de novo."));
    field_->setVisible(typed);
    unlock_->setText(typed ? tr("Desbloquear") : tr("Tentar de novo"));
    unlock_->setAccessibleName(unlock_->text());
    error_->hide();
    passphrase_->clear();
    setFocusProxy(typed ? static_cast<QWidget*>(passphrase_) : unlock_);
}

void UnlockPage::unlock() {
    if (!unlock_->isEnabled())
        return;
    if (field_->isVisibleTo(this) && passphrase_->isEmpty()) {
        field_->setProblem(tr("Escreva a frase-passe."));
        passphrase_->setFocus();
        return;
    }
    error_->hide();
    unlock_->setEnabled(false);
    auto secret = std::make_shared<Secret>(passphrase_->take());
    runJob(
        jobs_, Lane::Keeping, this,
        [&desk = desk_, secret](const JobContext& job) { desk.unlock(std::move(*secret), job); },
        [this](Outcome<std::monostate> outcome) {
            unlock_->setEnabled(true);
            const auto* failure = std::get_if<Failure>(&outcome);
            if (failure == nullptr) {
                emit unlocked();
                return;
            }
            if (failure->reason == "VAULT_PASSPHRASE_WRONG")
                field_->setProblem(tr("Esta frase-passe não abre o cofre."));
            else
                error_->show(*failure);
            focusWidget() != nullptr ? void() : passphrase_->setFocus();
        });
}

} // namespace cunho::ui
