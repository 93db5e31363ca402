// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/cmd/cmd_dialog.hpp"

#include <cunho/core/clock.hpp>

#include <QProgressBar>
#include <QTimer>

namespace cunho::ui {

/// Asks for the code that came to the phone: whoever gives it signs (autenticacao-gov E: 31, 33).
///
/// The service takes it for so long only, by the program's clock; the person may have another one sent from a
/// moment on. When the time is over the dialog says so, wipes what was typed, and can only be closed, which
/// declines.
class CodeDialog : public CmdDialog {
    Q_OBJECT

  public:
    /// `clock` must outlive it.
    CodeDialog(Jobs& jobs, const signing::Question& question, const Clock& clock, QWidget* parent);

    signing::Answer take() override;
    void submit() override;

    /// Looks at the clock; a timer does so while the dialog is open.
    void tick();

    bool isOver() const { return over_; }
    QPushButton* another() const { return another_; }
    QString timeLeft() const { return left_->text(); }

  private:
    void buildCommitment();
    void buildRefusal();
    void buildField();
    void buildTime();
    void showTime(std::chrono::seconds left);
    void showAnother(TimePoint now);
    void end();

    const Clock& clock_;
    QTimer timer_;
    bool over_ = false;
    bool wantsAnother_ = false;
    std::vector<QWidget*> open_; ///< what goes when the time is over
    FormField* field_ = nullptr;
    QLabel* left_ = nullptr;
    QProgressBar* bar_ = nullptr;
    QPushButton* another_ = nullptr; ///< null when none may be sent any more
    QFrame* late_ = nullptr;
};

} // namespace cunho::ui
