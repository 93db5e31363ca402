// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/activation/done_page.hpp"
#include "ui/activation/help_panel.hpp"
#include "ui/activation/step_page.hpp"
#include "ui/activation/step_rail.hpp"
#include "ui/jobs/run_job.hpp"

#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>
#include <map>

namespace cunho::ui {

/// The wizard: the guide's steps at the left, one page of the activation under way, and the buttons that
/// move.
///
/// Every event goes through the desk on a worker and comes back as the next state, which is kept by then;
/// leaving the wizard, or the program, loses nothing. While an account or certificate is awaited the wizard
/// asks on in the background, also when it is not in sight.
class ActivationWizard : public QWidget {
    Q_OBJECT

  public:
    ActivationWizard(Jobs& jobs, SigningDesk& desk, QWidget* parent = nullptr);

    /// Takes up the activation under way, or begins one; `renews` names the account to renew.
    void start(qint64 renews = 0);

    /// After the program's start: goes on in the background when one is waiting for the State.
    void resumeInBackground();

    /// Shows a state that is there already.
    void present(const StepView& view);

    void send(const app::ActivationEvent& event);
    const signing::Activation& state() const { return view_.state; }
    StepPage* page() const;
    bool isBusy() const { return busy_; }
    void setHelpShown(bool shown);
    bool isHelpShown() const { return help_->isVisibleTo(this); }
    HelpPanel& help() { return *help_; }

    /// How the page in sight stands while its job runs; for pictures.
    void setBusy(bool busy, const QString& step = {});

  signals:
    void presented();    ///< a state is shown
    void left();         ///< the person closes the wizard
    void finished();     ///< the account is there: it was not shown as done before
    void unlockWanted(); ///< the vault is locked, and a token is about to come
    void loginBegan();   ///< the State's page is about to open
    void signWanted();
    void verifyWanted();

  protected:
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void build();
    QWidget* buildHead();
    QWidget* buildFoot();
    void addPages();
    StepPage* pageOf(signing::ActivationStep step) const;
    void addPage(StepPage* page);
    bool vaultIsReady(const app::ActivationEvent& event);
    void run(std::function<StepView(const JobContext&)> work);
    void arrived(Outcome<StepView> outcome);
    void refreshButtons();
    void planNextQuestion();
    void leave();
    void saveDiagnostics();
    void saveCalendar(qint64 account);

    Jobs& jobs_;
    SigningDesk& desk_;
    StepView view_;
    bool busy_ = false;
    bool shown_ = false; ///< a state was presented
    JobHandle job_;
    QTimer nextQuestion_;
    StepRail* rail_;
    QLabel* title_;
    ErrorCard* error_;
    QStackedWidget* pages_; ///< each page in a scroll area of its own, so that none asks for another's room
    std::map<signing::ActivationStep, StepPage*> byStep_;
    HelpPanel* help_;
    QPushButton* helpButton_;
    QPushButton* close_;
    QPushButton* back_;
    QPushButton* next_;
    QLabel* status_;
};

} // namespace cunho::ui
