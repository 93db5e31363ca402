// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/editor/line_dialog.hpp"

#include "ui/convert.hpp"
#include "ui/editor/fiscal_choices.hpp"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cunho::ui {
namespace {

constexpr int lineDialogWidth = 640; ///< px

void setFieldShown(QWidget* control, bool shown) {
    control->parentWidget()->setVisible(shown);
}

} // namespace

LineDialog::LineDialog(const invoicing::DraftLine& line, const invoicing::TaxTable& taxes, Date day,
                       QWidget* parent)
    : QDialog(parent), base_(line) {
    setObjectName(QStringLiteral("page"));
    setWindowTitle(tr("Linha do documento"));
    build(taxes, day);
    show(line);
    adapt();
    resize(lineDialogWidth, sizeHint().height());
    description_->setFocus();
}

QLineEdit* LineDialog::addLine(QGridLayout& grid, const QString& label, int row, int column, int span) {
    auto* line = new QLineEdit;
    grid.addWidget(new FormField(label, line, this), row, column, 1, span);
    return line;
}

QComboBox* LineDialog::addChoice(QGridLayout& grid, const QString& label, int row, int column, int span) {
    auto* combo = new QComboBox;
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(4);
    grid.addWidget(new FormField(label, combo, this), row, column, 1, span);
    return combo;
}

void LineDialog::build(const invoicing::TaxTable& taxes, Date day) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(14);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(10);
    for (int i = 0; i < 4; ++i)
        grid->setColumnStretch(i, 1);
    code_ = addLine(*grid, tr("Código"), 0, 0);
    product_ = addChoice(*grid, tr("Natureza"), 0, 1);
    for (const auto& [stored, shown] : productTypes())
        product_->addItem(shown, stored);
    order_ = addLine(*grid, tr("Vem do documento"), 0, 2, 2);
    order_->setPlaceholderText(tr("Por exemplo: OR 2026A/7"));
    description_ = addLine(*grid, tr("Descrição"), 1, 0, 4);
    quantity_ = addLine(*grid, tr("Quantidade"), 2, 0);
    unit_ = addLine(*grid, tr("Unidade"), 2, 1);
    price_ = addLine(*grid, tr("Preço unitário"), 2, 2);
    discount_ = addLine(*grid, tr("Desconto (%)"), 2, 3);
    for (auto* number : {quantity_, price_, discount_})
        number->setAlignment(Qt::AlignRight);
    buildTax(*grid, taxes, day);
    withheld_ = new QCheckBox(tr("Conta para a retenção na fonte"), this);
    grid->addWidget(withheld_, 5, 0, 1, 4);
    layout->addLayout(grid);
    layout->addStretch();
    auto* foot = new QHBoxLayout;
    foot->addStretch();
    auto* cancel = makeButton(tr("Cancelar"), "button", nullptr, this);
    auto* take = makeButton(tr("Guardar a linha"), "primary", nullptr, this);
    take->setDefault(true);
    foot->addWidget(cancel);
    foot->addWidget(take);
    layout->addLayout(foot);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(take, &QPushButton::clicked, this, &QDialog::accept);
}

void LineDialog::buildTax(QGridLayout& grid, const invoicing::TaxTable& taxes, Date day) {
    type_ = addChoice(grid, tr("Imposto"), 3, 0);
    type_->addItem(tr("IVA"), QStringLiteral("IVA"));
    type_->addItem(tr("Imposto do selo"), QStringLiteral("IS"));
    type_->addItem(tr("Não sujeito"), QStringLiteral("NS"));
    region_ = addChoice(grid, tr("Região fiscal"), 3, 1);
    for (const auto& [stored, shown] : taxRegions(taxes))
        region_->addItem(shown, stored);
    rateCode_ = addChoice(grid, tr("Taxa"), 3, 2);
    for (const auto& [stored, shown] :
         {std::pair{"NOR", tr("Normal")}, std::pair{"INT", tr("Intermédia")},
          std::pair{"RED", tr("Reduzida")}, std::pair{"ISE", tr("Isento")}, std::pair{"OUT", tr("Outra")}})
        rateCode_->addItem(shown, QLatin1String(stored));
    item_ = addLine(grid, tr("Verba da tabela geral"), 3, 2);
    item_->setPlaceholderText(QStringLiteral("17.3.4"));
    rate_ = addLine(grid, tr("Percentagem"), 3, 3);
    rate_->setAlignment(Qt::AlignRight);
    rate_->setPlaceholderText(tr("Da tabela"));
    amount_ = addLine(grid, tr("Ou euros por unidade"), 4, 3);
    amount_->setAlignment(Qt::AlignRight);
    exemption_ = addChoice(grid, tr("Motivo de não se liquidar imposto"), 4, 0, 3);
    exemption_->addItem(tr("Nenhum"), QString());
    for (const auto& exemption : taxes.exemptions(day))
        exemption_->addItem(toQt(exemption.code + " · " + exemption.mention), toQt(exemption.code));
    for (auto* combo : {type_, rateCode_})
        connect(combo, &QComboBox::currentIndexChanged, this, &LineDialog::adapt);
}

