// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/books/row_model.hpp"
#include "ui/jobs/run_job.hpp"
#include "ui/widgets.hpp"

#include <cunho/invoicing/masters.hpp>

namespace cunho::ui {

/// *Conta corrente*: a customer's movements with the balance after each.
class AccountView : public QWidget {
    Q_OBJECT

  public:
    AccountView(Jobs& jobs, invoicing::CustomerRepository& customers, QWidget* parent);

    /// Shows the customer's account as soon as it is read.
    void read(const invoicing::Customer& customer);

    /// What is being read is not shown any more.
    void stopReading() { ++question_; }
    void show(std::vector<invoicing::AccountEntry> entries);
    QString balance() const { return balance_->text(); }
    RowModel& model() { return *model_; }
    QTableView& table() { return *table_; }
    std::string csv() const;

  signals:
    void documentWanted(qint64 document);
    void failed(const cunho::Failure& failure);

  private:
    void exportCsv();

    Jobs& jobs_;
    invoicing::CustomerRepository& customers_;
    QString code_; ///< the customer's
    int question_ = 0;
    std::vector<invoicing::AccountEntry> entries_;
    QLabel* balance_;
    QLabel* meaning_;
    QLabel* empty_;
    RowModel* model_;
    QTableView* table_;
    QPushButton* export_;
};

} // namespace cunho::ui
