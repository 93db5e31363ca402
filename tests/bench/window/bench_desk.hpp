// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/sign/sign_desk.hpp"

#include <cunho/app/services.hpp>

namespace cunho::bench {

/// What *Assinar PDF* works with, with a key in memory in place of a card: files are read by the worker, and
/// journal and log are on.
class BenchDesk final : public ui::SignDesk {
  public:
    BenchDesk(app::Services& services, signing::SignatureProvider& key) : services_(services), key_(key) {}

    ui::SignOverview overview(const JobContext& job) override;
    void remember(const ui::SignChoice& choice) override;
    app::Collection collect(const std::vector<std::filesystem::path>& paths, const JobContext& job) override;
    app::SignBatch read(app::SignBatch batch, const JobContext& job,
                        const app::BatchObserver& observer) override;
    signing::LevelPlan plan(const app::SignBatch& batch) override;
    app::SignBatch sign(app::SignBatch batch, const ui::SignChoice& choice, const ui::OwnPlaces& places,
                        signing::Prompter& prompter, const JobContext& job,
                        const app::BatchObserver& observer) override;
    app::BatchOptions optionsOf(const ui::SignChoice& choice) override;
    Reopened reopen(const signing::BatchRecord& begun, const JobContext& job) override;
    app::SignBatch settle(app::SignBatch batch, const std::vector<SavedFile>& saved) override;
    void forget(const std::string& batch) override;
    app::FileVerdict judge(const std::filesystem::path& file, const JobContext& job) override;
    ui::SignedPage signedFiles(const signing::SignedFileQuery& query) override;

  private:
    app::BatchRunner runner() const;

    app::Services& services_;
    signing::SignatureProvider& key_;
};

} // namespace cunho::bench
