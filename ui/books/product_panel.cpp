// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/product_panel.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"
#include "ui/scroll_column.hpp"
#include "ui/state/confirm_dialog.hpp"

#include <QGridLayout>
#include <QVBoxLayout>

namespace cunho::ui {
namespace {

using invoicing::Product;

constexpr int widest = 384; ///< px

QString whyFixed(const Product& product, void (*change)(Product&)) {
    if (product.id == 0)
        return {};
    auto after = product;
    change(after);
    const auto problems = invoicing::frozen(product, after);
    return problems.empty() ? QString() : reason(problems.front());
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
    : QWidget(parent)
    , jobs_(jobs)
    , products_(products)
    , taxes_(taxes)
    , today_(std::move(today))
    , fields_(new FormFields(this)) {
    setObjectName(QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(widest);
    build();
    clear();
}

void ProductPanel::build() {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    content_ = new QWidget(this);
    outer->addWidget(content_);
    auto* layout = new QVBoxLayout(content_);
    layout->setContentsMargins(0, 16, 20, 12);
    layout->setSpacing(10);
    auto* head = new QHBoxLayout;
    name_ = makeText({}, "heading", content_);
    pill_ = new PillLabel(content_);
    head->addWidget(name_, 1);
    head->addWidget(pill_, 0, Qt::AlignVCenter);
    layout->addLayout(head);
    layout->addWidget(buildForm(), 1);
    error_ = new ErrorCard(content_);
    layout->addWidget(error_);
    layout->addWidget(buildFoot());
    connect(fields_, &FormFields::edited, this, &ProductPanel::touch);
    connect(fields_, &FormFields::accepted, this, &ProductPanel::save);
}

QWidget* ProductPanel::buildForm() {
    auto* column = new QWidget(content_);
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    auto* f = fields_;
    f->line("code", tr("Código"), tr("O seguinte"));
    f->list("type", tr("Tipo"),
            {{QStringLiteral("S"), tr("Serviço")},
             {QStringLiteral("P"), tr("Produto")},
             {QStringLiteral("O"), tr("Outro (portes, adiantamentos…)")},
             {QStringLiteral("E"), tr("Imposto especial de consumo")},
             {QStringLiteral("I"), tr("Outro imposto ou taxa")}});
    f->line("description", tr("Descrição"));
    f->line("unit", tr("Unidade"), QStringLiteral("un"));
    f->line("barcode", tr("Código de barras"), tr("Igual ao código"));
    f->line("unitPrice", tr("Preço unitário (€)"), tr("Sem preço fixo"));
    f->list("prices", tr("O preço é"),
            {{QStringLiteral("net"), tr("sem IVA")}, {QStringLiteral("gross"), tr("com IVA incluído")}});
    f->list("taxType", tr("Imposto"),
            {{QStringLiteral("IVA"), tr("IVA")},
             {QStringLiteral("IS"), tr("Imposto do selo")},
             {QStringLiteral("NS"), tr("Não sujeito")}});
    f->list("tax", tr("Taxa"),
            {{QStringLiteral("NOR"), tr("Normal")},
             {QStringLiteral("INT"), tr("Intermédia")},
             {QStringLiteral("RED"), tr("Reduzida")},
             {QStringLiteral("ISE"), tr("Isento")}});
    f->line("item", tr("Verba da tabela geral"), QStringLiteral("17.3.4"));
    f->list("exemption", tr("Motivo de isenção"), exemptionChoices(taxes_, today_()));
    auto* first = makeCard(column);
    auto* grid = new QGridLayout(first);
    grid->setContentsMargins(16, 12, 16, 14);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->addWidget(f->field("description"), 0, 0, 1, 2);
    grid->addWidget(f->field("code"), 1, 0);
    grid->addWidget(f->field("type"), 1, 1);
    grid->addWidget(f->field("unit"), 2, 0);
    grid->addWidget(f->field("barcode"), 2, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    layout->addWidget(first);
    auto* second = makeCard(column);
    auto* money = new QGridLayout(second);
    money->setContentsMargins(16, 12, 16, 14);
    money->setHorizontalSpacing(12);
    money->setVerticalSpacing(8);
    money->addWidget(f->field("unitPrice"), 0, 0);
    money->addWidget(f->field("prices"), 0, 1);
    price_ = makeText({}, "dim", second);
    money->addWidget(price_, 1, 0, 1, 2);
    money->addWidget(f->field("taxType"), 2, 0);
    money->addWidget(f->field("tax"), 2, 1);
    money->addWidget(f->field("item"), 2, 1);
    money->addWidget(f->field("exemption"), 3, 0, 1, 2);
    withheld_ = new QCheckBox(tr("Conta para a retenção na fonte"), second);
    money->addWidget(withheld_, 4, 0, 1, 2);
    money->setColumnStretch(0, 1);
    money->setColumnStretch(1, 1);
    layout->addWidget(second);
    layout->addStretch();
    connect(withheld_, &QCheckBox::clicked, this, &ProductPanel::touch);
    return new ScrollColumn(column, widest, {0, 2, 8, 8}, content_);
}

QWidget* ProductPanel::buildFoot() {
    auto* foot = new QWidget(content_);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    active_ = makeButton({}, "link", nullptr, foot);
    remove_ = makeButton(tr("Apagar"), "link", "trash", foot);
    revert_ = makeButton(tr("Desfazer alterações"), "button", nullptr, foot);
    save_ = makeButton(tr("Guardar"), "primary", "save", foot);
    row->addWidget(active_);
    row->addWidget(remove_);
    row->addStretch();
    row->addWidget(revert_);
    row->addWidget(save_);
    connect(active_, &QPushButton::clicked, this, [this] {
        auto product = *shown_;
        product.active = !product.active;
        const QString name = toQt(product.description);
        store(product, product.active ? tr("%1 está ativo").arg(name)
                                      : tr("%1 ficou inativo: já não aparece nas listas").arg(name));
    });
    connect(remove_, &QPushButton::clicked, this, &ProductPanel::askRemove);
    connect(revert_, &QPushButton::clicked, this, [this] {
        if (shown_ && shown_->id == 0)
            emit discarded();
        else if (shown_)
            show(Product(*shown_));
    });
    connect(save_, &QPushButton::clicked, this, &ProductPanel::save);
    return foot;
}

void ProductPanel::clear() {
    shown_.reset();
    changed_ = false;
    content_->hide();
}

void ProductPanel::show(const Product& product) {
    shown_ = product;
    error_->hide();
    fields_->clearProblems();
    for (const auto& [name, text] : {std::pair<const char*, const std::string*>{"code", &product.code},
                                     {"type", &product.type},
                                     {"description", &product.description},
                                     {"unit", &product.unit},
                                     {"barcode", &product.barcode},
                                     {"prices", &product.prices},
                                     {"taxType", &product.taxType},
                                     {"exemption", &product.exemption}})
        fields_->setText(name, *text);
    const bool stamp = product.taxType == "IS";
    fields_->setText("tax", stamp || product.taxType == "NS" ? "NOR" : product.tax);
    fields_->setText("item", stamp ? product.tax : std::string());
    fields_->setText("unitPrice", fromQt(numberToTyped(product.unitPrice)));
    withheld_->setChecked(product.withheld);
    showFixed();
    changed_ = false;
    refresh();
    content_->show();
}

void ProductPanel::showFixed() {
    fields_->fix("code", whyFixed(*shown_, [](Product& p) { p.code += "X"; }));
    fields_->fix("description", whyFixed(*shown_, [](Product& p) { p.description += " X"; }));
}

Product ProductPanel::edited() const {
    Product product = shown_.value_or(Product());
    for (const auto& [name, text] : {std::pair<const char*, std::string*>{"code", &product.code},
                                     {"type", &product.type},
                                     {"description", &product.description},
                                     {"unit", &product.unit},
                                     {"barcode", &product.barcode},
                                     {"prices", &product.prices},
                                     {"taxType", &product.taxType},
                                     {"exemption", &product.exemption}})
        *text = fields_->text(name);
    product.tax = product.taxType == "IS"   ? fields_->text("item")
                  : product.taxType == "NS" ? "NS"
                                            : fields_->text("tax");
    if (product.taxType == "IVA" && product.tax != "ISE")
        product.exemption.clear();
    product.unitPrice = numberFromTyped(toQt(fields_->text("unitPrice")));
    product.withheld = withheld_->isChecked();
    return product;
}

void ProductPanel::touch() {
    if (!shown_)
        return;
    changed_ = true;
    refresh();
}

void ProductPanel::refresh() {
    const bool stored = shown_ && shown_->id != 0;
    name_->setText(stored ? toQt(shown_->description) : tr("Novo produto ou serviço"));
    pill_->show(shown_ && !shown_->active ? tr("Inativo") : QString(), PillKind::Grey);
    active_->setVisible(stored && !changed_);
    active_->setText(stored && shown_->active ? tr("Tornar inativo") : tr("Tornar ativo"));
    active_->setAccessibleName(active_->text());
    remove_->setVisible(stored && !changed_ && !shown_->used);
    revert_->setVisible(changed_ || !stored);
    revert_->setText(stored ? tr("Desfazer alterações") : tr("Desistir"));
    revert_->setAccessibleName(revert_->text());
    save_->setEnabled(changed_);
    const auto type = fields_->text("taxType");
    fields_->field("tax")->setVisible(type == "IVA");
    fields_->field("item")->setVisible(type == "IS");
    const bool exempt = type == "NS" || (type == "IVA" && fields_->text("tax") == "ISE");
    fields_->field("exemption")->setVisible(exempt);
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

void ProductPanel::save() {
    if (!shown_ || !changed_)
        return;
    error_->hide();
    const auto product = edited();
    auto problems = invoicing::validate(product);
    const auto fixed = invoicing::frozen(*shown_, product);
    problems.insert(problems.end(), fixed.begin(), fixed.end());
    for (auto& problem : problems)
        if (problem.field == "tax" && product.taxType == "IS")
            problem.field = "item";
    const auto others = fields_->show(problems);
    if (!others.empty())
        error_->show(
            Failure{Fault::Input, others.front().reason, others.front().params, others.front().field});
    if (!problems.empty()) {
        fields_->focusProblem();
        return;
    }
    store(product, tr("%1: dados guardados").arg(toQt(product.description)));
}

void ProductPanel::store(const Product& product, const QString& done) {
    save_->setEnabled(false);
    auto& products = products_;
    runJob(
        jobs_, Lane::Reading, this,
        [&products, product](const JobContext&) { return products.save(product); },
        [this, done](Outcome<std::int64_t> outcome) {
            save_->setEnabled(changed_);
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                error_->show(*failure);
                return;
            }
            changed_ = false;
            emit told(done);
            emit saved(std::get<0>(outcome));
        });
}

void ProductPanel::askRemove() {
    const Confirmation words{
        tr("Apagar produto ou serviço"),
        tr("Apagar %1?").arg(toQt(shown_->description)),
        {tr("A ficha desaparece para sempre."), tr("Nenhum documento a usa: nada mais muda.")},
        {},
        tr("Apagar")};
    ConfirmDialog::ask(words, this, [this, id = shown_->id] {
        auto& products = products_;
        runJob(
            jobs_, Lane::Reading, this, [&products, id](const JobContext&) { products.remove(id); },
            [this](Outcome<std::monostate> outcome) {
                if (const auto* failure = std::get_if<Failure>(&outcome))
                    error_->show(*failure);
                else
                    emit removed();
            });
    });
}

} // namespace cunho::ui
