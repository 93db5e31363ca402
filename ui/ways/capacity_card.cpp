// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/ways/capacity_card.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

namespace cunho::ui {

CapacityCard::CapacityCard(QWidget* parent)
    : QFrame(parent), text_(makeText({}, "dim", this)), warning_(makeText({}, "problem", this)) {
    setObjectName(QStringLiteral("card"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(18, 14, 18, 14);
    row->setSpacing(12);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(makeText(tr("Assinar outros PDF na qualidade de"), "heading", this));
    words->addWidget(text_);
    words->addWidget(warning_);
    row->addLayout(words, 1);
    auto* choose = makeButton(tr("Escolher…"), "button", nullptr, this);
    choose->setAccessibleName(tr("Escolher em que qualidade se assina"));
    row->addWidget(choose);
    connect(choose, &QPushButton::clicked, this, &CapacityCard::ask);
}

void CapacityCard::show(const CapacitySetting& setting, TimePoint now) {
    setting_ = setting;
    now_ = now;
    const QString chosen = capacityText(setting);
    text_->setText(chosen.isEmpty() ? tr("Em nome próprio, sem qualidade certificada.") : chosen);
    const auto holds = [&](const ChosenCapacity& each) {
        return std::ranges::any_of(setting.attributes, [&](const auto& attribute) {
            return attribute.citizen == each.citizen && attribute.providerUri == each.provider &&
                   attribute.id == each.id &&
                   attribute.statusAt(now) == scap::ProfessionalAttribute::Status::Active;
        });
    };
    const auto ended = static_cast<int>(
        std::ranges::count_if(setting.chosen, [&](const auto& each) { return !holds(each); }));
    warning_->setText(ended == 0 ? QString()
                                 : tr("%n das qualidades escolhidas já não se pode usar. Escolha de novo.",
                                      nullptr, ended));
    warning_->setVisible(ended > 0);
}

CapacityDialog* CapacityCard::ask() {
    auto* dialog = new CapacityDialog(setting_, now_, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CapacityDialog::attributesWanted, this, &CapacityCard::attributesWanted);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { emit chosen(dialog->chosen()); });
    dialog->open();
    return dialog;
}

} // namespace cunho::ui
