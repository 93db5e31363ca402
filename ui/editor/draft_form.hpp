// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/widgets.hpp"

#include <cunho/invoicing/draft.hpp>
#include <cunho/invoicing/series.hpp>

#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>
#include <map>
#include <string>
#include <vector>

namespace cunho::ui {

/// Customer, series, date and price mode of a draft.
class DraftForm : public QWidget {
    Q_OBJECT

  public:
    explicit DraftForm(QWidget* parent = nullptr);

    void setSeries(const std::vector<invoicing::Series>& series);
    void show(const invoicing::Draft& draft);
    void fill(invoicing::Draft& draft) const;

    /// Shows a problem at its field ("customer.nif"); false when no field has that name.
    bool setProblem(const std::string& field, const QString& text);
    void clearProblems();
    bool focusField(const std::string& field);

  signals:
    /// A person changed this field ("customer.nif").
    void edited(const QString& field);

  private:
    struct Entry {
        FormField* field = nullptr;
        QWidget* control = nullptr;
    };
    QLineEdit* addLine(const char* name, const QString& label);
    void buildControls();
    void layOut();

    std::map<std::string, Entry> entries_;
    QLineEdit* nif_;
    QLineEdit* name_;
    QLineEdit* address_;
    QLineEdit* postalCode_;
    QLineEdit* city_;
    QLineEdit* country_;
    QComboBox* series_;
    QDateEdit* date_;
    QComboBox* prices_;
    QString wantedSeries_;
};

} // namespace cunho::ui
