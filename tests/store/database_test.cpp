// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/file_system.hpp"
#include "store/sqlite.hpp"
#include "store_test.hpp"

#include <exception>
#include <fstream>
#include <thread>
#include <unistd.h>

namespace cunho::test {
namespace {

using std::filesystem::path;

class Database : public StoreTest {
  protected:
    void write(const std::string& content) { std::ofstream(file_, std::ios::binary) << content; }
    std::string opening(Environment environment = Environment::Sandbox) {
        return thrown([&] { open(environment); });
    }
};

TEST_F(Database, BelongsToItsEnvironmentForEver) {
    { open(Environment::Production); }
    EXPECT_EQ(opening(Environment::Sandbox), "Conflict/DATABASE_OTHER_ENVIRONMENT");
    EXPECT_EQ(opening(Environment::PreProduction), "Conflict/DATABASE_OTHER_ENVIRONMENT");
    EXPECT_EQ(opening(Environment::Production), "");
}

TEST_F(Database, IsMarkedAsOursAndSafeOnDisk) {
    const auto database = open();
    RawFile raw(file_);
    EXPECT_EQ(raw.ask("PRAGMA application_id"), std::to_string(0x43554E48));
    EXPECT_EQ(raw.ask("PRAGMA user_version"), "12");
    EXPECT_EQ(raw.ask("PRAGMA journal_mode"), "wal");
    EXPECT_EQ(raw.ask("SELECT environment, created FROM identity"), "sandbox|2026-11-23T09:15:00Z");
    EXPECT_EQ(raw.ask("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
                      " AND strict = 0 AND name NOT LIKE 'sqlite%'"),
              "0");
}

TEST_F(Database, SynchronisesEveryCommit) {
    store::Connection connection(file_);
    auto rows = connection.prepare("PRAGMA synchronous");
    ASSERT_TRUE(rows.step());
    EXPECT_EQ(rows.integer(), 2) << "FULL";
    auto keys = connection.prepare("PRAGMA foreign_keys");
    ASSERT_TRUE(keys.step());
    EXPECT_EQ(keys.integer(), 1);
}

TEST_F(Database, IsReadableByItsOwnerOnly) {
    const auto database = openReady();
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path()))
        EXPECT_EQ(entry.status().permissions() & std::filesystem::perms(0777), std::filesystem::perms(0600))
            << entry.path();
}

TEST_F(Database, RefusesGarbage) {
    write(std::string(5000, 'x'));
    EXPECT_EQ(opening(), "Integrity/DATABASE_DAMAGED");
}

TEST_F(Database, RefusesATruncatedFile) {
    {
        const auto database = openReady();
        for (int count = 0; count < 20; ++count)
            issue(*database);
    }
    std::filesystem::resize_file(file_, std::filesystem::file_size(file_) / 2);
    EXPECT_EQ(opening(), "Integrity/DATABASE_DAMAGED");
}

TEST_F(Database, NoticesAPageOfGarbage) {
    std::int64_t rootPage = 0;
    {
        const auto database = openReady();
        for (int count = 0; count < 20; ++count)
            issue(*database);
        rootPage =
            std::stoll(RawFile(file_).ask("SELECT rootpage FROM sqlite_master WHERE name = 'document'"));
    }
    std::fstream file(file_, std::ios::binary | std::ios::in | std::ios::out);
    file.seekp((rootPage - 1) * 4096);
    file << std::string(4096, 'x');
    file.close();
    EXPECT_EQ(thrown([&] { open()->documents().find(1); }), "Integrity/DATABASE_DAMAGED");
}

TEST_F(Database, RefusesAFileOfANewerVersionAndLeavesItAlone) {
    { open(); }
    RawFile(file_).run("PRAGMA user_version = 99");
    EXPECT_EQ(opening(), "Unsupported/DATABASE_NEWER");
    EXPECT_EQ(RawFile(file_).ask("PRAGMA user_version"), "99");
}

TEST_F(Database, RefusesAnotherProgramsFileAndLeavesItAlone) {
    RawFile(file_).run("CREATE TABLE bookmarks (url TEXT)");
    EXPECT_EQ(opening(), "File/DATABASE_NOT_CUNHO");
    EXPECT_EQ(RawFile(file_).ask("PRAGMA journal_mode"), "delete");
}

TEST_F(Database, SaysThatTheFolderIsMissing) {
    file_ = folder_.path() / "não existe" / "empresa.cunho";
    EXPECT_EQ(opening(), "Storage/DATABASE_NOT_WRITABLE");
    file_ = folder_.path();
    EXPECT_EQ(opening(), "Storage/DATABASE_NOT_WRITABLE") << "a folder is no file";
}

TEST_F(Database, SaysThatAFileCannotBeWritten) {
    { open(); }
    std::filesystem::permissions(folder_.path(), std::filesystem::perms(0755));
    std::filesystem::permissions(file_, std::filesystem::perms(0444));
    const auto openAsNobody = [this] {
        if (::getuid() == 0 && ::setuid(65534) != 0)
            std::_Exit(2);
        std::fprintf(stderr, "%s", opening().c_str());
        std::_Exit(0);
    };
    EXPECT_EXIT(openAsNobody(), testing::ExitedWithCode(0), "Storage/DATABASE_NOT_WRITABLE");
}

