// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/state/account_card.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"
#include "ui/documents/pill.hpp"
#include "ui/look/icons.hpp"
#include "ui/look/theme.hpp"
#include "ui/state/account_text.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cunho::ui {

AccountCard::AccountCard(const signing::SigningAccount& account, const QString& company, TimePoint now,
                         QWidget* parent)
    : QFrame(parent), account_(account) {
    setObjectName(QStringLiteral("card"));
    build(company, now);
}

void AccountCard::build(const QString& company, TimePoint now) {
    const auto state = accountStateText(account_.stateAt(now));
    const QString who = account_.citizenName.empty() ? tr("Conta por abrir") : toQt(account_.citizenName);
    setAccessibleName(QStringLiteral("%1: %2").arg(who, state.word));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, 10);
    layout->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(makeText(who, "heading", this), 1);
    auto* pill = new PillLabel(this);
    pill->show(state.word, state.pill);
    head->addWidget(pill, 0, Qt::AlignTop);
    layout->addLayout(head);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(18);
    grid->setVerticalSpacing(4);
    grid->setColumnMinimumWidth(0, 140);
    grid->setColumnStretch(1, 1);
    addRow(*grid, tr("Empresa"), QStringLiteral("%1 · NIPC %2").arg(company, toQt(account_.nipc)));
    if (!account_.additionalInfo.empty())
        addRow(*grid, tr("Informação adicional"), toQt(account_.additionalInfo));
    addRow(*grid, tr("Válida até"),
           account_.expires ? timeText(*account_.expires)
                            : tr("%1 (pedido)").arg(dateText(account_.requestedUntil)));
    addRow(*grid, tr("Assinaturas"),
           tr("usadas pelo menos %1 de %2").arg(account_.signaturesUsed).arg(account_.signaturesLimit));
    addRow(*grid, tr("Avisos para"), toQt(account_.email));
    layout->addLayout(grid);
    if (!account_.lastFailure.reason.empty())
        layout->addWidget(makeText(reason(account_.lastFailure), "problem", this));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buildButtons(*buttons, now);
    layout->addLayout(buttons);
    if (certificate_ != nullptr)
        layout->addWidget(certificate_);
    setUnfolded(false);
}

void AccountCard::buildButtons(QHBoxLayout& row, TimePoint now) {
    const auto state = account_.stateAt(now);
    const bool live = state == signing::AccountState::Active ||
                      state == signing::AccountState::NeedsReactivation ||
                      state == signing::AccountState::AwaitingCertificate;
    if (!account_.chain.empty()) {
        fold_ = makeButton(tr("Certificado"), "link", "unfold", this);
        fold_->setProperty("flush", true);
        connect(fold_, &QPushButton::clicked, this, [this] { setUnfolded(!unfolded_); });
        row.addWidget(fold_);
        certificate_ = buildCertificate();
    }
    row.addStretch();
    if (live) {
        auto* cancel = makeButton(tr("Cancelar a conta"), "link", nullptr, this);
        connect(cancel, &QPushButton::clicked, this, &AccountCard::cancelWanted);
        row.addWidget(cancel);
    }
    if (state == signing::AccountState::Active || state == signing::AccountState::NeedsReactivation ||
        state == signing::AccountState::Expired) {
        auto* renew = makeButton(tr("Renovar"), "button", "refresh", this);
        connect(renew, &QPushButton::clicked, this, &AccountCard::renewWanted);
        row.addWidget(renew);
    }
}

void AccountCard::addRow(QGridLayout& grid, const QString& name, const QString& value) {
    const int row = grid.rowCount();
    grid.addWidget(makeLabel(name, "dim", this), row, 0, Qt::AlignTop);
    auto* text = makeText(value, "text", this);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    grid.addWidget(text, row, 1);
}

QWidget* AccountCard::buildCertificate() {
    auto* box = new QWidget(this);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 4, 0, 8);
    grid->setHorizontalSpacing(18);
    grid->setVerticalSpacing(4);
    grid->setColumnMinimumWidth(0, 140);
    grid->setColumnStretch(1, 1);
    const auto& leaf = account_.chain.front();
    const std::pair<QString, std::string> rows[] = {
        {tr("Titular"), leaf.commonName()},
        {tr("Qualidade"), leaf.title()},
        {tr("Em nome de"), leaf.organizationName() + " " + leaf.organizationIdentifier()},
        {tr("Emitido por"), leaf.issuer()},
        {tr("Número de série"), leaf.serialNumber()}};
    for (const auto& [name, value] : rows)
        if (value.find_first_not_of(' ') != std::string::npos)
            addRow(*grid, name, toQt(value));
    addRow(*grid, tr("Vale de"), timeText(leaf.notBefore()));
    addRow(*grid, tr("Vale até"), timeText(leaf.notAfter()));
    return box;
}

void AccountCard::setUnfolded(bool unfolded) {
    unfolded_ = unfolded;
    if (certificate_ == nullptr)
        return;
    certificate_->setVisible(unfolded);
    fold_->setText(unfolded ? tr("Esconder o certificado") : tr("Certificado"));
    fold_->setAccessibleName(fold_->text());
    fold_->setIcon(
        icon(unfolded ? QStringLiteral("fold") : QStringLiteral("unfold"), tokensOf(*this).accent));
}

} // namespace cunho::ui
