// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/environment.hpp>
#include <cunho/core/secret.hpp>
#include <cunho/http/client.hpp>
#include <cunho/signing/journal.hpp>
#include <cunho/signing/provider.hpp>

#include <memory>
#include <optional>
#include <string>

namespace cunho::providers {

/// How to reach SAFE and as whom (autenticacao-gov B.1).
struct SafeAccount {
    Environment environment = Environment::Sandbox;
    std::string baseUrl;    ///< "https://127.0.0.1:40123"
    std::string clientName; ///< given by the agency
    std::string basicUser;
    Secret basicPassword;
    Secret accessToken;
    std::string nipc; ///< company of the account; must stand in the certificate
};

/// SAFE, the State's invoice signing service: calls 2 to 7 of its API, in tens, every value verified before
/// use, every step in the journal before its request, lost replies resumed by asking with the same processId.
/// Reference: SAFE-SignatureService (OpenAPI) and integration guide V2.1.
class SafeProvider final : public signing::SignatureProvider {
  public:
    SafeProvider(SafeAccount account, http::Client& http, signing::SigningJournal& journal, Clock& clock);
    ~SafeProvider() override;

    /// credentials/list and credentials/info. Throws Trust/CERTIFICATE_NOT_OF_COMPANY,
    /// Reactivate/SAFE_UNAUTHORIZED, Configuration/SAFE_CLIENT_REFUSED, Service/SAFE_UNAVAILABLE,
    /// Service/SAFE_REPLY_INVALID, and as http::Client.
    signing::Credential credential(const JobContext& job) override;

    /// Every item must stand in the journal (state Prepared or later). Throws as above and
    /// Service/SAFE_STILL_PROCESSING, Reactivate/SAFE_LIMIT_REACHED, Reactivate/SAFE_TOKEN_EXPIRED,
    /// Integrity/SIGNATURE_VALUE_WRONG (reply does not verify; nothing is embedded).
    void sign(std::span<const signing::Dtbsr> items, signing::SignatureSink& sink,
              signing::Prompter& prompter, const JobContext& job) override;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace cunho::providers
