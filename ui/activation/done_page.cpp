// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/activation/done_page.hpp"

#include "ui/activation/prerequisite_row.hpp"
#include "ui/convert.hpp"
#include "ui/look/icons.hpp"
#include "ui/look/theme.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cunho::ui {

DonePage::DonePage(QWidget* parent) : StepPage(parent) {
    build();
}

void DonePage::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    auto* card = makeCard(this);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(20, 16, 20, 18);
    inside->setSpacing(12);
    auto* head = new QHBoxLayout;
    head->setSpacing(14);
    auto* sign = new QLabel(card);
    sign->setPixmap(discPixmap(QStringLiteral("check"), pillColours(PillKind::Green, tokensOf(*this).dark),
                               stepDisc, devicePixelRatioF()));
    head->addWidget(sign);
    heading_ = makeText({}, "heading", card);
    head->addWidget(heading_, 1);
    inside->addLayout(head);
    rows_ = new QGridLayout;
    rows_->setHorizontalSpacing(18);
    rows_->setVerticalSpacing(6);
    rows_->setColumnStretch(1, 1);
    inside->addLayout(rows_);
    auto* calendar = makeButton(tr("Guardar o fim no calendário"), "link", nullptr, card);
    calendar->setProperty("flush", true);
    connect(calendar, &QPushButton::clicked, this, [this] { emit calendarWanted(account_); });
    inside->addWidget(calendar, 0, Qt::AlignLeft);
    layout->addWidget(card);
    waiting_ = makeCard(this);
    auto* wait = new QHBoxLayout(waiting_);
    wait->setContentsMargins(20, 12, 16, 12);
    waitingText_ = makeText({}, "section", waiting_);
    wait->addWidget(waitingText_, 1);
    sign_ = makeButton(tr("Assinar agora"), "button", "sign", waiting_);
    connect(sign_, &QPushButton::clicked, this, &StepPage::signWanted);
    wait->addWidget(sign_);
    layout->addWidget(waiting_);
    auto* defaults = makeCard(this);
    auto* list = new QVBoxLayout(defaults);
    list->setContentsMargins(20, 14, 20, 16);
    list->setSpacing(10);
    list->addWidget(makeLabel(tr("Com que se assina, por omissão"), "section", defaults));
    providers_ = new ProviderChoices(defaults);
    connect(providers_, &ProviderChoices::chosen, this, &StepPage::providerChosen);
    list->addWidget(providers_);
    layout->addWidget(defaults);
    auto* verify = makeButton(tr("Verificar um PDF assinado"), "link", nullptr, this);
    verify->setProperty("flush", true);
    connect(verify, &QPushButton::clicked, this, &StepPage::verifyWanted);
    layout->addWidget(verify, 0, Qt::AlignLeft);
    layout->addStretch();
}

void DonePage::addRow(const QString& name, const QString& value) {
    const int row = rows_->rowCount();
    rows_->addWidget(makeLabel(name, "dim", this), row, 0, Qt::AlignTop);
    rows_->addWidget(makeText(value, "text", this), row, 1);
}

void DonePage::present(const StepView& view) {
    while (auto* item = rows_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    heading_->setText(view.state.renews != 0 ? tr("A assinatura está renovada")
                                             : tr("A assinatura está ativa"));
    const auto& account = view.scene.account;
    account_ = account ? account->id : 0;
    if (account) {
        addRow(tr("Quem assina"), toQt(account->citizenName));
        addRow(tr("Empresa"),
               QStringLiteral("%1 · NIPC %2").arg(toQt(view.scene.company), toQt(account->nipc)));
        if (!account->additionalInfo.empty())
            addRow(tr("Informação adicional"), toQt(account->additionalInfo));
        addRow(tr("Válida até"),
               account->expires ? timeText(*account->expires) : dateText(account->requestedUntil));
        addRow(tr("Assinaturas"), tr("%1 no máximo").arg(account->signaturesLimit));
        if (view.scene.environment == Environment::Sandbox)
            addRow(tr("Valor"), tr("Nenhum: é uma conta do sandbox, com certificado de testes."));
    }
    waiting_->setVisible(view.scene.waiting > 0);
    waitingText_->setText(tr("%n documento(s) esperam: assinar agora?", nullptr, view.scene.waiting));
    providers_->show(view.scene.providers);
}

} // namespace cunho::ui
