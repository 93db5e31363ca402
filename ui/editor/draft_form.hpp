// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/editor/field_group.hpp"
#include "ui/editor/type_fields.hpp"

#include <cunho/invoicing/draft.hpp>
#include <cunho/invoicing/masters.hpp>
#include <cunho/invoicing/series.hpp>

#include <QDateEdit>

namespace cunho::ui {

/// What every document needs: customer, series and date, and what its type asks for beside them.
class DraftForm : public FieldGroup {
    Q_OBJECT

  public:
    explicit DraftForm(QWidget* parent = nullptr);

    /// The open ones of the document's type.
    void setSeries(invoicing::DocumentType type, const std::vector<invoicing::Series>& series);
    void setTerms(const std::vector<invoicing::PaymentTerms>& terms);
    void setFields(const TypeFields& fields);
    void show(const invoicing::Draft& draft);
    void fill(invoicing::Draft& draft) const;

    /// Takes the data of a customer's record over.
    void setCustomer(const invoicing::Party& party);
    void chooseTerms(const std::string& name);

    /// Of the chosen series; Normal when there is none.
    invoicing::SeriesKind seriesKind() const;
    bool hasSeries() const { return series_->count() > 0; }

    /// When what was chosen is due, counted from the document's date; empty: nothing was chosen.
    std::string due() const;

    QLineEdit* nif() const { return nif_; }
    QLineEdit* name() const { return name_; }

  signals:
    /// There is no open series of this type; the person wants to open one.
    void seriesWanted();

  private:
    static int proposed(const std::vector<int>& usable);
    void buildCustomer();
    void buildDocument();
    QWidget* layOutCustomer();
    QWidget* layOutDocument();

    QLineEdit* nif_;
    QLineEdit* name_;
    QLineEdit* address_;
    QLineEdit* postalCode_;
    QLineEdit* city_;
    QLineEdit* country_;
    QComboBox* series_;
    QPushButton* noSeries_;
    QDateEdit* date_;
    QComboBox* prices_;
    QComboBox* termsBox_;
    QLineEdit* reason_;
    QString wantedSeries_;
    std::string code_; ///< of the customer's record; gone when another number is typed
    std::vector<invoicing::PaymentTerms> terms_;
    std::vector<invoicing::SeriesKind> kinds_; ///< of the entries of `series_`
};

} // namespace cunho::ui
