// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/setup/setup_page.hpp"

#include "ui/convert.hpp"

#include <cunho/invoicing/nif.hpp>

#include <QGridLayout>
#include <QShortcut>
#include <QVBoxLayout>
#include <algorithm>

namespace cunho::ui {

SetupPage::SetupPage(Jobs& jobs, app::Services& services, QWidget* parent)
    : QWidget(parent), jobs_(jobs), services_(services) {
    setObjectName(QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    build();
}

SetupPage::Entry SetupPage::add(const QString& label, const QString& hint) {
    auto* line = new QLineEdit(this);
    line->setPlaceholderText(hint);
    auto* field = new FormField(label, line, this);
    connect(line, &QLineEdit::textEdited, field, [field] { field->setProblem({}); });
    connect(line, &QLineEdit::returnPressed, this, &SetupPage::save);
    return {field, line};
}

void SetupPage::build() {
    nif_ = add(tr("NIF da empresa"), QStringLiteral("500000000"));
    name_ = add(tr("Nome, como está registado"));
    address_ = add(tr("Morada"));
    postalCode_ = add(tr("Código postal"), QStringLiteral("0000-000"));
    city_ = add(tr("Localidade"));
    series_ = add(tr("Série de faturas"), QStringLiteral("2026A"));
    code_ = add(tr("Código de validação da AT"), QStringLiteral("ABCD1234"));
    auto* outer = new QVBoxLayout(this);
    auto* card = makeCard(this);
    card->setFixedWidth(620);
    outer->addStretch(2);
    auto* middle = new QHBoxLayout; // an alignment would forget that wrapped texts need height
    middle->addStretch();
    middle->addWidget(card);
    middle->addStretch();
    outer->addLayout(middle);
    outer->addStretch(3);
    auto* grid = new QGridLayout(card);
    grid->setContentsMargins(32, 28, 32, 28);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(12);
    grid->addWidget(makeLabel(tr("Bem-vindo ao Cunho"), "title", card), 0, 0, 1, 2);
    auto* intro = makeLabel(
        tr("Diga quem emite as faturas e em que série. Pode corrigir a morada mais tarde; o NIF fica "
           "fixo com a primeira fatura."),
        "dim", card);
    intro->setWordWrap(true);
    grid->addWidget(intro, 1, 0, 1, 2);
    grid->addWidget(makeLabel(tr("Empresa"), "section", card), 2, 0, 1, 2);
    grid->addWidget(nif_.field, 3, 0);
    grid->addWidget(name_.field, 3, 1);
    grid->addWidget(address_.field, 4, 0, 1, 2);
    grid->addWidget(postalCode_.field, 5, 0);
    grid->addWidget(city_.field, 5, 1);
    grid->addWidget(makeLabel(tr("Série comunicada à Autoridade Tributária"), "section", card), 6, 0, 1, 2);
    grid->addWidget(series_.field, 7, 0);
    grid->addWidget(code_.field, 7, 1);
    error_ = new ErrorCard(card);
    grid->addWidget(error_, 8, 0, 1, 2);
    auto* buttons = new QHBoxLayout;
    if (services_.environment == Environment::Sandbox) {
        auto* example = makeButton(tr("Usar dados de exemplo"), "button", "building", card);
        connect(example, &QPushButton::clicked, this, &SetupPage::useExample);
        buttons->addWidget(example);
    }
    buttons->addStretch();
    save_ = makeButton(tr("Começar"), "primary", "check", card);
    connect(save_, &QPushButton::clicked, this, &SetupPage::save);
    buttons->addWidget(save_);
    grid->addLayout(buttons, 9, 0, 1, 2);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 3);
}

void SetupPage::useExample() {
    const std::pair<Entry*, const char*> values[] = {{&nif_, "500000000"},
                                                     {&name_, "Atelier do Mondego, Lda"},
                                                     {&address_, "Rua da Sofia 12"},
                                                     {&postalCode_, "3000-389"},
                                                     {&city_, "Coimbra"},
                                                     {&series_, "2026A"},
                                                     {&code_, "SANDBOX1"}};
    for (const auto& [entry, value] : values) {
        entry->line->setText(QString::fromUtf8(value));
        entry->field->setProblem({});
    }
    save_->setFocus();
}

void SetupPage::require(const Entry& entry, const QString& text, bool& good) {
    entry.field->setProblem(text);
    if (text.isEmpty())
        return;
    if (good)
        entry.line->setFocus();
    good = false;
}

bool SetupPage::check() {
    bool good = true;
    const auto nif = invoicing::Nif::parse(fromQt(nif_.text()));
    require(nif_, nif && !nif->isFinalConsumer() ? QString() : tr("São nove algarismos, e o último confere."),
            good);
    for (const auto* entry : {&name_, &address_, &postalCode_, &city_})
        require(*entry, entry->text().isEmpty() ? tr("Preencha este campo.") : QString(), good);
    require(series_,
            invoicing::isSeriesId(fromQt(series_.text()))
                ? QString()
                : tr("Letras e algarismos, com . _ - só no meio, sem começar por AT."),
            good);
    require(code_,
            invoicing::isValidationCode(fromQt(code_.text()))
                ? QString()
                : tr("Pelo menos 8 letras maiúsculas ou algarismos, dados pela AT."),
            good);
    return good;
}

void SetupPage::save() {
    if (!save_->isEnabled() || !check())
        return;
    error_->hide();
    save_->setEnabled(false);
    invoicing::Company company;
    company.nif = fromQt(nif_.text());
    company.name = fromQt(name_.text());
    company.address = fromQt(address_.text());
    company.postalCode = fromQt(postalCode_.text());
    company.city = fromQt(city_.text());
    invoicing::Series series;
    series.id = fromQt(series_.text());
    series.validationCode = fromQt(code_.text());
    auto& services = services_;
    runJob(
        jobs_, Lane::Reading, this,
        [&services, company, series](const JobContext&) {
            const auto known = services.company.series();
            const bool again =
                std::ranges::any_of(known, [&](const auto& one) { return one.id == series.id; });
            if (!again)
                services.company.addSeries(series);
            services.company.saveCompany(company); // last: a company ends the set-up
        },
        [this](Outcome<std::monostate> outcome) {
            save_->setEnabled(true);
            if (const auto* failure = std::get_if<Failure>(&outcome))
                error_->show(*failure);
            else
                emit done();
        });
}

} // namespace cunho::ui
