// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/books/row_model.hpp"
#include "ui/widgets.hpp"

#include <cunho/invoicing/masters.hpp>

#include <filesystem>

namespace cunho::ui {

/// *Conta corrente*: a customer's movements with the balance after each.
class AccountView : public QWidget {
    Q_OBJECT

  public:
    explicit AccountView(QWidget* parent);
    void show(std::vector<invoicing::AccountEntry> entries);
    QString balance() const { return balance_->text(); }
    RowModel& model() { return *model_; }
    QTableView& table() { return *table_; }
    std::string csv() const;

  signals:
    void documentWanted(qint64 document);
    void exportWanted();

  private:
    std::vector<invoicing::AccountEntry> entries_;
    QLabel* balance_;
    QLabel* meaning_;
    QLabel* empty_;
    RowModel* model_;
    QTableView* table_;
    QPushButton* export_;
};

} // namespace cunho::ui
