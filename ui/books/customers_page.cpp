// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/customers_page.hpp"

#include "ui/convert.hpp"

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
    : RecordPage(jobs, parent), services_(services) {
    auto& customers = *services.books.customers;
    auto* list = makeList(customers);
    panel_ = new CustomerPanel(
        jobs, customers, [&clock = services.clock] { return today(clock, Zone::Lisbon); }, this);
    setParts(list, panel_, [&customers, panel = panel_](qint64 id) -> std::function<void()> {
        const auto found = customers.find(id);
        if (!found)
            return {};
        return [panel, customer = *found] { panel->show(customer); };
    });
    connect(panel_, &CustomerPanel::invoiceWanted, this, &CustomersPage::invoiceWanted);
    connect(panel_, &CustomerPanel::documentWanted, this, &CustomersPage::documentWanted);
}

MasterList* CustomersPage::makeList(invoicing::CustomerRepository& customers) {
    const MasterListTexts texts{tr("Clientes"),
                                tr("Nome, NIF ou código"),
                                tr("Procurar clientes"),
                                tr("Novo cliente"),
                                tr("Ainda não há clientes. O primeiro também nasce da primeira fatura."),
                                tr("Nenhum cliente corresponde a esta procura."),
                                "people",
                                QStringLiteral("clientes.csv")};
    const auto read = [&customers](const invoicing::MasterQuery& query) {
        std::vector<MasterRow> rows;
        for (const auto& each : customers.page(query))
            rows.push_back(rowOf(each));
        return rows;
    };
    return new MasterList(jobs_, texts, {{tr("Nome")}, {tr("NIF"), 104}, {tr("Localidade"), 120}}, read,
                          this);
}

void CustomersPage::refresh() {
    loadTerms();
    RecordPage::refresh();
}

void CustomersPage::lookFor(const QString& text) {
    loadTerms();
    RecordPage::lookFor(text);
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

} // namespace cunho::ui
