// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/invoicing/draft.hpp>

#include <QFrame>
#include <QLabel>
#include <QVBoxLayout>
#include <vector>

namespace cunho::ui {

/// Where a problem lies: a line of the draft (or a settlement of a receipt) and its member, or a field.
struct ProblemPlace {
    int line = -1;      ///< index in `list`, -1 for a field of the form
    std::string member; ///< "quantity", or the whole field name
    std::string list{}; ///< "lines" or "settlements"; empty for a field
};

/// "lines[2].quantity" gives {2, "quantity"}; "customer.nif" gives {-1, "customer.nif"}.
ProblemPlace placeOf(const std::string& field);

/// How a person calls the place: "Linha 3, Qtd.".
QString placeText(const ProblemPlace& place);

/// The problems below the lines, with their number, and what a person should know and may still issue with;
/// each leads to its field.
class ProblemList : public QWidget {
    Q_OBJECT

  public:
    explicit ProblemList(QWidget* parent = nullptr);
    void show(const std::vector<invoicing::Problem>& problems,
              const std::vector<invoicing::Problem>& advice = {});
    int count() const { return count_; }
    int adviceCount() const { return adviceCount_; }
    QString summary() const { return summary_->text(); }

  signals:
    void chosen(const QString& field);

  private:
    void addRow(const invoicing::Problem& problem, bool advice);
    QLabel* summary_;
    QVBoxLayout* rows_;
    int count_ = 0;
    int adviceCount_ = 0;
};

} // namespace cunho::ui
