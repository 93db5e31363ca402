// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/editor/field_group.hpp"

#include <cunho/invoicing/draft.hpp>

#include <QCheckBox>
#include <QDialog>
#include <functional>

namespace cunho::ui {

/// Everything of one line: also what its cells in the table have no room for, such as stamp duty.
class LineDialog : public QDialog {
    Q_OBJECT

  public:
    LineDialog(const invoicing::DraftLine& line, const invoicing::TaxTable& taxes, Date day, QWidget* parent);

    invoicing::DraftLine line() const;

    /// Shows it without a loop of its own; `taken` gets the line when the person says so.
    static LineDialog* openOver(const invoicing::DraftLine& line, const invoicing::TaxTable& taxes, Date day,
                                QWidget* parent, std::function<void(const invoicing::DraftLine&)> taken);

  private:
    void build(const invoicing::TaxTable& taxes, Date day);
    void buildTax(class QGridLayout& grid, const invoicing::TaxTable& taxes, Date day);
    void show(const invoicing::DraftLine& line);
    void adapt();
    QLineEdit* addLine(QGridLayout& grid, const QString& label, int row, int column, int span = 1);
    QComboBox* addChoice(QGridLayout& grid, const QString& label, int row, int column, int span = 1);

    invoicing::DraftLine base_;
    QLineEdit* code_;
    QComboBox* product_;
    QLineEdit* description_;
    QLineEdit* quantity_;
    QLineEdit* unit_;
    QLineEdit* price_;
    QLineEdit* discount_;
    QComboBox* type_;
    QComboBox* region_;
    QComboBox* rateCode_;
    QLineEdit* rate_;
    QLineEdit* item_;
    QLineEdit* amount_;
    QComboBox* exemption_;
    QLineEdit* order_;
    QCheckBox* withheld_;
};

} // namespace cunho::ui
