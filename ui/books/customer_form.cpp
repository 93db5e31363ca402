// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/customer_form.hpp"

#include "ui/books/nif_text.hpp"
#include "ui/convert.hpp"

#include <QGridLayout>
#include <QVBoxLayout>
#include <utility>

namespace cunho::ui {
namespace {

using invoicing::Customer;

/// Text that is no amount is a problem, not nothing.
std::optional<invoicing::Money> amountOf(const std::string& text) {
    if (text.empty())
        return invoicing::Money();
    const auto read = invoicing::Decimal::parse(text);
    if (!read || read->decimals() > 2 ||
        invoicing::Decimal(1'000'000'000'000) < (read->isNegative() ? -*read : *read))
        return std::nullopt;
    return invoicing::Money::rounded(*read);
}

/// The members that are text, by their fields' names.
std::vector<std::pair<const char*, std::string*>> textsOf(Customer& customer) {
    auto& party = customer.party;
    return {{"name", &party.name},
            {"nif", &party.nif},
            {"country", &party.country},
            {"address", &party.address},
            {"postalCode", &party.postalCode},
            {"city", &party.city},
            {"code", &party.code},
            {"email", &customer.email},
            {"phone", &customer.phone},
            {"terms", &customer.terms},
            {"language", &customer.language}};
}

} // namespace

CustomerForm::CustomerForm(Jobs& jobs, FormFields& fields, std::function<Date()> today, QWidget* parent)
    : QWidget(parent), fields_(fields), today_(std::move(today)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(buildAddress());
    acceptance_ = new AcceptanceCard(jobs, fields_, this);
    layout->addWidget(acceptance_);
    layout->addWidget(buildConditions());
    layout->addStretch();
    connect(acceptance_, &AcceptanceCard::changed, this, &CustomerForm::changed);
    connect(notes_, &QPlainTextEdit::textChanged, this, &CustomerForm::changed);
}

QWidget* CustomerForm::buildAddress() {
    auto& f = fields_;
    f.line("name", tr("Nome"));
    f.line("nif", tr("NIF"));
    f.line("country", tr("País"))->setMaxLength(2);
    f.line("address", tr("Morada"));
    f.line("postalCode", tr("Código postal"), QStringLiteral("0000-000"));
    f.line("city", tr("Localidade"));
    f.line("email", tr("E-mail"));
    f.line("phone", tr("Telefone"));
    auto* card = makeCard(this);
    auto* grid = makeFieldGrid(card);
    grid->addWidget(f.field("name"), 0, 0, 1, 2);
    auto* number = new QHBoxLayout;
    number->setSpacing(12);
    number->addWidget(f.field("nif"), 1);
    f.field("country")->setFixedWidth(96);
    number->addWidget(f.field("country"));
    grid->addLayout(number, 1, 0, 1, 2);
    grid->addWidget(f.field("address"), 2, 0, 1, 2);
    grid->addWidget(f.field("postalCode"), 3, 0);
    grid->addWidget(f.field("city"), 3, 1);
    grid->addWidget(f.field("email"), 4, 0);
    grid->addWidget(f.field("phone"), 4, 1);
    return card;
}

QWidget* CustomerForm::buildConditions() {
    auto& f = fields_;
    f.list("terms", tr("Condições de pagamento"), {{QString(), tr("Sem condições")}});
    f.list("language", tr("Língua dos documentos"),
           {{QStringLiteral("pt"), tr("Português")}, {QStringLiteral("pt+en"), tr("Português e inglês")}});
    f.line("openingBalance", tr("Saldo inicial (€)"), QStringLiteral("0,00"));
    f.date("openingDate", tr("Data do saldo inicial"));
    f.line("code", tr("Código do cliente"), tr("O seguinte"));
    auto* card = makeCard(this);
    auto* grid = makeFieldGrid(card);
    grid->addWidget(f.field("terms"), 0, 0);
    grid->addWidget(f.field("language"), 0, 1);
    grid->addWidget(f.field("openingBalance"), 1, 0);
    grid->addWidget(f.field("openingDate"), 1, 1);
    grid->addWidget(f.field("code"), 2, 0);
    notes_ = new QPlainTextEdit(card);
    notes_->setFixedHeight(72);
    notes_->setTabChangesFocus(true);
    notes_->setObjectName(QStringLiteral("paper"));
    grid->addWidget(new FormField(tr("Notas (não se imprimem)"), notes_, card), 3, 0, 1, 2);
    return card;
}

void CustomerForm::setTerms(const std::vector<invoicing::PaymentTerms>& terms) {
    auto* list = fields_.listOf("terms");
    const auto chosen = fields_.text("terms");
    while (list->count() > 1)
        list->removeItem(1);
    for (const auto& each : terms)
        list->addItem(toQt(each.name), toQt(each.name));
    fields_.setText("terms", chosen);
}

void CustomerForm::show(const Customer& customer) {
    auto shown = customer;
    for (const auto& [name, text] : textsOf(shown))
        fields_.setText(name, *text);
    const bool isCode = customer.party.country.size() <= 2; // or "Desconhecido"
    fields_.lineOf("country")->setMaxLength(isCode ? 2 : 12);
    fields_.setText("openingBalance", customer.openingBalance.cents() == 0
                                          ? std::string()
                                          : fromQt(numberToTyped(customer.openingBalance.toString())));
    fields_.setText("openingDate", formatDate(customer.openingDate.value_or(today_())));
    acceptance_->show(customer.acceptance, today_());
    notes_->setPlainText(toQt(customer.notes));
    showFixed(customer);
}

/// Asked of the rules themselves, so that the window never knows more than they do.
void CustomerForm::showFixed(const Customer& customer) {
    auto other = customer;
    other.party.nif = customer.party.nif == "100000002" ? "100000010" : "100000002";
    fields_.fixIfRefused("nif", invoicing::frozen(customer, other));
    other = customer;
    other.party.name += " X";
    fields_.fixIfRefused("name", invoicing::frozen(customer, other));
    other = customer;
    other.party.code += "X";
    fields_.fixIfRefused("code", invoicing::frozen(customer, other));
}

Customer CustomerForm::edited(const Customer& stored) const {
    auto customer = stored;
    for (const auto& [name, text] : textsOf(customer))
        *text = fields_.text(name);
    auto& country = customer.party.country;
    if (country.size() == 2)
        country = fromQt(toQt(country).toUpper());
    customer.openingBalance =
        amountOf(numberFromTyped(toQt(fields_.text("openingBalance")))).value_or(invoicing::Money());
    customer.openingDate.reset();
    if (customer.openingBalance.cents() != 0)
        customer.openingDate = parseDate(fields_.text("openingDate"));
    customer.acceptance = acceptance_->edited();
    customer.notes = fromQt(notes_->toPlainText());
    return customer;
}

std::vector<invoicing::Problem> CustomerForm::problems(const Customer& stored) const {
    const auto customer = edited(stored);
    auto problems = invoicing::validate(customer);
    const auto fixed = invoicing::frozen(stored, customer);
    problems.insert(problems.end(), fixed.begin(), fixed.end());
    const auto balance = numberFromTyped(toQt(fields_.text("openingBalance")));
    if (!amountOf(balance))
        problems.push_back({"openingBalance", "BALANCE_INVALID", {{"text", balance}}});
    for (auto& problem : problems)
        if (problem.field == "acceptance.date")
            problem.field = "acceptanceDate";
    return problems;
}

void CustomerForm::explainNif() {
    if (!fields_.isFixed("nif"))
        fields_.note("nif", nifText(fields_.text("nif"), fields_.text("country")));
}

} // namespace cunho::ui
