// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/companies_card.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"
#include "ui/program/ask_file.hpp"
#include "ui/state/save_file.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cunho::ui {

CompaniesCard::CompaniesCard(Jobs& jobs, CompanySwitch companies, std::string environment, QWidget* parent)
    : QFrame(parent), jobs_(jobs), companies_(std::move(companies)), environment_(std::move(environment)) {
    setObjectName(QStringLiteral("card"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, 16);
    layout->setSpacing(8);
    layout->addWidget(makeLabel(tr("Outras empresas"), "section", this));
    layout->addWidget(
        makeText(tr("Cada empresa tem a sua base de dados e abre numa janela própria."), "dim", this));
    none_ = makeText(tr("Ainda não abriu outra neste computador."), "small", this);
    layout->addWidget(none_);
    list_ = new QVBoxLayout;
    list_->setSpacing(6);
    layout->addLayout(list_);
    error_ = new ErrorCard(this);
    layout->addWidget(error_);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* other = makeButton(tr("Abrir outra empresa…"), "button", "folder", this);
    auto* create = makeButton(tr("Nova empresa…"), "button", "plus", this);
    row->addWidget(other);
    row->addWidget(create);
    row->addStretch();
    layout->addLayout(row);
    connect(other, &QPushButton::clicked, this, [this] {
        askFile(this, tr("Abrir outra empresa"), tr("Bases de dados do Cunho (*.db);;Todos os ficheiros (*)"),
                [this](const QString& path) {
                    open({{}, fromQt(path), environment_});
                });
    });
    connect(create, &QPushButton::clicked, this, [this] {
        askWhere(this, tr("Base de dados da nova empresa"), QStringLiteral("empresa.db"),
                 [this](const QString& path) {
                     open({{}, fromQt(path), environment_});
                 });
    });
}

void CompaniesCard::refresh() {
    if (companies_.list.empty())
        return;
    runJob(
        jobs_, Lane::Reading, this,
        [list = companies_.list](const JobContext&) { return KnownCompanies(list).all(); },
        [this](Outcome<std::vector<KnownCompany>> outcome) {
            if (auto* known = std::get_if<0>(&outcome))
                show(std::move(*known));
            else
                error_->show(std::get<Failure>(outcome));
        });
}

void CompaniesCard::show(std::vector<KnownCompany> companies) {
    while (auto* item = list_->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    std::erase_if(companies,
                  [this](const KnownCompany& each) { return each.database == companies_.database; });
    others_ = std::move(companies);
    none_->setVisible(others_.empty());
    for (const auto& company : others_) {
        auto* row = new QFrame(this);
        row->setObjectName(QStringLiteral("inset"));
        auto* inside = new QHBoxLayout(row);
        inside->setContentsMargins(12, 6, 8, 6);
        auto* words = new QVBoxLayout;
        words->setSpacing(0);
        const QString name = company.name.isEmpty() ? toQt(company.database.stem().string()) : company.name;
        words->addWidget(makeText(name, "section", row));
        words->addWidget(makeText(
            company.environment == "production"
                ? pathToQt(company.database)
                : QStringLiteral("%1 · %2").arg(toQt(company.environment), pathToQt(company.database)),
            "small", row));
        inside->addLayout(words, 1);
        auto* openIt = makeButton(tr("Abrir"), "link", "external", row);
        openIt->setAccessibleName(tr("Abrir %1").arg(name));
        inside->addWidget(openIt);
        connect(openIt, &QPushButton::clicked, this, [this, company] { open(company); });
        list_->addWidget(row);
    }
}

void CompaniesCard::remember(const QString& name) {
    if (companies_.list.empty())
        return;
    runJob(
        jobs_, Lane::Reading, this,
        [list = companies_.list, company = KnownCompany{name, companies_.database, environment_}](
            const JobContext&) { KnownCompanies(list).remember(company); },
        [this](Outcome<std::monostate> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome))
                error_->show(*failure); // seen when somebody looks for other companies
            refresh();
        });
}

void CompaniesCard::open(const KnownCompany& company) {
    if (companies_.open && companies_.open(company))
        emit told(tr("A outra empresa abre noutra janela."));
    else
        error_->show(Failure{Fault::Internal, "WINDOW_NOT_STARTED", {}, company.database.string()});
}

} // namespace cunho::ui
