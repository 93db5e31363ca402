// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/signing_job.hpp"

#include <chrono>
#include <utility>

namespace cunho::signing {

namespace {

/// Whether trying the same value again later may succeed: the folder can be mended, the value cannot.
bool worthAnotherTry(const Failure& failure) {
    return failure.fault == Fault::Storage || failure.fault == Fault::Busy || failure.reason == "UNEXPECTED";
}

/// Files that wait for the network at the same time.
constexpr int waitsAtOnce = 8;

/// Gives the place in the queue back.
class Slot {
  public:
    explicit Slot(std::counting_semaphore<>& semaphore) : semaphore_(semaphore) {}
    ~Slot() { semaphore_.release(); }
    Slot(const Slot&) = delete;
    Slot& operator=(const Slot&) = delete;

  private:
    std::counting_semaphore<>& semaphore_;
};

void removeQuietly(const std::filesystem::path& file) {
    std::error_code ignored; // a file left behind does no harm
    if (!file.empty()) {
        std::filesystem::remove(file, ignored);
    }
}

} // namespace

template<typename Change>
void JobJournal::change(const std::string& id, Change apply) const {
    if (journal_ == nullptr) {
        return;
    }
    auto entry = journal_->find(id); // anew: the provider keeps its process ids in the same entry
    if (!entry) {
        throw Error(Fault::Internal, "SIGNATURE_UNASKED", {}, "no journal entry " + id);
    }
    apply(*entry);
    entry->changed = clock_.now();
    journal_->put(std::span(&*entry, 1));
}

void JobJournal::begin(std::vector<JournalEntry> entries) const {
    for (JournalEntry& entry : entries) {
        entry.changed = clock_.now();
    }
    if (journal_ != nullptr && !entries.empty()) {
        journal_->put(entries);
    }
}

void JobJournal::signedValue(const std::string& id, ByteView value) const {
    change(id, [&](JournalEntry& entry) {
        entry.state = JobState::Signed;
        entry.value.assign(value.begin(), value.end());
    });
}

void JobJournal::embedded(const std::string& id) const {
    change(id, [](JournalEntry& entry) { entry.state = JobState::Embedded; });
}

void JobJournal::failed(const std::string& id, const Failure& failure) const {
    change(id, [&](JournalEntry& entry) {
        entry.state = JobState::Failed;
        entry.failure = failure;
    });
}

SigningJob::SigningJob(const Credential& credential, const JobJournal& journal, Finisher& finisher,
                       Outcomes& outcomes, const JobContext& job, Room room, StepWatcher steps)
    : credential_(credential)
    , journal_(journal)
    , finisher_(finisher)
    , outcomes_(outcomes)
    , job_(job)
    , room_(room)
    , steps_(std::move(steps))
    , waiting_(waitsAtOnce) {}

void SigningJob::add(SigningItem item) {
    const WorkLock work(mutex_); // files whose values were kept may be under way
    places_[item.dtbsr.id] = items_.size();
    items_.push_back(std::move(item));
}

std::vector<Dtbsr> SigningJob::dtbsrs() const {
    std::vector<Dtbsr> out;
    for (const SigningItem& item : items_) {
        out.push_back(item.dtbsr);
    }
    return out;
}

void SigningJob::tellGiven() {
    const WorkLock work(mutex_);
    for (const SigningItem& item : items_) {
        if (steps_) {
            steps_(item.index, SignStep::Given);
        }
    }
}

const SigningItem& SigningJob::require(const std::string& id) const {
    const auto place = places_.find(id);
    if (place == places_.end()) {
        throw Error(Fault::Internal, "SIGNATURE_UNASKED", {}, "unknown id " + id);
    }
    return items_[place->second];
}

void SigningJob::signedValue(const std::string& dtbsrId, ByteView value) {
    WorkLock work(mutex_);
    const SigningItem& item = require(dtbsrId);
    if (outcomes_.has(item.index) || !delivered_.insert(dtbsrId).second) {
        return; // the same value delivered again
    }
    if (auto cms = assemble(item, value)) {
        journal_.signedValue(dtbsrId, value);
        begin(item, std::move(*cms), work);
    }
}

void SigningJob::failed(const std::string& dtbsrId, const Failure& failure) {
    const WorkLock work(mutex_);
    const SigningItem& item = require(dtbsrId);
    if (!outcomes_.has(item.index) && !delivered_.contains(dtbsrId)) {
        giveUp(item, failure);
    }
}

void SigningJob::embedKept(SigningItem item, ByteView value) {
    WorkLock work(mutex_);
    kept_.push_back(std::move(item));
    if (auto cms = assemble(kept_.back(), value)) {
        begin(kept_.back(), std::move(*cms), work);
    }
}

void SigningJob::settle() {
    for (std::future<void>& task : tasks_) {
        join(task);
    }
    tasks_.clear();
    if (fault_) {
        std::rethrow_exception(std::exchange(fault_, nullptr));
    }
}

void SigningJob::join(std::future<void>& task) {
    try {
        task.get();
    } catch (...) {
        fault_ = fault_ ? fault_ : std::current_exception();
    }
}

/// A thread that has ended keeps its stack until it is joined, which in a large batch are many.
void SigningJob::joinEnded() {
    std::erase_if(tasks_, [this](std::future<void>& task) {
        const bool ended = task.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
        if (ended) {
            join(task);
        }
        return ended;
    });
}

std::optional<crypto::CmsSignature> SigningJob::assemble(const SigningItem& item, ByteView value) {
    try {
        return crypto::CmsSignature::assemble(item.attributes, credential_.chain, value,
                                              item.dtbsr.algorithm);
    } catch (const Error& error) {
        giveUp(item, error.failure());
        return std::nullopt;
    }
}

void SigningJob::begin(const SigningItem& item, crypto::CmsSignature cms, WorkLock& work) {
    if (item.level == PadesLevel::B_B) {
        embed(item, cms, work);
        return;
    }
    if (steps_) {
        steps_(item.index, SignStep::Stamping);
    }
    work.outside([this] { waiting_.acquire(); });
    joinEnded();
    tasks_.push_back(std::async(std::launch::async, [this, &item, cms = std::move(cms)] {
        const Slot slot(waiting_);
        WorkLock inner(mutex_);
        embed(item, cms, inner);
    }));
}

void SigningJob::embed(const SigningItem& item, const crypto::CmsSignature& cms, WorkLock& work) {
    std::optional<FinishedFile> file;
    try {
        file = finisher_.finish(item, cms, room_ == Room::MayGrow, work);
    } catch (...) {
        const Failure failure = currentFailure();
        if (worthAnotherTry(failure)) {
            outcomes_.set(item.index, failure); // the journal keeps the value
        } else {
            giveUp(item, failure);
        }
        return;
    }
    if (file) {
        conclude(item, std::move(*file));
        return;
    }
    tooSmall_.push_back(item.index);
    journal_.failed(item.dtbsr.id, {Fault::Internal, "SIGNATURE_TOO_LARGE", {}, "prepared with more room"});
    removeQuietly(item.spooled);
}

void SigningJob::conclude(const SigningItem& item, FinishedFile file) {
    outcomes_.set(item.index, SignedFile{file.unsaved ? file.path : item.target, file.level, item.wanted,
                                         std::move(file.shortfall), std::move(file.sha256),
                                         credential_.chain.front(), file.claimedTime, item.documentId,
                                         item.cautions, credential_.qualified, std::move(file.unsaved)});
    journal_.embedded(item.dtbsr.id);
    removeQuietly(item.spooled);
    job_.report({++done_, items_.size(), "write"});
}

void SigningJob::giveUp(const SigningItem& item, const Failure& failure) {
    outcomes_.set(item.index, failure);
    journal_.failed(item.dtbsr.id, failure);
    removeQuietly(item.spooled);
}

} // namespace cunho::signing
