// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/product_panel.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"
#include "ui/scroll_column.hpp"

#include <QGridLayout>
#include <utility>

namespace cunho::ui {
namespace {

using invoicing::Product;

constexpr int productColumn = 384; ///< px

/// The members that are text and stand as they are in a field, by the fields' names.
std::vector<std::pair<const char*, std::string*>> textsOf(Product& product) {
    return {{"code", &product.code},
            {"type", &product.type},
            {"description", &product.description},
            {"unit", &product.unit},
            {"barcode", &product.barcode},
            {"prices", &product.prices},
            {"taxType", &product.taxType},
            {"exemption", &product.exemption}};
}

/// "M07 · Isento artigo 9.º do CIVA", those in force.
FormFields::Choices exemptionChoices(const invoicing::TaxTable& taxes, Date day) {
    FormFields::Choices choices{{QString(), ProductPanel::tr("Nenhum")}};
    for (const auto& each : taxes.exemptions(day))
        choices.emplace_back(toQt(each.code),
                             QStringLiteral("%1 · %2").arg(toQt(each.code), toQt(each.mention)));
    return choices;
}

} // namespace

ProductPanel::ProductPanel(Jobs& jobs, invoicing::ProductRepository& products,
                           const invoicing::TaxTable& taxes, std::function<Date()> today, QWidget* parent)
    : RecordPanel(jobs, {"description", tr("Novo produto ou serviço"), tr("Apagar produto ou serviço")},
                  productColumn, parent)
    , products_(products)
    , taxes_(taxes)
    , today_(std::move(today)) {
    addPart(buildForm(), 1);
    addFoot();
}

QWidget* ProductPanel::buildForm() {
    auto* column = new QWidget(content());
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(buildDescription());
    layout->addWidget(buildPrice());
    layout->addStretch();
    return new ScrollColumn(column, productColumn, {0, 2, 8, 8}, content());
}

QWidget* ProductPanel::buildDescription() {
    auto& f = fields();
    f.line("code", tr("Código"), tr("O seguinte"));
    f.list("type", tr("Tipo"),
           {{QStringLiteral("S"), tr("Serviço")},
            {QStringLiteral("P"), tr("Produto")},
            {QStringLiteral("O"), tr("Outro (portes, adiantamentos…)")},
            {QStringLiteral("E"), tr("Imposto especial de consumo")},
            {QStringLiteral("I"), tr("Outro imposto ou taxa")}});
    f.line("description", tr("Descrição"));
    f.line("unit", tr("Unidade"), QStringLiteral("un"));
    f.line("barcode", tr("Código de barras"), tr("Igual ao código"));
    auto* card = makeCard(content());
    auto* grid = makeFieldGrid(card);
    grid->addWidget(f.field("description"), 0, 0, 1, 2);
    grid->addWidget(f.field("code"), 1, 0);
    grid->addWidget(f.field("type"), 1, 1);
    grid->addWidget(f.field("unit"), 2, 0);
    grid->addWidget(f.field("barcode"), 2, 1);
    return card;
}

QWidget* ProductPanel::buildPrice() {
    auto& f = fields();
    f.line("unitPrice", tr("Preço unitário (€)"), tr("Sem preço fixo"));
    f.list("prices", tr("O preço é"),
           {{QStringLiteral("net"), tr("sem IVA")}, {QStringLiteral("gross"), tr("com IVA incluído")}});
    f.list("taxType", tr("Imposto"),
           {{QStringLiteral("IVA"), tr("IVA")},
            {QStringLiteral("IS"), tr("Imposto do selo")},
            {QStringLiteral("NS"), tr("Não sujeito")}});
    f.list("tax", tr("Taxa"),
           {{QStringLiteral("NOR"), tr("Normal")},
            {QStringLiteral("INT"), tr("Intermédia")},
            {QStringLiteral("RED"), tr("Reduzida")},
            {QStringLiteral("ISE"), tr("Isento")}});
    f.line("item", tr("Verba da tabela geral"), QStringLiteral("17.3.4"));
    f.list("exemption", tr("Motivo de isenção"), exemptionChoices(taxes_, today_()));
    auto* card = makeCard(content());
    auto* grid = makeFieldGrid(card);
    grid->addWidget(f.field("unitPrice"), 0, 0);
    grid->addWidget(f.field("prices"), 0, 1);
    price_ = makeText({}, "dim", card);
    grid->addWidget(price_, 1, 0, 1, 2);
    grid->addWidget(f.field("taxType"), 2, 0);
    grid->addWidget(f.field("tax"), 2, 1);
    grid->addWidget(f.field("item"), 2, 1);
    grid->addWidget(f.field("exemption"), 3, 0, 1, 2);
    withheld_ = new QCheckBox(tr("Conta para a retenção na fonte"), card);
    grid->addWidget(withheld_, 4, 0, 1, 2);
    connect(withheld_, &QCheckBox::clicked, this, &ProductPanel::touch);
    return card;
}

void ProductPanel::show(const Product& product) {
    product_ = product;
    display({product.id, toQt(product.description), product.active, product.used});
}

void ProductPanel::fill() {
    auto product = product_;
    for (const auto& [name, text] : textsOf(product))
        fields().setText(name, *text);
    const bool stamp = product.taxType == "IS";
    fields().setText("tax", stamp || product.taxType == "NS" ? "NOR" : product.tax);
    fields().setText("item", stamp ? product.tax : std::string());
    fields().setText("unitPrice", fromQt(numberToTyped(product.unitPrice)));
    withheld_->setChecked(product.withheld);
    showFixed();
}

void ProductPanel::showFixed() {
    auto other = product_;
    other.code += "X";
    fields().fixIfRefused("code", invoicing::frozen(product_, other));
    other = product_;
    other.description += " X";
    fields().fixIfRefused("description", invoicing::frozen(product_, other));
}

Product ProductPanel::edited() const {
    auto product = product_;
    for (const auto& [name, text] : textsOf(product))
        *text = fields().text(name);
    product.tax = product.taxType == "IS"   ? fields().text("item")
                  : product.taxType == "NS" ? "NS"
                                            : fields().text("tax");
    if (product.taxType == "IVA" && product.tax != "ISE")
        product.exemption.clear();
    product.unitPrice = numberFromTyped(toQt(fields().text("unitPrice")));
    product.withheld = withheld_->isChecked();
    return product;
}

void ProductPanel::refreshForm() {
    const auto type = fields().text("taxType");
    fields().field("tax")->setVisible(type == "IVA");
    fields().field("item")->setVisible(type == "IS");
    const bool exempt = type == "NS" || (type == "IVA" && fields().text("tax") == "ISE");
    fields().field("exemption")->setVisible(exempt);
    refreshPrice();
}

void ProductPanel::refreshPrice() {
    const auto product = edited();
    const auto price = invoicing::Decimal::parse(product.unitPrice);
    const auto code = invoicing::parseTaxCode(product.tax);
    std::optional<invoicing::Decimal> rate;
    if (product.taxType == "IVA" && code)
        rate = *code == invoicing::TaxCode::Exempt ? std::optional(invoicing::Decimal(0))
                                                   : taxes_.rate("PT", *code, today_());
    if (!price || !rate || price->decimals() > 6 || price->isNegative() ||
        invoicing::Decimal(999'999'999'999) < *price) {
        price_->setText({});
        price_->hide();
        return;
    }
    const auto percent = invoicing::formatNumber(*rate, 0);
    const auto factor = invoicing::Decimal(100) + *rate;
    const bool gross = product.prices == "gross";
    const auto other =
        gross ? (*price * invoicing::Decimal(100)).divide(factor, 2) : (*price * factor).divide(100, 2);
    price_->setText(
        (gross ? tr("%1 € sem IVA (%2 % no continente)") : tr("%1 € com IVA (%2 % no continente)"))
            .arg(toQt(invoicing::formatNumber(other, 2)), toQt(percent)));
    price_->show();
}

std::vector<invoicing::Problem> ProductPanel::problems() const {
    const auto product = edited();
    auto problems = invoicing::validate(product);
    const auto fixed = invoicing::frozen(product_, product);
    problems.insert(problems.end(), fixed.begin(), fixed.end());
    for (auto& problem : problems)
        if (problem.field == "tax" && product.taxType == "IS")
            problem.field = "item";
    return problems;
}

RecordPanel::Storing ProductPanel::storeActive(bool active) const {
    auto product = product_;
    product.active = active;
    return storing(product);
}

RecordPanel::Storing ProductPanel::storing(const Product& product) const {
    return [&products = products_, product] { return products.save(product); };
}

std::function<void()> ProductPanel::remove() const {
    return [&products = products_, id = product_.id] { products.remove(id); };
}

} // namespace cunho::ui
