// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/widgets.hpp"

#include <cunho/app/revisions.hpp>

#include <QGridLayout>
#include <vector>

namespace cunho::ui {

/// The moments at which a file was signed: what came after each, and the document as it was then.
class RevisionsCard : public QFrame {
    Q_OBJECT

  public:
    RevisionsCard(std::vector<app::Revision> revisions, QWidget* parent);

    /// Rows that are shown; the others after a click.
    int shown() const { return shown_; }

  signals:
    void openWanted(int number);
    void saveWanted(int number);

  private:
    void addRow(const app::Revision& revision);
    void showAll();

    std::vector<app::Revision> revisions_;
    QGridLayout* grid_;
    QPushButton* more_;
    int shown_ = 0;
};

} // namespace cunho::ui
