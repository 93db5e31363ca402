// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "vault_records.hpp"

#include <cunho/app/signing_accounts.hpp>

#include <algorithm>

namespace cunho::app {
namespace {

using signing::AccountState;
using signing::SigningAccount;
using NoticeKind = AccountNotice::Kind;

/// W19: an account cannot last longer than the attribute it stands on.
constexpr std::chrono::days attributeWarning{45};

int daysUntil(TimePoint end, TimePoint now) {
    const auto day = [](TimePoint time) { return std::chrono::sys_days(toLocal(time, Zone::Lisbon).date); };
    return std::max(0, static_cast<int>((day(end) - day(now)).count()));
}

/// Smaller is more urgent.
int urgency(const AccountNotice& notice) {
    switch (notice.kind) {
    case NoticeKind::Ended: return 0;
    case NoticeKind::NeedsReactivation: return 1;
    case NoticeKind::LimitReached: return 2;
    case NoticeKind::EndsSoon: return 3 + notice.days;
    case NoticeKind::LimitNear: return 3 + warningDays[1];
    case NoticeKind::AttributeEndsSoon: return 3 + warningDays[0] + notice.days;
    }
    return 0;
}

/// The end of what the account stands on, where it comes within 45 days.
std::optional<TimePoint> attributeEnd(Services& services, const SigningAccount& account, TimePoint now) {
    if (services.activation.attributes == nullptr || account.citizen.empty())
        return std::nullopt;
    const auto known = services.activation.attributes->attributes(account.citizen);
    const auto until = scap::eligibility(known, account.nipc, now).until;
    return until && *until < now + attributeWarning ? until : std::nullopt;
}

std::optional<AccountNotice> noticeOf(Services& services, const SigningAccount& account, TimePoint now) {
    AccountNotice notice;
    notice.account = account.id;
    notice.used = account.signaturesUsed;
    notice.limit = account.signaturesLimit;
    notice.end = account.expires;
    std::vector<AccountNotice> all;
    const auto add = [&](NoticeKind kind) {
        notice.kind = kind;
        notice.days = notice.end ? daysUntil(*notice.end, now) : 0;
        all.push_back(notice);
    };
    const AccountState state = account.stateAt(now);
    if (state == AccountState::Expired)
        add(NoticeKind::Ended);
    else if (state == AccountState::NeedsReactivation)
        add(NoticeKind::NeedsReactivation);
    else if (state != AccountState::Active)
        return std::nullopt;
    else {
        const std::int64_t used = account.signaturesUsed;
        const std::int64_t limit = account.signaturesLimit;
        if (limit > 0 && used >= limit)
            add(NoticeKind::LimitReached);
        else if (limit > 0 && used * 10 >= limit * 9)
            add(NoticeKind::LimitNear);
        if (account.expires && daysUntil(*account.expires, now) <= warningDays[0])
            add(NoticeKind::EndsSoon);
        if (const auto end = attributeEnd(services, account, now)) {
            notice.end = end;
            add(NoticeKind::AttributeEndsSoon);
        }
    }
    if (all.empty())
        return std::nullopt;
    return *std::min_element(all.begin(), all.end(),
                             [](const auto& a, const auto& b) { return urgency(a) < urgency(b); });
}

/// An account that ended is spoken of until another of the same company and additional information is there.
bool isSucceeded(const SigningAccount& account, const std::vector<SigningAccount>& all) {
    return std::any_of(all.begin(), all.end(), [&](const SigningAccount& other) {
        return other.id > account.id && other.nipc == account.nipc &&
               other.additionalInfo == account.additionalInfo && other.state != AccountState::Failed;
    });
}

bool isOver(const SigningAccount& account) {
    return account.state == AccountState::Cancelled || account.state == AccountState::Failed;
}

/// Whatever another process makes of its state meanwhile: it is over.
void close(Services& services, std::int64_t id, const Failure& failure) {
    auto& accounts = *services.activation.accounts;
    for (auto now = accounts.find(id); now && !isOver(*now); now = accounts.find(id))
        accounts.changeState(*now, AccountState::Cancelled, services.clock.now(), failure);
    services.activation.vault->remove(signing::tokenRecords(id));
}

void cancelAtService(Services& services, const SigningAccount& account, const JobContext& job) {
    if (!hasTokens(*services.activation.vault, account.id))
        return;
    const auto lease = services.activation.lease(account.id);
    services.activation.enrolment->cancel(*lease, account.credentialId, job);
}

/// An activation that waited for one of these accounts begins again at the authentication.
void endWaiting(Services& services) {
    auto open = services.activation.activations->open();
    if (!open || open->account == 0 || open->step == signing::ActivationStep::Done)
        return;
    open->account = 0;
    open->step = signing::ActivationStep::Authentication;
    open->loginAt.reset();
    open->waitingSince.reset();
    open->changed = services.clock.now();
    services.activation.activations->save(*open);
}

} // namespace

std::vector<AccountNotice> accountNotices(Services& services, TimePoint now) {
    const auto all = services.activation.accounts->all();
    std::vector<AccountNotice> notices;
    for (const SigningAccount& account : all) {
        const bool ended = account.stateAt(now) == AccountState::Expired;
        if (ended && isSucceeded(account, all))
            continue;
        if (const auto notice = noticeOf(services, account, now))
            notices.push_back(*notice);
    }
    std::stable_sort(notices.begin(), notices.end(),
                     [](const auto& a, const auto& b) { return urgency(a) < urgency(b); });
    return notices;
}

void cancelAccount(Services& services, std::int64_t account, const JobContext& job) {
    const auto found = services.activation.accounts->find(account);
    if (!found)
        throw Error(Fault::NotFound, "ACCOUNT_UNKNOWN");
    Failure failure;
    try {
        cancelAtService(services, *found, job);
    } catch (const Error& error) {
        if (error.fault() != Fault::Reactivate) // tokens that the service refuses cannot cancel anything
            throw;
        failure = error.failure();
    }
    close(services, account, failure);
}

std::vector<std::pair<std::int64_t, Failure>> cancelAllAccounts(Services& services, const JobContext& job) {
    std::vector<std::pair<std::int64_t, Failure>> failed;
    for (const SigningAccount& account : services.activation.accounts->all()) {
        if (isOver(account) && !hasTokens(*services.activation.vault, account.id))
            continue;
        Failure failure;
        try {
            cancelAtService(services, account, job);
        } catch (const Error& error) { // one that cannot be cancelled must not keep the others
            failure = error.failure();
            failed.emplace_back(account.id, failure);
        }
        close(services, account.id, failure);
    }
    std::vector<std::string> authentications;
    for (const auto& name : services.activation.vault->names()) {
        if (name.starts_with("activation/"))
            authentications.push_back(name);
    }
    services.activation.vault->remove(authentications);
    endWaiting(services);
    return failed;
}

std::vector<std::pair<std::int64_t, Failure>> keepAccountsAlive(Services& services, const JobContext& job) {
    std::vector<std::pair<std::int64_t, Failure>> failed;
    for (const SigningAccount& account : services.activation.accounts->all()) {
        const bool serves = account.stateAt(services.clock.now()) == AccountState::Active;
        if (!serves || !hasTokens(*services.activation.vault, account.id))
            continue;
        try {
            const auto lease = services.activation.lease(account.id);
            services.activation.enrolment->refreshWhenOld(*lease, account.credentialId, job);
        } catch (const Error& error) {
            if (error.fault() == Fault::Cancelled)
                throw;
            failed.emplace_back(account.id, error.failure());
            if (error.fault() == Fault::Reactivate)
                services.activation.accounts->changeState(account, AccountState::NeedsReactivation,
                                                          services.clock.now(), error.failure());
        }
    }
    return failed;
}

} // namespace cunho::app
