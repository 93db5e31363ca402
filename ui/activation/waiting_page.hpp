// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/activation/step_page.hpp"

#include <QGridLayout>
#include <QProgressBar>

namespace cunho::ui {

/// Step 5: waiting for the account and its certificate, with honest times; the person may leave.
class WaitingPage : public StepPage {
    Q_OBJECT

  public:
    explicit WaitingPage(QWidget* parent);
    void present(const StepView& view) override;
    QString nextText() const override { return tr("Continuar em segundo plano"); }
    bool mayGoBack() const override { return false; }
    void advance() override { emit closeWanted(); }
    void setBusy(bool busy, const QString& step) override;

    /// How many of the sub-steps are behind: 0 to 3.
    int reached() const { return reached_; }

  private:
    void build();
    QWidget* buildBlocked();
    void presentSteps();
    void presentBlocked(const StepView& view);

    QProgressBar* bar_;
    std::vector<std::pair<QLabel*, QLabel*>> steps_; ///< sign and words
    QLabel* next_;
    QPushButton* again_;
    QFrame* blocked_;
    QVBoxLayout* path_;
    signing::ActivationStep step_ = signing::ActivationStep::Account;
    int reached_ = 0;
};

} // namespace cunho::ui
