// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/state/provider_choices.hpp"

#include "ui/convert.hpp"
#include "ui/widgets.hpp"

#include <QComboBox>
#include <QStandardItemModel>

namespace cunho::ui {

ProviderChoices::ProviderChoices(QWidget* parent) : QWidget(parent), grid_(new QGridLayout(this)) {
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setHorizontalSpacing(16);
    grid_->setVerticalSpacing(8);
    grid_->setColumnMinimumWidth(0, 120);
    grid_->setColumnStretch(0, 2);
    grid_->setColumnStretch(1, 5);
    grid_->setColumnStretch(2, 1);
}

void ProviderChoices::show(const std::vector<ProviderDefault>& defaults) {
    while (auto* item = grid_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    for (const auto& each : defaults) {
        auto* label = makeLabel(toQt(each.document), "text", this);
        auto* list = new QComboBox(this);
        list->setSizeAdjustPolicy(
            QComboBox::AdjustToMinimumContentsLengthWithIcon); // the popup shows it whole
        list->setMinimumContentsLength(24);
        list->setAccessibleName(tr("Assinar %1 com").arg(toQt(each.document)));
        label->setBuddy(list);
        for (const auto& choice : each.choices) {
            list->addItem(choice.available ? toQt(choice.name)
                                           : tr("%1 (por configurar)").arg(toQt(choice.name)),
                          toQt(choice.id));
            if (auto* model = qobject_cast<QStandardItemModel*>(list->model()))
                model->item(list->count() - 1)->setEnabled(choice.available);
        }
        list->setCurrentIndex(std::max(0, list->findData(toQt(each.chosen))));
        connect(list, &QComboBox::activated, this, [this, list, setting = toQt(each.setting)] {
            emit chosen(setting, list->currentData().toString());
        });
        grid_->addWidget(label, row, 0);
        grid_->addWidget(list, row++, 1);
    }
}

} // namespace cunho::ui
