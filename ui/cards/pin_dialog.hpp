// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/cards/shown_document.hpp"
#include "ui/documents/page_view.hpp"
#include "ui/vault/secret_edit.hpp"
#include "ui/widgets.hpp"

#include <cunho/signing/provider.hpp>

#include <QCheckBox>
#include <QDialog>
#include <QProgressBar>

class QVBoxLayout;

namespace cunho::ui {

/// Asks for a PIN, with what it signs in sight: the page, the names, whose card, and the tries left.
///
/// What is typed stays in `SecretEdit` until it is taken. A PIN too short for the card is told here, since
/// the card would count it as a try. Without any answer nothing is signed: Esc, *Não assinar* and closing
/// the window all decline.
class PinDialog : public QDialog {
    Q_OBJECT

  public:
    /// `digits`: a PIN of four to eight digits, as a Citizen Card's; else whatever can be typed.
    PinDialog(Jobs& jobs, const signing::Question& question, bool digits, QWidget* parent);

    /// The first document's page, once it is read.
    void showPage(const ShownDocument& document);

    /// After `given`: the answer; the fields are empty from then on.
    signing::Answer take();

    /// Whether the person is to type on the reader now: nothing more is asked for here.
    bool isWaitingForReader() const { return waiting_; }

    SecretEdit* pin() const { return pin_; }           ///< null with a PIN pad
    SecretEdit* repeated() const { return repeated_; } ///< of a new PIN
    QCheckBox* forAll() const { return forAll_; }      ///< null when it is not offered
    QPushButton* go() const { return go_; }
    QPushButton* decline() const { return decline_; }
    const PageView* page() const { return page_; }
    void submit();

  signals:
    void given();

  private:
    void build();
    void buildWords(QVBoxLayout& column);
    void buildHolder(QVBoxLayout& column);
    void buildWarning(QVBoxLayout& column);
    void buildFields(QVBoxLayout& column);
    void buildPad(QVBoxLayout& column);
    void buildButtons(QVBoxLayout& column);
    QString heading() const;
    QString fieldName() const;
    bool check();
    void waitForReader();
    void fit();

    Jobs& jobs_;
    signing::Question question_;
    bool digits_;
    bool waiting_ = false;
    PageView* page_ = nullptr;
    QLabel* heading_ = nullptr;
    SecretEdit* pin_ = nullptr;
    SecretEdit* repeated_ = nullptr;
    FormField* pinField_ = nullptr;
    FormField* repeatedField_ = nullptr;
    QLabel* padText_ = nullptr;
    QProgressBar* padBusy_ = nullptr;
    QCheckBox* forAll_ = nullptr;
    QPushButton* go_ = nullptr;
    QPushButton* decline_ = nullptr;
};

} // namespace cunho::ui
