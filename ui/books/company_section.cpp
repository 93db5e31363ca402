// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/company_section.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/books/nif_text.hpp"
#include "ui/convert.hpp"

#include <cunho/invoicing/masters.hpp>
#include <cunho/invoicing/nif.hpp>

#include <QGridLayout>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace cunho::ui {
namespace {

using invoicing::Company;

struct Stored {
    std::optional<Company> company;
    bool issued = false;
};

Stored readCompany(app::Services& services) {
    Stored stored{services.company.company(), false};
    if (services.books.communications != nullptr)
        stored.issued = services.books.communications->span().has_value();
    return stored;
}

/// What each field is called, and the part of the record that it shows.
constexpr std::pair<const char*, std::string Company::*> companyTexts[] = {
    {"nif", &Company::nif},
    {"name", &Company::name},
    {"tradeName", &Company::tradeName},
    {"address", &Company::address},
    {"postalCode", &Company::postalCode},
    {"city", &Company::city},
    {"phone", &Company::phone},
    {"email", &Company::email},
    {"website", &Company::website},
    {"registration", &Company::registration},
    {"shareCapital", &Company::shareCapital},
    {"eacCode", &Company::eacCode},
    {"iban", &Company::iban}};

QGridLayout* addCard(QVBoxLayout& layout, const QString& heading, QWidget* parent) {
    auto* card = makeCard(parent);
    auto* grid = new QGridLayout(card);
    grid->setContentsMargins(18, 14, 18, 16);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(8);
    grid->addWidget(makeLabel(heading, "section", card), 0, 0, 1, 6);
    for (int column = 0; column < 6; ++column)
        grid->setColumnStretch(column, 1);
    layout.addWidget(card);
    return grid;
}

} // namespace

CompanySection::CompanySection(Jobs& jobs, app::Services& services, QWidget* parent)
    : ScrollColumn(new QWidget, companyColumn, {2, 2, 10, 16}, parent)
    , jobs_(jobs)
    , services_(services)
    , fields_(new FormFields(column())) {
    build();
}

void CompanySection::build() {
    auto* column = this->column();
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    auto* f = fields_;
    f->line("nif", tr("NIF"));
    f->line("name", tr("Nome, como está registado"));
    f->line("tradeName", tr("Nome comercial"));
    f->line("address", tr("Morada"));
    f->line("postalCode", tr("Código postal"), QStringLiteral("0000-000"));
    f->line("city", tr("Localidade"));
    f->line("phone", tr("Telefone"));
    f->line("email", tr("E-mail"));
    f->line("website", tr("Sítio na Internet"));
    f->line("registration", tr("Conservatória e número de registo"), tr("Coimbra 500000000"));
    f->line("shareCapital", tr("Capital social"), tr("5000,00 €"));
    f->line("eacCode", tr("CAE principal"), QStringLiteral("74100"));
    f->list("regime", tr("Regime de IVA"),
            {{QStringLiteral("normal"), tr("Normal")},
             {QStringLiteral("exempt53"), tr("Isento, artigo 53.º do CIVA")},
             {QStringLiteral("cash"), tr("IVA de caixa (DL 71/2013)")}});
    f->line("iban", tr("IBAN"));
    auto* who = addCard(*layout, tr("Quem emite"), column);
    who->addWidget(f->field("nif"), 1, 0, 1, 2);
    who->addWidget(f->field("name"), 1, 2, 1, 4);
    who->addWidget(f->field("tradeName"), 2, 0, 1, 6);
    who->addWidget(f->field("address"), 3, 0, 1, 6);
    who->addWidget(f->field("postalCode"), 4, 0, 1, 2);
    who->addWidget(f->field("city"), 4, 2, 1, 4);
    auto* reach = addCard(*layout, tr("Contactos, como se imprimem"), column);
    reach->addWidget(f->field("phone"), 1, 0, 1, 2);
    reach->addWidget(f->field("email"), 1, 2, 1, 2);
    reach->addWidget(f->field("website"), 1, 4, 1, 2);
    auto* law = addCard(*layout, tr("Registo e impostos"), column);
    law->addWidget(f->field("registration"), 1, 0, 1, 4);
    law->addWidget(f->field("shareCapital"), 1, 4, 1, 2);
    law->addWidget(f->field("eacCode"), 2, 0, 1, 2);
    law->addWidget(f->field("regime"), 2, 2, 1, 4);
    law->addWidget(f->field("iban"), 3, 0, 1, 6);
    f->note("registration", tr("As sociedades indicam-nos em todos os documentos (CSC, artigo 171.º)."));
    error_ = new ErrorCard(column);
    layout->addWidget(error_);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(
        makeText(tr("Os documentos já emitidos guardam os dados que tinham quando foram emitidos."), "small",
                 column),
        1);
    revert_ = makeButton(tr("Desfazer alterações"), "button", nullptr, column);
    save_ = makeButton(tr("Guardar"), "primary", "save", column);
    foot->addWidget(revert_);
    foot->addWidget(save_);
    layout->addLayout(foot);
    layout->addStretch();
    connect(f, &FormFields::edited, this, &CompanySection::touch);
    connect(f, &FormFields::accepted, this, &CompanySection::save);
    connect(save_, &QPushButton::clicked, this, &CompanySection::save);
    connect(revert_, &QPushButton::clicked, this, [this] { show(Company(shown_), issued_); });
}

