// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/ledger.hpp"
#include "store_test.hpp"

#include <csignal>
#include <exception>
#include <functional>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace cunho::test {
namespace {

using invoicing::DocumentType;
using std::filesystem::path;

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

TEST_F(LedgerStore, LetsItsThreadReadWhileItIssues) {
    const auto database = openReady();
    const auto draft = database->drafts().save({}, {});
    const auto transaction = database->ledger().begin();
    transaction->insert(issuedFacts(1, ""), 0);
    EXPECT_EQ(database->documents().page({}).size(), 2U);
    EXPECT_TRUE(database->drafts().find(draft));
    EXPECT_EQ(thrown([&] { database->ledger().begin(); }), "Internal/DATABASE_FAILED");
    transaction->commit();
    EXPECT_EQ(database->documents().count({}), 2);
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

/// Issues on a file system of 1 MiB of its own until it is full; prints what was thrown. Exit code 77: not
/// permitted here.
[[noreturn]] void fillADisk(const path& mountPoint, const std::function<std::string()>& issueUntilFull) {
    if (::unshare(CLONE_NEWNS) != 0 || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        ::mount("tmpfs", mountPoint.c_str(), "tmpfs", 0, "size=1m") != 0)
        std::_Exit(77);
    std::fprintf(stderr, "%s", issueUntilFull().c_str());
    std::_Exit(0);
}

TEST_F(LedgerStore, SaysThatTheDiskIsFullAndLosesNoNumber) {
    const auto issueUntilFull = [this] {
        const auto database = openReady();
        const auto reason = thrown([&] {
            for (int count = 0; count < 1000; ++count)
                issue(*database);
        });
        const auto issued = database->documents().count({});
        const auto last = RawFile(file_).ask("SELECT max(sequence) FROM document");
        RawFile(file_).run("PRAGMA wal_checkpoint(TRUNCATE)");
        return reason + (issued > 0 && last == std::to_string(issued) ? " no gap " : " gap ") +
               RawFile(file_).ask("PRAGMA integrity_check");
    };
    const auto allowed = [](int status) {
        return WIFEXITED(status) && (WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 77);
    };
    EXPECT_EXIT(fillADisk(folder_.path(), issueUntilFull), allowed, "^$|^Storage/DISK_FULL no gap ok");
}

TEST_F(LedgerStore, IssuesAgainOnceThereIsRoom) {
    { openReady(); }
    store::Connection connection(file_);
    store::Company company(connection);
    store::Ledger ledger(connection, company);
    const auto limit = [&](int pages) {
        connection.script("PRAGMA max_page_count = " + std::to_string(pages));
    };
    std::string previous;
    std::int64_t sequence = 0;
    const auto issueNext = [&] {
        const auto transaction = ledger.begin();
        const auto facts = issuedFacts(sequence + 1, previous);
        transaction->insert(facts, 0);
        transaction->commit();
        previous = facts.hash;
        ++sequence;
    };
    limit(80);
    EXPECT_EQ(thrown([&] {
                  for (int count = 0; count < 1000; ++count)
                      issueNext();
              }),
              "Storage/DISK_FULL");
    const auto full = sequence;
    EXPECT_GT(full, 0);
    limit(10000);
    EXPECT_EQ(thrown(issueNext), "");
    EXPECT_EQ(RawFile(file_).ask("SELECT max(sequence), count(*) FROM document"),
              std::to_string(full + 1) + "|" + std::to_string(full + 1));
}

} // namespace
} // namespace cunho::test
