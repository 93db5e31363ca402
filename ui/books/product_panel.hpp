// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/books/form_fields.hpp"
#include "ui/documents/pill.hpp"
#include "ui/jobs/run_job.hpp"

#include <cunho/invoicing/masters.hpp>
#include <cunho/invoicing/tax.hpp>

#include <QCheckBox>
#include <functional>

namespace cunho::ui {

/// One product's or service's record, to be read and changed.
class ProductPanel : public QWidget {
    Q_OBJECT

  public:
    ProductPanel(Jobs& jobs, invoicing::ProductRepository& products, const invoicing::TaxTable& taxes,
                 std::function<Date()> today, QWidget* parent);

    /// `id` 0: one that is not stored yet.
    void show(const invoicing::Product& product);
    void clear();
    invoicing::Product edited() const;
    qint64 shown() const { return shown_ ? shown_->id : 0; }
    bool isChanged() const { return changed_; }
    FormFields& fields() { return *fields_; }

    /// The price with and without VAT on the mainland, as it is typed now.
    QString priceText() const { return price_->text(); }
    void save();

  signals:
    void saved(qint64 id);
    void removed();
    void discarded();
    void told(const QString& text);

  private:
    void build();
    QWidget* buildForm();
    QWidget* buildFoot();
    void touch();
    void refresh();
    void refreshPrice();
    void showFixed();
    void store(const invoicing::Product& product, const QString& done);
    void askRemove();

    Jobs& jobs_;
    invoicing::ProductRepository& products_;
    const invoicing::TaxTable& taxes_;
    std::function<Date()> today_;
    std::optional<invoicing::Product> shown_;
    bool changed_ = false;
    FormFields* fields_;
    QWidget* content_;
    QLabel* name_;
    PillLabel* pill_;
    QLabel* price_;
    QCheckBox* withheld_;
    ErrorCard* error_;
    QPushButton* save_;
    QPushButton* revert_;
    QPushButton* active_;
    QPushButton* remove_;
};

} // namespace cunho::ui
