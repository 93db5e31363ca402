// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/sign/sign_desk.hpp"
#include "ui/ways/ways_desk.hpp"

#include <cunho/app/services.hpp>
#include <cunho/wiring/cards.hpp>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace cunho::ui {

/// What the desk needs beside the services.
struct SignParts {
    /// Chooses `services.fileProvider` by the settings, and reaches what it needs
    /// (wiring::Workplace::connectForFiles); safe to call again.
    std::function<void(const JobContext&)> connect{};

    /// Whose Chave Móvel Digital signs where nobody has entered a phone: in the sandbox, so that somebody
    /// without card and phone can try it. Empty: nobody's.
    std::string trialPhone{};

    /// See wiring::tokenKeys.
    std::function<std::vector<wiring::TokenKey>(const std::filesystem::path&)> tokenKeys = wiring::tokenKeys;
};

/// The desk over settings, cards, journal and log, and the way to sign files.
class WiredSignDesk final : public SignDesk {
  public:
    /// `services` must outlive it.
    WiredSignDesk(app::Services& services, SignParts parts);

    /// What the services offer by now, `why` not more. By whoever connects them, on their thread, each time:
    /// the other functions are called on other threads, and files are not judged before.
    void noteServices(std::optional<Failure> why = {});

    SignOverview overview(const JobContext& job) override;

    /// The way goes into the setting "provider.PDF", unless there is no such way for files.
    void remember(const SignChoice& choice) override;

    app::Collection collect(const std::vector<std::filesystem::path>& paths, const JobContext& job) override;
    app::SignBatch read(app::SignBatch batch, const JobContext& job,
                        const app::BatchObserver& observer) override;
    signing::LevelPlan plan(const app::SignBatch& batch) override;

    /// Throws Configuration/NO_FILE_PROVIDER for a way that is none for files, as SAFE, and
    /// Input/CAPACITY_MISSING; and as `SignParts::connect` and BatchRunner::sign.
    app::SignBatch sign(app::SignBatch batch, const SignChoice& choice, const OwnPlaces& places,
                        signing::Prompter& prompter, const JobContext& job,
                        const app::BatchObserver& observer) override;

    app::BatchOptions optionsOf(const SignChoice& choice) override;
    Reopened reopen(const signing::BatchRecord& begun, const JobContext& job) override;
    app::SignBatch settle(app::SignBatch batch, const std::vector<SavedFile>& saved) override;
    void forget(const std::string& batch) override;

    /// Waits until it is known whom to trust.
    app::FileVerdict judge(const std::filesystem::path& file, const JobContext& job) override;

    SignedPage signedFiles(const signing::SignedFileQuery& query) override;

  private:
    /// What was found when the services were connected last.
    struct Noted {
        bool connected = false; ///< or it was tried
        bool cmd = false;       ///< the State's services are there
        signing::LevelServices levels;
        std::optional<Failure> why;
    };

    Noted noted() const;
    Settings& settings() const;
    FileWay cardWay(const JobContext& job) const;
    FileWay cmdWay(const Noted& noted) const;
    FileWay tokenWay();
    std::vector<signing::BatchRecord> unfinished();
    std::string chosenWay(const std::vector<FileWay>& ways) const;
    void chooseWay(const std::string& way);
    app::BatchPorts ports() const;
    std::vector<scap::ProfessionalAttribute> attributesOf(const std::vector<ChosenCapacity>& chosen) const;
    std::unique_ptr<signing::CapacityAuthority> capacity() const;

    app::Services& services_;
    SignParts parts_;
    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    Noted noted_;
    bool looked_ = false;   ///< for what earlier runs of the program have left
    std::string tokenSeen_; ///< which key `tokenChain_` is of
    crypto::CertificateChain tokenChain_;
};

} // namespace cunho::ui
