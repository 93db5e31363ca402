// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/editor/totals_card.hpp"

#include "ui/convert.hpp"
#include "ui/editor/fiscal_choices.hpp"
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

void TotalsCard::clear() {
    rows_ = 0;
    while (auto* item = grid_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void TotalsCard::addTax(const invoicing::TaxTotal& tax) {
    const auto& key = tax.key;
    const QString rate = toQt(invoicing::formatNumber(key.rate, 0));
    QString name;
    if (key.type == invoicing::TaxType::NotSubject)
        name = tr("Não sujeito");
    else if (key.type == invoicing::TaxType::StampDuty)
        name = tr("Imposto do selo %1").arg(toQt(key.item));
    else if (key.rate.isZero())
        name = tr("Isento %1").arg(toQt(key.exemption)).trimmed();
    else
        name = tr("IVA %1 %").arg(rate);
    if (const QString region = regionShort(key.region); !region.isEmpty())
        name += QStringLiteral(" · ") + region;
    addRow(name, tr("sobre %1").arg(euroText(tax.base)), euroText(tax.tax), "dim");
}

/// What comes after the total: withheld by the customer, and another currency.
void TotalsCard::addRest(const invoicing::Totals& totals) {
    for (const auto& withholding : totals.withholdings)
        addRow(tr("Retenção de %1 %2 %")
                   .arg(toQt(withholding.type), toQt(invoicing::formatNumber(withholding.rate, 0))),
               tr("sobre %1").arg(euroText(withholding.base)),
               QStringLiteral("\u2212") + euroText(withholding.amount), "dim");
    if (!totals.withholdings.empty())
        addRow(tr("Valor a pagar"), {}, euroText(totals.payable()), "heading");
    if (totals.currency)
        addRow(tr("Total em %1").arg(toQt(totals.currency->code)),
               tr("câmbio %1").arg(toQt(invoicing::formatNumber(totals.currency->rate, 0))),
               toQt(invoicing::formatNumber(totals.currency->amount, 2) + "\u00a0" + totals.currency->code),
               "text");
}

void TotalsCard::show(const invoicing::Totals& totals) {
    clear();
    invoicing::Decimal discounts;
    for (const auto& line : totals.lines)
        discounts = discounts + line.discount;
    if (!discounts.isZero())
        addRow(tr("Descontos"), {},
               QStringLiteral("\u2212") + toQt(invoicing::formatNumber(discounts.round(2), 2)) +
                   QStringLiteral("\u00a0€"),
               "dim");
    for (const auto& tax : totals.taxes)
        addTax(tax);
    const auto stamp = totals.stampDuty();
    addRow(tr("Total sem IVA"), {}, euroText(totals.net), "text");
    addRow(tr("IVA"), {}, euroText(totals.tax - stamp), "text");
    if (stamp != invoicing::Money{})
        addRow(tr("Imposto do selo"), {}, euroText(stamp), "text");
    addRow(tr("Total"), {}, euroText(totals.gross), totals.withholdings.empty() ? "heading" : "section");
    addRest(totals);
}

void TotalsCard::showReceipt(invoicing::Money received, invoicing::Money discounts,
                             invoicing::Money withheld) {
    clear();
    const auto minus = [](invoicing::Money amount) { return QStringLiteral("\u2212") + euroText(amount); };
    if (discounts != invoicing::Money{})
        addRow(tr("Descontos de pronto pagamento"), {}, minus(discounts), "dim");
    addRow(tr("Total do recibo"), {}, euroText(received),
           withheld == invoicing::Money{} ? "heading" : "section");
    if (withheld == invoicing::Money{})
        return;
    addRow(tr("Retenção na fonte"), {}, minus(withheld), "dim");
    addRow(tr("Valor a receber"), {}, euroText(received - withheld), "heading");
}

} // namespace cunho::ui
