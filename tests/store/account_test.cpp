// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/memory_accounts.hpp"
#include "fakes/test_pki.hpp"
#include "store_test.hpp"

#include <thread>
#include <vector>

namespace cunho::test {
namespace {

using signing::AccountState;
using signing::SigningAccount;

TimePoint onDay(int days) {
    return day(2026, 11, 1) + std::chrono::days(days);
}

SigningAccount anAccount(AccountState state = AccountState::Active) {
    SigningAccount account;
    account.citizen = "BI/PT/12345678";
    account.citizenName = "MARIA JOÃO DA CONCEIÇÃO";
    account.nipc = "500000000";
    account.additionalInfo = "Loja do Porto";
    account.email = "geral@padaria.example";
    account.requestedUntil = parseDate("2026-12-16");
    account.expires = onDay(45);
    account.signaturesLimit = 450'000;
    account.credentialId = "1d5ed0f3-7c9a";
    account.state = state;
    account.stateSince = onDay(0);
    account.lastFailure = {Fault::Rejected, "SAFE_REFUSED", {{"code", "éà"}}, "HTTP 400"};
    account.created = onDay(0);
    account.tokenIssued = onDay(0);
    return account;
}

void expectSame(const SigningAccount& read, const SigningAccount& saved) {
    EXPECT_EQ(read.citizen, saved.citizen);
    EXPECT_EQ(read.citizenName, saved.citizenName);
    EXPECT_EQ(read.nipc, saved.nipc);
    EXPECT_EQ(read.additionalInfo, saved.additionalInfo);
    EXPECT_EQ(read.email, saved.email);
    EXPECT_EQ(read.requestedUntil, saved.requestedUntil);
    EXPECT_EQ(read.expires, saved.expires);
    EXPECT_EQ(read.signaturesLimit, saved.signaturesLimit);
    EXPECT_EQ(read.signaturesUsed, saved.signaturesUsed);
    EXPECT_EQ(read.credentialId, saved.credentialId);
    EXPECT_EQ(read.chain, saved.chain);
    EXPECT_EQ(read.state, saved.state);
    EXPECT_EQ(read.stateSince, saved.stateSince);
    EXPECT_EQ(read.lastFailure.fault, saved.lastFailure.fault);
    EXPECT_EQ(read.lastFailure.reason, saved.lastFailure.reason);
    EXPECT_EQ(read.lastFailure.params, saved.lastFailure.params);
    EXPECT_EQ(read.lastFailure.detail, saved.lastFailure.detail);
    EXPECT_EQ(read.created, saved.created);
    EXPECT_EQ(read.tokenIssued, saved.tokenIssued);
}

/// The rules hold for the file and for what stands in its place in other tests.
class Accounts : public StoreTest, public testing::WithParamInterface<bool> {
  protected:
    signing::AccountRepository& accounts() {
        if (GetParam())
            return memory_;
        if (!database_)
            database_ = open();
        return database_->accounts();
    }

    std::string saving(const SigningAccount& account) {
        return thrown([&] { accounts().save(account); });
    }

    std::unique_ptr<store::Database> database_;
    MemoryAccounts memory_;
};

INSTANTIATE_TEST_SUITE_P(FileAndMemory, Accounts, testing::Bool(),
                         [](const auto& kind) { return kind.param ? "Memory" : "File"; });

TEST_P(Accounts, AreFoundAsTheyWereSaved) {
    auto account = anAccount();
    account.chain = TestPki().chain();
    account.signaturesUsed = 7;
    account.id = accounts().save(account);
    ASSERT_TRUE(accounts().find(account.id));
    expectSame(*accounts().find(account.id), account);
    const SigningAccount bare;
    const auto id = accounts().save(bare);
    EXPECT_NE(id, account.id);
    expectSame(*accounts().find(id), bare);
    EXPECT_FALSE(accounts().find(id + 1));
}

TEST_P(Accounts, AreListedNewestFirst) {
    const auto first = accounts().save(anAccount(AccountState::Cancelled));
    const auto second = accounts().save(anAccount());
    const auto all = accounts().all();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].id, second);
    EXPECT_EQ(all[1].id, first);
}

