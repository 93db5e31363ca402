// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// The jobs of the list: looking for files, reading, planning, judging and signing them.
#include "ui/convert.hpp"
#include "ui/sign/sign_queue.hpp"

#include <algorithm>
#include <utility>

namespace cunho::ui {
namespace {

using app::BatchFileState;

constexpr std::size_t mostAtOnce = 1000; ///< files that are put into the list without a pause

bool isUnderWay(BatchFileState state) {
    return state == BatchFileState::Signing || state == BatchFileState::TimeStamping;
}

/// The options of a choice, or those before when it cannot be used, which planning tells.
app::BatchOptions optionsFor(SignDesk& desk, const SignChoice& choice, const app::SignBatch& batch) {
    try {
        return desk.optionsOf(choice);
    } catch (const Error&) {
        return batch.options();
    }
}

} // namespace

void SignQueue::add(const std::vector<std::filesystem::path>& paths) {
    if (!paths.empty())
        collect([paths] { return app::PastedPaths{paths, {}}; });
}

void SignQueue::paste(const QString& text) {
    if (!text.trimmed().isEmpty())
        collect([pasted = fromQt(text)] { return app::pathsOf(pasted); });
}

void SignQueue::collect(std::function<app::PastedPaths()> named) {
    ++collecting_;
    collects_.push_back(runJob(
        jobs_, Lane::Files, this,
        [desk = &desk_, named = std::move(named)](const JobContext& job) {
            const auto given = named();
            auto found = desk->collect(given.paths, job);
            found.leftOut.insert(found.leftOut.begin(), given.leftOut.begin(), given.leftOut.end());
            return found;
        },
        [this, turn = turn_](Outcome<app::Collection> outcome) {
            if (turn != turn_)
                return; // the list was cleared meanwhile
            if (--collecting_ == 0)
                collects_.clear();
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                tell(*failure);
            } else {
                auto& collection = std::get<0>(outcome);
                found_.insert(found_.end(), std::make_move_iterator(collection.files.begin()),
                              std::make_move_iterator(collection.files.end()));
                leftOut_.insert(leftOut_.end(), collection.leftOut.begin(), collection.leftOut.end());
                if (!collection.leftOut.empty())
                    emit leftOutChanged();
            }
            takeFound();
        }));
    showPhase();
}

/// Some at a time, so that the window stays awake.
void SignQueue::takeFound() {
    const auto count = static_cast<std::ptrdiff_t>(std::min(found_.size(), mostAtOnce));
    if (count > 0) {
        const std::vector<app::FoundFile> files(std::make_move_iterator(found_.begin()),
                                                std::make_move_iterator(found_.begin() + count));
        found_.erase(found_.begin(), found_.begin() + count);
        const auto twice = batch_.add(files);
        leftOut_.insert(leftOut_.end(), twice.begin(), twice.end());
        if (!twice.empty())
            emit leftOutChanged();
        if (twice.size() < files.size())
            emit listChanged();
    }
    if (!found_.empty()) {
        QMetaObject::invokeMethod(this, &SignQueue::takeFound, Qt::QueuedConnection);
        return;
    }
    read();
}

/// Targets and plan, for the choice that the batch has.
SignQueue::Planned SignQueue::planned(SignDesk& desk, app::SignBatch batch) {
    Planned result{std::move(batch), {}};
    try {
        result.plan = desk.plan(result.batch);
    } catch (const Error&) { // signing will say it of each file
    }
    return result;
}

void SignQueue::read() {
    const auto waiting = std::ranges::count_if(batch_.rows(), [this](const app::BatchRow& row) {
        return row.state == BatchFileState::Waiting && !inRun_.contains(row.id);
    });
    readAgain_ = reading_.going;
    if (reading_.going || waiting == 0 || reopening_.going) {
        showPhase();
        return;
    }
    outdated_ = inRun_; // whoever signs them reads them, and tells of them alone
    begin(reading_, static_cast<std::size_t>(waiting));
    reading_.job = runJob(
        jobs_, Lane::Inspecting, this,
        [desk = &desk_, batch = copy(), choice = choice_,
         news = reading_.news](const JobContext& job) mutable {
            batch.setOptions(optionsFor(*desk, choice, batch));
            auto after = desk->read(std::move(batch), job, [&](const app::BatchRow& row) { news->put(row); });
            return planned(*desk, std::move(after));
        },
        [this](Outcome<Planned> outcome) { endReading(std::move(outcome)); });
    showPhase();
}

