// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "other_process.hpp"
#include "store_test.hpp"

namespace cunho::test {
namespace {

using signing::BatchEntry;
using signing::BatchFileState;
using signing::BatchRecord;
using signing::PadesLevel;

class BatchJournal : public StoreTest {
  protected:
    static BatchEntry entry(std::int64_t place) {
        BatchEntry entry;
        entry.place = place;
        entry.source = "/tmp/é #" + std::to_string(place) + "\n\xFF.pdf";
        entry.sourceSha256 = Bytes(32, static_cast<Byte>(place));
        entry.sourceSize = 5'000'000'000;
        entry.target = "/tmp/out.pdf";
        entry.state = BatchFileState::Ready;
        return entry;
    }

    static BatchRecord record(const std::string& id = "b") {
        BatchRecord batch;
        batch.id = id;
        batch.begun = TimePoint(std::chrono::milliseconds(1'795'425'300'123));
        batch.provider = "citizen-card";
        batch.level = PadesLevel::B_LTA;
        batch.qualified = true;
        batch.memo = R"({"a": "ü"})";
        batch.files = {entry(2), entry(1), entry(3)};
        return batch;
    }
};

TEST_F(BatchJournal, KeepsEveryFieldAndTheOrderAcrossOpenings) {
    open()->batches().begin(record());
    const auto all = open()->batches().open();
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].id, "b");
    EXPECT_EQ(all[0].begun, record().begun);
    EXPECT_EQ(all[0].provider, "citizen-card");
    EXPECT_EQ(all[0].level, PadesLevel::B_LTA);
    EXPECT_TRUE(all[0].qualified);
    EXPECT_EQ(all[0].memo, record().memo);
    EXPECT_EQ(all[0].left(), 3U);
    ASSERT_EQ(all[0].files.size(), 3U);
    const BatchEntry& first = all[0].files[0];
    EXPECT_EQ(first.place, 2);
    EXPECT_EQ(first.source, entry(2).source);
    EXPECT_EQ(first.sourceSha256, entry(2).sourceSha256);
    EXPECT_EQ(first.sourceSize, 5'000'000'000U);
    EXPECT_EQ(first.target, "/tmp/out.pdf");
    EXPECT_EQ(first.state, BatchFileState::Ready);
    EXPECT_FALSE(first.result);
}

TEST_F(BatchJournal, TakesWhatBecameOfAFile) {
    const auto database = open();
    auto& journal = database->batches();
    journal.begin(record());
    auto done = entry(1);
    done.state = BatchFileState::LtvPending;
    done.problem = {Fault::Busy, "TIMESTAMP_QUOTA", {{"source", "tsa"}, {"time", "já"}}, "d"};
    done.result.emplace();
    done.result->sha256 = Bytes(32, 9);
    done.result->signer = "Ana";
    done.result->level = PadesLevel::B_T;
    done.result->signedAt = record().begun;
    journal.put("b", std::span(&done, 1));
    auto failed = entry(3);
    failed.state = BatchFileState::Failed;
    failed.problem = {Fault::File, "PDF_DAMAGED", {{"file", "a.pdf"}}, ""};
    journal.put("b", std::span(&failed, 1));
    const auto all = journal.open();
    EXPECT_EQ(all[0].left(), 1U);
    const BatchEntry& found = all[0].files[1];
    EXPECT_EQ(found.place, 1) << "each in its place";
    EXPECT_EQ(found.state, BatchFileState::LtvPending);
    EXPECT_EQ(found.problem.params, done.problem.params);
    ASSERT_TRUE(found.result);
    EXPECT_EQ(found.result->sha256, Bytes(32, 9));
    EXPECT_EQ(found.result->signer, "Ana");
    EXPECT_EQ(found.result->level, PadesLevel::B_T);
    EXPECT_EQ(found.result->wanted, PadesLevel::B_LTA);
    EXPECT_EQ(found.result->file, "/tmp/out.pdf");
    EXPECT_EQ(found.result->provider, "citizen-card");
    EXPECT_EQ(all[0].files[2].problem.reason, "PDF_DAMAGED");
    journal.put("b", std::span(&record().files[1], 1));
    EXPECT_FALSE(journal.open()[0].files[1].result) << "waits again";
}

TEST_F(BatchJournal, ForgetsWhatIsClosed) {
    const auto database = open();
    auto& journal = database->batches();
    journal.begin(record("a"));
    journal.begin(record("b"));
    auto again = record("a");
    again.files.resize(1);
    journal.begin(again);
    ASSERT_EQ(journal.open().size(), 2U);
    EXPECT_EQ(journal.open()[0].id, "a");
    EXPECT_EQ(journal.open()[0].files.size(), 1U);
    journal.close("a");
    journal.close("nowhere");
    EXPECT_EQ(journal.open().size(), 1U);
    EXPECT_EQ(RawFile(file_).ask("SELECT count(*) FROM batch_file"), "3");
    const auto late = entry(1);
    EXPECT_EQ(thrown([&] { journal.put("a", std::span(&late, 1)); }), "NotFound/BATCH_UNKNOWN");
}

class SignedFileLog : public StoreTest {
  protected:
    static signing::SignedFileRecord record(int number) {
        signing::SignedFileRecord out;
        out.source = "/home/ana/Contratos 2026/Acordo n." + std::to_string(number) + ".pdf";
        out.sourceSha256 = Bytes(32, static_cast<Byte>(number));
        out.file = "/home/ana/out/acordo-" + std::to_string(number) + "-assinado.pdf";
        out.sha256 = Bytes(32, static_cast<Byte>(0x80 + number));
        out.signer = number % 2 == 0 ? "João Ávila" : "Ana Reis";
        out.level = PadesLevel::B_T;
        out.wanted = PadesLevel::B_LTA;
        out.signedAt = TimePoint(std::chrono::hours(24 * number));
        out.provider = "cmd";
        out.qualified = true;
        return out;
    }

