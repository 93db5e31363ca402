// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/state/attributes_page.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"
#include "ui/documents/pill.hpp"
#include "ui/scroll_column.hpp"

#include <QHBoxLayout>

namespace cunho::ui {
namespace {

constexpr int soon = 45; ///< days: an account would end earlier (W19)

} // namespace

AttributesPage::AttributesPage(Jobs& jobs, SigningDesk& desk, QWidget* parent)
    : QWidget(parent), jobs_(jobs), desk_(desk) {
    setObjectName(QStringLiteral("page"));
    build();
}

void AttributesPage::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    auto* top = new QWidget(this);
    top->setMaximumWidth(preferencesColumn);
    auto* head = new QHBoxLayout(top);
    head->setContentsMargins(2, 0, 0, 0);
    head->setSpacing(10);
    auto* back = makeButton(tr("Voltar"), "button", "back", this);
    connect(back, &QPushButton::clicked, this, &AttributesPage::left);
    head->addWidget(back);
    head->addWidget(makeLabel(tr("Atributos profissionais"), "heading", this), 1);
    check_ = makeButton(tr("Verificar de novo"), "primary", "refresh", this);
    connect(check_, &QPushButton::clicked, this, &AttributesPage::check);
    head->addWidget(check_);
    layout->addWidget(top);
    error_ = new ErrorCard(this);
    layout->addWidget(error_);
    summary_ = makeText({}, "dim", this);
    summary_->setMaximumWidth(preferencesColumn);
    summary_->setContentsMargins(2, 0, 0, 0);
    layout->addWidget(summary_);
    auto* column = new QWidget;
    auto* rows = new QVBoxLayout(column);
    rows->setContentsMargins(0, 0, 0, 0);
    list_ = new QVBoxLayout;
    list_->setSpacing(10);
    rows->addLayout(list_);
    rows->addStretch();
    layout->addWidget(new ScrollColumn(column, preferencesColumn, {2, 2, 10, 12}, this), 1);
}

void AttributesPage::refresh() {
    runJob(
        jobs_, Lane::Reading, this,
        [&desk = desk_, language = windowLanguage()](const JobContext&) { return desk.attributes(language); },
        [this](Outcome<AttributeOverview> outcome) { arrived(std::move(outcome)); });
}

/// Opens the State's page, since only an authentication shows attributes.
void AttributesPage::check() {
    error_->hide();
    check_->setEnabled(false);
    check_->setText(tr("A verificar…"));
    job_ = runJob(
        jobs_, Lane::Enrolling, this,
        [&desk = desk_, language = windowLanguage()](const JobContext& job) {
            return desk.checkAttributes(language, job);
        },
        [this](Outcome<AttributeOverview> outcome) {
            check_->setEnabled(true);
            check_->setText(tr("Verificar de novo"));
            if (std::holds_alternative<Failure>(outcome))
                refresh(); // a part may have come before it
            arrived(std::move(outcome));
        });
}

void AttributesPage::arrived(Outcome<AttributeOverview> outcome) {
    if (const auto* failure = std::get_if<Failure>(&outcome))
        error_->show(*failure);
    else
        show(std::get<0>(outcome));
}

void AttributesPage::show(const AttributeOverview& overview) {
    while (auto* item = list_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    summary_->setText(
        overview.attributes.empty()
            ? tr("Nenhum atributo conhecido. «Verificar de novo» abre a página do Estado, onde se autentica.")
            : tr("O que o Estado diz de quem assina. Sem «Assinatura de faturas eletrónicas» ativa, a conta "
                 "não abre."));
    if (overview.pendingSince) {
        auto* notice = new QFrame(this);
        notice->setObjectName(QStringLiteral("noticeCard"));
        auto* words = new QVBoxLayout(notice);
        words->setContentsMargins(14, 10, 14, 10);
        words->addWidget(makeText(tr("Há um pedido por aprovar, desde %1.")
                                      .arg(dateText(toLocal(*overview.pendingSince, Zone::Lisbon).date)),
                                  "noticeText", notice));
        list_->addWidget(notice);
    }
    for (const auto& citizen : overview.citizens) {
        list_->addWidget(makeText(toQt(citizen.name()), "section", this));
        for (const auto& attribute : overview.attributes)
            if (attribute.citizen == citizen.key())
                list_->addWidget(makeRow(attribute, overview));
    }
    if (!overview.guidance.link.empty())
        list_->addWidget(makeLink(toQt(overview.guidance.linkName), toQt(overview.guidance.link), this), 0,
                         Qt::AlignLeft);
    emit shown();
}

QWidget* AttributesPage::makeRow(const scap::ProfessionalAttribute& attribute,
                                 const AttributeOverview& overview) {
    using Status = scap::ProfessionalAttribute::Status;
    const auto status = attribute.statusAt(overview.now);
    const bool ends = status == Status::Active && attribute.validUntil &&
                      *attribute.validUntil < overview.now + std::chrono::days(soon);
    auto* card = makeCard(this);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(makeText(toQt(attribute.description), "section", card), 1);
    auto* pill = new PillLabel(card);
    pill->show(status == Status::Expired ? tr("Terminou")
               : status == Status::Gone  ? tr("Já não consta")
               : ends                    ? tr("Termina em breve")
                                         : tr("Ativo"),
               status != Status::Active ? PillKind::Red
               : ends                   ? PillKind::Amber
                                        : PillKind::Green);
    head->addWidget(pill, 0, Qt::AlignTop);
    layout->addLayout(head);
    const QString company = attribute.nipc.empty()
                                ? toQt(attribute.providerName)
                                : tr("%1 · NIPC %2").arg(toQt(attribute.providerName), toQt(attribute.nipc));
    layout->addWidget(makeText(company, "text", card));
    const QString until =
        attribute.validUntil
            ? tr("Válido até %1").arg(dateText(toLocal(*attribute.validUntil, Zone::Lisbon).date))
            : tr("Validade desconhecida");
    const QString source = attribute.source == scap::ProfessionalAttribute::Source::Scap
                               ? tr("segundo o serviço de atributos (SCAP)")
                               : tr("segundo a autenticação");
    layout->addWidget(makeText(
        tr("%1, %2. Verificado em %3.").arg(until, source, timeText(attribute.lastChecked)), "dim", card));
    if (ends)
        layout->addWidget(makeText(
            tr("A conta de assinatura não pode durar mais do que este atributo. Renove-o no portal."), "next",
            card));
    card->setAccessibleName(QStringLiteral("%1: %2").arg(toQt(attribute.description), pill->text()));
    return card;
}

} // namespace cunho::ui
