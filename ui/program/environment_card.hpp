// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/program/fact_row.hpp"
#include "ui/program/program_desk.hpp"

#include <QFrame>

class QPushButton;

namespace cunho::ui {

/// *Ambiente*: which services this database talks to, and what is missing before it may.
class EnvironmentCard : public QFrame {
    Q_OBJECT

  public:
    explicit EnvironmentCard(QWidget* parent);
    void show(const ProgramOverview& overview);
    QPushButton* importButton() const { return import_; }

    /// Asks which file.
    void choose();

  signals:
    void fileChosen(const QString& path);
    void vaultWanted(); ///< open, or made

  private:
    void build();
    void showLocks(const ProgramOverview& overview);

    QLabel* name_;
    QLabel* text_;
    FactRow* credentials_;
    FactRow* approval_;
    FactRow* vault_;
    QPushButton* import_;
    QPushButton* open_;
};

} // namespace cunho::ui
