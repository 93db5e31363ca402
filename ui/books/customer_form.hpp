// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/books/acceptance_card.hpp"

#include <QPlainTextEdit>
#include <functional>

namespace cunho::ui {

/// The fields of a customer's record.
class CustomerForm : public QWidget {
    Q_OBJECT

  public:
    CustomerForm(Jobs& jobs, FormFields& fields, std::function<Date()> today, QWidget* parent);

    void setTerms(const std::vector<invoicing::PaymentTerms>& terms);
    void show(const invoicing::Customer& customer);

    /// `stored` with what stands in the fields now.
    invoicing::Customer edited(const invoicing::Customer& stored) const;

    /// Everything that keeps it from being stored, by the fields' names here.
    std::vector<invoicing::Problem> problems(const invoicing::Customer& stored) const;

    /// Says below the NIF what it is.
    void explainNif();
    AcceptanceCard& acceptance() { return *acceptance_; }

  signals:
    void changed(); ///< by the person, outside of `fields`

  private:
    QWidget* buildAddress();
    QWidget* buildConditions();
    void showFixed(const invoicing::Customer& customer);

    FormFields& fields_;
    std::function<Date()> today_;
    AcceptanceCard* acceptance_;
    QPlainTextEdit* notes_;
};

} // namespace cunho::ui
