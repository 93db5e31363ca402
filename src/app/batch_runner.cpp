// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app/at_once.hpp"
#include "app/batch_memory.hpp"
#include "app/file_batch.hpp"
#include "app/signed_before.hpp"

#include <cunho/app/forget_batch.hpp>
#include <cunho/app/sign_batch.hpp>
#include <cunho/app/sign_in_capacity.hpp>
#include <cunho/core/file.hpp>
#include <cunho/core/orphans.hpp>
#include <cunho/core/random.hpp>
#include <cunho/crypto/digest.hpp>
#include <cunho/pdf/revision.hpp>

#include <algorithm>
#include <mutex>
#include <set>
#include <utility>

namespace cunho::app {
namespace {

using Rows = std::vector<BatchRow*>;

bool isWaiting(const BatchRow& row) {
    return row.state == BatchFileState::Waiting;
}

bool isToBeSigned(const BatchRow& row) {
    return row.state == BatchFileState::Waiting || row.state == BatchFileState::Ready;
}

/// Size and digest of the file as it is; of one that was read before (in an earlier run of the program), that
/// it is the same. Throws File/FILE_CHANGED.
FileState identify(BatchRow& row) {
    const FileState before = fileState(row.source);
    Bytes sha256 = crypto::sha256File(row.source).value;
    if (!row.sha256.empty() && row.sha256 != sha256)
        throw Error(Fault::File, "FILE_CHANGED", {{"file", row.source.filename().string()}},
                    "another SHA-256 than when it was read");
    row.size = before.size;
    row.identity = identityOf(before);
    row.sha256 = std::move(sha256);
    return before;
}

/// By the very steps of signing, with a signature that goes nowhere.
void inspect(BatchRow& row, const pdf::Reader& reader) {
    try {
        const FileState before = identify(row);
        const auto structure = reader.read(row.source);
        row.pages = structure.pageCount;
        row.signatures = structure.signatures.size();
        row.cautions = structure.cautions;
        pdf::prepareSignature(row.source, structure, {}, before);
        row.state = BatchFileState::Ready;
    } catch (...) { // a bad file fails alone
        row.state = BatchFileState::Failed;
        row.problem = currentFailure();
    }
}

/// The rows of one run and whoever is told of them, one at a time.
class ToldRows {
  public:
    ToldRows(Rows rows, const BatchObserver& observer) : rows_(std::move(rows)), observer_(observer) {}

    std::size_t size() const noexcept { return rows_.size(); }
    const BatchRow& at(std::size_t index) const { return *rows_.at(index); }

    template<typename Change>
    void change(std::size_t index, Change apply) {
        const std::lock_guard lock(mutex_);
        apply(*rows_.at(index));
        if (observer_)
            observer_(*rows_.at(index));
    }

  private:
    Rows rows_;
    const BatchObserver& observer_;
    std::mutex mutex_;
};

template<typename Condition>
Rows chosenOf(std::vector<BatchRow>& rows, Condition fits) {
    Rows chosen;
    for (BatchRow& row : rows)
        if (fits(row))
            chosen.push_back(&row);
    return chosen;
}

void putFailure(BatchRow& row, const Failure& failure) {
    const bool stopped = failure.fault == Fault::Cancelled || failure.fault == Fault::Declined;
    row.state = stopped ? BatchFileState::Cancelled : BatchFileState::Failed;
    row.problem = failure;
}

/// Those of the rows whose digest is known, now or from before; the others fail.
Rows identified(const Rows& chosen, std::size_t jobs, const JobContext& job, const BatchObserver& observer) {
    ToldRows rows(chosen, observer);
    atOnce(jobs, chosen.size(), [&](std::size_t index) {
        if (!rows.at(index).sha256.empty() || job.stop().stop_requested())
            return;
        BatchRow found = rows.at(index);
        try {
            identify(found);
            *chosen[index] = std::move(found);
        } catch (...) { // a bad file fails alone
            const Failure failure = currentFailure();
            rows.change(index, [&failure](BatchRow& row) { putFailure(row, failure); });
        }
    });
    Rows good = chosen;
    std::erase_if(good, [](const BatchRow* row) { return !isToBeSigned(*row); });
    return good;
}

void putResult(BatchRow& row, const signing::SignedFile& file, const signing::Credential& credential) {
    row.state = file.shortfall ? BatchFileState::LtvPending : BatchFileState::Done;
    row.problem = file.shortfall;
    row.target = file.path;
    row.cautions = file.cautions;
    std::error_code failure;
    signing::SignedFileRecord record;
    record.source = std::filesystem::absolute(row.source, failure);
    record.sourceSha256 = row.sha256;
    record.file = std::filesystem::absolute(file.path, failure);
    record.sha256 = file.sha256;
    record.signer = file.signer.commonName();
    record.level = file.level;
    record.wanted = file.wanted;
    record.signedAt = file.signedAt;
    record.provider = credential.provider;
    record.qualified = file.qualified;
    row.result = std::move(record);
}

/// One call of BatchRunner::sign, once it is known who signs.
class SigningRun {
  public:
    SigningRun(const BatchPorts& ports, const BatchOptions& options, signing::Credential credential,
               ToldRows& rows, BatchMemory& memory)
        : ports_(ports), options_(options), credential_(std::move(credential)), rows_(rows), memory_(memory) {
        for (std::size_t index = 0; index < rows_.size(); ++index) {
            const BatchRow& row = rows_.at(index);
            files_.push_back({row.source, row.target, fallbacksOf(row.target, options_.sign), {}});
            if (!row.sha256.empty())
                files_.back().sourceSha256 = row.sha256;
        }
    }

