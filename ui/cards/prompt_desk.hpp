// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/cards/card_watch.hpp"
#include "ui/cards/question_dialog.hpp"
#include "ui/cards/window_prompter.hpp"

#include <cunho/core/clock.hpp>

#include <deque>

namespace cunho::ui {

/// The window's side of the prompters: one dialog at a time, in the order in which workers asked.
///
/// A dialog closes by an answer, when the person declines, when its job is stopped, and when the card is
/// taken out of its reader; the asker learns which.
class PromptDesk : public QObject {
    Q_OBJECT

  public:
    /// `documents` may be empty: then names alone are shown. `clock` tells when a code is over.
    PromptDesk(Jobs& jobs, DocumentSource documents, const Clock& clock, QWidget* window);
    ~PromptDesk() override;

    /// Where it is seen that a card was taken out. It outlives the desk.
    void setWatch(CardWatch& watch);

    /// For the prompters of workers; valid for longer than the desk.
    std::shared_ptr<PromptLine> line() const { return line_; }

    QuestionDialog* dialog() const { return dialog_; }

    // By the line, on the window's thread.
    void put(std::shared_ptr<AskedQuestion> question);
    void withdraw(const std::shared_ptr<AskedQuestion>& question);
    void leave(std::uintptr_t asker);

  signals:
    /// A question stands before the person now.
    void opened(cunho::ui::QuestionDialog* dialog, cunho::signing::Question::Kind kind);

  private:
    void showNext();
    void open();
    QuestionDialog* makeDialog(const signing::Question& question) const;
    void fetchPage();
    void close();
    void lookAtCard();

    Jobs& jobs_;
    DocumentSource documents_;
    const Clock& clock_;
    QWidget* window_;
    CardWatch* watch_ = nullptr;
    std::shared_ptr<PromptLine> line_;
    std::deque<std::shared_ptr<AskedQuestion>> waiting_;
    std::shared_ptr<AskedQuestion> current_; ///< of the dialog
    std::optional<std::uint32_t> insertion_; ///< of the card that is asked for
    QuestionDialog* dialog_ = nullptr;       ///< a child of the window
};

} // namespace cunho::ui
