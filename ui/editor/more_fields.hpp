// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/editor/date_field.hpp"
#include "ui/editor/field_group.hpp"
#include "ui/editor/type_fields.hpp"

#include <cunho/invoicing/draft.hpp>

#include <QCheckBox>
#include <QGridLayout>
#include <QPlainTextEdit>

namespace cunho::ui {

/// *Mais campos*: what few documents need, folded away until somebody looks for it.
class MoreFields : public FieldGroup {
    Q_OBJECT

  public:
    explicit MoreFields(const invoicing::TaxTable& taxes, QWidget* parent = nullptr);

    /// `recovery`: the series takes documents that were first issued by hand or lost.
    void setFields(const TypeFields& fields, bool recovery);
    void show(const invoicing::Draft& draft);
    void fill(invoicing::Draft& draft) const;

    void setUnfolded(bool unfolded);
    bool isUnfolded() const { return unfolded_; }
    QPushButton* toggle() const { return toggle_; }

    /// What is set in it, in a few words, beside the button while it is folded.
    QString summary() const;

    void setDue(const std::string& date) { due_->setIso(date); }

    /// Where the lines are taxed.
    std::string region() const;
    bool withholds() const;

  signals:
    void regionChosen();
    void folded(); ///< or unfolded

  protected:
    void reveal(const std::string& field) override;

  private:
    void build(const invoicing::TaxTable& taxes);
    DateField* addDay(const std::string& name, const QString& label);
    void arrange();
    void offerRate();
    void showSummary();

    TypeFields fields_;
    Date day_{}; ///< of the document
    bool recovery_ = false;
    bool unfolded_ = false;
    QPushButton* toggle_;
    QLabel* summary_;
    QFrame* card_;
    QGridLayout* grid_;
    DateField* supply_;
    DateField* due_;
    QLineEdit* discount_;
    QComboBox* region_;
    QComboBox* currency_;
    QLineEdit* exchange_;
    QComboBox* language_;
    QComboBox* withholding_;
    QLineEdit* rate_;
    QLineEdit* law_;
    QComboBox* origin_;
    QLineEdit* original_;
    QPlainTextEdit* notes_;
    QCheckBox* selfBilling_;
};

} // namespace cunho::ui
