// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/program/proxy_card.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cunho::ui {

using ProxyKind = wiring::ProxyChoice::Kind;

ProxyCard::ProxyCard(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("card"));
    build();
}

void ProxyCard::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, 16);
    layout->setSpacing(6);
    layout->addWidget(makeLabel(tr("Proxy"), "heading", this));
    layout->addWidget(
        makeText(tr("Por onde este computador chega à Internet. Ligações que já estão abertas só "
                    "mudam quando o Cunho voltar a arrancar."),
                 "dim", this));
    environment_ = new QRadioButton(tr("O que o sistema indica (http_proxy, https_proxy, no_proxy)"), this);
    direct_ = new QRadioButton(tr("Nenhum: ligar diretamente"), this);
    manual_ = new QRadioButton(tr("Este proxy"), this);
    for (auto* each : {environment_, direct_, manual_}) {
        each->setAccessibleName(each->text());
        layout->addWidget(each);
        connect(each, &QRadioButton::clicked, this, &ProxyCard::change);
    }
    fields_ = buildManual();
    layout->addWidget(fields_);
    answer_ = new FactRow(this);
    layout->addWidget(answer_);
    error_ = new ErrorCard(this);
    layout->addWidget(error_);
    layout->addSpacing(4);
    go_ = makeButton({}, "button", nullptr, this);
    what_ = makeText({}, "small", this);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(12);
    foot->addWidget(go_);
    foot->addWidget(what_, 1);
    layout->addLayout(foot);
    connect(manual_, &QRadioButton::toggled, fields_, &QWidget::setVisible);
    fields_->hide();
    connect(go_, &QPushButton::clicked, this, [this] {
        answer_->hide();
        error_->hide();
        if (changed_)
            emit saveWanted();
        else
            emit testWanted();
    });
}

QWidget* ProxyCard::buildManual() {
    auto* fields = new QWidget(this);
    auto* layout = new QVBoxLayout(fields);
    layout->setContentsMargins(30, 2, 0, 4);
    layout->setSpacing(8);
    address_ = new QLineEdit(fields);
    address_->setPlaceholderText(QStringLiteral("http://proxy.exemplo.pt:3128"));
    addressField_ = new FormField(tr("Endereço"), address_, fields);
    layout->addWidget(addressField_);
    user_ = new QLineEdit(fields);
    password_ = new SecretEdit(SecretEdit::Kind::Passphrase, fields);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(new FormField(tr("Utilizador (se o proxy o pedir)"), user_, fields), 1);
    row->addWidget(new FormField(tr("Palavra-passe"), password_, fields), 1);
    layout->addLayout(row);
    passwordHint_ = makeText({}, "small", fields);
    vault_ = makeButton({}, "link", nullptr, fields);
    auto* hint = new QHBoxLayout;
    hint->setSpacing(8);
    hint->addWidget(passwordHint_, 1);
    hint->addWidget(vault_);
    layout->addLayout(hint);
    connect(vault_, &QPushButton::clicked, this, &ProxyCard::vaultWanted);
    for (auto* each : {address_, user_})
        connect(each, &QLineEdit::textEdited, this, &ProxyCard::change);
    connect(password_, &SecretEdit::edited, this, &ProxyCard::change);
    for (auto* each : {address_, user_})
        connect(each, &QLineEdit::returnPressed, this, [this] { go_->click(); });
    connect(password_, &SecretEdit::accepted, this, [this] { go_->click(); });
    return fields;
}

QRadioButton* ProxyCard::choice(ProxyKind kind) const {
    return kind == ProxyKind::Manual ? manual_ : kind == ProxyKind::Direct ? direct_ : environment_;
}

void ProxyCard::show(const ProgramOverview& overview) {
    shown_ = overview;
    if (!changed_) {
        choice(overview.proxy.kind)->setChecked(true);
        address_->setText(toQt(overview.proxy.address));
        user_->setText(toQt(overview.proxy.user));
    }
    refreshState();
}

void ProxyCard::change() {
    changed_ = true;
    tried_ = false;
    answer_->hide();
    error_->hide();
    addressField_->setProblem({});
    refreshState();
}

void ProxyCard::settle() {
    changed_ = false;
    shown_.proxy = chosen();
    refreshState();
}

/// Whether a password can be kept, and what an empty line means.
void ProxyCard::refreshState() {
    const bool open = shown_.vault == signing::Vault::State::Open;
    const auto now = chosen();
    const bool same = now.address == shown_.proxy.address && now.user == shown_.proxy.user;
    password_->setEnabled(open && !user_->text().isEmpty());
    vault_->setVisible(!open);
    vault_->setText(shown_.vault == signing::Vault::State::Absent ? tr("Escolher a proteção do cofre")
                                                                  : tr("Desbloquear o cofre"));
    vault_->setAccessibleName(vault_->text());
    if (!open)
        passwordHint_->setText(tr("A palavra-passe guarda-se no cofre, que não está aberto."));
    else if (user_->text().isEmpty())
        passwordHint_->setText(tr("Sem utilizador não há palavra-passe."));
    else if (shown_.proxyPassword && same)
        passwordHint_->setText(tr("Há uma palavra-passe guardada. Deixe em branco para a manter."));
    else if (shown_.proxyPassword)
        passwordHint_->setText(tr(
            "A palavra-passe guardada era de outro proxy ou utilizador e vai ser apagada. Escreva a nova."));
    else
        passwordHint_->setText(tr("A palavra-passe guarda-se no cofre, cifrada."));
    go_->setText(changed_ ? tr("Guardar e testar") : tried_ ? tr("Testar de novo") : tr("Testar a ligação"));
    go_->setAccessibleName(go_->text());
    go_->setEnabled(!busy_);
    what_->setText(
        busy_ ? tr("A perguntar a %1…").arg(toQt(shown_.testedHost))
              : tr("O teste pede a página pública de %1, sem dados seus.").arg(toQt(shown_.testedHost)));
}

wiring::ProxyChoice ProxyCard::chosen() const {
    if (direct_->isChecked())
        return {ProxyKind::Direct, {}, {}};
    if (!manual_->isChecked())
        return {ProxyKind::Environment, {}, {}};
    return {ProxyKind::Manual, fromQt(address_->text().trimmed()), fromQt(user_->text().trimmed())};
}

std::optional<Secret> ProxyCard::takePassword() {
    if (!password_->isEmpty())
        return password_->take();
    if (user_->text().trimmed().isEmpty())
        return Secret(); // there is no password without a user
    return std::nullopt;
}

void ProxyCard::setBusy(bool busy) {
    busy_ = busy;
    refreshState();
}

void ProxyCard::showAnswer() {
    tried_ = true;
    error_->hide();
    answer_->show(FactRow::Sign::Good, tr("%1 respondeu. A ligação funciona.").arg(toQt(shown_.testedHost)));
    refreshState();
}

void ProxyCard::showProblem(const Failure& failure) {
    answer_->hide();
    if (failure.reason == "PROXY_ADDRESS_WRONG") {
        addressField_->setProblem(reason(failure));
        address_->setFocus();
        return;
    }
    tried_ = true;
    error_->show(failure);
    refreshState();
}

} // namespace cunho::ui
