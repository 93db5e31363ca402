// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/collect_files.hpp>
#include <cunho/app/kept_file.hpp>
#include <cunho/app/sign_files.hpp>
#include <cunho/app/target_name.hpp>
#include <cunho/signing/batch_journal.hpp>
#include <cunho/signing/capacity.hpp>
#include <cunho/signing/signed_file_log.hpp>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace cunho::app {

using signing::BatchFileState;

/// One file of a batch, and all that a list shows of it.
struct BatchRow {
    std::int64_t id = 0; ///< from 1; stays when rows are moved or removed
    std::filesystem::path source;
    std::filesystem::path target; ///< planned; where it is once signed
    BatchFileState state = BatchFileState::Waiting;
    std::uint64_t size = 0;     ///< bytes; 0 before it was read
    std::uint32_t pages = 0;    ///< likewise
    std::size_t signatures = 0; ///< and time-stamps that are in it; `verifyFile` judges them
    /// What the file bears instead of the batch's seal (inside nothing: no visible seal); null: the batch's.
    /// Shared, as rows are copied often.
    std::shared_ptr<const std::optional<signing::SealRequest>> seal{};
    std::vector<pdf::Caution> cautions{};   ///< what the signer should know
    Bytes sha256{};                         ///< of what was read; nothing else is signed
    std::optional<FileIdentity> identity{}; ///< of the source when it was looked at last
    std::optional<Failure> problem{};       ///< why it failed, was cancelled, or is below its level
    std::optional<signing::SignedFileRecord> result{}; ///< once signed
    std::optional<KeptFile> kept{};                    ///< signed and not saved: problem SIGNED_NOT_SAVED
};

/// How many rows are in which state.
struct BatchCounts {
    std::size_t all = 0;
    std::size_t ready = 0;      ///< waiting, reading, ready: to be signed
    std::size_t underWay = 0;   ///< signing, time-stamping
    std::size_t done = 0;       ///< with their level
    std::size_t ltvPending = 0; ///< signed, below it
    std::size_t failed = 0;
    std::size_t cancelled = 0;

    std::size_t over() const noexcept { return done + ltvPending + failed + cancelled; }
};

struct BatchOptions {
    SignFilesOptions sign;                       ///< its target's file serves a batch of one
    std::string namePattern{defaultNamePattern}; ///< see signedName
    std::size_t jobs = 2;                        ///< files that are read at the same time
    std::string memo{};                          ///< see signing::BatchRecord
};

/// The files that a person wants signed, in their order, and what became of each. A value: the window has one
/// and gives a copy to the runner, whose news it puts in by `update`.
class SignBatch {
  public:
    /// Throws as requireNamePattern. `today` is what {date} stands for.
    SignBatch(BatchOptions options, Date today);

    /// One that was begun and not finished; see BatchRunner::reopen.
    SignBatch(BatchOptions options, Date today, const signing::BatchRecord& begun);

    /// Adds them at the end, waiting; returns those that are in it already, by their path or their identity
    /// (Input/FILE_NAMED_TWICE). Does not look at the disk: `collectFiles` did.
    std::vector<LeftOut> add(const std::vector<FoundFile>& files);
    /// Known by their paths alone.
    std::vector<LeftOut> add(const std::vector<std::filesystem::path>& files);

    /// False when there is no such row, or it is under way.
    bool remove(std::int64_t id);
    /// Those of them that can be removed; returns how many.
    std::size_t remove(const std::vector<std::int64_t>& ids);
    /// To this place, from 0, of the list without it. False as `remove`.
    bool move(std::int64_t id, std::size_t place);
    /// What this file bears instead of the seal that is in the options; nothing: no visible seal.
    /// `shareSeal`: that of the options again. False when there is no such row, or it is being signed. No
    /// journal keeps it: whoever writes BatchOptions::memo keeps it there, by the row's id, and sets it again
    /// after BatchRunner::reopen.
    bool setSeal(std::int64_t id, std::optional<signing::SealRequest> own);
    bool shareSeal(std::int64_t id);
    const std::optional<signing::SealRequest>& sealOf(const BatchRow& row) const noexcept;

    /// Failed and cancelled rows wait again; not what is signed and only kept. Returns how many.
    std::size_t retry();
    /// It waits as if it had just been added. False as `remove`, and when it is signed.
    bool readAgain(std::int64_t id);

    /// Throws as requireNamePattern.
    void setOptions(BatchOptions options);
    const BatchOptions& options() const noexcept { return options_; }
    void setToday(Date today) noexcept { today_ = today; }

    /// Replaces the row of the same id but for its seal, which is the person's; nothing happens when it was
    /// removed.
    void update(BatchRow row);
    /// What a job planned in its copy of this batch, for rows that are to be signed. Returns which changed.
    std::vector<std::int64_t> takeTargets(const SignBatch& copy);
    /// Where a job's copy of this batch stands in the journal.
    void takeJournal(const SignBatch& copy) {
        journalId_ = copy.journalId_;
        hold_ = copy.hold_;
    }

    const std::vector<BatchRow>& rows() const noexcept { return rows_; }
    const BatchRow* find(std::int64_t id) const noexcept;
    BatchCounts counts() const noexcept;

