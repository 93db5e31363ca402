// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store_test.hpp"

#include <csignal>
#include <exception>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

namespace cunho::test {
namespace {

using invoicing::DocumentType;

class LedgerStore : public StoreTest {
  protected:
    LedgerStore() { GTEST_FLAG_SET(death_test_style, "fast"); }
};

TEST_F(LedgerStore, LeavesNothingWithoutCommit) {
    const auto database = openReady();
    {
        const auto transaction = database->ledger().begin();
        transaction->insert(issuedFacts(1, ""), 0);
        EXPECT_EQ(transaction->end(DocumentType::FT, "2026A")->sequence, 1);
    }
    EXPECT_EQ(database->documents().count({}), 0);
    EXPECT_FALSE(database->documents().findByNumber("FT 2026A/1"));
    EXPECT_EQ(issue(*database).sequence, 1) << "the number was not used up";
}

TEST_F(LedgerStore, TellsTheEndOfASeries) {
    const auto database = openReady();
    const auto begin = [&] { return database->ledger().begin(); };
    EXPECT_FALSE(begin()->end(DocumentType::FT, "2026A"));
    const auto facts = issue(*database);
    const auto end = begin()->end(DocumentType::FT, "2026A");
    ASSERT_TRUE(end);
    EXPECT_EQ(end->sequence, 1);
    EXPECT_EQ(end->date, facts.date);
    EXPECT_EQ(end->systemEntry, facts.systemEntry);
    EXPECT_EQ(end->hash, facts.hash);
    EXPECT_FALSE(begin()->end(DocumentType::FT, "2026B"));
}

TEST_F(LedgerStore, KnowsCompanyAndSeries) {
    const auto database = open();
    EXPECT_EQ(thrown([&] { database->ledger().begin()->company(); }), "Configuration/COMPANY_MISSING");
    database->company().saveCompany(padaria());
    database->company().addSeries(series2026());
    const auto transaction = database->ledger().begin();
    EXPECT_EQ(transaction->company().name, padaria().name);
    EXPECT_EQ(transaction->series(DocumentType::FT, "2026A")->validationCode, "JFT26CHA");
    EXPECT_FALSE(transaction->series(DocumentType::FT, "2026a")) << "its number would read differently";
}

TEST_F(LedgerStore, TurnsADraftIntoOneDocumentOnly) {
    const auto database = openReady();
    const auto draft = database->drafts().save({}, {});
    issue(*database, "Cliente", "2026-11-23", draft);
    EXPECT_FALSE(database->drafts().find(draft));
    EXPECT_EQ(thrown([&] { issue(*database, "Cliente", "2026-11-23", draft); }), "Conflict/DRAFT_GONE");
    EXPECT_EQ(database->documents().count({}), 1);
}

TEST_F(LedgerStore, KeepsTheDraftWhenIssuingFails) {
    const auto database = openReady();
    const auto draft = database->drafts().save({}, {});
    { database->ledger().begin()->insert(issuedFacts(1, ""), draft); }
    EXPECT_TRUE(database->drafts().find(draft));
}

TEST_F(LedgerStore, NumbersWithoutGapWhenTwoProgramsIssueAtOnce) {
    const auto ready = openReady();
    constexpr int each = 50;
    std::exception_ptr failure;
    const auto issueMany = [&](std::unique_ptr<store::Database> database) {
        try {
            for (int count = 0; count < each; ++count)
                issue(*database);
        } catch (...) {
            failure = std::current_exception();
        }
    };
    std::thread other(issueMany, open());
    issueMany(open());
    other.join();
    if (failure)
        std::rethrow_exception(failure);
    EXPECT_EQ(RawFile(file_).ask("SELECT count(*), count(DISTINCT sequence), min(sequence), max(sequence)"
                                 " FROM document"),
              "100|100|1|100");
}

TEST_F(LedgerStore, ServesThreadsThroughOneConnection) {
    const auto database = openReady();
    std::vector<std::thread> threads;
    std::vector<std::exception_ptr> failures(4);
    for (auto& failure : failures)
        threads.emplace_back([&database, &failure] {
            try {
                for (int count = 0; count < 20; ++count) {
                    issue(*database);
                    database->documents().page({});
                }
            } catch (...) {
                failure = std::current_exception();
            }
        });
    for (auto& thread : threads)
        thread.join();
    for (const auto& failure : failures)
        if (failure)
            std::rethrow_exception(failure);
    EXPECT_EQ(database->documents().count({}), 80);
}

TEST_F(LedgerStore, SurvivesBeingKilledInTheMiddleOfIssuing) {
    { issue(*openReady()); }
    EXPECT_EXIT(
        {
            const auto database = open();
            const auto transaction = database->ledger().begin();
            const auto end = transaction->end(DocumentType::FT, "2026A");
            transaction->insert(issuedFacts(2, end->hash), 0);
            ::kill(::getpid(), SIGKILL);
        },
        testing::KilledBySignal(SIGKILL), "");
    const auto database = open();
    EXPECT_EQ(database->documents().count({}), 1);
    EXPECT_EQ(issue(*database).sequence, 2);
    EXPECT_EQ(RawFile(file_).ask("PRAGMA integrity_check"), "ok");
}

TEST_F(LedgerStore, KeepsWhatWasCommittedBeforeBeingKilled) {
    { openReady(); }
    EXPECT_EXIT(
        {
            const auto database = open();
            issue(*database);
            issue(*database);
            ::kill(::getpid(), SIGKILL);
        },
        testing::KilledBySignal(SIGKILL), "");
    EXPECT_EQ(open()->documents().count({}), 2);
}

TEST_F(LedgerStore, SaysThatTheDiskIsFullAndLosesNoNumber) {
    { openReady(); }
    const auto fillTheDisk = [this] {
        ::signal(SIGXFSZ, SIG_IGN); // the limit on a file's size stands for a full disk
        const rlimit limit{400'000, 400'000};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        const auto database = open();
        const auto reason = thrown([&] {
            for (int count = 0; count < 1000; ++count)
                issue(*database);
        });
        std::fprintf(stderr, "%s", reason.c_str());
        std::_Exit(database->documents().count({}) > 0 ? 0 : 1);
    };
    EXPECT_EXIT(fillTheDisk(), testing::ExitedWithCode(0), "Storage/DISK_FULL");
    const auto database = open();
    const auto count = database->documents().count({});
    EXPECT_GT(count, 0);
    EXPECT_EQ(issue(*database).sequence, count + 1);
    EXPECT_EQ(RawFile(file_).ask("PRAGMA integrity_check"), "ok");
}

} // namespace
} // namespace cunho::test
