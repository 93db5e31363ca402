// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store_test.hpp"

#include <limits>

namespace cunho::test {
namespace {

using signing::JobState;
using signing::JournalEntry;
using signing::Purpose;

class Journal : public StoreTest {
  protected:
    static JournalEntry entry(const std::string& id, JobState state = JobState::Prepared) {
        JournalEntry entry;
        entry.id = id;
        entry.state = state;
        return entry;
    }

    static JournalEntry everyField() {
        auto full = entry("0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f50", JobState::Failed);
        full.documentId = 42;
        full.provider = "safe";
        full.purpose = {Purpose::Kind::IssuedInvoice, "500000000"};
        full.documentName = "FT 2026A-1 ção.pdf";
        full.prepared = "/tmp/preparado é.pdf";
        full.preparedSha256 = Bytes(32, 1);
        full.byteRange = {0, 12, std::numeric_limits<std::uint64_t>::max(), std::uint64_t{1} << 40};
        full.signedAttributes = {0x31, 0, 0xFF};
        full.digest = Bytes(32, 2);
        full.algorithm = {crypto::SignatureAlgorithm::Kind::RsaPss, crypto::DigestAlgorithm::Sha512};
        full.signerFingerprint = Bytes(32, 3);
        full.level = signing::PadesLevel::B_LTA;
        full.target = "/arquivo/FT 2026A-1.pdf";
        full.authorizeProcess = "p1";
        full.signProcess = "p2";
        full.batch = "b";
        full.batchIndex = 7;
        full.polls = 3;
        full.value = Bytes(256, 4);
        full.failure = {Fault::Rejected, "SAFE_REFUSED", {{"code", "éà"}, {"try", ""}}, "HTTP 400"};
        full.changed = TimePoint(std::chrono::milliseconds(1'795'425'300'123));
        return full;
    }

    static void expectSame(const JournalEntry& read, const JournalEntry& put) {
        EXPECT_EQ(read.id, put.id);
        EXPECT_EQ(read.documentId, put.documentId);
        EXPECT_EQ(read.provider, put.provider);
        EXPECT_EQ(read.purpose.kind, put.purpose.kind);
        EXPECT_EQ(read.purpose.nipc, put.purpose.nipc);
        EXPECT_EQ(read.documentName, put.documentName);
        EXPECT_EQ(read.prepared, put.prepared);
        EXPECT_EQ(read.preparedSha256, put.preparedSha256);
        EXPECT_EQ(read.byteRange, put.byteRange);
        EXPECT_EQ(read.signedAttributes, put.signedAttributes);
        EXPECT_EQ(read.digest, put.digest);
        EXPECT_EQ(read.algorithm, put.algorithm);
        EXPECT_EQ(read.signerFingerprint, put.signerFingerprint);
        EXPECT_EQ(read.level, put.level);
        EXPECT_EQ(read.target, put.target);
        EXPECT_EQ(read.state, put.state);
        EXPECT_EQ(read.authorizeProcess, put.authorizeProcess);
        EXPECT_EQ(read.signProcess, put.signProcess);
        EXPECT_EQ(read.batch, put.batch);
        EXPECT_EQ(read.batchIndex, put.batchIndex);
        EXPECT_EQ(read.polls, put.polls);
        EXPECT_EQ(read.value, put.value);
        EXPECT_EQ(read.failure.fault, put.failure.fault);
        EXPECT_EQ(read.failure.reason, put.failure.reason);
        EXPECT_EQ(read.failure.params, put.failure.params);
        EXPECT_EQ(read.failure.detail, put.failure.detail);
        EXPECT_EQ(read.changed, put.changed);
    }