TEST_F(Database, IsRefusedOnANetworkDriveBeforeAnythingIsWritten) {
    const auto network = std::filesystem::canonical(folder_.path());
    const auto onNetwork = [&](const path& folder) { return folder == network; };
    EXPECT_EQ(thrown([&] { store::Database(file_, Environment::Sandbox, clock_, onNetwork); }),
              "Unsupported/DATABASE_ON_NETWORK");
    EXPECT_FALSE(std::filesystem::exists(file_));
    const TemporaryFolder local;
    std::filesystem::create_directory_symlink(network, local.path() / "link");
    file_ = local.path() / "link" / "empresa.cunho";
    EXPECT_EQ(thrown([&] { store::Database(file_, Environment::Sandbox, clock_, onNetwork); }),
              "Unsupported/DATABASE_ON_NETWORK");
}

TEST_F(Database, KnowsNetworkDrivesFromDisks) {
    for (const std::uint64_t network : {0x6969U, 0x517BU, 0xFF534D42U, 0xFE534D42U, 0x65735546U})
        EXPECT_TRUE(store::isNetworkType(network)) << network;
    EXPECT_TRUE(store::isNetworkType(0xFFFFFFFFFF534D42U)) << "sign-extended by the kernel's type";
    for (const std::uint64_t disk : {0xEF53U, 0x9123683EU, 0x58465342U, 0x01021994U, 0x794C7630U})
        EXPECT_FALSE(store::isNetworkType(disk)) << disk;
    EXPECT_FALSE(store::isOnNetwork("/proc"));
}

TEST_F(Database, IsMadeOnceWhenTwoProgramsStartTogether) {
    for (int round = 0; round < 10; ++round) {
        file_ = folder_.path() / (std::to_string(round) + ".cunho");
        std::exception_ptr failure;
        std::thread other([&] {
            try {
                open();
            } catch (...) {
                failure = std::current_exception();
            }
        });
        EXPECT_EQ(opening(), "");
        other.join();
        if (failure)
            std::rethrow_exception(failure);
    }
}

TEST_F(Database, IsBusyForABoundedTimeOnly) {
    store::Connection connection(file_);
    auto rows = connection.prepare("PRAGMA busy_timeout");
    ASSERT_TRUE(rows.step());
    EXPECT_EQ(rows.integer(), 5000);
}

TEST_F(Database, SaysThatAnotherProgramHoldsTheFile) {
    openReady();
    store::Connection impatient(file_);
    impatient.script("PRAGMA busy_timeout = 0");
    RawFile other(file_);
    EXPECT_EQ(other.run("BEGIN IMMEDIATE"), "");
    EXPECT_EQ(thrown([&] { const store::Transaction transaction(impatient); }), "Busy/DATABASE_LOCKED");
    EXPECT_EQ(other.run("ROLLBACK"), "");
    EXPECT_EQ(thrown([&] { const store::Transaction transaction(impatient); }), "");
}

TEST_F(Database, SaysThatTheDiskIsFull) {
    store::Connection connection(file_);
    connection.script("CREATE TABLE t (v BLOB); PRAGMA max_page_count = 10");
    EXPECT_EQ(thrown([&] { connection.run("INSERT INTO t VALUES (zeroblob(100000))"); }),
              "Storage/DISK_FULL");
    EXPECT_FALSE(connection.inTransaction());
}

TEST_F(Database, BacksUpAConsistentCopyThatOpens) {
    const auto copy = folder_.path() / "cópia 1.cunho";
    {
        const auto database = openReady();
        issue(*database, "Padaria São João");
        database->backup(copy);
        issue(*database);
        EXPECT_EQ(thrown([&] { database->backup(copy); }), "Storage/TARGET_EXISTS");
        EXPECT_EQ(thrown([&] { database->backup(folder_.path() / "x" / "y"); }),
                  "Storage/DATABASE_NOT_WRITABLE");
    }
    EXPECT_EQ(RawFile(copy).ask("PRAGMA integrity_check"), "ok");
    file_ = copy;
    const auto database = open();
    EXPECT_EQ(database->documents().count({}), 1);
    invoicing::DocumentQuery query;
    query.text = "joao";
    EXPECT_EQ(database->documents().count(query), 1);
    EXPECT_EQ(issue(*database).sequence, 2);
}

TEST_F(Database, LeavesNoUnfinishedBackupBehind) {
    const auto database = openReady();
    EXPECT_NE(thrown([&] { database->backup(folder_.path() / "x" / "y"); }), "");
    database->backup(folder_.path() / "copia");
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path()))
        EXPECT_FALSE(entry.path().filename().string().starts_with(".")) << entry.path();
}

} // namespace
} // namespace cunho::test
