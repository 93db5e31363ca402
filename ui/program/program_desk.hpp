// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/environment.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/signing/vault.hpp>
#include <cunho/wiring/profile.hpp>
#include <cunho/wiring/proxy.hpp>
#include <cunho/wiring/update_notice.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cunho::ui {

/// What is known of newer versions.
struct VersionOverview {
    std::string manifest;           ///< address or file; empty: nobody is asked
    std::string publisher;          ///< name in the certificate that is believed
    std::optional<TimePoint> asked; ///< since the program started
    std::optional<wiring::UpdateNotice> newer;
    std::optional<Failure> problem; ///< of the last question
};

/// Everything that *Ligação e programa* shows.
struct ProgramOverview {
    Environment environment = Environment::Sandbox;
    std::string version;         ///< the running one
    std::optional<Failure> lock; ///< why the environment is closed
    std::optional<wiring::Approval> approval;
    signing::Vault::State vault = signing::Vault::State::Absent;
    wiring::ProxyChoice proxy;
    bool proxyPassword = false; ///< there is a kept one
    std::string testedHost;     ///< that answers when the connection is tried
    VersionOverview versions;
    std::vector<Failure> warnings; ///< of app::deviceWarnings
};

/// Port: what the page about connection and program asks for. Every function may block, throws `Error` and is
/// called on a worker; it may be called from several at once.
class ProgramDesk {
  public:
    virtual ~ProgramDesk() = default;

    virtual ProgramOverview overview() = 0;

    /// See wiring::importClientCredentials.
    virtual void importCredentials(const std::filesystem::path& file) = 0;

    /// See wiring::keepProxyChoice; nothing: a kept password stays.
    virtual void keepProxy(const wiring::ProxyChoice& choice, std::optional<Secret> password) = 0;

    /// Asks `testedHost` for its first page the way that was chosen.
    virtual void tryConnection(const JobContext& job) = 0;

    /// See wiring::keepUpdateSource.
    virtual void keepUpdateSource(const std::string& manifest, const std::filesystem::path& publisher) = 0;

    /// Asks the publisher, where there is one; a failure is part of the answer, not thrown.
    virtual VersionOverview lookForVersion(const JobContext& job) = 0;
};

} // namespace cunho::ui