    void run(signing::Prompter& prompter, const JobContext& job) {
        if (ports_.capacity != nullptr)
            runInCapacity(prompter, job);
        else
            runAsCitizen(prompter, job);
    }

  private:
    void runAsCitizen(signing::Prompter& prompter, const JobContext& job) {
        std::vector<signing::SignFileRequest> requests;
        for (std::size_t index = 0; index < files_.size(); ++index) {
            const auto& own = rows_.at(index).seal;
            requests.push_back(requestFor(files_[index], options_.sign, own ? *own : options_.sign.seal));
        }
        signing::BatchConduct conduct;
        conduct.jobs = options_.jobs;
        conduct.step = [this](std::size_t index, signing::SignStep step) { enter(index, step); };
        conduct.outcome = [this](std::size_t index, const signing::SignOutcome& outcome) {
            end(index, outcomeOf(files_[index], outcome));
        };
        signing::PadesSigner(ports_.reader, *ports_.provider, ports_.clock, ports_.services)
            .sign(requests, prompter, job, conduct);
    }

    void runInCapacity(signing::Prompter& prompter, const JobContext& job) {
        SignFilesOptions options = options_.sign;
        options.target = {};
        std::vector<std::filesystem::path> sources;
        for (std::size_t index = 0; index < files_.size(); ++index) {
            sources.push_back(files_[index].source);
            options.target.each.push_back(files_[index].target);
            if (files_[index].sourceSha256)
                options.seen.emplace(index, *files_[index].sourceSha256);
            if (const auto& own = rows_.at(index).seal)
                options.ownSeals.emplace(index, *own);
            enter(index, signing::SignStep::Given);
        }
        std::size_t next = 0; // they are told in their order
        SignInCapacity(ports_.reader, *ports_.provider, *ports_.capacity, ports_.clock, ports_.services,
                       ports_.work)
            .run(sources, options, prompter, job, [&](const FileOutcome& outcome) { end(next++, outcome); });
    }

    void enter(std::size_t index, signing::SignStep step) {
        rows_.change(index, [step](BatchRow& row) {
            row.state =
                step == signing::SignStep::Given ? BatchFileState::Signing : BatchFileState::TimeStamping;
        });
    }

    /// The queue first: what the journal has as signed is not looked at again after a crash.
    void end(std::size_t index, const FileOutcome& outcome) {
        rows_.change(index, [&](BatchRow& row) {
            row.kept = outcome.kept;
            if (row.kept && row.kept->record) {
                row.kept->record->sourceSha256 = row.sha256;
                row.kept->record->provider = credential_.provider;
            }
            if (const auto* file = std::get_if<signing::SignedFile>(&outcome.outcome))
                putResult(row, *file, credential_);
            else
                putFailure(row, std::get<Failure>(outcome.outcome));
            memory_.await(row);
            if (row.state != BatchFileState::Cancelled) // what was cancelled is as it was: to be signed
                memory_.take(row);
        });
    }

