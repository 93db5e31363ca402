// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/sign/sign_desk.hpp"

#include <condition_variable>
#include <limits>
#include <map>
#include <mutex>

namespace cunho::ui {

/// Card, mobile key and a token that cannot sign now; one capacity chosen; nothing left unfinished.
SignOverview sampleSignOverview(TimePoint now, const crypto::CertificateChain& chain = {});

/// A batch that was left with so many files to be signed.
signing::BatchRecord sampleUnfinished(TimePoint now, int files);

/// So many records of the log, newest first.
std::vector<signing::SignedFileRecord> sampleSignedFiles(TimePoint now, int files);

/// A verdict of one signature.
app::FileVerdict sampleVerdict(signing::Indication indication, const std::string& subIndication = {});

/// A desk of made-up files, for pictures and tests: what is called signed is a copy. What happens to a file
/// is told by its name.
class SampleSignDesk final : public SignDesk {
  public:
    explicit SampleSignDesk(TimePoint now);
    ~SampleSignDesk() override;

    SignOverview overview(const JobContext& job) override;
    void remember(const SignChoice& choice) override;
    app::Collection collect(const std::vector<std::filesystem::path>& paths, const JobContext& job) override;
    app::SignBatch read(app::SignBatch batch, const JobContext& job,
                        const app::BatchObserver& observer) override;
    signing::LevelPlan plan(const app::SignBatch& batch) override;
    app::SignBatch sign(app::SignBatch batch, const SignChoice& choice, const OwnPlaces& places,
                        signing::Prompter& prompter, const JobContext& job,
                        const app::BatchObserver& observer) override;
    app::BatchOptions optionsOf(const SignChoice& choice) override;
    Reopened reopen(const signing::BatchRecord& begun, const JobContext& job) override;
    app::SignBatch settle(app::SignBatch batch, const std::vector<SavedFile>& saved) override;
    void forget(const std::string& batch) override;
    app::FileVerdict judge(const std::filesystem::path& file, const JobContext& job) override;
    SignedPage signedFiles(const signing::SignedFileQuery& query) override;

    /// What becomes of the file of this name.
    struct Fate {
        std::optional<Failure> reading{}; ///< it cannot be read
        std::optional<Failure> signing{}; ///< it cannot be signed, or with `pending`: is below its level
        bool pending = false;             ///< LTV pending
        bool kept = false;                ///< signed, and kept in the folder "guardados" beside it
        std::size_t signatures = 0;       ///< that are in it
        std::uint32_t pages = 1;          ///< it has
        std::optional<app::FileVerdict> verdict{}; ///< of those signatures
    };

    /// To be touched while no job runs.
    SignOverview answer;
    std::map<std::string, Fate> fates;
    std::optional<app::Collection> collection; ///< found whatever is dropped; nothing: what there is
    std::size_t stamps = std::numeric_limits<std::size_t>::max(); ///< files that reach their level now
    std::vector<signing::SignedFileRecord> log;
    std::optional<Failure> refusal; ///< of the next job

    /// Reading or signing stands still before this file, from 1 in the list, until `goOn` or a stop.
    void holdAt(std::size_t file);
    void goOn();
    /// Whether it does.
    bool isHeld() const;

    /// What was asked: "remember cmd", "forget 7", "sign 3", "own seal a.pdf".
    std::vector<std::string> calls() const;
    SignChoice remembered() const;

  private:
    void note(std::string call);
    void maybeRefuse();
    void maybeHold(std::size_t file, const JobContext& job);
    const Fate& fateOf(const std::filesystem::path& file) const;
    app::BatchRow readRow(app::BatchRow row) const;
    app::BatchRow signRow(app::BatchRow row, const SignChoice& choice) const;

    mutable std::mutex mutex_;
    std::condition_variable_any going_;
    std::size_t hold_ = 0; ///< 0: nowhere
    bool held_ = false;
    std::vector<std::string> calls_;
    SignChoice remembered_;
};

} // namespace cunho::ui
