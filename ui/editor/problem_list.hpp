// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/invoicing/draft.hpp>

#include <QFrame>
#include <QLabel>
#include <QVBoxLayout>
#include <vector>

namespace cunho::ui {

/// Where a problem lies: a line of the draft and its member, or a field of the form.
struct ProblemPlace {
    int line = -1;      ///< index in `Draft::lines`, -1 for a field of the form
    std::string member; ///< "quantity", or the whole field name
};

/// "lines[2].quantity" gives {2, "quantity"}; "customer.nif" gives {-1, "customer.nif"}.
ProblemPlace placeOf(const std::string& field);

/// How a person calls the place: "Linha 3, Qtd.".
QString placeText(const ProblemPlace& place);

/// The problems below the lines, with their number; each leads to its field.
class ProblemList : public QWidget {
    Q_OBJECT

  public:
    explicit ProblemList(QWidget* parent = nullptr);
    void show(const std::vector<invoicing::Problem>& problems);
    int count() const { return count_; }
    QString summary() const { return summary_->text(); }

  signals:
    void chosen(const QString& field);

  private:
    QLabel* summary_;
    QVBoxLayout* rows_;
    int count_ = 0;
};

} // namespace cunho::ui
