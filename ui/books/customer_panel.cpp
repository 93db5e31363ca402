// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/customer_panel.hpp"

#include "ui/convert.hpp"
#include "ui/scroll_column.hpp"

#include <utility>

namespace cunho::ui {
namespace {

using invoicing::Customer;

constexpr int customerColumn = 450; ///< px

} // namespace

CustomerPanel::CustomerPanel(Jobs& jobs, invoicing::CustomerRepository& customers,
                             std::function<Date()> today, QWidget* parent)
    : RecordPanel(jobs, {"name", tr("Novo cliente"), tr("Apagar cliente")}, customerColumn, parent)
    , customers_(customers) {
    tabRow_ = buildTabs();
    addPart(tabRow_);
    addPart(buildPages(std::move(today)), 1);
    addFoot();
}

QWidget* CustomerPanel::buildTabs() {
    auto* row = new QWidget(content());
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    tabs_ = new QButtonGroup(this);
    int tab = Data;
    for (const auto& text : {tr("Dados"), tr("Conta corrente")}) {
        auto* chip = makeButton(text, "chip", nullptr, row);
        chip->setCheckable(true);
        tabs_->addButton(chip, tab++);
        layout->addWidget(chip);
    }
    layout->addStretch();
    invoice_ = makeButton(tr("Nova fatura"), "button", "plus", row);
    layout->addWidget(invoice_);
    connect(tabs_, &QButtonGroup::idClicked, this, [this](int each) { choose(static_cast<Tab>(each)); });
    connect(invoice_, &QPushButton::clicked, this, [this] { emit invoiceWanted(customer_); });
    return row;
}

QWidget* CustomerPanel::buildPages(std::function<Date()> today) {
    pages_ = new QStackedWidget(content());
    form_ = new CustomerForm(jobs_, fields(), std::move(today), pages_);
    pages_->addWidget(new ScrollColumn(form_, customerColumn, {0, 2, 8, 8}, pages_));
    account_ = new AccountView(jobs_, customers_, pages_);
    pages_->addWidget(account_);
    connect(form_, &CustomerForm::changed, this, &CustomerPanel::touch);
    connect(&form_->acceptance(), &AcceptanceCard::failed, this, &CustomerPanel::showFailure);
    connect(account_, &AccountView::failed, this, &CustomerPanel::showFailure);
    connect(account_, &AccountView::documentWanted, this, &CustomerPanel::documentWanted);
    return pages_;
}

void CustomerPanel::clear() {
    account_->stopReading();
    RecordPanel::clear();
}

void CustomerPanel::show(const Customer& customer) {
    const bool same = customer.id != 0 && shown() == customer.id;
    customer_ = customer;
    display({customer.id, toQt(customer.party.name), customer.active, customer.used});
    if (!same)
        choose(Data);
    else if (tabs_->checkedId() == Account)
        account_->read(customer_);
}

void CustomerPanel::choose(Tab tab) {
    tabs_->button(tab)->setChecked(true);
    pages_->setCurrentIndex(tab);
    setFootVisible(tab == Data);
    if (tab == Account && shown() != 0)
        account_->read(customer_);
}

void CustomerPanel::refreshForm() {
    const bool stored = shown() != 0;
    tabRow_->setVisible(stored);
    invoice_->setEnabled(stored && !isChanged() && customer_.active);
    invoice_->setToolTip(isChanged() ? tr("Guarde primeiro as alterações") : QString());
    form_->explainNif();
}

RecordPanel::Storing CustomerPanel::storeActive(bool active) const {
    auto customer = customer_;
    customer.active = active;
    return storing(customer);
}

RecordPanel::Storing CustomerPanel::storing(const Customer& customer) const {
    return [&customers = customers_, customer] { return customers.save(customer); };
}

std::function<void()> CustomerPanel::remove() const {
    return [&customers = customers_, id = customer_.id] { customers.remove(id); };
}

} // namespace cunho::ui
