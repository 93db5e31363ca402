// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/cards/card_watch.hpp"
#include "ui/cards/pin_dialog.hpp"
#include "ui/cards/window_prompter.hpp"

#include <deque>

namespace cunho::ui {

/// The window's side of the prompters: one dialog at a time, in the order in which workers asked.
///
/// A dialog closes by an answer, when the person declines, when its job is stopped, and when the card is
/// taken out of its reader; the asker learns which.
class PromptDesk : public QObject {
    Q_OBJECT

  public:
    /// `documents` may be empty: then names alone are shown.
    PromptDesk(Jobs& jobs, DocumentSource documents, QWidget* window);
    ~PromptDesk() override;

    /// Where it is seen that a card was taken out. It outlives the desk.
    void setWatch(CardWatch& watch);

    /// For the prompters of workers; valid for longer than the desk.
    std::shared_ptr<PromptLine> line() const { return line_; }

    PinDialog* dialog() const { return dialog_; }

    // By the line, on the window's thread.
    void put(std::shared_ptr<AskedQuestion> question);
    void withdraw(const std::shared_ptr<AskedQuestion>& question);
    void leave(std::uintptr_t asker);

  private:
    void showNext();
    void open();
    void fetchPage();
    void close();
    void lookAtCard();

    Jobs& jobs_;
    DocumentSource documents_;
    QWidget* window_;
    CardWatch* watch_ = nullptr;
    std::shared_ptr<PromptLine> line_;
    std::deque<std::shared_ptr<AskedQuestion>> waiting_;
    std::shared_ptr<AskedQuestion> current_; ///< of the dialog
    std::optional<std::uint32_t> insertion_; ///< of the card that is asked for
    PinDialog* dialog_ = nullptr;            ///< a child of the window
};

} // namespace cunho::ui
