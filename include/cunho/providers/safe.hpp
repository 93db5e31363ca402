// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/environment.hpp>
#include <cunho/core/secret.hpp>
#include <cunho/crypto/certificate.hpp>
#include <cunho/http/client.hpp>
#include <cunho/signing/account.hpp>
#include <cunho/signing/enrolment.hpp>
#include <cunho/signing/journal.hpp>
#include <cunho/signing/provider.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace cunho::providers {

/// How to reach SAFE, and as which program (autenticacao-gov B.1).
struct SafeClient {
    Environment environment = Environment::Sandbox;
    std::string baseUrl;    ///< "https://127.0.0.1:40123"
    std::string clientName; ///< given by the agency
    std::string basicUser;
    Secret basicPassword;
    /// Where the chain of an account's certificate must end; empty: the environment's authorities are not
    /// known here, the chain must be sound up to the last certificate that came.
    std::vector<crypto::Certificate> anchors{};
};

/// For which account it speaks.
struct SafeAccount {
    std::int64_t id = 0; ///< SigningAccount::id
    std::string nipc;    ///< company of the account; must stand in the certificate
    signing::TokenLease& tokens;
    /// Where signatures are counted, where a new credentialID and the end of the tokens are kept; null:
    /// nowhere.
    signing::AccountRepository* accounts = nullptr;
};

/// SAFE, the State's invoice signing service: signs in tens, every value verified before use, every step in
/// the journal before its request, lost replies resumed by asking with the same processId, tokens taken from
/// the lease for each request and renewed once when the service calls them expired.
/// Reference: SAFE-SignatureService (OpenAPI) and integration guide V2.1; errors as autenticacao-gov B.6.
class SafeProvider final : public signing::SignatureProvider {
  public:
    /// All that is referred to must outlive it.
    SafeProvider(const SafeClient& client, SafeAccount account, http::Client& http,
                 signing::SigningJournal& journal, Clock& clock);
    ~SafeProvider() override;

    /// credentials/list, unless the account knows its credentialID, and credentials/info. Throws
    /// Trust/SAFE_CERTIFICATE_INVALID, Trust/CERTIFICATE_NOT_OF_COMPANY with {"nipc"},
    /// Reactivate/SAFE_TOKEN_EXPIRED (W27), Reactivate/SAFE_UNAUTHORIZED with {"nipc"},
    /// Reactivate/SAFE_CREDENTIAL_UNKNOWN, Configuration/SAFE_CLIENT_REFUSED (W05),
    /// Service/SAFE_UNAVAILABLE (W30), Service/SAFE_REPLY_INVALID, Internal/SAFE_REQUEST_REFUSED, and as
    /// http::Client and TokenLease.
    signing::Credential credential(const JobContext& job) override;

    /// Every item must stand in the journal (state Prepared or later). Throws as above and
    /// Service/SAFE_STILL_PROCESSING (W29; the next call asks for the same process, for ten minutes),
    /// Service/SAFE_AUTHORIZATION_REFUSED, Reactivate/SAFE_LIMIT_REACHED (W28),
    /// Conflict/SAFE_CERTIFICATE_CHANGED (what is prepared names another certificate) and
    /// Integrity/SIGNATURE_VALUE_WRONG (W32; nothing is embedded).
    void sign(std::span<const signing::Dtbsr> items, signing::SignatureSink& sink,
              signing::Prompter& prompter, const JobContext& job) override;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// SAFE's half of opening and closing an account. All references must outlive it.
std::unique_ptr<signing::Enrolment> makeSafeEnrolment(const SafeClient& client, http::Client& http,
                                                      const Clock& clock);

} // namespace cunho::providers
