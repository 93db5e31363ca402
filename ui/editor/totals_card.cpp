// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/editor/totals_card.hpp"

#include "ui/convert.hpp"
#include "ui/widgets.hpp"

namespace cunho::ui {

TotalsCard::TotalsCard(QWidget* parent) : QFrame(parent), grid_(new QGridLayout(this)) {
    setObjectName(QStringLiteral("card"));
    grid_->setContentsMargins(16, 12, 16, 12);
    grid_->setHorizontalSpacing(20);
    grid_->setVerticalSpacing(4);
    grid_->setColumnStretch(0, 1);
    show({});
}

void TotalsCard::addRow(const QString& name, const QString& base, const QString& amount, const char* rule) {
    const int row = rows_++;
    const auto put = [this, row](const QString& text, const char* look, int column) {
        auto* label = makeLabel(text, look, this);
        grid_->addWidget(label, row, column, column == 0 ? Qt::AlignLeft : Qt::AlignRight);
        label->show(); // the card is on screen already
    };
    put(name, rule, 0);
    if (!base.isEmpty())
        put(base, "dim", 1);
    put(amount, rule, 2);
}

void TotalsCard::show(const invoicing::Totals& totals) {
    rows_ = 0;
    while (auto* item = grid_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const auto& tax : totals.taxes) {
        const QString name = tax.key.rate.isZero()
                                 ? tr("Isento %1").arg(toQt(tax.key.exemption)).trimmed()
                                 : tr("IVA %1 %").arg(toQt(invoicing::formatNumber(tax.key.rate, 0)));
        addRow(name, tr("sobre %1").arg(euroText(tax.base)), euroText(tax.tax), "dim");
    }
    addRow(tr("Total sem IVA"), {}, euroText(totals.net), "text");
    addRow(tr("IVA"), {}, euroText(totals.tax), "text");
    addRow(tr("Total"), {}, euroText(totals.gross), "heading");
}

} // namespace cunho::ui
