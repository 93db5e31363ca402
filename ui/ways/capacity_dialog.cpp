// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/ways/capacity_dialog.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"
#include "ui/look/theme.hpp"
#include "ui/scroll_column.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

namespace cunho::ui {
namespace {

using scap::ProfessionalAttribute;

constexpr QSize full{600, 560};
constexpr int emptyWidth = 520;
constexpr int capacityColumn = 580;
constexpr int textRoom = 470; ///< px for an attribute's name

QString providerText(const ProfessionalAttribute& attribute) {
    return attribute.nipc.empty()
               ? toQt(attribute.providerName)
               : CapacityDialog::tr("%1 · NIPC %2").arg(toQt(attribute.providerName), toQt(attribute.nipc));
}

QString validityText(const ProfessionalAttribute& attribute, TimePoint now) {
    const QString day =
        attribute.validUntil ? dateText(toLocal(*attribute.validUntil, Zone::Lisbon).date) : QString();
    switch (attribute.statusAt(now)) {
    case ProfessionalAttribute::Status::Active:
        return day.isEmpty() ? CapacityDialog::tr("Sem data de fim")
                             : CapacityDialog::tr("Válido até %1").arg(day);
    case ProfessionalAttribute::Status::Expired:
        return day.isEmpty() ? CapacityDialog::tr("Terminou: renove-o no portal")
                             : CapacityDialog::tr("Terminou em %1: renove-o no portal").arg(day);
    case ProfessionalAttribute::Status::Gone: break;
    }
    return CapacityDialog::tr("Já não consta no serviço de atributos: verifique os atributos de novo");
}

ChosenCapacity capacityOf(const ProfessionalAttribute& attribute) {
    return {attribute.citizen, attribute.providerUri, attribute.id};
}

} // namespace

CapacityDialog::CapacityDialog(const CapacitySetting& setting, TimePoint now, QWidget* parent)
    : QDialog(parent) {
    setObjectName(QStringLiteral("page"));
    setWindowTitle(tr("Assinar na qualidade de"));
    build(setting, now);
}

void CapacityDialog::build(const CapacitySetting& setting, TimePoint now) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(10);
    layout->addWidget(makeText(tr("Em que qualidade assina outros PDF?"), "heading", this));
    const bool empty = setting.attributes.empty();
    layout->addWidget(makeText(empty ? tr("Ainda não se conhece nenhum atributo profissional que o serviço "
                                          "de certificação (SCAP) confirme. "
                                          "«Verificar atributos» pergunta-o ao Estado, com uma autenticação; "
                                          "os que faltarem pedem-se no "
                                          "portal, em «Os meus atributos profissionais».")
                                     : tr("Quem certifica cada qualidade assina também, a seguir à sua "
                                          "assinatura com cartão, token ou Chave "
                                          "Móvel Digital. Sem nenhuma assina só em nome próprio."),
                               "dim", this));
    if (!empty) {
        auto* column = new QWidget;
        auto* rows = new QVBoxLayout(column);
        rows->setContentsMargins(0, 0, 0, 0);
        rows->setSpacing(10);
        for (const auto& citizen : setting.citizens)
            buildCitizen(citizen, setting, now, *rows);
        rows->addStretch();
        layout->addWidget(new ScrollColumn(column, capacityColumn, {2, 2, 10, 2}, this), 1);
    }
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    check_ = makeButton(tr("Verificar atributos"), empty ? "primary" : "button", "refresh", this);
    auto* cancel = makeButton(empty ? tr("Fechar") : tr("Cancelar"), "button", nullptr, this);
    if (!empty)
        buttons->addWidget(check_);
    buttons->addStretch();
    buttons->addWidget(cancel);
    if (empty) {
        buttons->addWidget(check_);
    } else {
        save_ = makeButton(tr("Guardar"), "primary", nullptr, this);
        buttons->addWidget(save_);
        connect(save_, &QPushButton::clicked, this, &QDialog::accept);
    }
    layout->addSpacing(6);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(check_, &QPushButton::clicked, this, [this] {
        emit attributesWanted();
        reject();
    });
    if (empty)
        resize(emptyWidth, layout->totalHeightForWidth(emptyWidth));
    else
        resize(full);
    const auto first = std::ranges::find_if(ticks_, [](const auto& each) { return each.first->isEnabled(); });
    if (first != ticks_.end())
        first->first->setFocus();
}

void CapacityDialog::buildCitizen(const scap::Citizen& citizen, const CapacitySetting& setting, TimePoint now,
                                  QVBoxLayout& layout) {
    std::vector<QString> providers;
    for (const auto& each : setting.attributes)
        if (each.citizen == citizen.key() &&
            std::ranges::find(providers, providerText(each)) == providers.end())
            providers.push_back(providerText(each));
    if (providers.empty())
        return;
    layout.addWidget(makeText(toQt(citizen.name()), "section", this));
    for (const auto& provider : providers) {
        auto* card = makeCard(this);
        auto* rows = new QVBoxLayout(card);
        rows->setContentsMargins(14, 10, 14, 10);
        rows->setSpacing(4);
        rows->addWidget(makeText(provider, "dim", card));
        for (const auto& each : setting.attributes)
            if (each.citizen == citizen.key() && providerText(each) == provider)
                buildAttribute(each, setting, now, *rows);
        layout.addWidget(card);
    }
}

void CapacityDialog::buildAttribute(const ProfessionalAttribute& attribute, const CapacitySetting& setting,
                                    TimePoint now, QVBoxLayout& layout) {
    const auto capacity = capacityOf(attribute);
    const bool active = attribute.statusAt(now) == ProfessionalAttribute::Status::Active;
    const QString name = toQt(attribute.description);
    const QString validity = validityText(attribute, now);
    auto* tick = new QCheckBox(this);
    tick->setText(tick->fontMetrics().elidedText(name, Qt::ElideRight, textRoom));
    tick->setToolTip(name);
    tick->setAccessibleName(QStringLiteral("%1, %2, %3").arg(name, providerText(attribute), validity));
    tick->setEnabled(active);
    tick->setChecked(active && std::ranges::find(setting.chosen, capacity) != setting.chosen.end());
    auto* words = makeText(validity, active ? "small" : "problem", this);
    words->setContentsMargins(30, 0, 0, 0);
    layout.addWidget(tick);
    layout.addWidget(words);
    ticks_.emplace_back(tick, capacity);
    connect(tick, &QCheckBox::clicked, this, [this, citizen = attribute.citizen](bool checked) {
        if (checked)
            keepToOneCitizen(citizen);
    });
}

/// Only one person signs.
void CapacityDialog::keepToOneCitizen(const std::string& citizen) {
    for (const auto& [tick, capacity] : ticks_)
        if (capacity.citizen != citizen)
            tick->setChecked(false);
}

std::vector<ChosenCapacity> CapacityDialog::chosen() const {
    std::vector<ChosenCapacity> all;
    for (const auto& [tick, capacity] : ticks_)
        if (tick->isChecked())
            all.push_back(capacity);
    return all;
}

std::vector<QCheckBox*> CapacityDialog::ticks() const {
    std::vector<QCheckBox*> all;
    for (const auto& [tick, capacity] : ticks_)
        all.push_back(tick);
    return all;
}

QString capacityText(const CapacitySetting& setting) {
    QStringList all;
    for (const auto& chosen : setting.chosen)
        for (const auto& each : setting.attributes)
            if (capacityOf(each) == chosen)
                all << QStringLiteral("%1 (%2)").arg(toQt(each.description), toQt(each.providerName));
    return all.join(QStringLiteral("; "));
}

} // namespace cunho::ui
