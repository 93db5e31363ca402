// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/fake_clock.hpp"
#include "fakes/memory_lease.hpp"
#include "fakes/memory_secrets.hpp"
#include "fakes/thrown.hpp"

#include <cunho/signing/account.hpp>
#include <cunho/signing/vault.hpp>

#include <atomic>
#include <functional>
#include <future>
#include <gtest/gtest.h>
#include <mutex>
#include <thread>

namespace cunho::test {
namespace {

using signing::AccountTokens;
using signing::TokenLease;
using signing::Vault;

AccountTokens pair(const std::string& suffix, TimePoint issued = {}) {
    return {Secret::fromText("access " + suffix), Secret::fromText("refresh " + suffix), issued};
}

Secret access(const std::string& suffix) {
    return Secret::fromText("access " + suffix);
}

std::string told(const AccountTokens& tokens) {
    return std::string(tokens.access.exposeText()) + ", " + std::string(tokens.refresh.exposeText());
}

class TokenLeaseTest : public testing::Test {
  protected:
    static constexpr std::int64_t account = 7;

    void SetUp() override {
        const auto source = makePassphrase();
        vault_.create(*source, {});
        keepTokens(vault_, account, pair("1", clock_.now()));
    }

    static std::unique_ptr<signing::DataKeySource> makePassphrase() {
        return signing::makePassphraseSource(Secret::fromText("palavra"), {16, 1, 1});
    }

    std::unique_ptr<TokenLease> lease() { return makeTokenLease(vault_, lock_, clock_, account); }

    /// Gives the pairs 2, 3, …, unless told to fail; remembers with which refresh token it was asked.
    TokenLease::Refresh service() {
        return [this](const Secret& token) {
            asked_.emplace_back(token.exposeText());
            if (during_)
                during_();
            if (!failures_.empty()) {
                const auto failure = failures_.front();
                failures_.erase(failures_.begin());
                throw Error(failure);
            }
            return pair(std::to_string(++issued_));
        };
    }

    std::string rotating(const std::string& stale = "1") {
        return thrown([&] { lease()->rotate(access(stale), service(), {}); });
    }

    bool marked() { return records_.records().contains(signing::tokenRecords(account)[1]); }

    const Failure lost_{Fault::Network, "NO_CONNECTION", {}, ""};
    const Failure expired_{Fault::Reactivate, "SAFE_TOKEN_EXPIRED", {}, ""};
    MemorySecrets records_;
    MemoryLease lock_;
    FakeClock clock_;
    Vault vault_{records_, clock_};
    std::vector<std::string> asked_;
    std::vector<Failure> failures_;
    std::function<void()> during_;
    int issued_ = 1;
};

TEST_F(TokenLeaseTest, GivesTheTokensAsKept) {
    const auto tokens = lease()->tokens();
    EXPECT_EQ(told(tokens), "access 1, refresh 1");
    EXPECT_EQ(tokens.issued, clock_.now());
    vault_.lock();
    EXPECT_EQ(thrown([&] { lease()->tokens(); }), "Credential/VAULT_LOCKED");
}

TEST_F(TokenLeaseTest, AnAccountOfARestoredBackupSaysThatItHasNone) {
    vault_.destroy();
    EXPECT_EQ(thrown([&] { lease()->tokens(); }), "Reactivate/ACCOUNT_WITHOUT_TOKENS");
    EXPECT_EQ(rotating(), "Reactivate/ACCOUNT_WITHOUT_TOKENS");
    EXPECT_TRUE(asked_.empty());
}

TEST_F(TokenLeaseTest, KeepsTokensOfAnyLength) {
    for (const std::size_t size : {0U, 1U, 9000U}) {
        keepTokens(vault_, account,
                   {Secret(Bytes(size, 'a')), Secret(Bytes(9000 - size, 'b')), clock_.now()});
        const auto tokens = lease()->tokens();
        EXPECT_EQ(tokens.access.size(), size);
        EXPECT_EQ(tokens.refresh.size(), 9000 - size);
    }
}

TEST_F(TokenLeaseTest, RefusesARecordThatIsNone) {
    const auto name = signing::tokenRecords(account)[0];
    for (const std::size_t size : {0U, 1U, 15U, 16U, 17U}) {
        vault_.put(name, Secret(Bytes(size, 0xFF)));
        EXPECT_EQ(thrown([&] { lease()->tokens(); }), "Integrity/VAULT_RECORD_DAMAGED") << size;
    }
}

TEST_F(TokenLeaseTest, KeepsBothNewTokensInOneCommitBeforeTheyAreUsed) {
    std::vector<std::size_t> commits;
    records_.before = [&](auto put, auto remove) { commits.push_back(put.size() + remove.size()); };
    clock_.advance(std::chrono::hours(1));
    const auto fresh = lease()->rotate(access("1"), service(), {});
    EXPECT_EQ(told(fresh), "access 2, refresh 2");
    EXPECT_EQ(fresh.issued, clock_.now());
    EXPECT_EQ(told(lease()->tokens()), "access 2, refresh 2");
    EXPECT_EQ(commits, (std::vector<std::size_t>{1, 2})) << "the mark; then the tokens, and the mark's end";
    EXPECT_EQ(asked_, std::vector<std::string>{"refresh 1"});
    EXPECT_FALSE(marked());
}

TEST_F(TokenLeaseTest, FindsWhatSomebodyElseRenewed) {
    keepTokens(vault_, account, pair("5", clock_.now()));
    EXPECT_EQ(told(lease()->rotate(access("1"), service(), {})), "access 5, refresh 5");
    EXPECT_TRUE(asked_.empty());
}

TEST_F(TokenLeaseTest, OfManyThreadsOneAsks) {
    std::vector<std::thread> threads;
    std::atomic<int> right = 0;
    for (int i = 0; i < 6; ++i) {
        threads.emplace_back([&] {
            if (told(lease()->rotate(access("1"), service(), {})) == "access 2, refresh 2")
                ++right;
        });
    }
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(asked_.size(), 1U);
    EXPECT_EQ(right, 6);
}

/// Tells when somebody wants the lock.
class TellingLock final : public signing::LeaseLock {
  public:
    explicit TellingLock(MemoryLease& inner) : inner_(inner) {}

