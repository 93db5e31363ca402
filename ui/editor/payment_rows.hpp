// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/editor/date_field.hpp"
#include "ui/editor/field_group.hpp"

#include <cunho/invoicing/draft.hpp>

#include <QVBoxLayout>

namespace cunho::ui {

/// How a document was paid: one row for each payment. The first is enough for most, and its amount, while
/// nobody types one, is all that is payable.
class PaymentRows : public FieldGroup {
    Q_OBJECT

  public:
    explicit PaymentRows(QWidget* parent = nullptr);

    /// `optional`: it may be said, or not (FS).
    void show(const std::vector<invoicing::DraftPayment>& payments, bool optional);
    void fill(std::vector<invoicing::DraftPayment>& payments) const;

    /// What the amount of a single payment is when nobody types another.
    void setPayable(const std::string& amount);

    /// A single payment of just this is of whatever is payable: it follows from here on.
    void follow(const std::string& amount);

    int count() const { return static_cast<int>(rows_.size()); }
    QPushButton* more() const { return more_; }

  private:
    struct Row {
        QWidget* box = nullptr;
        QComboBox* mechanism = nullptr;
        QLineEdit* amount = nullptr;
        DateField* date = nullptr;
        QPushButton* remove = nullptr;
    };
    void addRow(const invoicing::DraftPayment& payment);
    void removeRow(std::size_t row);
    void rebuild(std::vector<invoicing::DraftPayment> payments);
    void arrange();
    void placeMore();

    std::vector<Row> rows_;
    QVBoxLayout* layout_;
    QPushButton* more_;
    std::string payable_;
    bool optional_ = false;
};

} // namespace cunho::ui