    static std::vector<std::string> openIds(store::Database& database) {
        std::vector<std::string> ids;
        for (const auto& entry : database.journal().open())
            ids.push_back(entry.id);
        return ids;
    }
};

TEST_F(Journal, KeepsEveryFieldOverARestart) {
    const auto full = everyField();
    open()->journal().put(std::vector{full, entry("empty")});
    const auto database = open();
    ASSERT_TRUE(database->journal().find(full.id));
    expectSame(*database->journal().find(full.id), full);
    expectSame(*database->journal().find("empty"), entry("empty"));
    EXPECT_FALSE(database->journal().find("unknown"));
}

TEST_F(Journal, AJobOfAnOlderVersionGoesOnAsItBegan) {
    makeOlderFile(file_, 4);
    EXPECT_EQ(RawFile(file_).run(
                  "INSERT INTO journal VALUES (1, 'a', 0, 'p', 'foreign', '', 'n', '/p', x'00', 0, 1,"
                  " 2, 3, x'01', x'02', x'03', '/t', 'prepared', 0, '', '', '', 0, 0, x'', '', '',"
                  " '', 0)"),
              "");
    const auto goesOn = open()->journal().find("a").value();
    EXPECT_EQ(goesOn.algorithm, crypto::SignatureAlgorithm{});
    EXPECT_EQ(goesOn.level, signing::PadesLevel::B_B);
}

TEST_F(Journal, ReplacesAnEntryAndItsFailure) {
    const auto database = open();
    auto full = everyField();
    database->journal().put(std::vector{full});
    full.failure = {};
    full.state = JobState::SignSent;
    full.purpose = {};
    full.value.clear();
    database->journal().put(std::vector{full});
    expectSame(*database->journal().find(full.id), full);
    full.failure = {Fault::Network, "NO_CONNECTION", {{"host", "a"}}, ""};
    database->journal().put(std::vector{full});
    expectSame(*database->journal().find(full.id), full);
    EXPECT_EQ(RawFile(file_).ask("SELECT count(*) FROM journal"), "1");
}

TEST_F(Journal, OpensWhatIsNotFinalInTheOrderItBegan) {
    {
        const auto database = open();
        database->journal().put(std::vector{entry("z"), entry("a")});
        database->journal().put(std::vector{entry("m"), entry("b")});
        database->journal().put(std::vector{entry("z", JobState::Signed)});
        database->journal().put(std::vector{entry("m", JobState::Embedded)});
        database->journal().put(std::vector{entry("b", JobState::Failed)});
    }
    const auto database = open();
    EXPECT_EQ(openIds(*database), (std::vector<std::string>{"z", "a"}));
    database->journal().put(std::vector{entry("b")});
    EXPECT_EQ(openIds(*database), (std::vector<std::string>{"z", "a", "b"}));
}

TEST_F(Journal, KnowsEveryState) {
    const auto database = open();
    for (const auto state : {JobState::Prepared, JobState::AuthorizeSent, JobState::Authorized,
                             JobState::SignSent, JobState::Signed, JobState::Embedded, JobState::Failed}) {
        database->journal().put(std::vector{entry("x", state)});
        EXPECT_EQ(database->journal().find("x")->state, state);
        const bool final = state == JobState::Embedded || state == JobState::Failed;
        EXPECT_EQ(database->journal().open().empty(), final);
    }
}

TEST_F(Journal, KnowsEveryFault) {
    const auto database = open();
    for (int fault = 0; fault <= static_cast<int>(Fault::Internal); ++fault) {
        auto failed = entry("x", JobState::Failed);
        failed.failure = {static_cast<Fault>(fault), "R", {}, ""};
        database->journal().put(std::vector{failed});
        EXPECT_EQ(database->journal().find("x")->failure.fault, failed.failure.fault);
    }
}

TEST_F(Journal, PutsABatchWholeOrNotAtAll) {
    const auto database = open();
    RawFile raw(file_);
    EXPECT_EQ(raw.run("CREATE TRIGGER stop BEFORE INSERT ON journal WHEN NEW.id = 'second'"
                      " BEGIN SELECT RAISE(ABORT, 'stopped'); END"),
              "");
    EXPECT_EQ(thrown([&] {
                  database->journal().put(std::vector{entry("first"), entry("second")});
              }),
              "Conflict/DATABASE_REFUSED");
    EXPECT_FALSE(database->journal().find("first"));
    EXPECT_EQ(raw.run("DROP TRIGGER stop"), "");
    database->journal().put(std::vector{entry("first"), entry("second")});
    EXPECT_EQ(openIds(*database), (std::vector<std::string>{"first", "second"}));
}

} // namespace
} // namespace cunho::test