    void fill(store::Database& database, int count) {
        std::vector<signing::SignedFileRecord> all;
        for (int number = 1; number <= count; ++number)
            all.push_back(record(number));
        database.signedFiles().put(all);
    }

    static std::vector<std::int64_t> ids(const std::vector<signing::SignedFileRecord>& page) {
        std::vector<std::int64_t> out;
        for (const auto& each : page)
            out.push_back(each.id);
        return out;
    }
};

TEST_F(SignedFileLog, KeepsEveryFieldNewestFirst) {
    fill(*open(), 2);
    const auto page = open()->signedFiles().page({});
    ASSERT_EQ(page.size(), 2U);
    const auto& last = page[0];
    EXPECT_EQ(last.source, record(2).source);
    EXPECT_EQ(last.sourceSha256, record(2).sourceSha256);
    EXPECT_EQ(last.file, record(2).file);
    EXPECT_EQ(last.sha256, record(2).sha256);
    EXPECT_EQ(last.signer, "João Ávila");
    EXPECT_EQ(last.level, PadesLevel::B_T);
    EXPECT_EQ(last.wanted, PadesLevel::B_LTA);
    EXPECT_EQ(last.signedAt, record(2).signedAt);
    EXPECT_EQ(last.provider, "cmd");
    EXPECT_TRUE(last.qualified);
}

TEST_F(SignedFileLog, PagesByKeyAndLogsOnce) {
    const auto database = open();
    fill(*database, 5);
    fill(*database, 5);
    auto& log = database->signedFiles();
    EXPECT_EQ(log.count({}), 5);
    signing::SignedFileQuery query;
    query.limit = 2;
    EXPECT_EQ(ids(log.page(query)), (std::vector<std::int64_t>{5, 4}));
    query.after = 4;
    EXPECT_EQ(ids(log.page(query)), (std::vector<std::int64_t>{3, 2}));
    query.after = 2;
    EXPECT_EQ(ids(log.page(query)), (std::vector<std::int64_t>{1}));
}

TEST_F(SignedFileLog, FindsByWordsDigestAndTime) {
    const auto database = open();
    fill(*database, 4);
    auto& log = database->signedFiles();
    const auto found = [&](const std::string& text) { return ids(log.page({text, {}, {}, {}, 50})); };
    EXPECT_EQ(found("joao avila"), (std::vector<std::int64_t>{4, 2}));
    EXPECT_EQ(found("contratos reis"), (std::vector<std::int64_t>{3, 1}));
    EXPECT_EQ(found("acordo-3"), (std::vector<std::int64_t>{3}));
    EXPECT_EQ(found("02020202"), (std::vector<std::int64_t>{2})) << "of the source";
    EXPECT_EQ(found("838383838"), (std::vector<std::int64_t>{3})) << "of the file, an odd number of digits";
    EXPECT_EQ(found("0202020"), (std::vector<std::int64_t>{})) << "too short";
    EXPECT_EQ(found("nobody"), (std::vector<std::int64_t>{}));
    EXPECT_EQ(found("\" OR *"), (std::vector<std::int64_t>{}));
    signing::SignedFileQuery days;
    days.from = record(2).signedAt;
    days.to = record(4).signedAt;
    EXPECT_EQ(ids(log.page(days)), (std::vector<std::int64_t>{3, 2}));
    EXPECT_EQ(log.count(days), 2);
}

TEST_F(SignedFileLog, TellsTheLevelThatAFileCameTo) {
    const auto database = open();
    fill(*database, 2);
    auto& log = database->signedFiles();
    log.raise(record(1).file, PadesLevel::B_LTA, Bytes(32, 1));
    log.raise("/nowhere.pdf", PadesLevel::B_LTA, Bytes(32, 1));
    const auto page = log.page({});
    EXPECT_EQ(page[0].level, PadesLevel::B_T);
    EXPECT_EQ(page[1].level, PadesLevel::B_LTA);
    EXPECT_EQ(page[1].sha256, Bytes(32, 1));
}

TEST_F(SignedFileLog, WalksNoWholeLog) {
    fill(*open(), 3);
    RawFile raw(file_);
    for (const char* sql :
         {"SELECT f.id FROM signed_file AS f WHERE f.id < 9 AND f.signed_at >= 0 AND f.signed_at < 9 AND "
          "f.id "
          "IN (SELECT rowid FROM signed_file_search WHERE signed_file_search MATCH 'a' UNION SELECT id FROM "
          "signed_file WHERE sha256 BETWEEN x'00' AND x'01' UNION SELECT id FROM signed_file WHERE "
          "source_sha256 BETWEEN x'00' AND x'01') ORDER BY f.id DESC LIMIT 5",
          "SELECT f.id FROM signed_file AS f WHERE f.id < 9 ORDER BY f.id DESC LIMIT 5",
          "UPDATE signed_file SET level = '' WHERE id = (SELECT max(id) FROM signed_file WHERE file = 'a')"})
        for (const auto& step : raw.plan(sql))
            EXPECT_FALSE(step == "SCAN f" || step == "SCAN signed_file") << step << " in " << sql;
}

class HeldBatch : public BatchJournal {
  protected:
    static std::string taking(store::Database& database, const std::string& id = "b") {
        return thrown([&] { database.batches().hold(id); });
    }