void SignQueue::endReading(Outcome<Planned> outcome) {
    hear(reading_);
    reading_.going = false;
    reading_.news.reset();
    std::vector<std::int64_t> unread;
    for (const auto& row : batch_.rows())
        if (row.state == BatchFileState::Reading)
            unread.push_back(row.id);
    for (const auto id : unread) {
        letGo(id);
        change(id);
    }
    if (const auto* failure = std::get_if<Failure>(&outcome))
        tell(*failure);
    else
        takePlan(std::get<0>(outcome));
    if (std::exchange(readAgain_, false))
        read();
    look();
    if (std::exchange(planAgain_, false))
        replan_.start();
    showPhase();
}

void SignQueue::takePlan(const Planned& planned) {
    if (signing_.going) { // its job plans for itself, and what it leaves is planned anew
        planAgain_ = true;
        return;
    }
    for (const auto row : batch_.takeTargets(planned.batch))
        change(row);
    batch_.setOptions(planned.batch.options());
    tellRows();
    plan_ = planned.plan;
    emit planChanged();
}

void SignQueue::replan() {
    if (planning_ || reading_.going || signing_.going) {
        planAgain_ = true;
        return;
    }
    if (batch_.rows().empty())
        return;
    planning_ = true;
    runJob(
        jobs_, Lane::Files, this,
        [desk = &desk_, batch = copy(), choice = choice_](const JobContext&) mutable {
            batch.setOptions(desk->optionsOf(choice));
            batch.planTargets();
            return planned(*desk, std::move(batch));
        },
        [this, list = list_](Outcome<Planned> outcome) {
            if (list == list_)
                endPlanning(std::move(outcome));
        });
}

void SignQueue::endPlanning(Outcome<Planned> outcome) {
    planning_ = false;
    if (const auto* failure = std::get_if<Failure>(&outcome))
        tell(*failure);
    else if (!reading_.going)
        takePlan(std::get<0>(outcome));
    if (!reading_.going && !signing_.going && std::exchange(planAgain_, false))
        replan_.start();
}

/// What was found before stays in sight until it is found anew.
void SignQueue::judgeAnew() {
    ++judgeTurn_;
    if (judged_ != 0)
        toJudge_.push_back(judged_);
    for (const auto& row : batch_.rows())
        if (verdicts_.contains(row.id) && outOfDate_.insert(row.id).second)
            toJudge_.push_back(row.id);
    judgeNext();
}

/// One after the other, each behind what else is being verified.
void SignQueue::judgeNext() {
    while (judged_ == 0 && !toJudge_.empty()) {
        const auto id = toJudge_.front();
        toJudge_.pop_front();
        const auto* row = batch_.find(id);
        if (row == nullptr || (verdicts_.contains(id) && !outOfDate_.contains(id)))
            continue;
        judged_ = id;
        judge_ = runJob(
            jobs_, Lane::Verifying, this,
            [desk = &desk_, file = row->source](const JobContext& job) { return desk->judge(file, job); },
            [this, id, sha256 = row->sha256, turn = judgeTurn_](Outcome<app::FileVerdict> outcome) {
                judged_ = 0;
                const auto* judged = batch_.find(id);
                if (judged != nullptr && judged->sha256 == sha256 && turn == judgeTurn_) {
                    outOfDate_.erase(id);
                    verdicts_.insert_or_assign(id, std::move(outcome));
                    change(id);
                    look_.start();
                }
                judgeNext();
            });
    }
}

/// For the job that signs: a file that was not read, or was seen since, is signed as it was seen.
app::SignBatch SignQueue::asShown() const {
    app::SignBatch batch = copy();
    for (const auto id : inRun_) {
        const auto seen = shown_.find(id);
        if (seen == shown_.end())
            continue;
        app::BatchRow row = *batch.find(id);
        row.sha256 = seen->second.sha256;
        row.size = seen->second.size;
        batch.update(std::move(row));
    }
    return batch;
}