    const BatchPorts& ports_;
    const BatchOptions& options_;
    signing::Credential credential_;
    ToldRows& rows_;
    BatchMemory& memory_;
    std::vector<BatchFile> files_;
};

/// What is begun in the journal: every row, those of an earlier run too.
signing::BatchRecord recordOf(const SignBatch& batch, const std::string& id, TimePoint now,
                              const signing::Credential& credential) {
    signing::BatchRecord record;
    record.id = id;
    record.begun = now;
    record.provider = credential.provider;
    record.qualified = credential.qualified;
    record.level = batch.options().sign.level;
    record.memo = batch.options().memo;
    for (const BatchRow& row : batch.rows())
        record.files.push_back(entryOf(row));
    return record;
}

std::optional<FileIdentity> identityNow(const std::filesystem::path& source) {
    try {
        return identityOf(fileState(source));
    } catch (const Error&) { // told when it is its turn
        return std::nullopt;
    }
}

/// Those that will get their level by themselves.
std::set<std::string> awaitedFiles(signing::CompletionQueue* queue) {
    std::set<std::string> files;
    if (queue != nullptr)
        for (const signing::WaitingFile& waiting : queue->all())
            files.insert(waiting.file.native());
    return files;
}

/// The level that this very file has by the log, which knows those that were completed; else that of `found`,
/// which nobody is asked about here, so that its time-stamps are nobody's.
signing::PadesLevel levelOf(const signing::SignedFileRecord& found, signing::SignedFileLog* log) {
    signing::SignedFileQuery query;
    query.search = toHex(found.sha256);
    if (log != nullptr)
        for (const signing::SignedFileRecord& known : log->page(query))
            if (known.file == found.file && known.sha256 == found.sha256)
                return std::max(known.level, found.level);
    return found.level;
}

/// What was signed here, or completed here since; of a row that nobody noted as signed nothing else is known.
bool isAsWritten(const signing::SignedFileRecord& found, const BatchRow& row, signing::SignedFileLog* log) {
    if (!row.result || row.result->sha256 == found.sha256)
        return true;
    const auto known = log == nullptr ? std::vector<Bytes>() : log->digestsAt(found.file);
    return std::ranges::find(known, found.sha256) != known.end();
}

/// It stays below its level, as nobody completes what was not signed here.
void tellChanged(BatchRow& row, BatchMemory& memory) {
    std::error_code unseen;
    row.problem =
        Failure{Fault::File,
                std::filesystem::exists(row.target, unseen) ? "WAITING_FILE_CHANGED" : "FILE_NOT_FOUND",
                {{"file", row.target.filename().string()}},
                {}};
    memory.take(row);
}

/// A row whose signed file is there, with the level that it has now. What another program wrote into gets no
/// time-stamp of ours.
void takeBack(BatchRow& row, signing::SignedFileRecord record, bool awaited, const BatchPorts& ports,
              BatchMemory& memory) {
    record.level = levelOf(record, ports.log);
    const bool below = record.level < record.wanted;
    if (below && !isAsWritten(record, row, ports.log)) {
        tellChanged(row, memory);
        return;
    }
    row.state = below ? BatchFileState::LtvPending : BatchFileState::Done;
    if (!below)
        row.problem.reset();
    row.result = std::move(record);
    if (!awaited)
        memory.await(row);
    memory.take(row);
}

/// As the journal has it now, which the caller may have read long ago.
signing::BatchRecord presentOf(signing::BatchJournal& journal, const std::string& batch) {
    auto all = journal.open();
    const auto found = std::ranges::find(all, batch, &signing::BatchRecord::id);
    if (found == all.end())
        throw Error(Fault::NotFound, "BATCH_UNKNOWN");
    return std::move(*found);
}

} // namespace

void BatchRunner::read(SignBatch& batch, const JobContext& job, const BatchObserver& observer) const {
    batch.planTargets();
    ToldRows rows(chosenOf(batch.rows_, isWaiting), observer);
    std::atomic<std::size_t> done{0};
    atOnce(batch.options_.jobs, rows.size(), [&](std::size_t index) {
        if (job.stop().stop_requested())
            return;
        rows.change(index, [](BatchRow& row) { row.state = BatchFileState::Reading; });
        BatchRow found = rows.at(index);
        inspect(found, ports_.reader);
        rows.change(index, [&](BatchRow& row) {
            row = std::move(found);
            job.report({++done, rows.size(), "read"});
        });
    });
}

signing::LevelPlan BatchRunner::plan(const SignBatch& batch) const {
    const auto files = static_cast<std::size_t>(std::ranges::count_if(batch.rows(), isToBeSigned));
    return signing::planLevel(files, batch.options().sign.level, ports_.services.levels);
}

void BatchRunner::sign(SignBatch& batch, signing::Prompter& prompter, const JobContext& job,
                       const BatchObserver& observer) const {
    if (ports_.provider == nullptr)
        throw Error(Fault::Configuration, "NO_FILE_PROVIDER");
    batch.planTargets();
    ToldRows rows(identified(chosenOf(batch.rows_, isToBeSigned), batch.options_.jobs, job, observer),
                  observer);
    signing::Credential credential;
    try {
        job.throwIfStopped();
        credential = ports_.provider->credential(job);
    } catch (...) { // nobody signs: every row fails alike
        const Failure failure = currentFailure();
        for (std::size_t index = 0; index < rows.size(); ++index)
            rows.change(index, [&](BatchRow& row) { putFailure(row, failure); });
        return;
    }
    if (ports_.journal != nullptr)
        beginIn(*ports_.journal, batch, credential);
    BatchMemory memory(ports_, batch.journalId_);
    SigningRun(ports_, batch.options_, std::move(credential), rows, memory).run(prompter, job);
    memory.finish();
    leaveWhenOver(batch);
}

/// In the journal before anybody is asked to sign, and held there.
void BatchRunner::beginIn(signing::BatchJournal& journal, SignBatch& batch,
                          const signing::Credential& credential) const {
    if (batch.journalId_.empty())
        batch.journalId_ = newUuid();
    else if (!batch.hold_)
        batch.hold_ = journal.hold(batch.journalId_);
    journal.begin(recordOf(batch, batch.journalId_, ports_.clock.now(), credential));
    if (!batch.hold_)
        batch.hold_ = journal.hold(batch.journalId_);
}

/// What is only kept stays in the journal, and the batch with it, until it is settled.
void BatchRunner::leaveWhenOver(SignBatch& batch) const {
    const BatchCounts counts = batch.counts();
    if (ports_.journal == nullptr || batch.journalId_.empty() ||
        counts.ready + counts.underWay + counts.cancelled > 0)
        return;
    forgetBatch(*ports_.journal, batch.journalId_);
    if (std::ranges::any_of(batch.rows_, [](const BatchRow& row) { return row.kept.has_value(); }))
        return;
    batch.journalId_.clear();
    batch.hold_.reset();
}

SignBatch BatchRunner::reopen(const signing::BatchRecord& known, BatchOptions options,
                              const JobContext& job) const {
    const auto hold = ports_.journal == nullptr ? nullptr : ports_.journal->hold(known.id);
    const signing::BatchRecord begun =
        ports_.journal == nullptr ? known : presentOf(*ports_.journal, known.id);
    SignBatch batch(std::move(options), today(ports_.clock, Zone::Lisbon), begun);
    batch.hold_ = hold;
    std::set<std::filesystem::path> folders;
    for (const BatchRow& row : batch.rows())
        if (folders.insert(row.target.parent_path()).second)
            removeOrphans(row.target.parent_path());
    BatchMemory memory(ports_, begun.id);
    const auto awaited = awaitedFiles(ports_.completion);
    std::size_t done = 0;
    for (BatchRow& row : batch.rows_) {
        job.throwIfStopped();
        row.identity = identityNow(row.source);
        batch.know(row.identity);
        const bool isAwaited = awaited.contains(row.target.native());
        const bool isPending = row.state == BatchFileState::LtvPending && !isAwaited;
        if (row.state == BatchFileState::Waiting || isPending) {
            if (auto record = signedBefore(row, begun, ports_.reader, ports_.clock.now()))
                takeBack(row, std::move(*record), isAwaited, ports_, memory);
            else if (isPending)
                tellChanged(row, memory);
        }
        job.report({++done, batch.rows_.size(), "reopen"});
    }
    memory.finish();
    return batch;
}

} // namespace cunho::app
