// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/environment.hpp>
#include <cunho/core/error.hpp>
#include <cunho/core/secret.hpp>
#include <cunho/core/settings.hpp>
#include <cunho/crypto/certificate.hpp>
#include <cunho/signing/vault.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cunho::wiring {

/// Where the State's services of one environment stand (autenticacao-gov 0).
struct Profile {
    Environment environment = Environment::Sandbox;
    std::string faUrl;     ///< authentication provider
    std::string safeUrl;   ///< invoice signing service
    std::string scmdUrl;   ///< CMD signing, SOAP
    std::string scapUrl;   ///< professional attributes
    std::string portalUrl; ///< the citizen's pages
    std::string timestampUrl;
    std::vector<std::string> loginHosts; ///< what the authentication page may load
    std::filesystem::path anchors;       ///< PEM used instead of the system's; empty: the system's
    /// SCMD's own, for phone, PIN and code; nothing: none is installed.
    std::optional<crypto::Certificate> scmdCertificate{};
};

/// Of pre-production and production. The sandbox says its addresses when it starts: throws
/// Internal/PROFILE_UNKNOWN.
Profile profileOf(Environment environment);

/// How the agency knows this operator's program; it comes with a signed protocol (autenticacao-gov 0). Each
/// operator brings their own: none is part of the program (SAFE guideline 9).
struct ClientCredentials {
    struct Basic {
        std::string clientName;
        std::string user;
        Secret password;
    };
    std::string faClientId; ///< digits
    Basic safe;
    std::optional<Basic> scap; ///< absent: those of SAFE
    std::optional<Basic> scmd; ///< clientName is the ApplicationId
};

/// The agency's approval of one version of the program (SAFE guideline 24).
struct Approval {
    std::string version;
    std::string reference; ///< of the agency's letter
    std::string date;      ///< YYYY-MM-DD
};

/// Reads a file of credentials and puts it into the vault; the file itself stays, and may be deleted.
///
///     {"environment": "production",
///      "fa": {"clientId": "1234567890"},
///      "safe": {"clientName": "…", "user": "…", "password": "…"},
///      "scap": {…as safe…},                                            may be absent
///      "scmd": {"applicationId": "…", "user": "…", "password": "…"},   may be absent
///      "approval": {"version": "0.1.0", "reference": "…", "date": "2026-11-26"}}   may be absent
///
/// Throws Input/CREDENTIALS_FILE_INVALID with {"member"}, Conflict/CREDENTIALS_OTHER_ENVIRONMENT,
/// Credential/VAULT_LOCKED, and as readFile.
void importClientCredentials(const std::filesystem::path& file, Environment environment,
                             signing::Vault& vault, Settings& settings);

/// Nothing while none are installed. Throws Credential/VAULT_LOCKED, Integrity/VAULT_RECORD_DAMAGED.
std::optional<ClientCredentials> clientCredentials(Environment environment, const signing::Vault& vault);

std::optional<Approval> approval(Environment environment, Settings& settings);

/// Installs SCMD's certificate, PEM or DER, in place of the one before: the agency publishes a new one before
/// the old one ends. Throws Input/SCMD_CERTIFICATE_UNUSABLE (no RSA key, or no certificate), Input/
/// SCMD_CERTIFICATE_ENDED with {"date"}, and as readFile.
void importScmdCertificate(const std::filesystem::path& file, Environment environment, Settings& settings,
                           TimePoint now);

/// The one installed; nothing while there is none.
std::optional<crypto::Certificate> scmdCertificate(Environment environment, Settings& settings);

/// Why this environment is locked: Configuration/CREDENTIALS_MISSING, and in production
/// Configuration/VERSION_NOT_APPROVED with {"version"}; nothing: it is open. Works while the vault is locked.
std::optional<Failure> environmentLock(Environment environment, const std::string& programVersion,
                                       Settings& settings);

} // namespace cunho::wiring
