// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/core/secret.hpp>
#include <cunho/http/client.hpp>
#include <cunho/scap/attribute.hpp>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cunho::scap {

/// How the authentication provider (FA) knows this program.
struct FaOptions {
    std::string baseUrl; ///< "https://autenticacao.gov.pt"
    std::string clientId;
    std::string clientName;                 ///< creationClientName of accounts
    std::string redirectUri;                ///< empty: the provider's own page {baseUrl}/OAuth/Authorized
    std::vector<std::string> pluginHosts{}; ///< where the page finds the card's plug-in: "127.0.0.1:35153"
};

/// The account that is asked for within an authentication (autenticacao-gov A.2 and A.3).
struct AccountQuery {
    std::string nipc;
    std::string additionalInfo;
    std::string email;
    Date until{};
    int signaturesLimit = 0;
};

/// What an authentication shall bring.
struct AuthorizationQuery {
    bool foreignCitizen = false;
    bool onlyCitizenCard = false;        ///< authentication level 4
    bool onlyCmd = false;                ///< hides the card's tab
    std::optional<AccountQuery> account; ///< nothing: attributes alone, no account is opened
    bool enterpriseAttributes = false;   ///< SCAP/ENTERPRISE as well
};

/// An authorisation request (RFC 6749 section 4.2, autenticacao-gov A.4).
struct Authorization {
    std::string url;
    std::string redirect; ///< host and path at which it ends
    std::string state;    ///< 128 random bits, hexadecimal
};

/// The access token of an authentication.
struct FaToken {
    Secret access;
    Secret refresh; ///< may be empty
    std::chrono::seconds lifetime{0};
};

/// What opening an account gave (autenticacao-gov A.7).
struct AccountGrant {
    Secret accessToken;
    Secret refreshToken;
    std::optional<TimePoint> expires;
};

/// What the attributes of an authentication said.
struct AuthenticatedCitizen {
    Citizen citizen;
    std::vector<ProfessionalAttribute> attributes; ///< of SCAP/ENTERPRISE, where asked for
    std::optional<AccountGrant> account;           ///< where asked for
};

/// Field rules of A.2: the reason ids of what is wrong, by field ("nipc", "additionalInfo", "email", "until",
/// "signaturesLimit"); empty: all is well.
std::vector<std::pair<std::string, std::string>> problems(const AccountQuery& query, Date today);

/// The SAFE attribute with its parameters (A.3): joined with '$', Base64 when a value has white space.
std::string accountAttribute(const AccountQuery& query, const std::string& clientName);

Authorization authorization(const FaOptions& options, const AuthorizationQuery& query);

/// Reads what stands behind '#' of the redirect. Throws Declined/FA_CANCELLED (W08),
/// Configuration/FA_UNAUTHORIZED_CLIENT (W06), Internal/FA_INVALID_REQUEST (W07), Integrity/FA_STATE_MISMATCH
/// (W09, a non-empty other state), Service/FA_REPLY_INVALID.
FaToken readRedirect(const Secret& fragment, const std::string& state);

/// AttributeManager (A.7): one POST, then a GET every 2 s for 60 s, never more than one request a second.
class FaClient {
  public:
    virtual ~FaClient() = default;

    /// `loginAt`: the first call waits until 15 s after it when an account was asked for. Throws
    /// Service/FA_NOT_READY after 60 s (W13), Reactivate/FA_TOKEN_EXPIRED (W14),
    /// Rejected/FA_CITIZEN_INCOMPLETE with {"attribute"} (W15), Input/FA_* with {"field"} (W16),
    /// Rejected/INVOICE_ATTRIBUTE_MISSING with {"nipc"} (W17), Configuration/FA_CLIENT_NOT_ACTIVE (W06),
    /// Service/FA_ACCOUNT_NOT_OPENED (W21; the same token would be told the same), Service/FA_UNAVAILABLE,
    /// Service/FA_REPLY_INVALID, and as http::Client. After a lost reply the same call may be made again with
    /// the same token.
    virtual AuthenticatedCitizen collect(const Secret& accessToken, const AuthorizationQuery& query,
                                         TimePoint loginAt, const JobContext& job) = 0;
};

/// `http` and `clock` must outlive it.
std::unique_ptr<FaClient> makeFaClient(FaOptions options, http::Client& http, Clock& clock);

} // namespace cunho::scap
