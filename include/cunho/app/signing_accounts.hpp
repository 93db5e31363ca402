// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/services.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/signing/account.hpp>

#include <optional>
#include <string>
#include <vector>

namespace cunho::app {

/// What should be said about an account now (W26 to W28).
struct AccountNotice {
    enum class Kind { EndsSoon, Ended, NeedsReactivation, LimitNear, LimitReached, AttributeEndsSoon };
    Kind kind = Kind::EndsSoon;
    std::int64_t account = 0;
    int days = 0;                 ///< until the end
    std::optional<TimePoint> end; ///< of account or attribute
    int used = 0;
    int limit = 0;
};

/// Days before an account's end at which people are told.
inline constexpr int warningDays[] = {15, 7, 3, 1};

/// One notice an account, the most urgent first.
std::vector<AccountNotice> accountNotices(Services& services, TimePoint now);

/// Cancels one account at the service and wipes its tokens; the row and the certificates stay. When the
/// service cannot be reached the tokens stay as well, and the failure passes.
void cancelAccount(Services& services, std::int64_t account, const JobContext& job);

/// "Cancel all accounts and wipe the tokens" (SAFE guideline 2): every account is tried, the tokens are wiped
/// in any case; returns what could not be cancelled at the service.
std::vector<std::pair<std::int64_t, Failure>> cancelAllAccounts(Services& services, const JobContext& job);

/// New tokens for what signs, long before the old ones end: a program that stays closed for a month would
/// lose the account else (autenticacao-gov A.9). Asks for those that are older than seven days; to be called
/// at start and from time to time, with the vault open. Every account is tried; returns what failed. One
/// whose tokens the service refuses needs to be activated again, and says so from now on.
std::vector<std::pair<std::int64_t, Failure>> keepAccountsAlive(Services& services, const JobContext& job);

/// An iCalendar file (RFC 5545) that reminds the signer of the renewal.
std::string renewalCalendar(const signing::SigningAccount& account, TimePoint now);

/// The page for the person who signs: what to do beforehand, for which company, and why; plain text.
std::string handOverText(const std::string& company, const std::string& nipc, bool portuguese);

} // namespace cunho::app
