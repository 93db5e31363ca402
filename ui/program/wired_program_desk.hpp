// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/program/program_desk.hpp"

#include <cunho/app/services.hpp>

#include <mutex>

namespace cunho::ui {

/// The desk over the room wiring.
class WiredProgramDesk final : public ProgramDesk {
  public:
    /// `services` must outlive it; `data` is the folder of the database.
    WiredProgramDesk(app::Services& services, std::string programVersion, std::filesystem::path data);

    ProgramOverview overview() override;
    void importCredentials(const std::filesystem::path& file) override;
    void keepProxy(const wiring::ProxyChoice& choice, std::optional<Secret> password) override;
    void tryConnection(const JobContext& job) override;
    void keepUpdateSource(const std::string& manifest, const std::filesystem::path& publisher) override;
    VersionOverview lookForVersion(const JobContext& job) override;

  private:
    Settings& settings() const;
    signing::Vault& vault() const;
    VersionOverview ask(const JobContext& job);
    void keep(const VersionOverview& answer);

    app::Services& services_;
    std::string version_;
    std::filesystem::path data_;
    std::mutex mutex_;
    VersionOverview last_; ///< guarded by `mutex_`
};

} // namespace cunho::ui
