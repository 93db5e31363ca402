// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/sign/sign_desk.hpp"

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace cunho::ui {

/// Lets jobs through one step at a time, or all of them.
class Gate {
  public:
    void close() { set(0, false); }
    void open() { set(0, true); }
    void let(int steps) { set(steps, false); }

    /// False when the job was stopped instead.
    bool pass(const std::stop_token& stop) {
        std::unique_lock lock(mutex_);
        if (!changed_.wait(lock, stop, [this] { return open_ || steps_ > 0; }))
            return false;
        steps_ -= open_ ? 0 : 1;
        return true;
    }

  private:
    void set(int steps, bool open) {
        const std::lock_guard lock(mutex_);
        steps_ += steps;
        open_ = open;
        changed_.notify_all();
    }

    std::mutex mutex_;
    std::condition_variable_any changed_;
    int steps_ = 0;
    bool open_ = true;
};

/// A desk without files: a name tells what becomes of it. "bad…" cannot be read, "old…" has a signature,
/// "ltv…" stays below its level, "kept…" cannot be saved.
class ScriptedSignDesk final : public SignDesk {
  public:
    SignOverview overview(const JobContext&) override {
        const std::lock_guard lock(mutex);
        ++overviews;
        return answer;
    }

    void remember(const SignChoice& choice) override {
        const std::lock_guard lock(mutex);
        remembered.push_back(choice);
    }

    app::Collection collect(const std::vector<std::filesystem::path>& paths, const JobContext& job) override {
        if (!collecting.pass(job.stop()))
            job.throwIfStopped();
        app::Collection found;
        for (const auto& path : paths)
            if (path.filename().string().starts_with("no"))
                found.leftOut.push_back(
                    {path, {Fault::File, "PDF_NO_HEADER", {{"file", path.string()}}, {}}});
            else
                found.files.push_back({path, {}});
        return found;
    }

    app::SignBatch read(app::SignBatch batch, const JobContext& job,
                        const app::BatchObserver& observer) override {
        for (auto row : rowsOf(batch, {app::BatchFileState::Waiting})) {
            if (job.stop().stop_requested())
                break;
            tell(batch, row, app::BatchFileState::Reading, observer);
            if (!reading.pass(job.stop()))
                break;
            const auto name = row.source.filename().string();
            row.size = 1000;
            row.pages = 2;
            row.sha256 = Bytes{1, 2, 3};
            row.target =
                row.source.parent_path() / (row.source.stem().string() + batch.options().namePattern);
            row.signatures = name.starts_with("old") ? 1 : 0;
            const bool shut = locked && name.starts_with("lock");
            if (shut)
                row.problem = Failure{Fault::Credential, "PDF_PASSWORD_NEEDED", {{"file", name}}, {}};
            else if (name.starts_with("bad"))
                row.problem = Failure{Fault::File, "PDF_NO_HEADER", {{"file", name}}, {}};
            ++reads;
            tell(batch, row, row.problem ? app::BatchFileState::Failed : app::BatchFileState::Ready,
                 observer);
        }
        return batch;
    }

    signing::LevelPlan plan(const app::SignBatch& batch) override {
        return {batch.counts().ready, 0, {}, "tsa"};
    }

    app::SignBatch sign(app::SignBatch batch, const SignChoice&, const OwnPlaces& places, signing::Prompter&,
                        const JobContext& job, const app::BatchObserver& observer) override {
        ++signs;
        {
            const std::lock_guard lock(mutex);
            placed = places;
            for (const auto& row : batch.rows())
                given[row.source.filename().string()] = row;
        }
        for (auto row : rowsOf(batch, {app::BatchFileState::Waiting, app::BatchFileState::Ready})) {
            if (!job.stop().stop_requested())
                tell(batch, row, app::BatchFileState::Signing, observer);
            if (job.stop().stop_requested() || !signing.pass(job.stop())) {
                row.problem = Failure{Fault::Cancelled, "STOPPED", {}, {}};
                tell(batch, row, app::BatchFileState::Cancelled, observer);
                continue;
            }
            if (broken)
                throw Error(*broken);
            const auto name = row.source.filename().string();
            if (name.starts_with("kept")) {
                row.kept = app::KeptFile{"/kept/" + name, row.source.parent_path(), {}};
                row.problem = Failure{Fault::Storage, "SIGNED_NOT_SAVED", {}, {}};
                tell(batch, row, app::BatchFileState::Failed, observer);
                continue;
            }
            row.result.emplace();
            row.result->file = row.target;
            tell(batch, row,
                 name.starts_with("ltv") ? app::BatchFileState::LtvPending : app::BatchFileState::Done,
                 observer);
        }
        if (journal && batch.counts().cancelled > 0)
            batch = journaled(batch);
        return batch;
    }

    app::BatchOptions optionsOf(const SignChoice& choice) override {
        app::requireNamePattern(choice.namePattern);
        app::BatchOptions options;
        options.namePattern = choice.namePattern;
        options.sign.level = choice.level;
        if (choice.folder)
            options.sign.target.folder = *choice.folder;
        return options;
    }

    Reopened reopen(const signing::BatchRecord& begun, const JobContext&) override {
        Reopened result{app::SignBatch({}, parseDate("2026-11-23"), begun), {}};
        result.choice.way = begun.provider;
        result.places = reopened;
        return result;
    }

    app::SignBatch settle(app::SignBatch batch, const std::vector<SavedFile>& saved) override {
        if (!settling.pass({}))
            return batch;
        const std::lock_guard lock(mutex);
        if (auto failure = std::exchange(unsettled, {}))
            throw Error(*failure);
        for (const auto& each : saved) {
            settled.push_back(each.file.string());
            for (auto row : rowsOf(batch, {app::BatchFileState::Failed})) {
                if (!row.kept || row.kept->file != each.kept)
                    continue;
                row.state = app::BatchFileState::LtvPending;
                row.target = each.file;
                row.result.emplace().file = each.file;
                row.kept.reset();
                batch.update(std::move(row));
            }
        }
        return batch;
    }

    void forget(const std::string& batch) override {
        const std::lock_guard lock(mutex);
        forgotten.push_back(batch);
    }

    app::FileVerdict judge(const std::filesystem::path& file, const JobContext& job) override {
        judging.pass(job.stop());
        const std::lock_guard lock(mutex);
        judged.push_back(file.filename().string());
        return {file, {}};
    }

    SignedPage signedFiles(const signing::SignedFileQuery&) override { return {}; }

    Gate collecting;
    Gate reading;
    Gate signing;
    Gate settling;
    Gate judging;
    std::atomic<int> reads = 0;
    std::atomic<int> signs = 0;
    std::atomic<bool> locked = false; ///< "lock…" waits for its password
    std::optional<Failure> broken;    ///< what the next signature ends the job with
    std::optional<Failure> unsettled; ///< what the next `settle` throws
    bool journal = false;             ///< a batch that was cancelled has a place in the journal

    std::mutex mutex; ///< over what follows
    SignOverview answer;
    int overviews = 0;
    std::vector<SignChoice> remembered;
    std::vector<std::string> forgotten;
    std::vector<std::string> judged;
    std::vector<std::string> settled;
    std::map<std::string, app::BatchRow> given; ///< what it signed last, by name
    OwnPlaces placed;                           ///< what it signed with last
    OwnPlaces reopened;                         ///< what a batch that is gone on with has

  private:
    static std::vector<app::BatchRow> rowsOf(const app::SignBatch& batch,
                                             const std::vector<app::BatchFileState>& states) {
        std::vector<app::BatchRow> rows;
        for (const auto& row : batch.rows())
            if (std::find(states.begin(), states.end(), row.state) != states.end())
                rows.push_back(row);
        return rows;
    }

    static void tell(app::SignBatch& batch, app::BatchRow& row, app::BatchFileState state,
                     const app::BatchObserver& observer) {
        row.state = state;
        batch.update(row);
        observer(row);
    }

    /// The same batch with a place in the journal.
    static app::SignBatch journaled(app::SignBatch batch) {
        signing::BatchRecord record;
        record.id = "journal";
        batch.takeJournal(app::SignBatch({}, parseDate("2026-11-23"), record));
        return batch;
    }
};

} // namespace cunho::ui
