// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/program/fact_row.hpp"
#include "ui/widgets.hpp"

#include <cunho/app/trusted_lists.hpp>

namespace cunho::ui {

/// "Portugal (PT)", "União Europeia (EU)", and the others by their code.
QString territoryText(const std::string& territory);

/// One installed trusted list: whose it is, how old, what it holds, and what is wrong with it.
class ListCard : public QFrame {
    Q_OBJECT

  public:
    ListCard(const app::TrustedListFacts& list, QWidget* parent);

    const std::string& territory() const { return territory_; }
    QString text() const; ///< everything that it says
    QPushButton* removeButton() const { return remove_; }

  signals:
    void removeWanted();

  private:
    void showState(const app::TrustedListFacts& list);

    std::string territory_;
    QLabel* name_;
    QLabel* facts_;
    FactRow* state_;
    QPushButton* remove_;
};

} // namespace cunho::ui