void SignQueue::sign() {
    if (phase_ != Phase::Ready || batch_.counts().ready == 0)
        return;
    signNext_ = settling_;
    if (settling_)
        return;
    inRun_.clear();
    for (const auto& row : batch_.rows())
        if (row.state == BatchFileState::Waiting || row.state == BatchFileState::Ready)
            inRun_.insert(row.id);
    signedAt_ = choice_.place;
    begin(signing_, inRun_.size());
    signing_.job = runJob(
        jobs_, Lane::Signing, this,
        [desk = &desk_, batch = asShown(), choice = choice_, places = ownPlaces_, line = prompts_,
         news = signing_.news](const JobContext& job) mutable {
            WindowPrompter prompter(line);
            return desk->sign(std::move(batch), choice, places, prompter, job,
                              [&](const app::BatchRow& row) { news->put(row); });
        },
        [this](Outcome<app::SignBatch> outcome) { endSigning(std::move(outcome)); });
    showPhase();
}

void SignQueue::endSigning(Outcome<app::SignBatch> outcome) {
    hear(signing_);
    signing_.going = false;
    signing_.news.reset();
    const auto* failure = std::get_if<Failure>(&outcome);
    const auto* after = std::get_if<0>(&outcome);
    const auto rows = std::exchange(inRun_, {});
    for (const auto id : rows) {
        const auto* row = batch_.find(id);
        if (row == nullptr)
            continue;
        const bool untold = isUnderWay(row->state) || row->state == BatchFileState::Waiting ||
                            row->state == BatchFileState::Ready;
        if (after != nullptr && untold) {
            if (const auto* told = after->find(id); told != nullptr && told->state != row->state) {
                batch_.update(*told);
                change(id);
            }
        } else if (failure != nullptr && isUnderWay(row->state)) {
            auto broken = *row;
            broken.state = BatchFileState::Failed;
            broken.problem = *failure;
            batch_.update(std::move(broken));
            change(id);
        }
    }
    if (after != nullptr)
        batch_.takeJournal(*after);
    const auto isSignedNow = [this](std::int64_t id) {
        const auto* row = batch_.find(id);
        return row != nullptr && signing::isSigned(row->state);
    };
    if (std::ranges::any_of(rows, isSignedNow)) // so the journal of this batch has them all
        forgetMerged();
    const auto counts = batch_.counts();
    ran_ = ran_ || counts.over() > 0;
    look();
    tellKept(rows);
    settle();
    planAgain_ = false;
    replan_.start();
    refresh(); // what is unfinished, and what the authority still takes
    showPhase();
    emit finished();
    if (failure != nullptr)
        tell(*failure);
}

void SignQueue::savedElsewhere(const std::vector<SignDesk::SavedFile>& saved) {
    toSettle_.insert(toSettle_.end(), saved.begin(), saved.end());
    settle();
}

/// Not while files are signed: the journal's batch is that job's.
void SignQueue::settle() {
    if (signing_.going || settling_ || toSettle_.empty())
        return;
    settling_ = true;
    const auto saved = std::exchange(toSettle_, {});
    runJob(
        jobs_, Lane::Signing, this,
        [desk = &desk_, batch = copy(), saved](const JobContext&) { return desk->settle(batch, saved); },
        [this, list = list_, saved](Outcome<app::SignBatch> outcome) {
            settling_ = false;
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                toSettle_.insert(toSettle_.begin(), saved.begin(), saved.end()); // once more, with the next
                tell(*failure);
                signLater();
                return;
            }
            const auto& after = std::get<0>(outcome);
            if (list == list_)
                batch_.takeJournal(after);
            for (const auto& row : after.rows()) {
                const auto* known = batch_.find(row.id);
                if (list != list_ || known == nullptr || !isKept(*known) || !signing::isSigned(row.state))
                    continue;
                change(row.id);
                batch_.update(row);
            }
            tellRows();
            showPhase();
            refresh(); // what the journal has is another now
            emit settled();
            if (toSettle_.empty())
                signLater();
            else
                settle();
        });
}

void SignQueue::signLater() {
    if (std::exchange(signNext_, false))
        sign();
}

void SignQueue::tellKept(const std::unordered_set<std::int64_t>& rows) {
    std::vector<app::KeptFile> kept;
    for (const auto& row : batch_.rows())
        if (row.kept && rows.contains(row.id))
            kept.push_back(*row.kept);
    if (!kept.empty())
        emit keptElsewhere(kept);
}

void SignQueue::stop() {
    if (signing_.going) {
        signing_.job.stop();
        return;
    }
    for (const auto& each : collects_)
        each.stop();
    reading_.job.stop();
    reopening_.job.stop();
    readAgain_ = false;
}

} // namespace cunho::ui