void CompanySection::refresh() {
    if (changed_)
        return; // what is being written stays
    auto& services = services_;
    runJob(
        jobs_, Lane::Reading, this, [&services](const JobContext&) { return readCompany(services); },
        [this](Outcome<Stored> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome))
                error_->show(*failure);
            else if (const auto& stored = std::get<0>(outcome); stored.company)
                show(*stored.company, stored.issued);
        });
}

void CompanySection::show(const Company& company, bool issued) {
    shown_ = company;
    issued_ = issued;
    error_->hide();
    fields_->clearProblems();
    for (const auto& [name, part] : companyTexts)
        fields_->setText(name, company.*part);
    fields_->setText("regime", invoicing::vatRegimeName(company.regime));
    fields_->fix("nif",
                 issued ? tr("Fixo: há documentos emitidos com ele. Outra empresa tem outra base de dados.")
                        : QString());
    changed_ = false;
    save_->setEnabled(false);
    revert_->setVisible(false);
}

Company CompanySection::edited() const {
    Company company = shown_;
    for (const auto& [name, part] : companyTexts)
        company.*part = fields_->text(name);
    company.iban = fromQt(toQt(company.iban).remove(QLatin1Char(' ')).toUpper());
    company.regime = invoicing::parseVatRegime(fields_->text("regime"));
    return company;
}

void CompanySection::touch() {
    changed_ = true;
    save_->setEnabled(true);
    revert_->setVisible(true);
    if (!issued_)
        fields_->note("nif", nifText(fields_->text("nif"), "PT"));
}

bool CompanySection::check() {
    fields_->clearProblems();
    const auto company = edited();
    const auto demand = [this](const char* name, bool good, const QString& text) {
        if (!good)
            fields_->field(name)->setProblem(text);
    };
    const auto matches = [](const std::string& text, const char* pattern) {
        return QRegularExpression(QLatin1String(pattern)).match(toQt(text)).hasMatch();
    };
    const auto nif = invoicing::Nif::parse(company.nif);
    demand("nif", nif && !nif->isFinalConsumer(), tr("São nove algarismos, e o último confere."));
    for (const char* name : {"name", "address", "city"})
        demand(name, !fields_->text(name).empty(), tr("Preencha este campo."));
    demand("postalCode", matches(company.postalCode, "^[0-9]{4}-[0-9]{3}$"), tr("Tem a forma 0000-000."));
    demand("eacCode", company.eacCode.empty() || matches(company.eacCode, "^[0-9]{5}$"),
           tr("São cinco algarismos."));
    demand("email", company.email.empty() || matches(company.email, "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$"),
           tr("Não é um endereço de e-mail."));
    demand("iban", company.iban.empty() || invoicing::isIban(company.iban),
           tr("O IBAN não confere: veja se falta ou sobra algum algarismo."));
    fields_->focusProblem();
    return !fields_->hasProblems();
}

void CompanySection::save() {
    if (!changed_ || !save_->isEnabled() || !check())
        return;
    error_->hide();
    save_->setEnabled(false);
    auto& services = services_;
    runJob(
        jobs_, Lane::Reading, this,
        [&services, company = edited()](const JobContext&) {
            auto kept = company;
            if (const auto stored = services.company.company())
                kept.logo = stored->logo; // another section's, and it may be newer
            services.company.saveCompany(kept);
            return kept;
        },
        [this](Outcome<Company> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                save_->setEnabled(true);
                error_->show(*failure);
                return;
            }
            const auto& company = std::get<0>(outcome);
            show(company, issued_);
            emit saved(toQt(company.name));
            emit told(tr("Dados da empresa guardados"));
        });
}

} // namespace cunho::ui
