// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/cards/shown_document.hpp"
#include "ui/documents/page_view.hpp"
#include "ui/vault/secret_edit.hpp"
#include "ui/widgets.hpp"

#include <cunho/signing/provider.hpp>

#include <QDialog>
#include <QPlainTextEdit>
#include <QPointer>

class QHBoxLayout;
class QVBoxLayout;

namespace cunho::ui {

/// A question while signing, with the first document's page in sight at the left of its words.
///
/// What is typed stays in `SecretEdit` until it is taken. Without any answer nothing is signed: Esc, the
/// button that declines and closing the window all decline.
class QuestionDialog : public QDialog {
    Q_OBJECT

  public:
    /// The first document's page, once it is read.
    void showPage(const ShownDocument& document);

    /// After `given`: the answer; the fields are empty from then on.
    virtual signing::Answer take() = 0;

    /// Leaves `panel`, which is beside it in the window, in sight from now on; it may go away first.
    void keepLeftOf(const QWidget* panel);

    /// What Enter and the button that goes on do.
    virtual void submit() = 0;

    /// Whether the person is to type on the reader now: nothing more is asked for here.
    virtual bool isWaitingForReader() const { return false; }

    SecretEdit* pin() const { return pin_; } ///< null with a PIN pad
    QPushButton* go() const { return go_; }
    QPushButton* decline() const { return decline_; }
    const PageView* page() const { return page_; }

  signals:
    void given();

  protected:
    QuestionDialog(Jobs& jobs, signing::Question question, QWidget* parent);

    const signing::Question& question() const { return question_; }

    /// How many documents it is about.
    int count() const { return static_cast<int>(question_.documentNames.size()); }

    /// Where the words are added, from top to bottom.
    QVBoxLayout& column() { return *column_; }

    /// The names, one a line, as they are; `wrapped`: whole even where a line is too short for one.
    QPlainTextEdit* makeNames(bool wrapped);

    /// A card with a picture, a heading and a text, either of which may be empty.
    QFrame* makeNote(const char* rule, const char* icon, const QColor& colour, const QString& heading,
                     const QString& text);

    /// At the foot; `icon` of the one that goes on may be null.
    void addButtons(const QString& decline, const QString& go, const char* icon);

    /// As high as its texts at this width.
    void fit();

    /// The page came: `title` is the document's own name.
    virtual void titleKnown(const QString& title);

    SecretEdit* pin_ = nullptr;
    QPushButton* go_ = nullptr;
    QPushButton* decline_ = nullptr;

  private:
    void stepAside();

    QPointer<const QWidget> panel_;
    signing::Question question_;
    PageView* page_;
    QVBoxLayout* column_;
};

} // namespace cunho::ui
