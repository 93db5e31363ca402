// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/books/customer_panel.hpp"
#include "ui/books/record_page.hpp"

#include <cunho/app/services.hpp>

namespace cunho::ui {

/// *Clientes*: the list, and the chosen one's record beside it.
class CustomersPage : public RecordPage {
    Q_OBJECT

  public:
    /// `services.books.customers` must be there; without terms none are offered.
    CustomersPage(Jobs& jobs, app::Services& services, QWidget* parent = nullptr);

    CustomerPanel& panel() { return *panel_; }
    void refresh() override;

    /// Looks for a customer by code, NIF or name.
    void lookFor(const QString& text) override;

  signals:
    void invoiceWanted(const cunho::invoicing::Customer& customer);
    void documentWanted(qint64 document);

  private:
    MasterList* makeList(invoicing::CustomerRepository& customers);
    void loadTerms();

    app::Services& services_;
    CustomerPanel* panel_;
};

/// The record's row in the list.
MasterRow rowOf(const invoicing::Customer& customer);

} // namespace cunho::ui