    /// Of the journal; empty before it was begun.
    const std::string& journalId() const noexcept { return journalId_; }
    /// What keeps other processes from it, as long as this batch or a copy of it is there; null before it was
    /// begun.
    const std::shared_ptr<signing::ProcessHold>& hold() const noexcept { return hold_; }

    /// Gives each file that is not signed a free name: in the folder chosen or beside its source, numbered
    /// when it is taken on disk or by another row, never the name of a source. Looks at the disk. Throws
    /// Input/TARGET_NEEDS_ONE_FILE.
    void planTargets();

  private:
    friend class BatchRunner;
    BatchRow* row(std::int64_t id) noexcept;
    void append(BatchRow row);
    void know(const std::optional<FileIdentity>& identity);
    void forget(const std::optional<FileIdentity>& identity);
    void findPlaces(std::size_t from);

    BatchOptions options_;
    Date today_;
    std::vector<BatchRow> rows_;
    std::unordered_map<std::int64_t, std::size_t> places_; ///< in `rows_`, by id
    std::unordered_set<std::string> sources_;              ///< absolute
    std::multiset<FileIdentity> identities_;               ///< of all rows
    std::int64_t lastId_ = 0;
    std::string journalId_;
    std::shared_ptr<signing::ProcessHold> hold_;
};

/// Told of each change of a row; from any thread, but never from two at once. Must not throw.
using BatchObserver = std::function<void(const BatchRow&)>;

/// Whom a batch works with. All references outlive the runner.
struct BatchPorts {
    const pdf::Reader& reader;
    signing::SignatureProvider* provider = nullptr; ///< not needed to read
    const Clock& clock;
    signing::SignerServices services{};
    signing::CompletionQueue* completion = nullptr;
    signing::BatchJournal* journal = nullptr; ///< null: a crash is not gone on from
    signing::SignedFileLog* log = nullptr;    ///< null: nothing is logged
    /// In whose capacities the person signs; null: in nobody's. See SignInCapacity, also for `work`, which is
    /// needed then.
    signing::CapacityAuthority* capacity = nullptr;
    std::filesystem::path work{};
};

/// Takes a batch through its states. One method at a time; each ends early when the job is stopped.
class BatchRunner {
  public:
    explicit BatchRunner(BatchPorts ports) : ports_(ports) {}

    /// Plans the targets and reads every waiting row, several at a time: Ready, or Failed with what keeps it
    /// from being signed. What is not read when the job is stopped waits.
    void read(SignBatch& batch, const JobContext& job, const BatchObserver& observer = {}) const;

    /// How many of the rows to be signed reach the level now, and how many later.
    signing::LevelPlan plan(const SignBatch& batch) const;

    /// Signs every row that is waiting or ready, in their order, with as few authorisations as the provider
    /// allows. A row whose file is no longer as it was read fails with File/FILE_CHANGED. What is done when
    /// the job is stopped stays done; the rest is Cancelled. With a journal the batch is begun there, and
    /// closed when nothing is left to do; the batch holds it there meanwhile (SignBatch::hold). Throws
    /// Configuration/NO_FILE_PROVIDER, Input/TARGET_NEEDS_ONE_FILE and what the journal throws before
    /// anything is signed; what journal, log and queue throw later is thrown when every row has got its
    /// state.
    void sign(SignBatch& batch, signing::Prompter& prompter, const JobContext& job,
              const BatchObserver& observer = {}) const;

    /// A batch that a crash or a stop has left. What is signed is known by its target, which begins with the
    /// source's bytes and holds one more signature, also where the crash came before the journal knew; it is
    /// logged now. One that is below its level and in no queue gets there again, or is done by now.
    /// Everything else waits; a source that is gone or changed fails when it is its turn. With a journal the
    /// batch is held there, and taken as it is by then. Throws Busy/BATCH_HELD when another process is at it,
    /// and NotFound/BATCH_UNKNOWN when it was closed.
    SignBatch reopen(const signing::BatchRecord& known, BatchOptions options, const JobContext& job) const;

    /// The bytes of a kept row were saved elsewhere (`saveKept`): it is signed, and its target is `saved`. It
    /// is logged, waits in the completion queue when it is below its level, and the journal knows, or is done
    /// with the batch. False
    /// when that is no kept row, or `saved` no signed file of it. Throws as `sign` what journal, log and
    /// queue throw.
    bool settle(SignBatch& batch, std::int64_t row, const std::filesystem::path& saved) const;

  private:
    void beginIn(signing::BatchJournal& journal, SignBatch& batch,
                 const signing::Credential& credential) const;
    void leaveWhenOver(SignBatch& batch) const;

    BatchPorts ports_;
};

/// How long a batch will take, from how long it took so far.
class TimeLeft {
  public:
    TimeLeft(const Clock& clock, std::size_t total) : clock_(clock), total_(total), begun_(clock.now()) {}

    void done(std::size_t files) noexcept { done_ = files; }

    /// Nothing before three files and two seconds: it would be a guess.
    std::optional<std::chrono::milliseconds> left() const;

  private:
    const Clock& clock_;
    std::size_t total_;
    std::size_t done_ = 0;
    TimePoint begun_;
};

} // namespace cunho::app
