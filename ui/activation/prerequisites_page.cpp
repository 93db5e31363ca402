// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/activation/prerequisites_page.hpp"

#include "ui/activation/prerequisite_text.hpp"
#include "ui/convert.hpp"
#include "ui/look/theme.hpp"

#include <QGridLayout>
#include <QHBoxLayout>
#include <algorithm>

namespace cunho::ui {
namespace {

constexpr auto attributeMissing = "INVOICE_ATTRIBUTE_MISSING"; // W17

signing::PrerequisiteFact factOf(const signing::Activation& state, signing::Prerequisite prerequisite) {
    const auto found = state.facts.find(prerequisite);
    return found == state.facts.end() ? signing::PrerequisiteFact() : found->second;
}

} // namespace

bool prerequisitesMet(const signing::Activation& state) {
    return std::ranges::all_of(prerequisitesOf(state.means), [&](auto prerequisite) {
        const auto standing = factOf(state, prerequisite).standing;
        return onlyWarns(prerequisite) ||
               (standing != signing::Standing::Bad && standing != signing::Standing::Pending);
    });
}

PrerequisitesPage::PrerequisitesPage(QWidget* parent) : StepPage(parent) {
    build();
}

void PrerequisitesPage::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    buildChecklist(*layout);
    buildMeans(*layout);
    list_ = new QVBoxLayout;
    list_->setSpacing(8);
    layout->addLayout(list_);
    layout->addWidget(buildCodes());
    layout->addStretch();
}

void PrerequisitesPage::buildChecklist(QVBoxLayout& layout) {
    checklist_ = new QFrame(this);
    checklist_->setObjectName(QStringLiteral("errorCard"));
    checks_ = new QVBoxLayout(checklist_);
    checks_->setContentsMargins(16, 12, 16, 12);
    checks_->setSpacing(6);
    checklist_->hide();
    layout.addWidget(checklist_);
}

void PrerequisitesPage::buildMeans(QVBoxLayout& layout) {
    layout.addWidget(makeText(tr("Vou autenticar-me com"), "dim", this));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    cmd_ = makeButton(tr("Chave Móvel Digital"), "chip", "phone", this);
    card_ = makeButton(tr("Cartão de Cidadão"), "chip", "card", this);
    for (auto* button : {cmd_, card_}) {
        button->setCheckable(true);
        row->addWidget(button);
    }
    row->addStretch();
    again_ = makeButton(tr("Verificar de novo"), "link", "refresh", this);
    row->addWidget(again_);
    layout.addLayout(row);
    connect(cmd_, &QPushButton::clicked, this,
            [this] { emit sent(app::activation::MeansChosen{signing::LoginMeans::Cmd}); });
    connect(card_, &QPushButton::clicked, this,
            [this] { emit sent(app::activation::MeansChosen{signing::LoginMeans::CitizenCard}); });
    connect(again_, &QPushButton::clicked, this, [this] { emit sent(app::activation::CheckAgain{}); });
}

/// The codes that people take for one another.
QWidget* PrerequisitesPage::buildCodes() {
    auto* card = makeCard(this);
    auto* grid = new QGridLayout(card);
    grid->setContentsMargins(16, 12, 16, 14);
    grid->setHorizontalSpacing(18);
    grid->setVerticalSpacing(6);
    grid->addWidget(makeLabel(tr("Quatro códigos diferentes"), "section", card), 0, 0, 1, 2);
    struct Code {
        QString name;
        QString text;
    };
    const Code codes[] = {
        {tr("PIN da CMD"),
         tr("Escolhido por si ao ativar a Chave Móvel Digital. É o que se usa aqui com o telemóvel.")},
        {tr("PIN de autenticação"),
         tr("Do cartão: diz quem é. É o que se usa aqui com o Cartão de Cidadão.")},
        {tr("PIN de assinatura"), tr("Do cartão: assina documentos. Aqui não é pedido.")},
        {tr("PIN da morada"), tr("Do cartão: mostra ou muda a morada. Aqui não é pedido.")}};
    int line = 0;
    for (const auto& [name, text] : codes) {
        grid->addWidget(makeLabel(name, "next", card), ++line, 0, Qt::AlignTop);
        grid->addWidget(makeText(text, "dim", card), line, 1);
    }
    grid->setColumnStretch(1, 1);
    return card;
}

void PrerequisitesPage::makeRows(signing::LoginMeans means) {
    if (means_ == means)
        return;
    means_ = means;
    for (auto* row : rows_)
        delete row;
    rows_.clear();
    QWidget* before = again_;
    for (const auto prerequisite : prerequisitesOf(means)) {
        auto* row = new PrerequisiteRow(prerequisite, this);
        connect(row, &PrerequisiteRow::answered, this, [this, prerequisite](bool good, bool pending) {
            emit sent(app::activation::PrerequisiteAnswered{prerequisite, good, pending});
        });
        list_->addWidget(row);
        rows_.push_back(row);
        for (auto* button : row->findChildren<QPushButton*>()) {
            setTabOrder(before, button);
            before = button;
        }
    }
}

void PrerequisitesPage::present(const StepView& view) {
    makeRows(view.state.means);
    cmd_->setChecked(view.state.means == signing::LoginMeans::Cmd);
    card_->setChecked(view.state.means == signing::LoginMeans::CitizenCard);
    for (auto* row : rows_) {
        const auto guidance = view.scene.guidance.find(row->prerequisite());
        row->present(factOf(view.state, row->prerequisite()),
                     guidance == view.scene.guidance.end() ? Guidance() : guidance->second);
    }
    complete_ = prerequisitesMet(view.state);
    presentChecklist(view);
    emit changed();
}

bool PrerequisitesPage::tells(const Failure& failure) const {
    return failure.reason == attributeMissing;
}

void PrerequisitesPage::presentChecklist(const StepView& view) {
    while (auto* item = checks_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const bool missing = tells(view.state.problem);
    checklist_->setVisible(missing);
    if (!missing)
        return;
    checks_->addWidget(
        makeText(tr("Não tem o atributo «Assinatura de faturas eletrónicas» ativo para a empresa %1.")
                     .arg(toQt(view.scene.nipc)),
                 "section", checklist_));
    const QString nipc = toQt(view.scene.nipc);
    for (const auto& question :
         {tr("Autenticou-se a pessoa certa, a que tem o atributo?"),
          tr("O atributo é desta empresa, NIPC %1?").arg(nipc),
          tr("O pedido já foi aprovado? Até lá aparece como pendente."), tr("A validade não terminou?"),
          tr("No pedido, além de «Gerente» (ou outra qualidade), assinalou também «Assinatura de faturas "
             "eletrónicas»?")})
        checks_->addWidget(makePoint(QStringLiteral("•"), question, checklist_));
    checks_->addWidget(makeLink(toQt(view.scene.invoiceAttribute.linkName),
                                toQt(view.scene.invoiceAttribute.link), checklist_));
}

QWidget* PrerequisitesPage::firstControl() {
    for (auto* row : rows_)
        if (row->yes()->isVisibleTo(row) && !row->yes()->isChecked())
            return row->yes();
    return cmd_->isChecked() ? cmd_ : card_;
}

} // namespace cunho::ui
