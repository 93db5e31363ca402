// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/cards/prompt_desk.hpp"

#include "ui/cards/pin_dialog.hpp"
#include "ui/cmd/cmd_pin_dialog.hpp"
#include "ui/cmd/code_dialog.hpp"

#include <algorithm>
#include <utility>

namespace cunho::ui {
namespace {

using QuestionKind = signing::Question::Kind;

/// A Citizen Card's PIN, as far as is known: a token's may have letters.
bool takesDigits(const signing::Question& question, const CardWatch* watch) {
    switch (question.kind) {
    case QuestionKind::CardPin:
    case QuestionKind::NewCardPin: {
        const auto* reader = watch == nullptr ? nullptr : readerNamed(watch->sight(), question.reader);
        return reader != nullptr && reader->card.has_value();
    }
    case QuestionKind::CmdPin:
    case QuestionKind::OneTimeCode:
    case QuestionKind::Password:
    case QuestionKind::PinPad: break;
    }
    return false;
}

} // namespace

PromptDesk::PromptDesk(Jobs& jobs, DocumentSource documents, const Clock& clock, QWidget* window)
    : QObject(window)
    , jobs_(jobs)
    , documents_(std::move(documents))
    , clock_(clock)
    , window_(window)
    , line_(std::make_shared<PromptLine>(*this)) {}

PromptDesk::~PromptDesk() {
    line_->hangUp();
}

void PromptDesk::setWatch(CardWatch& watch) {
    watch_ = &watch;
    connect(watch_, &CardWatch::changed, this, &PromptDesk::lookAtCard);
}

void PromptDesk::put(std::shared_ptr<AskedQuestion> question) {
    if (dialog_ != nullptr && dialog_->isWaitingForReader() && current_->asker == question->asker)
        close(); // the reader has answered
    waiting_.push_back(std::move(question));
    showNext();
}

void PromptDesk::withdraw(const std::shared_ptr<AskedQuestion>& question) {
    std::erase(waiting_, question);
    if (current_ == question)
        close();
    showNext();
}

void PromptDesk::leave(std::uintptr_t asker) {
    if (current_ && current_->asker == asker)
        close();
    showNext();
}

void PromptDesk::showNext() {
    if (current_ || waiting_.empty())
        return;
    current_ = waiting_.front();
    waiting_.pop_front();
    open();
}

QuestionDialog* PromptDesk::makeDialog(const signing::Question& question) const {
    if (question.kind == QuestionKind::CmdPin)
        return new CmdPinDialog(jobs_, question, window_);
    if (question.kind == QuestionKind::OneTimeCode)
        return new CodeDialog(jobs_, question, clock_, window_);
    return new PinDialog(jobs_, question, takesDigits(question, watch_), window_);
}

void PromptDesk::open() {
    auto* dialog = makeDialog(current_->question);
    dialog_ = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QuestionDialog::given, this, [this, dialog] {
        current_->answer(dialog->take());
        if (!dialog->isWaitingForReader())
            close();
        showNext();
    });
    connect(dialog, &QDialog::rejected, this, [this] {
        current_->decline(); // after an answer it changes nothing
        close();
        showNext();
    });
    insertion_.reset();
    fetchPage();
    dialog->open();
    emit opened(dialog, current_->question.kind);
    lookAtCard();
}

void PromptDesk::fetchPage() {
    const auto& names = current_->question.documentNames;
    if (names.empty() || !documents_)
        return;
    runJob(
        jobs_, Lane::Reading, dialog_,
        [find = documents_, name = names.front()](const JobContext&) { return find(name); },
        [dialog = dialog_](Outcome<std::optional<ShownDocument>> outcome) {
            const auto* found = std::get_if<0>(&outcome);
            if (found != nullptr && *found) // without a page the names tell
                dialog->showPage(**found);
        });
}

void PromptDesk::close() {
    current_.reset();
    if (auto* dialog = std::exchange(dialog_, nullptr)) {
        dialog->disconnect(this);
        dialog->close();
    }
}

/// The card that was there when the question came is gone, or is another one.
void PromptDesk::lookAtCard() {
    if (!current_ || watch_ == nullptr || !watch_->sight().known)
        return;
    const auto& name = current_->question.reader;
    const auto* reader = readerNamed(watch_->sight(), name);
    const bool there = reader != nullptr && reader->state != signing::CardReader::State::Empty;
    if (!insertion_) {
        if (there)
            insertion_ = reader->events;
        return;
    }
    if (there && reader->events == *insertion_)
        return;
    current_->fail(Failure{Fault::Conflict, "CARD_REMOVED", {}, "while the PIN was asked for"});
    close();
    showNext();
}

} // namespace cunho::ui