TEST_P(Accounts, OfOneKeyOneIsLive) {
    for (const auto live : {AccountState::Creating, AccountState::AwaitingCertificate, AccountState::Active,
                            AccountState::NeedsReactivation}) {
        auto account = anAccount(live);
        account.id = accounts().save(account);
        for (const auto other : {AccountState::Creating, AccountState::AwaitingCertificate,
                                 AccountState::Active, AccountState::NeedsReactivation})
            EXPECT_EQ(saving(anAccount(other)), "Conflict/ACCOUNT_EXISTS");
        for (const auto over : {AccountState::Expired, AccountState::Cancelled, AccountState::Failed})
            EXPECT_EQ(saving(anAccount(over)), "");
        EXPECT_EQ(saving(account), "") << "itself, as in a renewal";
        account.state = AccountState::Cancelled;
        EXPECT_EQ(saving(account), "");
    }
    EXPECT_EQ(saving(anAccount()), "") << "all others are over";
}

TEST_P(Accounts, DifferByCitizenCompanyAndAdditionalInformation) {
    EXPECT_EQ(saving(anAccount()), "");
    auto other = anAccount();
    other.citizen = "PAS/FR/12345678";
    EXPECT_EQ(saving(other), "");
    other = anAccount();
    other.nipc = "500000001";
    EXPECT_EQ(saving(other), "");
    other = anAccount();
    other.additionalInfo = "";
    EXPECT_EQ(saving(other), "");
    EXPECT_EQ(saving(other), "Conflict/ACCOUNT_EXISTS");
}

TEST_P(Accounts, OfWhomNobodyKnowsTheCitizenAreInNobodysWay) {
    auto unknown = anAccount(AccountState::Creating);
    unknown.citizen.clear();
    EXPECT_EQ(saving(unknown), "");
    EXPECT_EQ(saving(unknown), "");
    EXPECT_EQ(saving(anAccount()), "");
}

TEST_P(Accounts, WhoseTimeIsOverMakeWay) {
    const auto old = accounts().save(anAccount());
    auto next = anAccount();
    next.stateSince = onDay(45) - std::chrono::milliseconds(1);
    EXPECT_EQ(saving(next), "Conflict/ACCOUNT_EXISTS");
    next.stateSince = onDay(45);
    next.expires = onDay(90);
    EXPECT_EQ(saving(next), "");
    EXPECT_EQ(accounts().find(old)->state, AccountState::Expired);
    EXPECT_EQ(accounts().find(old)->stateSince, onDay(45));
}

TEST_P(Accounts, CountSignaturesThatAnotherProcessBookedMeanwhile) {
    auto account = anAccount();
    account.id = accounts().save(account);
    accounts().countSignatures(account.id, 10);
    accounts().countSignatures(account.id, 5);
    EXPECT_EQ(accounts().find(account.id)->signaturesUsed, 15);
    accounts().save(account);
    EXPECT_EQ(accounts().find(account.id)->signaturesUsed, 15) << "what was read before the booking";
    account.created = onDay(40);
    accounts().save(account);
    EXPECT_EQ(accounts().find(account.id)->signaturesUsed, 0) << "renewed";
}

TEST_P(Accounts, ChangeTheirStateAndNothingElse) {
    auto account = anAccount();
    account.chain = TestPki().chain();
    account.id = accounts().save(account);
    auto seen = *accounts().find(account.id);
    accounts().countSignatures(account.id, 3);
    accounts().keepCredentialId(account.id, "another");
    seen.email = "read long ago";
    seen.chain.clear();
    const Failure why{Fault::Reactivate, "SAFE_UNAUTHORIZED", {{"nipc", "500000000"}}, "HTTP 401"};
    EXPECT_TRUE(accounts().changeState(seen, AccountState::NeedsReactivation, onDay(3), why));
    account.signaturesUsed = 3;
    account.credentialId = "another";
    account.state = AccountState::NeedsReactivation;
    account.stateSince = onDay(3);
    account.lastFailure = why;
    expectSame(*accounts().find(account.id), account);
}

