// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/customers_page.hpp"

#include "ui/convert.hpp"
#include "ui/state/confirm_dialog.hpp"

#include <QHBoxLayout>

namespace cunho::ui {

using invoicing::Customer;

MasterRow rowOf(const Customer& customer) {
    const auto& party = customer.party;
    const bool dim = !customer.active;
    return {
        party.name,
        {customer.id,
         {{toQt(party.name), {}, dim},
          {party.nif.empty() ? CustomersPage::tr("Sem NIF") : toQt(party.nif), {}, dim || party.nif.empty()},
          {toQt(party.city), {}, true}}}};
}

CustomersPage::CustomersPage(Jobs& jobs, app::Services& services, QWidget* parent)
    : QWidget(parent), jobs_(jobs), services_(services) {
    setObjectName(QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    const MasterListTexts texts{tr("Clientes"),
                                tr("Nome, NIF ou código"),
                                tr("Procurar clientes"),
                                tr("Novo cliente"),
                                tr("Ainda não há clientes. O primeiro também nasce da primeira fatura."),
                                tr("Nenhum cliente corresponde a esta procura."),
                                "people",
                                QStringLiteral("clientes.csv")};
    const auto read = [&customers = *services.books.customers](const invoicing::MasterQuery& query) {
        std::vector<MasterRow> rows;
        for (const auto& each : customers.page(query))
            rows.push_back(rowOf(each));
        return rows;
    };
    list_ =
        new MasterList(jobs, texts, {{tr("Nome")}, {tr("NIF"), 104}, {tr("Localidade"), 120}}, read, this);
    panel_ = new CustomerPanel(
        jobs, *services.books.customers, [&clock = services.clock] { return today(clock, Zone::Lisbon); },
        this);
    columns->addWidget(list_, 1);
    columns->addWidget(panel_);
    setFocusProxy(&list_->table());
    connect(list_, &MasterList::chosenChanged, this, &CustomersPage::choose);
    connect(list_, &MasterList::createWanted, this, &CustomersPage::create);
    connect(list_, &MasterList::opened, this, [this] { panel_->fields().lineOf("name")->setFocus(); });
    connect(list_, &MasterList::failed, this, &CustomersPage::failed);
    connect(list_, &MasterList::told, this, &CustomersPage::told);
    connect(panel_, &CustomerPanel::saved, this, [this](qint64 id) {
        open(id);
        list_->refresh(id);
    });
    connect(panel_, &CustomerPanel::removed, this, [this] {
        panel_->clear();
        list_->refresh();
    });
    connect(panel_, &CustomerPanel::discarded, this, [this] {
        panel_->clear();
        choose(list_->chosen());
        list_->table().setFocus();
    });
    connect(panel_, &CustomerPanel::invoiceWanted, this, &CustomersPage::invoiceWanted);
    connect(panel_, &CustomerPanel::documentWanted, this, &CustomersPage::documentWanted);
    connect(panel_, &CustomerPanel::told, this, &CustomersPage::told);
}

void CustomersPage::refresh() {
    loadTerms();
    list_->refresh();
}

void CustomersPage::loadTerms() {
    auto* terms = services_.books.terms;
    if (terms == nullptr)
        return;
    runJob(
        jobs_, Lane::Reading, this, [terms](const JobContext&) { return terms->terms(); },
        [this](Outcome<std::vector<invoicing::PaymentTerms>> outcome) {
            if (const auto* found = std::get_if<0>(&outcome))
                panel_->setTerms(*found);
            else
                emit failed(std::get<Failure>(outcome));
        });
}

/// What was written and not kept is not lost by a click.
void CustomersPage::leaveThen(std::function<void()> go) {
    if (!panel_->isChanged()) {
        go();
        return;
    }
    list_->mark(panel_->shown());
    const Confirmation words{tr("Alterações por guardar"),
                             tr("Deixar as alterações por guardar?"),
                             {tr("O que escreveu nesta ficha perde-se.")},
                             {},
                             tr("Perder as alterações")};
    ConfirmDialog::ask(words, this, [this, go = std::move(go)] {
        panel_->clear();
        go();
    });
}

void CustomersPage::choose(qint64 id) {
    if (panel_->isChanged() && (list_->isReading() || id == panel_->shown())) {
        list_->mark(panel_->shown());
        return;
    }
    leaveThen([this, id] {
        list_->mark(id);
        open(id);
    });
}

void CustomersPage::open(qint64 id) {
    const int question = ++question_;
    if (id == 0) {
        panel_->clear();
        return;
    }
    auto& customers = *services_.books.customers;
    runJob(
        jobs_, Lane::Reading, this, [&customers, id](const JobContext&) { return customers.find(id); },
        [this, question](Outcome<std::optional<Customer>> outcome) {
            if (question != question_)
                return;
            if (const auto* failure = std::get_if<Failure>(&outcome))
                emit failed(*failure);
            else if (const auto& found = std::get<0>(outcome))
                panel_->show(*found);
            else
                list_->refresh();
        });
}

void CustomersPage::create() {
    leaveThen([this] {
        ++question_;
        list_->mark(0);
        panel_->show(Customer());
        panel_->fields().lineOf("name")->setFocus();
    });
}

void CustomersPage::lookFor(const QString& text) {
    loadTerms();
    list_->lookFor(text);
}

} // namespace cunho::ui
