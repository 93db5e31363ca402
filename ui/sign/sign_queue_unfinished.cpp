// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// Batches that a crash or a stop has left.
#include "ui/sign/sign_queue.hpp"

#include <algorithm>
#include <utility>

namespace cunho::ui {

void SignQueue::goOn(const std::string& batch) {
    if (!overview_ || signing_.going || reopening_.going)
        return;
    const auto begun = std::ranges::find(overview_->unfinished, batch, &signing::BatchRecord::id);
    if (begun == overview_->unfinished.end())
        return;
    reopening_.going = true;
    reopening_.job = runJob(
        jobs_, Lane::Inspecting, this,
        [desk = &desk_, record = *begun](const JobContext& job) { return desk->reopen(record, job); },
        [this, batch](Outcome<SignDesk::Reopened> outcome) { endReopening(batch, std::move(outcome)); });
    showPhase();
}

/// What was in the list and is not signed comes after it. Nothing reads by now: it is the same lane.
void SignQueue::endReopening(const std::string& batch, Outcome<SignDesk::Reopened> outcome) {
    reopening_.going = false;
    if (const auto* failure = std::get_if<Failure>(&outcome)) {
        tell(*failure);
        refresh(); // another window may be at it, or through with it
        read();
        showPhase();
        return;
    }
    std::vector<app::FoundFile> before;
    std::map<std::filesystem::path, SealPlace> placesBefore;
    for (const auto& row : batch_.rows()) {
        if (signing::isSigned(row.state) || isKept(row))
            continue;
        before.push_back({row.source, row.identity});
        if (const auto own = ownPlaces_.find(row.id); own != ownPlaces_.end())
            placesBefore.emplace(row.source, own->second);
    }
    if (!batch_.journalId().empty() && batch_.journalId() != batch)
        merged_.push_back({batch_.journalId(), batch_.hold()});
    auto& reopened = std::get<0>(outcome);
    ++list_;
    planning_ = false;
    toJudge_.clear();
    verdicts_.clear();
    outOfDate_.clear();
    shown_.clear(); // rows have other ids now
    changed_.clear();
    changedOnce_.clear();
    batch_ = std::move(reopened.batch);
    batch_.add(before);
    ownPlaces_ = std::move(reopened.places);
    for (const auto& row : batch_.rows())
        if (const auto own = placesBefore.find(row.source); own != placesBefore.end())
            ownPlaces_.emplace(row.id, own->second); // unless the batch has its own
    choice_ = std::move(reopened.choice);
    chosen_ = true;
    ran_ = batch_.counts().over() > 0;
    keep_.start();
    hideOwnBatch();
    emit choiceChanged();
    emit overviewChanged();
    emit listChanged();
    read();
    showPhase();
}

/// Their files are in the batch of the list: else they would be signed once more from there.
void SignQueue::forgetMerged() {
    for (const auto& batch : std::exchange(merged_, {}))
        forgetQuietly(batch);
}

/// It is offered at the next start, at worst.
void SignQueue::forgetQuietly(Merged batch) {
    runJob(
        jobs_, Lane::Reading, this, [desk = &desk_, batch](const JobContext&) { desk->forget(batch.id); },
        [this, batch](const Outcome<std::monostate>&) {
            const auto isIt = [&](const signing::BatchRecord& each) { return each.id == batch.id; };
            if (overview_ && std::erase_if(overview_->unfinished, isIt) > 0)
                emit overviewChanged();
        });
}

void SignQueue::forget(const std::string& batch) {
    runJob(
        jobs_, Lane::Reading, this, [desk = &desk_, batch](const JobContext&) { desk->forget(batch); },
        [this, batch](Outcome<std::monostate> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                tell(*failure);
                return;
            }
            if (overview_)
                std::erase_if(overview_->unfinished, [&](const auto& each) { return each.id == batch; });
            emit overviewChanged();
        });
}

} // namespace cunho::ui