void LineDialog::show(const invoicing::DraftLine& line) {
    code_->setText(toQt(line.code));
    chooseCode(*product_, line.productType);
    description_->setText(toQt(line.description));
    quantity_->setText(numberToTyped(line.quantity));
    unit_->setText(toQt(line.unit));
    price_->setText(numberToTyped(line.unitPrice));
    discount_->setText(numberToTyped(line.discount));
    chooseCode(*type_, line.taxType);
    chooseCode(*region_, line.region);
    const bool vat = line.taxType == "IVA";
    if (vat)
        chooseCode(*rateCode_, line.tax);
    item_->setText(line.taxType == "IS" ? toQt(line.tax) : QString());
    rate_->setText(numberToTyped(line.rate));
    amount_->setText(numberToTyped(line.taxAmount));
    chooseCode(*exemption_, line.exemption);
    order_->setText(toQt(line.order));
    withheld_->setChecked(line.withheld);
}

void LineDialog::adapt() {
    const std::string type = chosenCode(*type_);
    const bool exempt = type == "NS" || (type == "IVA" && chosenCode(*rateCode_) == "ISE");
    setFieldShown(region_, type != "NS");
    setFieldShown(rateCode_, type == "IVA");
    setFieldShown(item_, type == "IS");
    setFieldShown(rate_, type == "IS" || (type == "IVA" && !exempt));
    setFieldShown(amount_, type == "IS");
    setFieldShown(exemption_, exempt || type == "IS");
}

invoicing::DraftLine LineDialog::line() const {
    auto line = base_;
    line.code = fromQt(code_->text().trimmed());
    line.productType = chosenCode(*product_);
    line.description = fromQt(description_->text().trimmed());
    line.quantity = numberFromTyped(quantity_->text());
    line.unit = fromQt(unit_->text().trimmed());
    line.unitPrice = numberFromTyped(price_->text());
    line.discount = numberFromTyped(discount_->text());
    line.taxType = chosenCode(*type_);
    line.region = chosenCode(*region_);
    const bool vat = line.taxType == "IVA";
    line.tax = vat ? chosenCode(*rateCode_) : line.taxType == "IS" ? fromQt(item_->text().trimmed()) : "NS";
    const bool exempt = line.taxType == "NS" || line.tax == "ISE";
    line.rate = exempt ? std::string() : numberFromTyped(rate_->text());
    line.taxAmount = line.taxType == "IS" ? numberFromTyped(amount_->text()) : std::string();
    line.exemption = exempt || line.taxType == "IS" ? chosenCode(*exemption_) : std::string();
    line.order = fromQt(order_->text().trimmed());
    line.withheld = withheld_->isChecked();
    return line;
}

LineDialog* LineDialog::openOver(const invoicing::DraftLine& line, const invoicing::TaxTable& taxes, Date day,
                                 QWidget* parent, std::function<void(const invoicing::DraftLine&)> taken) {
    auto* dialog = new LineDialog(line, taxes, day, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, parent,
            [dialog, taken = std::move(taken)] { taken(dialog->line()); });
    dialog->open();
    return dialog;
}

} // namespace cunho::ui
