// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/secret.hpp>
#include <cunho/providers/safe.hpp>
#include <cunho/wiring/level_services.hpp>
#include <cunho/wiring/profile.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace cunho::wiring {

/// What `cunho-sandbox` prints when it listens.
struct SandboxAccess {
    std::filesystem::path root;
    std::filesystem::path ocspResponder;
    std::string timestampUrl;
    std::string pkiUrl;
    int timestampQuota = 0; ///< requests in 20 minutes; 0: no limit
    std::string controlUrl; ///< for the paths below /sandbox/, past what happens to the network
    providers::SafeClient client;
    std::string nipc; ///< of the account that it opened for itself, if any
    Secret accessToken;
    Secret refreshToken;
    std::string faClientId;
    std::vector<std::string> pluginHosts;  ///< of the Citizen Card's plug-in
    std::string scmdApplicationId;         ///< empty: it has no SCMD
    std::filesystem::path scmdCertificate; ///< for phone, PIN and code; PEM
};

/// Throws Service/SANDBOX_NOT_STARTED for anything but its line.
SandboxAccess parseSandboxAccess(std::string line);

/// From the file that holds the line. Throws as `parseSandboxAccess` and readFile.
SandboxAccess readSandboxAccess(const std::filesystem::path& file);

/// What GET /sandbox/clock answers. Throws Service/SANDBOX_NOT_STARTED for anything else.
ScaledClock::Setting parseClockSetting(const std::string& body);

/// All services at its one address, trusted by its root.
Profile sandboxProfile(const SandboxAccess& access);
ClientCredentials sandboxCredentials(const SandboxAccess& access);

/// Its time-stamp authority, and leave to ask its PKI and the addresses that `authorities` name.
LevelSettings levelSettings(const SandboxAccess& access, const std::vector<crypto::Certificate>& authorities);

} // namespace cunho::wiring
