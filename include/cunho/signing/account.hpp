// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/error.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/core/secret.hpp>
#include <cunho/crypto/certificate.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace cunho::signing {

/// How a SAFE account stands. What ends by the clock is told by `SigningAccount::stateAt`.
enum class AccountState {
    Creating,            ///< asked for; no tokens yet
    AwaitingCertificate, ///< tokens are in the vault; the certificate is being issued
    Active,
    NeedsReactivation, ///< the service refuses its tokens
    Expired,
    Cancelled,
    Failed, ///< never opened
};

/// "creating", "awaiting-certificate", …
std::string_view accountStateName(AccountState state) noexcept;

/// The longest that an account may be asked for.
inline constexpr std::chrono::days longestAccount{45};

/// An account of the State's invoice signing service. Its key is (citizen, company, additional information).
struct SigningAccount {
    std::int64_t id = 0; ///< 0: not kept yet
    std::string citizen; ///< type/country/number, "BI/PT/12345678"; empty until authentication told
    std::string citizenName;
    std::string nipc;
    std::string additionalInfo;
    std::string email;
    Date requestedUntil{};
    std::optional<TimePoint> expires; ///< as the service says
    int signaturesLimit = 0;
    int signaturesUsed = 0; ///< our own count, "at least": no call tells it
    std::string credentialId;
    crypto::CertificateChain chain; ///< leaf first; kept after the end, old PDFs need it
    AccountState state = AccountState::Creating;
    TimePoint stateSince{};
    Failure lastFailure; ///< reason empty: none
    TimePoint created{};
    std::optional<TimePoint> tokenIssued; ///< of the tokens in the vault

    /// Expired once `expires` is over, unless it was cancelled or failed before; else `state`.
    AccountState stateAt(TimePoint now) const;
};

/// Port, kept by store. At most one account of a key is live (neither expired, cancelled nor failed); one
/// whose citizen is unknown has no key yet, as a renewal until it takes the key over from the old one.
class AccountRepository {
  public:
    virtual ~AccountRepository() = default;

    /// Inserts (id 0) or replaces; returns the id. Throws Conflict/ACCOUNT_EXISTS with {"nipc"} for a second
    /// live one; one that is over at `account.stateSince` is in nobody's way, and becomes Expired.
    /// `signaturesUsed` does not go down unless `created` is another.
    virtual std::int64_t save(const SigningAccount& account) = 0;
    virtual std::optional<SigningAccount> find(std::int64_t id) = 0;
    virtual std::vector<SigningAccount> all() = 0; ///< newest first

    /// Adds to `signaturesUsed`; booked when a signing request is sent.
    virtual void countSignatures(std::int64_t id, int signatures) = 0;

    /// `state`, `stateSince` and `lastFailure` alone, and only of a row that stands as it was `seen` (its
    /// state and since when): what another process made of the account meanwhile is kept. Whether it did.
    virtual bool changeState(const SigningAccount& seen, AccountState state, TimePoint since,
                             const Failure& failure) = 0;

    /// `credentialId` alone.
    virtual void keepCredentialId(std::int64_t id, const std::string& credentialId) = 0;
};

/// The two tokens of an account.
struct AccountTokens {
    Secret access;
    Secret refresh;
    TimePoint issued{};
};

/// One token refresh at a time over all processes; both new tokens in one commit before use
/// (autenticacao-gov A.10).
class TokenLease {
  public:
    using Refresh = std::function<AccountTokens(const Secret& refreshToken)>;

    virtual ~TokenLease() = default;

    /// The tokens as kept; during a refresh by somebody else, at most 20 s long, those that come of it. Not
    /// to be called by `Refresh`. Throws Credential/VAULT_LOCKED, Reactivate/ACCOUNT_WITHOUT_TOKENS.
    virtual AccountTokens tokens() = 0;

    /// New tokens in place of those whose access token is `stale`: made by `refresh`, or found, when another
    /// thread or process was faster. A refresh whose reply was lost (it threw another fault than Rejected,
    /// Reactivate, Credential or Configuration) is tried once more with the old refresh token, also after a
    /// restart. What `refresh` throws then passes; the old tokens are still kept, and the old access token is
    /// worth one try. Throws as `tokens`, and Busy/TOKEN_REFRESH_ELSEWHERE when another process takes too
    /// long.
    virtual AccountTokens rotate(const Secret& stale, const Refresh& refresh, const JobContext& job) = 0;
};

/// Port, kept by store: mutual exclusion over all processes that have this database open; a holder that dies
/// lets go.
class LeaseLock {
  public:
    virtual ~LeaseLock() = default;

    /// Runs `work` alone among all who lock `name`. Throws Busy/TOKEN_REFRESH_ELSEWHERE after `limit`,
    /// Cancelled/STOPPED, and what `work` throws.
    virtual void exclusively(const std::string& name, std::chrono::milliseconds limit, const JobContext& job,
                             const std::function<void()>& work) = 0;
};

class Vault;

/// Names of the vault's records of an account.
std::vector<std::string> tokenRecords(std::int64_t account);

/// Puts the first tokens of an account into the vault, both in one commit.
void keepTokens(Vault& vault, std::int64_t account, AccountTokens tokens);

/// Over the vault's records of this account. All references must outlive it.
std::unique_ptr<TokenLease> makeTokenLease(Vault& vault, LeaseLock& lock, const Clock& clock,
                                           std::int64_t account);

} // namespace cunho::signing
