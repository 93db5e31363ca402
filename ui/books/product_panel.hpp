// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/books/record_panel.hpp"

#include <cunho/invoicing/masters.hpp>
#include <cunho/invoicing/tax.hpp>

#include <QCheckBox>

namespace cunho::ui {

/// One product's or service's record, to be read and changed.
class ProductPanel : public RecordPanel {
    Q_OBJECT

  public:
    ProductPanel(Jobs& jobs, invoicing::ProductRepository& products, const invoicing::TaxTable& taxes,
                 std::function<Date()> today, QWidget* parent);

    /// `id` 0: one that is not stored yet.
    void show(const invoicing::Product& product);
    void showNew() override { show({}); }

    /// What stands in the fields now.
    invoicing::Product edited() const;

    /// The price with and without VAT on the mainland, as it is typed now.
    QString priceText() const { return price_->text(); }

  protected:
    void fill() override;
    void refreshForm() override;
    std::vector<invoicing::Problem> problems() const override;
    Storing storeEdited() const override { return storing(edited()); }
    Storing storeActive(bool active) const override;
    std::function<void()> remove() const override;

  private:
    QWidget* buildForm();
    QWidget* buildDescription();
    QWidget* buildPrice();
    void showFixed();
    void refreshPrice();
    Storing storing(const invoicing::Product& product) const;

    invoicing::ProductRepository& products_;
    const invoicing::TaxTable& taxes_;
    std::function<Date()> today_;
    invoicing::Product product_; ///< as it is stored
    QLabel* price_;
    QCheckBox* withheld_;
};

} // namespace cunho::ui
