// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store_test.hpp"

namespace cunho::test {
namespace {

using signing::PadesLevel;
using signing::WaitingFile;

class Completion : public StoreTest {
  protected:
    static WaitingFile waiting(const std::string& file) {
        return {file,
                PadesLevel::B_LTA,
                42,
                TimePoint(std::chrono::milliseconds(1'795'425'300'123)),
                {Fault::Busy, "TIMESTAMP_QUOTA", {{"source", "tsa"}, {"time", "já"}}, "d"},
                Bytes(32, 7),
                Bytes(32, 8)};
    }
};

TEST_F(Completion, KeepsEveryFieldAcrossOpenings) {
    open()->completion().put(waiting("/arquivo/é 1.pdf"));
    const auto all = open()->completion().all();
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].file, "/arquivo/é 1.pdf");
    EXPECT_EQ(all[0].wanted, PadesLevel::B_LTA);
    EXPECT_EQ(all[0].documentId, 42);
    EXPECT_EQ(all[0].since, waiting("").since);
    EXPECT_EQ(all[0].why.fault, Fault::Busy);
    EXPECT_EQ(all[0].why.reason, "TIMESTAMP_QUOTA");
    EXPECT_EQ(all[0].why.params, waiting("").why.params);
    EXPECT_EQ(all[0].why.detail, "d");
    EXPECT_EQ(all[0].sha256, Bytes(32, 7));
    EXPECT_EQ(all[0].nextSha256, Bytes(32, 8));
}

TEST_F(Completion, OldestFirstAndOncePerFile) {
    const auto database = open();
    auto& queue = database->completion();
    for (const char* file : {"/b.pdf", "/a.pdf", "/c.pdf"})
        queue.put(waiting(file));
    auto again = waiting("/b.pdf");
    again.wanted = PadesLevel::B_LT;
    again.since += std::chrono::hours(1);
    again.why = {Fault::Network, "NO_CONNECTION", {}, ""};
    queue.put(again);
    const auto all = queue.all();
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].file, "/b.pdf");
    EXPECT_EQ(all[0].wanted, PadesLevel::B_LT);
    EXPECT_EQ(all[0].since, waiting("").since) << "it waits since the first time";
    EXPECT_EQ(all[0].why.reason, "NO_CONNECTION");
    EXPECT_TRUE(all[0].why.params.empty());
    EXPECT_EQ(all[2].file, "/c.pdf");
    queue.remove(waiting("/a.pdf"));
    queue.remove(waiting("/nowhere.pdf"));
    EXPECT_EQ(queue.all().size(), 2U);
}

TEST_F(Completion, WhatIsNotedOfAFileIsNotNotedOfAnotherInItsPlace) {
    const auto database = open();
    auto& queue = database->completion();
    queue.put(waiting("/a.pdf"));
    auto before = waiting("/a.pdf");
    before.sha256 = Bytes(32, 1); // as a run has it that began before the file was signed anew
    before.why = {Fault::NotFound, "FILE_NOT_FOUND", {{"file", "a.pdf"}}, ""};
    queue.note(before);
    queue.remove(before);
    ASSERT_EQ(queue.all().size(), 1U);
    EXPECT_EQ(queue.all()[0].why.params, waiting("").why.params);
    before.sha256 = Bytes(32, 7);
    before.nextSha256 = Bytes(32, 9);
    queue.note(before);
    EXPECT_EQ(queue.all()[0].why.reason, "FILE_NOT_FOUND");
    EXPECT_EQ(queue.all()[0].nextSha256, Bytes(32, 9));
    queue.remove(before);
    queue.note(before);
    EXPECT_TRUE(queue.all().empty()) << "what does not wait any more is not put back";
}

TEST_F(Completion, IsOneRunsAtATime) {
    const auto first = open();
    const auto second = open();
    auto held = first->completion().hold();
    EXPECT_EQ(thrown([&] { second->completion().hold(); }), "Busy/COMPLETION_ELSEWHERE");
    held.reset();
    EXPECT_NE(second->completion().hold(), nullptr);
}

/// A company's file as version 11 of the schema had it.
TEST_F(Completion, FilesThatWaitedBeforeAreKnownByWhatWasRecordedOfThem) {
    { open(); }
    RawFile(file_).run("ALTER TABLE waiting_file DROP COLUMN next_sha256");
    EXPECT_EQ(RawFile(file_).run(
                  "ALTER TABLE waiting_file DROP COLUMN sha256; PRAGMA user_version = 11;"
                  " INSERT INTO signed_file (source, source_sha256, file, sha256, signer, level, wanted,"
                  " signed_at, provider, qualified) VALUES"
                  " ('/s', x'00', '/a.pdf', x'01', 'Ana', 'B-B', 'B-T', 1, 'cmd', 1),"
                  " ('/s', x'00', '/a.pdf', x'02', 'Ana', 'B-B', 'B-T', 2, 'cmd', 1);"
                  " INSERT INTO waiting_file (file, wanted, document, since, fault, reason, detail)"
                  " VALUES ('/a.pdf', 'B-T', 0, 1, '" +
                  std::string(faultName(Fault::Busy)) +
                  "', 'TIMESTAMP_QUOTA', ''), ('/b.pdf', 'B-T', 0, 1, '" +
                  std::string(faultName(Fault::Busy)) + "', 'TIMESTAMP_QUOTA', '')"),
              "");
    const auto all = open()->completion().all();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].sha256, Bytes{2}) << "the newest record";
    EXPECT_TRUE(all[1].sha256.empty());
}

} // namespace
} // namespace cunho::test
