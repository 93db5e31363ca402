// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/invoicing/calculator.hpp>

#include <QFrame>
#include <QGridLayout>

namespace cunho::ui {

/// The totals of a draft while it is written, by tax key.
class TotalsCard : public QFrame {
    Q_OBJECT

  public:
    explicit TotalsCard(QWidget* parent = nullptr);
    void show(const invoicing::Totals& totals);

    /// Of a receipt: what is settled, what was let off for paying now, and what the customer withholds.
    void showReceipt(invoicing::Money received, invoicing::Money discounts, invoicing::Money withheld);

  private:
    void clear();
    void addTax(const invoicing::TaxTotal& tax);
    void addRest(const invoicing::Totals& totals);
    void addRow(const QString& name, const QString& base, const QString& amount, const char* rule);
    QGridLayout* grid_;
    int rows_ = 0;
};

} // namespace cunho::ui
