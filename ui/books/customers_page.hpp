// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/books/customer_panel.hpp"
#include "ui/books/master_list.hpp"

#include <cunho/app/services.hpp>

namespace cunho::ui {

/// *Clientes*: the list, and the chosen one's record beside it.
class CustomersPage : public QWidget {
    Q_OBJECT

  public:
    /// `services.books.customers` must be there; without terms none are offered.
    CustomersPage(Jobs& jobs, app::Services& services, QWidget* parent = nullptr);

    MasterList& list() { return *list_; }
    CustomerPanel& panel() { return *panel_; }
    void refresh();
    void create();

    /// Looks for a customer by code, NIF or name.
    void lookFor(const QString& text);

  signals:
    void invoiceWanted(const cunho::invoicing::Customer& customer);
    void documentWanted(qint64 document);
    void told(const QString& text);
    void failed(const cunho::Failure& failure);

  private:
    void choose(qint64 id);
    void open(qint64 id);
    void leaveThen(std::function<void()> go);
    void loadTerms();

    Jobs& jobs_;
    app::Services& services_;
    MasterList* list_;
    CustomerPanel* panel_;
    int question_ = 0;
};

/// The record's row in the list.
MasterRow rowOf(const invoicing::Customer& customer);

} // namespace cunho::ui
