// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/signing/account.hpp>
#include <cunho/signing/vault.hpp>

#include <algorithm>
#include <optional>

namespace cunho::signing {
namespace {

/// Two requests and their time limits.
constexpr std::chrono::minutes longest{3};

/// How long a request waits for a refresh that is under way; nothing can stop it meanwhile.
constexpr std::chrono::seconds patience{20};

std::string tokensName(std::int64_t account) {
    return "account/" + std::to_string(account) + "/tokens";
}

/// There while nobody knows whether the service has renewed the tokens (autenticacao-gov A.10).
std::string markName(std::int64_t account) {
    return "account/" + std::to_string(account) + "/refresh";
}

/// Both tokens in one record: no reader sees an old one beside a new one.
void append(Bytes& out, std::uint64_t value) {
    for (unsigned at = 8; at-- > 0;)
        out.push_back(static_cast<Byte>(value >> (8 * at)));
}

Secret encode(const AccountTokens& tokens) {
    Bytes out;
    out.reserve(16 + tokens.access.size() + tokens.refresh.size()); // no copy is left behind by growing
    append(out, static_cast<std::uint64_t>(tokens.issued.time_since_epoch().count()));
    append(out, tokens.access.size());
    const auto access = tokens.access.expose();
    const auto refresh = tokens.refresh.expose();
    out.insert(out.end(), access.begin(), access.end());
    out.insert(out.end(), refresh.begin(), refresh.end());
    Secret record(out);
    wipe(out);
    return record;
}

AccountTokens decode(const Secret& record, const std::string& name) {
    const auto bytes = record.expose();
    const auto number = [&](std::size_t from) {
        std::uint64_t value = 0;
        for (std::size_t at = from; at < from + 8; ++at)
            value = value << 8U | bytes[at];
        return value;
    };
    if (bytes.size() < 16 || number(8) > bytes.size() - 16)
        throw Error(Fault::Integrity, "VAULT_RECORD_DAMAGED", {{"name", name}});
    const auto access = static_cast<std::size_t>(number(8));
    AccountTokens tokens;
    tokens.issued = TimePoint(std::chrono::milliseconds(static_cast<std::int64_t>(number(0))));
    tokens.access = Secret(bytes.subspan(16, access));
    tokens.refresh = Secret(bytes.subspan(16 + access));
    return tokens;
}

bool same(const Secret& a, const Secret& b) {
    const auto x = a.expose();
    const auto y = b.expose();
    return std::equal(x.begin(), x.end(), y.begin(), y.end());
}

/// Whether the service said something, so that nothing is open any more.
bool isAnswer(Fault fault) {
    return fault == Fault::Rejected || fault == Fault::Reactivate || fault == Fault::Credential ||
           fault == Fault::Configuration;
}

class Lease final : public TokenLease {
  public:
    Lease(Vault& vault, LeaseLock& lock, const Clock& clock, std::int64_t account)
        : vault_(vault)
        , lock_(lock)
        , clock_(clock)
        , account_(account)
        , tokens_(tokensName(account))
        , mark_(markName(account)) {}

    /// During a refresh the old access token is as good as dead: whoever sends it is refused, and must come
    /// back for the new one. A mark that nobody works on is that of a lost reply: its tokens are worth a try.
    AccountTokens tokens() override {
        if (!vault_.find(mark_))
            return kept();
        try {
            lock_.exclusively(lockName(), patience, {}, [] {});
        } catch (const Error& error) {
            if (error.fault() != Fault::Busy)
                throw;
        }
        return kept();
    }

    AccountTokens rotate(const Secret& stale, const Refresh& refresh, const JobContext& job) override {
        AccountTokens result;
        lock_.exclusively(lockName(), longest, job, [&] {
            keepUnsaved();
            auto old = kept();
            result = same(old.access, stale) ? renewed(old, refresh, job) : std::move(old);
        });
        return result;
    }

  private:
    std::string lockName() const { return "tokens/" + std::to_string(account_); }

    AccountTokens kept() const {
        const auto record = vault_.find(tokens_);
        if (!record)
            throw Error(Fault::Reactivate, "ACCOUNT_WITHOUT_TOKENS");
        return decode(*record, tokens_);
    }

    /// Tokens that came but could not be written, for want of room perhaps, are written now.
    void keepUnsaved() {
        if (!unsaved_)
            return;
        keep(vault_.lateCommit(), *unsaved_);
        unsaved_.reset();
    }

    AccountTokens renewed(const AccountTokens& old, const Refresh& refresh, const JobContext& job) {
        const auto commit = vault_.lateCommit();
        const bool lostBefore = vault_.find(mark_).has_value();
        if (!lostBefore)
            setMark(commit);
        AccountTokens fresh = ask(old.refresh, refresh, commit, lostBefore ? 1 : 2, job);
        if (fresh.issued == TimePoint{})
            fresh.issued = clock_.now();
        try {
            keep(commit, fresh);
        } catch (...) {
            unsaved_ = std::move(fresh);
            throw;
        }
        return fresh;
    }

    AccountTokens ask(const Secret& token, const Refresh& refresh, const Vault::Commit& commit, int tries,
                      const JobContext& job) {
        for (;; --tries) {
            job.throwIfStopped();
            try {
                return refresh(token);
            } catch (const Error& error) {
                if (isAnswer(error.fault())) {
                    commit({}, std::span(&mark_, 1));
                    throw;
                }
                if (tries <= 1)
                    throw;
            }
        }
    }

    void setMark(const Vault::Commit& commit) {
        const std::pair<std::string, Secret> mark(mark_, Secret(asBytes("sent")));
        commit(std::span(&mark, 1), {});
    }

    void keep(const Vault::Commit& commit, const AccountTokens& fresh) {
        const std::pair<std::string, Secret> record(tokens_, encode(fresh));
        commit(std::span(&record, 1), std::span(&mark_, 1));
    }

    Vault& vault_;
    LeaseLock& lock_;
    const Clock& clock_;
    const std::int64_t account_;
    const std::string tokens_;
    const std::string mark_;
    std::optional<AccountTokens> unsaved_; // read and written under the lease only
};

} // namespace

std::vector<std::string> tokenRecords(std::int64_t account) {
    return {tokensName(account), markName(account)};
}

void keepTokens(Vault& vault, std::int64_t account, AccountTokens tokens) {
    const std::pair<std::string, Secret> record(tokensName(account), encode(tokens));
    const auto mark = markName(account);
    vault.commit(std::span(&record, 1), std::span(&mark, 1));
}

std::unique_ptr<TokenLease> makeTokenLease(Vault& vault, LeaseLock& lock, const Clock& clock,
                                           std::int64_t account) {
    return std::make_unique<Lease>(vault, lock, clock, account);
}

} // namespace cunho::signing
