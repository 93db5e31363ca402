// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/cards/question_dialog.hpp"

#include <QCheckBox>
#include <QProgressBar>

namespace cunho::ui {

/// Asks for the PIN of a card or token, with what it signs in sight: the page, the names, whose card, and the
/// tries left. A PIN too short for the card is told here, since the card would count it as a try.
class PinDialog : public QuestionDialog {
    Q_OBJECT

  public:
    /// `digits`: a PIN of four to eight digits, as a Citizen Card's; else whatever can be typed.
    PinDialog(Jobs& jobs, const signing::Question& question, bool digits, QWidget* parent);

    signing::Answer take() override;
    void submit() override;
    bool isWaitingForReader() const override { return waiting_; }

    SecretEdit* repeated() const { return repeated_; } ///< of a new PIN
    QCheckBox* forAll() const { return forAll_; }      ///< null when it is not offered

  protected:
    void titleKnown(const QString& title) override;

  private:
    void build();
    void buildWords();
    void buildHolder();
    void buildWarning();
    void buildFields();
    void buildPad();
    void buildButtons();
    QString heading() const;
    QString fieldName() const;
    bool check();
    void waitForReader();

    bool digits_;
    bool waiting_ = false;
    QLabel* heading_ = nullptr;
    SecretEdit* repeated_ = nullptr;
    FormField* pinField_ = nullptr;
    FormField* repeatedField_ = nullptr;
    QLabel* padText_ = nullptr;
    QProgressBar* padBusy_ = nullptr;
    QCheckBox* forAll_ = nullptr;
};

} // namespace cunho::ui
