// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/cards/question_dialog.hpp"

namespace cunho::ui {

/// What the two questions of the Chave Móvel Digital have in common: the step, the names as the phone will
/// spell them, and what the law says of it.
class CmdDialog : public QuestionDialog {
    Q_OBJECT

  public:
    QPlainTextEdit* names() const { return names_; }
    QPushButton* information() const { return information_; }

  protected:
    CmdDialog(Jobs& jobs, const signing::Question& question, QWidget* parent);

    /// "Passo 1 de 2: PIN" over the heading.
    void addHead(const QString& step, const QString& heading);
    void addNames();
    void addInformation();

  private:
    QPlainTextEdit* names_ = nullptr;
    QPushButton* information_ = nullptr;
};

} // namespace cunho::ui
