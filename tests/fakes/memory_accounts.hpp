// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/signing/account.hpp>

#include <algorithm>
#include <map>
#include <mutex>

namespace cunho::test {

class MemoryAccounts final : public signing::AccountRepository {
  public:
    std::int64_t save(const signing::SigningAccount& account) override {
        const std::lock_guard lock(mutex_);
        if (isLive(account, account.stateSince)) {
            for (auto& [id, other] : accounts_)
                requireOtherKey(account, other);
        }
        auto kept = account;
        if (kept.id == 0)
            kept.id = ++last_;
        const auto known = accounts_.find(kept.id);
        if (known != accounts_.end() && known->second.created == kept.created)
            kept.signaturesUsed = std::max(kept.signaturesUsed, known->second.signaturesUsed);
        accounts_[kept.id] = kept;
        return kept.id;
    }

    std::optional<signing::SigningAccount> find(std::int64_t id) override {
        const std::lock_guard lock(mutex_);
        const auto found = accounts_.find(id);
        return found == accounts_.end() ? std::nullopt : std::optional(found->second);
    }

    std::vector<signing::SigningAccount> all() override {
        const std::lock_guard lock(mutex_);
        std::vector<signing::SigningAccount> out;
        for (auto at = accounts_.rbegin(); at != accounts_.rend(); ++at)
            out.push_back(at->second);
        return out;
    }

    void countSignatures(std::int64_t id, int signatures) override {
        const std::lock_guard lock(mutex_);
        if (const auto found = accounts_.find(id); found != accounts_.end())
            found->second.signaturesUsed += signatures;
    }

    bool changeState(const signing::SigningAccount& seen, signing::AccountState state, TimePoint since,
                     const Failure& failure) override {
        const std::lock_guard lock(mutex_);
        const auto found = accounts_.find(seen.id);
        if (found == accounts_.end() || found->second.state != seen.state ||
            found->second.stateSince != seen.stateSince)
            return false;
        found->second.state = state;
        found->second.stateSince = since;
        found->second.lastFailure = failure;
        return true;
    }

    void keepCredentialId(std::int64_t id, const std::string& credentialId) override {
        const std::lock_guard lock(mutex_);
        if (const auto found = accounts_.find(id); found != accounts_.end())
            found->second.credentialId = credentialId;
    }

  private:
    static bool isLive(const signing::SigningAccount& account, TimePoint now) {
        using signing::AccountState;
        const auto state = account.stateAt(now);
        return !account.citizen.empty() && state != AccountState::Expired &&
               state != AccountState::Cancelled && state != AccountState::Failed;
    }

    static void requireOtherKey(const signing::SigningAccount& account, signing::SigningAccount& other) {
        if (other.id == account.id || other.citizen != account.citizen || other.nipc != account.nipc ||
            other.additionalInfo != account.additionalInfo)
            return;
        if (isLive(other, account.stateSince))
            throw Error(Fault::Conflict, "ACCOUNT_EXISTS", {{"nipc", account.nipc}});
        if (isLive(other, {})) {
            other.state = signing::AccountState::Expired;
            other.stateSince = *other.expires;
        }
    }

    std::mutex mutex_;
    std::map<std::int64_t, signing::SigningAccount> accounts_;
    std::int64_t last_ = 0;
};

} // namespace cunho::test
