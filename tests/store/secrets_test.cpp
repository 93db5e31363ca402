// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/secrets.hpp"
#include "store/sqlite.hpp"
#include "store_test.hpp"

#include <cunho/core/random.hpp>

#include <csignal>
#include <cstring>
#include <map>
#include <random>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace cunho::test {
namespace {

using signing::SealedRecord;

class Secrets : public StoreTest {
  protected:
    static void put(store::Database& database, const std::string& name, const Bytes& sealed) {
        const SealedRecord record{name, sealed};
        database.secrets().commit(std::span(&record, 1), {});
    }

    static void remove(store::Database& database, const std::string& name) {
        database.secrets().commit({}, std::span(&name, 1));
    }

    /// Every byte of every file of the folder.
    std::string onDisk() const {
        std::string content;
        for (const auto& entry : std::filesystem::directory_iterator(folder_.path()))
            content += asText(readFile(entry.path()));
        return content;
    }

    bool liesInAFile(const Bytes& sealed) const { return has(onDisk(), sealed); }

    /// Whether any 16 bytes of it are there; a record may be cut at a page.
    static bool has(const std::string& content, const Bytes& sealed) {
        for (std::size_t at = 0; at + 16 <= sealed.size(); at += 16)
            if (::memmem(content.data(), content.size(), sealed.data() + at, 16) != nullptr)
                return true;
        return false;
    }
};

TEST_F(Secrets, AreKeptOverARestart) {
    const auto a = randomBytes(60);
    const auto b = randomBytes(5000);
    {
        const auto database = open();
        const std::vector<SealedRecord> records{{"b", b}, {"a", a}, {"empty", {}}};
        database->secrets().commit(records, {});
    }
    const auto database = open();
    EXPECT_EQ(database->secrets().names(), (std::vector<std::string>{"a", "b", "empty"}));
    EXPECT_EQ(database->secrets().find("a"), a);
    EXPECT_EQ(database->secrets().find("b"), b);
    EXPECT_EQ(database->secrets().find("empty"), Bytes());
    EXPECT_FALSE(database->secrets().find("c"));
}

TEST_F(Secrets, AreReplacedAndRemovedInOneTransaction) {
    const auto database = open();
    const auto kept = randomBytes(40);
    put(*database, "old", randomBytes(40));
    put(*database, "other", kept);
    const std::vector<SealedRecord> records{{"new", kept}, {"old", kept}};
    const std::vector<std::string> gone{"other", "unknown"};
    database->secrets().commit(records, gone);
    EXPECT_EQ(database->secrets().names(), (std::vector<std::string>{"new", "old"}));
    EXPECT_EQ(database->secrets().find("old"), kept);
}

TEST_F(Secrets, AreCommittedWholeOrNotAtAll) {
    const auto database = open();
    const auto first = randomBytes(40);
    put(*database, "a", first);
    RawFile raw(file_);
    EXPECT_EQ(raw.run("CREATE TRIGGER stop BEFORE INSERT ON secret WHEN NEW.name = 'z'"
                      " BEGIN SELECT RAISE(ABORT, 'stopped'); END"),
              "");
    const std::vector<SealedRecord> records{{"a", randomBytes(40)}, {"z", randomBytes(40)}};
    EXPECT_EQ(thrown([&] { database->secrets().commit(records, {}); }), "Conflict/DATABASE_REFUSED");
    EXPECT_EQ(database->secrets().names(), std::vector<std::string>{"a"});
    EXPECT_EQ(database->secrets().find("a"), first);
}

TEST_F(Secrets, LeaveNothingBehindInFileAndLog) {
    const auto database = open();
    const auto old = randomBytes(700);
    put(*database, "token", old);
    ASSERT_TRUE(liesInAFile(old)) << "the search finds what is there";
    put(*database, "token", randomBytes(90));
    EXPECT_FALSE(liesInAFile(old)) << "replaced";
    const auto removed = randomBytes(9000);
    put(*database, "long", removed);
    ASSERT_TRUE(liesInAFile(removed));
    remove(*database, "long");
    EXPECT_FALSE(liesInAFile(removed)) << "removed";
}

TEST_F(Secrets, LeaveNothingBehindHoweverThePagesWereBalanced) {
    const auto database = open();
    std::mt19937 random(20261126);
    std::map<std::string, Bytes> live;
    std::vector<Bytes> gone;
    for (int step = 0; step < 150; ++step) {
        const auto name = "record " + std::to_string(random() % 24);
        if (const auto known = live.find(name); known != live.end())
            gone.push_back(known->second);
        if (random() % 4 == 0) {
            live.erase(name);
            remove(*database, name);
        } else {
            live[name] = randomBytes(32 + random() % 2500);
            put(*database, name, live[name]);
        }
    }
    const auto content = onDisk();
    for (const auto& [name, sealed] : live)
        EXPECT_TRUE(has(content, sealed)) << name;
    for (const auto& sealed : gone)
        EXPECT_FALSE(has(content, sealed));
}

TEST_F(Secrets, AreCommittedWhileAnotherProgramReadsAndForgottenAfterwards) {
    const auto old = randomBytes(200);
    const auto fresh = randomBytes(200);
    store::Connection connection(file_);
    {
        const auto database = open();
        put(*database, "token", old);
    }
    connection.script("PRAGMA busy_timeout = 0");
    store::Secrets secrets(connection);
    RawFile reader(file_);
    EXPECT_EQ(reader.run("BEGIN"), "");
    reader.ask("SELECT count(*) FROM secret");
    const SealedRecord record{"token", fresh};
    secrets.commit(std::span(&record, 1), {});
    EXPECT_EQ(secrets.find("token"), fresh);
    EXPECT_EQ(reader.run("COMMIT"), "");
    secrets.commit({}, {});
    EXPECT_FALSE(liesInAFile(old));
}

TEST_F(Secrets, OfTwoThatWriteAtOnceNoneIsLost) {
    open();
    std::vector<pid_t> children;
    for (int i = 0; i < 3; ++i) {
        const pid_t child = ::fork();
        if (child == 0) {
            try {
                const auto database = open();
                for (int round = 0; round < 10; ++round)
                    put(*database, std::to_string(i) + "/" + std::to_string(round), randomBytes(300));
                ::_exit(0);
            } catch (...) {
                ::_exit(1);
            }
        }
        children.push_back(child);
    }
    for (const pid_t child : children) {
        int status = 0;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        EXPECT_EQ(status, 0);
    }
    EXPECT_EQ(open()->secrets().names().size(), 30U);
}

TEST_F(Secrets, AreWholeAfterTheProcessDiesAnywhere) {
    const auto one = randomBytes(3000);
    const auto other = randomBytes(3000);
    for (int round = 0; round < 8; ++round) {
        int pipe[2];
        ASSERT_EQ(::pipe(pipe), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            const auto database = open();
            for (bool odd = true;; odd = !odd) {
                const auto& value = odd ? one : other;
                const std::vector<SealedRecord> both{{"access", value}, {"refresh", value}};
                database->secrets().commit(both, {});
                const char committed = 'c';
                if (::write(pipe[1], &committed, 1) != 1)
                    ::_exit(1);
            }
        }
        for (int commits = 0; commits <= round; ++commits) {
            char committed = 0;
            ASSERT_EQ(::read(pipe[0], &committed, 1), 1);
        }
        ::kill(child, SIGKILL); // somewhere in the next one
        ASSERT_EQ(::waitpid(child, nullptr, 0), child);
        ::close(pipe[0]);
        ::close(pipe[1]);
        const auto database = open();
        EXPECT_TRUE(database->secrets().find("access"));
        EXPECT_EQ(database->secrets().find("access"), database->secrets().find("refresh"));
        EXPECT_EQ(RawFile(file_).ask("PRAGMA integrity_check"), "ok");
    }
}

TEST_F(Secrets, AreInNoBackup) {
    const auto database = openReady();
    issue(*database);
    const auto sealed = randomBytes(900);
    put(*database, "token", sealed);
    const TemporaryFolder elsewhere;
    const auto copy = elsewhere.path() / "cópia.cunho";
    database->backup(copy);
    EXPECT_EQ(database->secrets().find("token"), sealed);
    EXPECT_FALSE(has(std::string(asText(readFile(copy))), sealed));
    EXPECT_EQ(RawFile(copy).ask("SELECT count(*) FROM secret"), "0");
    EXPECT_EQ(RawFile(copy).ask("SELECT count(*) FROM document"), "1");
    EXPECT_EQ(RawFile(copy).ask("PRAGMA integrity_check"), "ok");
    file_ = copy;
    EXPECT_TRUE(open()->secrets().names().empty());
}

TEST_F(Secrets, ABackupThatDiedIsRemovedAtTheNextStart) {
    const auto left = folder_.path() / ("." + file_.filename().string() + ".copy");
    open();
    { AtomicFile(left).commit(); }
    open();
    EXPECT_FALSE(std::filesystem::exists(left));
}

} // namespace
} // namespace cunho::test