TEST_P(Accounts, StayAsAnotherProcessMadeThemMeanwhile) {
    auto account = anAccount();
    account.id = accounts().save(account);
    const auto seen = account;
    account.stateSince = onDay(1); // renewed
    accounts().save(account);
    EXPECT_FALSE(accounts().changeState(seen, AccountState::NeedsReactivation, onDay(2), {}));
    expectSame(*accounts().find(account.id), account);
    account.state = AccountState::Cancelled;
    accounts().save(account);
    auto active = account;
    active.state = AccountState::Active;
    EXPECT_FALSE(accounts().changeState(active, AccountState::NeedsReactivation, onDay(2), {}));
    expectSame(*accounts().find(account.id), account);
}

class AccountsInTheFile : public StoreTest {};

TEST_F(AccountsInTheFile, OutliveTheProgram) {
    auto account = anAccount();
    account.chain = TestPki().chain();
    account.id = open()->accounts().save(account);
    expectSame(*open()->accounts().find(account.id), account);
}

TEST_F(AccountsInTheFile, KnowEveryState) {
    const auto database = open();
    for (int state = 0; state <= static_cast<int>(AccountState::Failed); ++state) {
        auto account = anAccount(static_cast<AccountState>(state));
        account.id = 1;
        database->accounts().save(account);
        EXPECT_EQ(database->accounts().find(1)->state, account.state);
    }
    EXPECT_EQ(RawFile(file_).run("UPDATE account SET state = 'asleep'"), "");
    EXPECT_EQ(thrown([&] { database->accounts().all(); }), "Integrity/DATABASE_DAMAGED");
}

TEST_F(AccountsInTheFile, KeepTheCertificatesOfBefore) {
    const TestPki pki;
    auto account = anAccount();
    account.chain = pki.chain();
    account.id = open()->accounts().save(account);
    account.chain = {pki.p256(), pki.issuing()};
    open()->accounts().save(account);
    EXPECT_EQ(open()->accounts().find(account.id)->chain, account.chain);
    RawFile raw(file_);
    EXPECT_EQ(raw.ask("SELECT count(*) FROM certificate"), "3");
    EXPECT_EQ(raw.run("DELETE FROM certificate"), "certificates are kept");
    EXPECT_EQ(raw.run("UPDATE certificate SET der = x''"), "certificates are kept");
    EXPECT_EQ(raw.run("DELETE FROM account"), "accounts are kept");
}

TEST_F(AccountsInTheFile, NoOtherProgramMakesTwoLiveOnes) {
    auto account = anAccount();
    account.id = open()->accounts().save(account);
    account.state = AccountState::Cancelled;
    account.id = 0;
    open()->accounts().save(account);
    EXPECT_NE(RawFile(file_).run("UPDATE account SET state = 'active'"), "");
}

TEST_F(AccountsInTheFile, OfTwoThatAreOpenedAtOnceOneIsRefused) {
    const auto one = open();
    const auto other = open();
    std::string refused[2];
    std::thread racing(
        [&] { refused[0] = thrown([&] { one->accounts().save(anAccount(AccountState::Creating)); }); });
    refused[1] = thrown([&] { other->accounts().save(anAccount(AccountState::Creating)); });
    racing.join();
    EXPECT_EQ(refused[0] + refused[1], "Conflict/ACCOUNT_EXISTS");
}

TEST_F(AccountsInTheFile, ComeWithTheBackup) {
    const auto copy = folder_.path() / "copy";
    {
        const auto database = open();
        database->accounts().save(anAccount());
        database->backup(copy);
    }
    file_ = copy;
    EXPECT_EQ(open()->accounts().all().size(), 1U);
}

} // namespace
} // namespace cunho::test