    static std::vector<bool> elsewhere(store::Database& database) {
        std::vector<bool> out;
        for (const BatchRecord& batch : database.batches().open())
            out.push_back(batch.elsewhere);
        return out;
    }

    std::size_t lockFiles() const {
        std::size_t count = 0;
        for (const auto& entry : std::filesystem::directory_iterator(folder_.path()))
            count += entry.path().filename().string().find("-lock-") == std::string::npos ? 0U : 1U;
        return count;
    }
};

TEST_F(HeldBatch, IsNoOtherProcessesUntilItsHolderDies) {
    const auto first = open();
    first->batches().begin(record());
    first->batches().begin(record("c"));
    OtherProcess other([this](const auto& stay) {
        const auto database = open();
        const auto held = database->batches().hold("b");
        stay();
    });
    EXPECT_EQ(elsewhere(*first), (std::vector<bool>{true, false}));
    EXPECT_EQ(taking(*first), "Busy/BATCH_HELD");
    EXPECT_EQ(thrown([&] { first->batches().close("b"); }), "Busy/BATCH_HELD");
    EXPECT_EQ(taking(*first, "c"), "") << "another batch";
    EXPECT_EQ(taking(*first, "d"), "NotFound/BATCH_UNKNOWN");
    other.die();
    EXPECT_EQ(elsewhere(*first), (std::vector<bool>{false, false}));
    EXPECT_EQ(taking(*first), "");
    first->batches().close("b");
    first->batches().close("c");
    EXPECT_EQ(lockFiles(), 0U);
}

TEST_F(HeldBatch, IsSharedInOneProcessUntilTheLastLetsGo) {
    const auto first = open();
    const auto second = open(); // as another process: a file description of its own
    first->batches().begin(record());
    auto held = first->batches().hold("b");
    auto again = first->batches().hold("b");
    held.reset();
    EXPECT_EQ(elsewhere(*first), (std::vector<bool>{false})) << "it is here";
    EXPECT_EQ(elsewhere(*second), (std::vector<bool>{true}));
    EXPECT_EQ(taking(*second), "Busy/BATCH_HELD");
    again.reset();
    EXPECT_EQ(taking(*second), "");
    EXPECT_EQ(taking(*first), "") << "who only looked at it keeps it from nobody";
}

TEST_F(HeldBatch, GoesWithItsLockWhenItIsClosed) {
    const auto first = open();
    first->batches().begin(record());
    const auto held = first->batches().hold("b");
    EXPECT_EQ(lockFiles(), 1U);
    first->batches().close("b");
    EXPECT_EQ(lockFiles(), 0U);
    EXPECT_EQ(taking(*open()), "NotFound/BATCH_UNKNOWN");
}

} // namespace
} // namespace cunho::test
