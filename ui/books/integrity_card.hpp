// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/jobs/run_job.hpp"
#include "ui/program/fact_row.hpp"
#include "ui/widgets.hpp"

#include <cunho/invoicing/repositories.hpp>

#include <QProgressBar>

namespace cunho::ui {

/// Why the books may not be written to, in a sentence; empty: they may.
QString integrityText(const invoicing::IntegrityReport& report);

/// *Integridade dos livros*: the last check, a full one, and what to do when they are broken or restored.
class IntegrityCard : public QFrame {
    Q_OBJECT

  public:
    /// `check` null: nothing can be asked.
    IntegrityCard(Jobs& jobs, invoicing::IntegrityCheck* check, QWidget* parent);

    void refresh();
    void show(const std::optional<invoicing::IntegrityReport>& report);
    void verify();
    void askCloseAll();
    QString state() const { return state_->text(); }
    bool isBusy() const { return busy_; }

  signals:
    void checked(const cunho::invoicing::IntegrityReport& report);
    void recoveryWanted(); ///< every series is closed: new ones are to be opened
    void told(const QString& text);

  private:
    void setBusy(bool busy);
    void closeAll();

    Jobs& jobs_;
    invoicing::IntegrityCheck* check_;
    FactRow* state_;
    QLabel* last_;
    QWidget* broken_;
    QWidget* restored_;
    QProgressBar* progress_;
    ErrorCard* error_;
    QPushButton* verify_;
    QPushButton* stop_;
    QPushButton* closeAll_;
    JobHandle running_;
    bool busy_ = false;
};

} // namespace cunho::ui