    std::function<void()> wanted = [] {};

    void exclusively(const std::string& name, std::chrono::milliseconds limit, const JobContext& job,
                     const std::function<void()>& work) override {
        wanted();
        inner_.exclusively(name, limit, job, work);
    }

  private:
    MemoryLease& inner_;
};

TEST_F(TokenLeaseTest, WhoAsksDuringARefreshGetsWhatComesOfIt) {
    TellingLock lock(lock_);
    std::promise<void> arrived;
    std::once_flag once;
    const auto arrive = [&] { std::call_once(once, [&] { arrived.set_value(); }); };
    std::string read;
    std::jthread reader;
    during_ = [&] { // the old refresh token is with the service
        lock.wanted = arrive;
        reader = std::jthread([&] {
            read = told(makeTokenLease(vault_, lock, clock_, account)->tokens());
            arrive();
        });
        arrived.get_future().wait();
    };
    makeTokenLease(vault_, lock, clock_, account)->rotate(access("1"), service(), {});
    reader.join();
    EXPECT_EQ(read, "access 2, refresh 2");
}

TEST_F(TokenLeaseTest, ARefreshThatTakesTooLongLeavesTheOldTokensToOthers) {
    failures_ = {lost_, lost_};
    EXPECT_EQ(rotating(), "Network/NO_CONNECTION");
    lock_.busy = true;
    EXPECT_EQ(told(lease()->tokens()), "access 1, refresh 1");
}

TEST_F(TokenLeaseTest, ALostReplyIsAskedForOnceMore) {
    failures_ = {lost_};
    EXPECT_EQ(rotating(), "");
    EXPECT_EQ(asked_, (std::vector<std::string>{"refresh 1", "refresh 1"}));
    EXPECT_EQ(told(lease()->tokens()), "access 2, refresh 2");
}

TEST_F(TokenLeaseTest, AReplyLostTwicePassesAndTheOldTokensStay) {
    failures_ = {lost_, lost_, lost_};
    EXPECT_EQ(rotating(), "Network/NO_CONNECTION");
    EXPECT_EQ(asked_.size(), 2U);
    EXPECT_EQ(told(lease()->tokens()), "access 1, refresh 1");
    EXPECT_TRUE(marked());
    EXPECT_EQ(rotating(), "Network/NO_CONNECTION");
    EXPECT_EQ(asked_.size(), 3U) << "later, once a call";
    EXPECT_EQ(rotating(), "");
    EXPECT_FALSE(marked());
}

TEST_F(TokenLeaseTest, ARefusalPassesAtOnceAndTheOldTokensStay) {
    for (const auto fault : {Fault::Reactivate, Fault::Rejected, Fault::Credential, Fault::Configuration}) {
        failures_ = {{fault, "SAFE_TOKEN_EXPIRED", {}, ""}};
        asked_.clear();
        EXPECT_EQ(rotating(), std::string(faultName(fault)) + "/SAFE_TOKEN_EXPIRED");
        EXPECT_EQ(asked_.size(), 1U);
        EXPECT_EQ(told(lease()->tokens()), "access 1, refresh 1");
        EXPECT_FALSE(marked()) << "there is an answer";
    }
}

TEST_F(TokenLeaseTest, AfterALostReplyTheRefusalOfTheOldTokenPasses) {
    failures_ = {lost_, expired_};
    EXPECT_EQ(rotating(), "Reactivate/SAFE_TOKEN_EXPIRED");
    EXPECT_EQ(asked_.size(), 2U);
    EXPECT_EQ(told(lease()->tokens()), "access 1, refresh 1") << "the old access token is worth a try";
}

struct Crash {};

TEST_F(TokenLeaseTest, AfterACrashDuringTheRequestItIsAskedOnceMoreOnly) {
    during_ = [] { throw Crash(); };
    EXPECT_THROW(lease()->rotate(access("1"), service(), {}), Crash);
    EXPECT_TRUE(marked());
    during_ = {};
    Vault restarted(records_, clock_);
    restarted.unlock(*makePassphrase(), {});
    const auto again = makeTokenLease(restarted, lock_, clock_, account);
    failures_ = {lost_, lost_};
    asked_.clear();
    EXPECT_EQ(thrown([&] { again->rotate(access("1"), service(), {}); }), "Network/NO_CONNECTION");
    EXPECT_EQ(asked_.size(), 1U);
}

TEST_F(TokenLeaseTest, ACrashBeforeTheCommitLeavesTheOldAndAfterItTheNew) {
    int commits = 0;
    records_.before = [&](auto, auto) {
        if (++commits == 2)
            throw Crash();
    };
    EXPECT_THROW(lease()->rotate(access("1"), service(), {}), Crash);
    records_.before = {};
    EXPECT_EQ(told(lease()->tokens()), "access 1, refresh 1");
    EXPECT_TRUE(marked());
    commits = 0;
    records_.after = [&](auto, auto) {
        if (++commits == 1)
            throw Crash();
    };
    EXPECT_THROW(lease()->rotate(access("1"), service(), {}), Crash);
    records_.after = {};
    EXPECT_EQ(told(lease()->tokens()), "access 3, refresh 3");
    EXPECT_FALSE(marked());
}

TEST_F(TokenLeaseTest, TokensThatCouldNotBeWrittenAreWrittenNextTime) {
    const auto lease = this->lease();
    int commits = 0;
    records_.before = [&](auto, auto) {
        if (++commits == 2)
            throw Error(Fault::Storage, "DISK_FULL");
    };
    EXPECT_EQ(thrown([&] { lease->rotate(access("1"), service(), {}); }), "Storage/DISK_FULL");
    records_.before = {};
    EXPECT_EQ(told(lease->rotate(access("1"), service(), {})), "access 2, refresh 2");
    EXPECT_EQ(asked_.size(), 1U) << "the service is not asked again";
}

TEST_F(TokenLeaseTest, TokensAreKeptThoughTheVaultIsLockedMeanwhile) {
    during_ = [&] { vault_.lock(); };
    EXPECT_EQ(rotating(), "");
    EXPECT_EQ(vault_.state(), Vault::State::Locked);
    vault_.unlock(*makePassphrase(), {});
    EXPECT_EQ(told(lease()->tokens()), "access 2, refresh 2");
}

TEST_F(TokenLeaseTest, NothingIsAskedWhenTheMarkCannotBeWritten) {
    records_.before = [](auto, auto) { throw Error(Fault::Storage, "DISK_FULL"); };
    EXPECT_EQ(rotating(), "Storage/DISK_FULL");
    EXPECT_TRUE(asked_.empty());
}

TEST_F(TokenLeaseTest, WhoIsStoppedAsksNoMore) {
    std::stop_source stop;
    during_ = [&] { stop.request_stop(); };
    failures_ = {{Fault::Cancelled, "STOPPED", {}, ""}};
    EXPECT_EQ(thrown([&] { lease()->rotate(access("1"), service(), JobContext(stop.get_token())); }),
              "Cancelled/STOPPED");
    EXPECT_EQ(asked_.size(), 1U);
    EXPECT_TRUE(marked());
}

TEST_F(TokenLeaseTest, IsBusyWhileAnotherProcessRenews) {
    lock_.busy = true;
    EXPECT_EQ(rotating(), "Busy/TOKEN_REFRESH_ELSEWHERE");
    EXPECT_TRUE(asked_.empty());
}

TEST_F(TokenLeaseTest, OtherAccountsHaveTheirOwn) {
    keepTokens(vault_, 8, pair("of 8", clock_.now()));
    EXPECT_EQ(rotating(), "");
    EXPECT_EQ(told(makeTokenLease(vault_, lock_, clock_, 8)->tokens()), "access of 8, refresh of 8");
    vault_.remove(signing::tokenRecords(8));
    EXPECT_EQ(thrown([&] { makeTokenLease(vault_, lock_, clock_, 8)->tokens(); }),
              "Reactivate/ACCOUNT_WITHOUT_TOKENS");
    EXPECT_EQ(told(lease()->tokens()), "access 2, refresh 2");
}

} // namespace
} // namespace cunho::test
