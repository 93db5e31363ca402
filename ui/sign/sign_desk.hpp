// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/pages/seal_place.hpp"

#include <cunho/app/sign_batch.hpp>
#include <cunho/app/verify_file.hpp>
#include <cunho/core/environment.hpp>

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cunho::ui {

/// A way to sign files that are no invoices issued here. SAFE is none.
struct FileWay {
    std::string id;                  ///< "citizen-card", "cmd", "pkcs11"
    std::optional<Failure> obstacle; ///< why it cannot sign now; its text names the next step
    crypto::CertificateChain chain;  ///< leaf first; empty: only known once somebody signs
    std::size_t batchLimit = 0;      ///< files that one authorisation signs; 0: not known yet
    bool asksOncePerBatch = false;   ///< one PIN or code for so many; else one for each file
};

/// What a person chose for files, remembered for this user. None of it is a secret.
struct SignChoice {
    std::string way; ///< FileWay::id
    signing::PadesLevel level = signing::PadesLevel::B_LTA;
    signing::Statement statement;
    bool inCapacity = false; ///< in the capacities that were chosen in *Preferências*
    SealPlace place;         ///< SealPlace::On::Nothing: invisible
    signing::SealContent::Layout layout = signing::SealContent::Layout::Neutral;
    std::optional<std::filesystem::path> folder; ///< nothing: beside each file
    std::string namePattern{app::defaultNamePattern};
};

/// Where the seal stands in files that have a place of their own, by the id of their row.
using OwnPlaces = std::map<std::int64_t, SealPlace>;

/// Everything that *Assinar PDF* shows beside the files.
struct SignOverview {
    Environment environment = Environment::Sandbox;
    TimePoint now{};
    std::vector<FileWay> ways;
    SignChoice choice;                            ///< as it was remembered
    std::vector<std::string> capacities;          ///< descriptions of those that are chosen; may be empty
    std::vector<signing::BatchRecord> unfinished; ///< that a crash or a stop has left, oldest first;
                                                  ///< then those that another process signs
    bool stamps = false;                          ///< levels above B-B can be reached
};

/// A page of the log, and how many records there are in all.
struct SignedPage {
    std::vector<signing::SignedFileRecord> records;
    std::int64_t all = 0;
};

/// Port: what *Assinar PDF* asks for. Every function may block, throws `Error` and is called on a worker.
class SignDesk {
  public:
    virtual ~SignDesk() = default;

    virtual SignOverview overview(const JobContext& job) = 0;
    virtual void remember(const SignChoice& choice) = 0;

    /// See app::collectFiles.
    virtual app::Collection collect(const std::vector<std::filesystem::path>& paths,
                                    const JobContext& job) = 0;

    /// See app::BatchRunner; each returns the batch as it is afterwards, also when the job was stopped.
    virtual app::SignBatch read(app::SignBatch batch, const JobContext& job,
                                const app::BatchObserver& observer) = 0;
    virtual signing::LevelPlan plan(const app::SignBatch& batch) = 0;
    /// The seal says in each file what it says in all; `places` tell where it stands in some of them.
    virtual app::SignBatch sign(app::SignBatch batch, const SignChoice& choice, const OwnPlaces& places,
                                signing::Prompter& prompter, const JobContext& job,
                                const app::BatchObserver& observer) = 0;

    /// The options of a batch for this choice; throws as app::requireNamePattern.
    virtual app::BatchOptions optionsOf(const SignChoice& choice) = 0;

    /// A batch of `SignOverview::unfinished` to go on with, and what was chosen when it was begun.
    struct Reopened {
        app::SignBatch batch;
        SignChoice choice;
        OwnPlaces places{}; ///< of rows that are in the batch
    };
    virtual Reopened reopen(const signing::BatchRecord& begun, const JobContext& job) = 0;

    /// A kept file that was saved elsewhere since.
    struct SavedFile {
        std::filesystem::path kept; ///< where its bytes were
        std::filesystem::path file;
    };
    /// See app::BatchRunner::settle: rows of this batch, which is returned as it is then, or else of one that
    /// the journal has.
    virtual app::SignBatch settle(app::SignBatch batch, const std::vector<SavedFile>& saved) = 0;

    /// The person does not want to go on with it.
    virtual void forget(const std::string& batch) = 0;

    /// What the signatures in a file are worth.
    virtual app::FileVerdict judge(const std::filesystem::path& file, const JobContext& job) = 0;

    virtual SignedPage signedFiles(const signing::SignedFileQuery& query) = 0;
};

} // namespace cunho::ui
