// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/books/account_view.hpp"
#include "ui/books/customer_form.hpp"
#include "ui/books/record_panel.hpp"

#include <QButtonGroup>
#include <QStackedWidget>

namespace cunho::ui {

/// One customer's record, to be read and changed, with the current account behind it.
class CustomerPanel : public RecordPanel {
    Q_OBJECT

  public:
    enum Tab { Data, Account };

    CustomerPanel(Jobs& jobs, invoicing::CustomerRepository& customers, std::function<Date()> today,
                  QWidget* parent);

    void setTerms(const std::vector<invoicing::PaymentTerms>& terms) { form_->setTerms(terms); }

    /// `id` 0: one that is not stored yet.
    void show(const invoicing::Customer& customer);
    void showNew() override { show({}); }
    void clear() override;
    void choose(Tab tab);

    /// What stands in the fields now.
    invoicing::Customer edited() const { return form_->edited(customer_); }
    AccountView& account() { return *account_; }
    AcceptanceCard& acceptance() { return form_->acceptance(); }

  signals:
    void invoiceWanted(const cunho::invoicing::Customer& customer);
    void documentWanted(qint64 document);

  protected:
    void fill() override { form_->show(customer_); }
    void refreshForm() override;
    std::vector<invoicing::Problem> problems() const override { return form_->problems(customer_); }
    Storing storeEdited() const override { return storing(edited()); }
    Storing storeActive(bool active) const override;
    std::function<void()> remove() const override;

  private:
    QWidget* buildTabs();
    QWidget* buildPages(std::function<Date()> today);
    Storing storing(const invoicing::Customer& customer) const;

    invoicing::CustomerRepository& customers_;
    invoicing::Customer customer_; ///< as it is stored
    QWidget* tabRow_;
    QButtonGroup* tabs_;
    QPushButton* invoice_;
    QStackedWidget* pages_;
    CustomerForm* form_;
    AccountView* account_;
};

} // namespace cunho::ui
