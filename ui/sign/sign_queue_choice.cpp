// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// What there is to sign with, and what the person chose of it.
#include "ui/sign/sign_queue.hpp"

#include <algorithm>
#include <utility>

namespace cunho::ui {

void SignQueue::refresh() {
    if (std::exchange(refreshing_, true)) {
        refreshAgain_ = true;
        return;
    }
    runJob(
        jobs_, Lane::Choosing, this, [desk = &desk_](const JobContext& job) { return desk->overview(job); },
        [this, whileSigning = signing_.going](Outcome<SignOverview> outcome) {
            refreshing_ = false;
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                tell(*failure);
            } else {
                const auto known =
                    overview_ ? std::move(overview_->unfinished) : std::vector<signing::BatchRecord>();
                overview_ = std::move(std::get<0>(outcome));
                hideOwnBatch();
                if (whileSigning || signing_.going)
                    hideBatchesBut(known);
                takeChoice();
                if (batch_.counts().ready > 0)
                    replan_.start();
            }
            if (std::exchange(refreshAgain_, false))
                refresh();
        });
}

/// What was chosen here stays, but for a way that was chosen in the preferences since.
void SignQueue::takeChoice() {
    const std::string& way = overview_->choice.way;
    const bool isOther = chosen_ && keeping_ == 0 && !keep_.isActive() && way != keptWay_;
    if (!chosen_)
        choice_ = overview_->choice;
    else if (isOther)
        choice_.way = way;
    const bool isNew = !chosen_ || isOther;
    if (isNew)
        keptWay_ = way;
    emit overviewChanged();
    if (isNew)
        emit choiceChanged();
}

/// What is in the list need not be offered.
void SignQueue::hideOwnBatch() {
    if (overview_)
        std::erase_if(overview_->unfinished, [this](const auto& each) {
            return each.id == batch_.journalId() ||
                   std::ranges::find(merged_, each.id, &Merged::id) != merged_.end();
        });
}

/// The batch that is being signed is in the journal by now, and the list does not know its id yet.
void SignQueue::hideBatchesBut(const std::vector<signing::BatchRecord>& known) {
    std::erase_if(overview_->unfinished, [&](const auto& each) {
        return std::ranges::find(known, each.id, &signing::BatchRecord::id) == known.end();
    });
}

void SignQueue::setChoice(SignChoice choice) {
    choice_ = std::move(choice);
    chosen_ = true;
    emit choiceChanged();
    keep_.start();
    replan_.start();
}

void SignQueue::keepChoice() {
    keep_.stop();
    ++keeping_;
    runJob(
        jobs_, Lane::Reading, this,
        [desk = &desk_, choice = choice_](const JobContext&) { desk->remember(choice); },
        [this, way = choice_.way](Outcome<std::monostate> outcome) {
            --keeping_;
            keptWay_ = way;
            if (const auto* failure = std::get_if<Failure>(&outcome))
                tell(*failure);
        });
}

const FileWay* SignQueue::way() const {
    if (!overview_)
        return nullptr;
    const auto found = std::ranges::find(overview_->ways, choice_.way, &FileWay::id);
    return found == overview_->ways.end() ? nullptr : &*found;
}

} // namespace cunho::ui
