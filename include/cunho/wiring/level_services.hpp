// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/crypto/certificate.hpp>
#include <cunho/signing/levels.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace cunho::wiring {

/// Where time-stamps and revocation information come from.
struct LevelSettings {
    std::string timestampUrl; ///< of an RFC 3161 authority; empty: none
    int timestampQuota = 0;   ///< requests it takes in 20 minutes; 0: what is known of it
    bool online = true;       ///< ask the addresses that certificates name
    std::vector<crypto::Certificate> trustedResponders{};
    std::vector<std::string> allowedAddresses{}; ///< not public and fetched from all the same: the sandbox's
    std::filesystem::path quota{}; ///< file shared by this user's processes; empty: the usual one
};

/// The services of `settings`, ready to be used; nothing is asked before the first request.
class LevelConnections {
  public:
    /// `clock` must outlive it. Throws as store::openTimestampQuota.
    LevelConnections(const LevelSettings& settings, const Clock& clock);
    ~LevelConnections();
    LevelConnections(const LevelConnections&) = delete;
    LevelConnections& operator=(const LevelConnections&) = delete;

    signing::LevelServices services() const;

    /// Null when offline.
    signing::RevocationSource* revocation() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Those of a running sandbox, by the file with the line that it printed. Throws Service/SANDBOX_NOT_STARTED
/// for another file, and as readFile. `authorities` are a virtual card's: the addresses that they name may be
/// asked, too.
LevelSettings sandboxLevels(const std::filesystem::path& access,
                            const std::vector<crypto::Certificate>& authorities = {});

/// This user's count of time-stamp requests: $XDG_STATE_HOME/cunho/time-stamps.db, or below ~/.local/state.
std::filesystem::path defaultTimestampQuota();

} // namespace cunho::wiring
