// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// The list itself: what is in it, how it is changed, and what the window is told of it.
#include "ui/sign/sign_queue.hpp"

#include "ui/convert.hpp"

#include <algorithm>
#include <utility>

namespace cunho::ui {
namespace {

using app::BatchFileState;
using namespace std::chrono_literals;

constexpr auto queueLookInterval = 40ms; ///< between two looks at what jobs tell
constexpr auto keepDelay = 400ms;        ///< a choice is kept once nothing more is chosen
constexpr auto planDelay = 150ms;

bool isOver(BatchFileState state) {
    return signing::isSigned(state) || state == BatchFileState::Failed || state == BatchFileState::Cancelled;
}

} // namespace

SignQueue::SignQueue(Jobs& jobs, SignDesk& desk, std::shared_ptr<PromptLine> prompts, const Clock& clock,
                     QObject* parent)
    : QObject(parent)
    , jobs_(jobs)
    , desk_(desk)
    , prompts_(std::move(prompts))
    , clock_(clock)
    , batch_({}, today(clock, Zone::Lisbon)) {
    look_.setInterval(queueLookInterval);
    connect(&look_, &QTimer::timeout, this, &SignQueue::look);
    for (auto* timer : {&keep_, &replan_})
        timer->setSingleShot(true);
    keep_.setInterval(keepDelay);
    connect(&keep_, &QTimer::timeout, this, &SignQueue::keepChoice);
    replan_.setInterval(planDelay);
    connect(&replan_, &QTimer::timeout, this, &SignQueue::replan);
}

SignQueue::~SignQueue() {
    for (const auto& each : collects_)
        each.stop();
    for (const Run* run : {&reading_, &signing_, &reopening_})
        run->job.stop();
    judge_.stop();
    if (keep_.isActive())
        keepChoice();
}

SignDesk& SignQueue::desk() const {
    return desk_;
}

const Outcome<app::FileVerdict>* SignQueue::verdict(qint64 row) const {
    const auto found = verdicts_.find(row);
    return found == verdicts_.end() ? nullptr : &found->second;
}

void SignQueue::clearLeftOut() {
    if (leftOut_.empty())
        return;
    leftOut_.clear();
    emit leftOutChanged();
}

std::optional<std::chrono::milliseconds> SignQueue::timeLeft() const {
    const Run& run = signing_.going ? signing_ : reading_;
    return run.going && run.time ? run.time->left() : std::nullopt;
}

bool SignQueue::isBeingSigned(const app::BatchRow& row) const {
    return inRun_.contains(row.id) && !isOver(row.state);
}

bool SignQueue::isKept(const app::BatchRow& row) {
    return row.state == BatchFileState::Failed &&
           (row.kept || (row.problem && row.problem->reason == "SIGNED_NOT_SAVED"));
}

bool SignQueue::isBeingSigned(qint64 row) const {
    const auto* known = batch_.find(row);
    return known != nullptr && isBeingSigned(*known);
}

void SignQueue::forgetVerdict(std::int64_t row) {
    verdicts_.erase(row);
    outOfDate_.erase(row);
}

/// A row that is being read may change all the same: the job has a copy.
void SignQueue::letGo(std::int64_t id) {
    const auto* row = batch_.find(id);
    if (row == nullptr || row->state != BatchFileState::Reading)
        return;
    auto waiting = *row;
    waiting.state = BatchFileState::Waiting;
    batch_.update(std::move(waiting));
}

void SignQueue::remove(const std::vector<qint64>& rows) {
    std::vector<std::int64_t> goes;
    for (const qint64 id : rows) {
        const auto* row = batch_.find(id);
        if (row == nullptr || isBeingSigned(*row))
            continue;
        letGo(id); // what comes of reading it is told to nobody
        forgetVerdict(id);
        ownPlaces_.erase(id);
        shown_.erase(id);
        goes.push_back(id);
    }
    if (batch_.remove(goes) == 0)
        return;
    emit listChanged();
    leaveJournal();
    if (batch_.rows().empty() && std::exchange(plan_, std::nullopt))
        emit planChanged();
    ran_ = ran_ && !batch_.rows().empty();
    replan_.start();
    showPhase();
}

/// The person took everything off the list that was left to do.
void SignQueue::leaveJournal() {
    const auto counts = batch_.counts();
    if (signing_.going || counts.ready + counts.cancelled > 0)
        return;
    forgetMerged();
    if (batch_.journalId().empty())
        return;
    forgetQuietly({batch_.journalId(), batch_.hold()});
    batch_.takeJournal(app::SignBatch({}, today(clock_, Zone::Lisbon)));
}

void SignQueue::move(qint64 row, std::size_t place) {
    if (const auto* known = batch_.find(row); known == nullptr || isBeingSigned(*known))
        return;
    letGo(row);
    if (!batch_.move(row, place))
        return;
    emit listChanged();
    replan_.start();
}

void SignQueue::retry() {
    std::vector<std::int64_t> again;
    for (const auto& row : batch_.rows())
        if (row.state == BatchFileState::Failed || row.state == BatchFileState::Cancelled)
            again.push_back(row.id);
    batch_.retry();
    for (const auto id : again) {
        if (batch_.find(id)->state != BatchFileState::Waiting)
            continue;
        forgetVerdict(id);
        shown_.erase(id);
        inRun_.erase(id);
        change(id);
    }
    tellRows();
    read();
}

std::size_t SignQueue::retryable() const {
    return static_cast<std::size_t>(std::ranges::count_if(batch_.rows(), [](const app::BatchRow& row) {
        return (row.state == BatchFileState::Failed || row.state == BatchFileState::Cancelled) &&
               !isKept(row);
    }));
}

std::vector<app::KeptFile> SignQueue::kept() const {
    std::vector<app::KeptFile> all;
    for (const auto& row : batch_.rows())
        if (isKept(row) && row.kept)
            all.push_back(*row.kept);
    return all;
}

void SignQueue::readAgain(qint64 row) {
    if (!letRead(row))
        return;
    tellRows();
    read();
}

void SignQueue::readProtected() {
    std::vector<qint64> locked;
    for (const auto& row : batch_.rows())
        if (row.state == BatchFileState::Failed && row.problem &&
            row.problem->reason == "PDF_PASSWORD_NEEDED")
            locked.push_back(row.id);
    bool some = false;
    for (const auto row : locked)
        some = letRead(row) || some;
    if (!some)
        return;
    tellRows();
    read();
}

/// It waits for being read anew.
bool SignQueue::letRead(qint64 row) {
    const auto* known = batch_.find(row);
    if (known == nullptr || isBeingSigned(*known))
        return false;
    letGo(row);
    if (!batch_.readAgain(row))
        return false;
    if (reading_.going)
        outdated_.insert(row);
    inRun_.erase(row);
    forgetVerdict(row);
    shown_.erase(row);
    change(row);
    return true;
}

void SignQueue::completed(const std::filesystem::path& file, signing::PadesLevel level) {
    changeSigned(file, [level](app::BatchRow& row) {
        row.result->level = level;
        if (level >= row.result->wanted && row.state == BatchFileState::LtvPending) {
            row.state = BatchFileState::Done;
            row.problem.reset();
        }
    });
}

void SignQueue::notCompleted(const std::filesystem::path& file, const Failure& why) {
    changeSigned(file, [&why](app::BatchRow& row) {
        if (row.state == BatchFileState::LtvPending)
            row.problem = why;
    });
}

void SignQueue::changeSigned(const std::filesystem::path& file,
                             const std::function<void(app::BatchRow&)>& apply) {
    for (const auto& row : batch_.rows()) {
        if (!row.result || row.result->file.native() != file.native())
            continue;
        auto changed = row;
        apply(changed);
        change(row.id);
        batch_.update(std::move(changed));
        break;
    }
    tellRows();
}

void SignQueue::clear() {
    ++turn_;
    collecting_ = 0;
    found_.clear();
    for (const auto& each : std::exchange(collects_, {}))
        each.stop();
    reading_.job.stop();
    toJudge_.clear();
    std::vector<qint64> all;
    for (const auto& row : batch_.rows())
        all.push_back(row.id);
    remove(all);
    clearLeftOut();
    showPhase();
}

/// For a job.
app::SignBatch SignQueue::copy() const {
    app::SignBatch copy = batch_;
    copy.setToday(today(clock_, Zone::Lisbon));
    return copy;
}

void SignQueue::begin(Run& run, std::size_t files) {
    run.going = true;
    run.news = std::make_shared<RowNews>();
    run.over = 0;
    run.time.emplace(clock_, files);
    look_.start();
}

void SignQueue::look() {
    hear(reading_);
    hear(signing_);
    tellRows();
    if (!reading_.going && !signing_.going && judged_ == 0)
        look_.stop();
}

/// Puts the news of a job into the list.
void SignQueue::hear(Run& run) {
    if (!run.news)
        return;
    const bool reads = &run == &reading_;
    for (auto& news : run.news->take()) {
        const auto* known = batch_.find(news.id);
        if (known == nullptr || (reads && outdated_.contains(news.id)))
            continue;
        const bool isRead = reads && news.state != BatchFileState::Reading;
        if (isRead || isOver(news.state))
            ++run.over;
        if (isRead && news.state == BatchFileState::Ready && news.signatures > 0)
            toJudge_.push_back(news.id);
        change(news.id);
        batch_.update(std::move(news));
    }
    if (run.time)
        run.time->done(run.over);
    judgeNext();
}

void SignQueue::change(std::int64_t row) {
    if (changedOnce_.insert(row).second)
        changed_.push_back(row);
}

void SignQueue::tellRows() {
    if (changed_.empty())
        return;
    changedOnce_.clear();
    const auto rows = std::exchange(changed_, {});
    emit rowsChanged({rows.begin(), rows.end()});
}

SignQueue::Phase SignQueue::phaseNow() const {
    if (signing_.going)
        return Phase::Signing;
    if (collecting_ > 0 || !found_.empty())
        return Phase::Collecting;
    if (reading_.going || reopening_.going)
        return Phase::Reading;
    if (batch_.rows().empty())
        return Phase::Empty;
    return ran_ && batch_.counts().ready == 0 ? Phase::Finished : Phase::Ready;
}

void SignQueue::showPhase() {
    const Phase now = phaseNow();
    if (std::exchange(phase_, now) != now)
        emit phaseChanged(now);
}

/// Stopping is what somebody wanted.
void SignQueue::tell(const Failure& failure) {
    if (failure.fault != Fault::Cancelled)
        emit failed(failure);
}

} // namespace cunho::ui
