// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "safe_sandbox.hpp"

namespace cunho::test {
namespace {

using SafeProviderTest = SandboxedSafeTest;

TEST_F(SafeProviderTest, SignsInTens) {
    for (const int count : {1, 10, 23}) {
        const auto list = items(count);
        EXPECT_EQ(reasonOf(list), "");
        expectAllSigned(list);
    }
}

TEST_F(SafeProviderTest, MakesDocumentNamesUniqueWithinABatch) {
    auto list = items(3);
    for (auto& item : list)
        item.documentName = "o mesmo.pdf";
    EXPECT_EQ(reasonOf(list), "");
    expectAllSigned(list);
}

TEST_F(SafeProviderTest, RefusesAnythingButTheCompanysInvoices) {
    auto foreign = items(1);
    foreign.front().purpose = {signing::Purpose::Kind::Foreign, {}};
    EXPECT_EQ(reasonOf(foreign), "PURPOSE_NOT_SERVED");
    auto other = items(1);
    other.front().purpose.nipc = "599999993";
    EXPECT_EQ(reasonOf(other), "PURPOSE_NOT_SERVED");
    EXPECT_TRUE(server.signatureCounts().empty());
}

struct Disturbance {
    const char* operation;
    const char* action;
    int times;
};

class SafeProviderDisturbed : public SafeProviderTest, public ::testing::WithParamInterface<Disturbance> {};

// What a network or a busy service does: the same call, or a later one, finishes, and nothing is signed
// twice.
TEST_P(SafeProviderDisturbed, FinishesWithoutASecondSignature) {
    const auto list = items(3);
    const auto [operation, action, times] = GetParam();
    fault(operation, action, times);
    std::vector<signing::Dtbsr> left = list;
    for (int attempt = 0; attempt < 3 && !left.empty(); ++attempt) {
        reasonOf(left);
        std::erase_if(left, [&](const auto& item) { return sink.values.contains(item.id); });
        clock.advance(std::chrono::minutes(11));
    }
    expectAllSigned(list);
}

INSTANTIATE_TEST_SUITE_P(EachStep, SafeProviderDisturbed,
                         ::testing::Values(Disturbance{"authorize", "dropBeforeRead", 1},
                                           Disturbance{"authorize", "dropAfterProcessing", 1},
                                           Disturbance{"authorize", "status:500", 1},
                                           Disturbance{"authorizeVerify", "pending:3", 1},
                                           Disturbance{"authorizeVerify", "dropBeforeRead", 1},
                                           Disturbance{"authorizeVerify", "dropAfterProcessing", 1},
                                           Disturbance{"authorizeVerify", "status:503", 1},
                                           Disturbance{"signHash", "dropBeforeRead", 1},
                                           Disturbance{"signHash", "dropAfterProcessing", 1},
                                           Disturbance{"signHashVerify", "pending:3", 1},
                                           Disturbance{"signHashVerify", "dropBeforeRead", 1},
                                           Disturbance{"signHashVerify", "dropAfterProcessing", 1},
                                           Disturbance{"signHashVerify", "status:503", 1}));

TEST_F(SafeProviderTest, RefusesAValueThatDoesNotVerify) {
    fault("signHashVerify", "corruptSignature");
    EXPECT_EQ(reasonOf(items(2)), "SIGNATURE_VALUE_WRONG");
    EXPECT_FALSE(sink.failures.empty());
}

TEST_F(SafeProviderTest, CatchesReorderedValues) {
    const auto list = items(2);
    fault("signHashVerify", "reorderSignatures");
    EXPECT_EQ(reasonOf(list), "SIGNATURE_VALUE_WRONG");
    EXPECT_TRUE(sink.values.empty());
}

TEST_F(SafeProviderTest, SaysThatTheLimitIsReached) {
    fault("authorizeVerify", "limitReached");
    EXPECT_EQ(reasonOf(items(1)), "SAFE_LIMIT_REACHED");
}

TEST_F(SafeProviderTest, RefusesAnotherCompanysCertificate) {
    fault("info", "wrongCertNipc");
    EXPECT_EQ(reasonOf(items(1)), "CERTIFICATE_NOT_OF_COMPANY");
}

TEST_F(SafeProviderTest, TakesCertificatesThatAreEncodedOnce) {
    fault("info", "singleBase64");
    EXPECT_EQ(provider()->credential(JobContext{}).chain.size(), 3U);
}

TEST_F(SafeProviderTest, RefusesACutReply) {
    fault("list", "truncateJson");
    EXPECT_EQ(reasonOf(items(1)), "SAFE_REPLY_INVALID");
}

TEST_F(SafeProviderTest, IsResumedAfterACrashAtEveryJournalWrite) {
    for (int crashAt = 1; crashAt <= 5; ++crashAt) {
        const auto list = items(2);
        int writes = 0;
        journal.after = [&](const signing::JournalEntry& entry) {
            if (entry.id == list.back().id && ++writes == crashAt)
                throw Error(Fault::Internal, "CRASHED_HERE");
        };
        EXPECT_EQ(reasonOf(list), "CRASHED_HERE") << crashAt;
        journal.after = {};
        clock.advance(std::chrono::minutes(1));
        EXPECT_EQ(reasonOf(list), "") << crashAt;
        expectAllSigned(list);
    }
}

TEST_F(SafeProviderTest, StopsAtOnceAndGoesOnLater) {
    const auto list = items(2);
    std::stop_source stop;
    journal.after = [&](const signing::JournalEntry& entry) {
        if (entry.state == signing::JobState::SignSent)
            stop.request_stop();
    };
    EXPECT_THROW(provider()->sign(list, sink, prompter, JobContext(stop.get_token())), Error);
    journal.after = {};
    clock.advance(std::chrono::minutes(1));
    EXPECT_EQ(reasonOf(list), "");
    expectAllSigned(list);
}

TEST_F(SafeProviderTest, KeepsTokensOutOfTheJournal) {
    const auto list = items(1);
    EXPECT_EQ(reasonOf(list), "");
    const auto entry = journal.find(list.front().id);
    ASSERT_TRUE(entry);
    const std::string kept =
        entry->authorizeProcess + entry->signProcess + entry->batch + entry->failure.detail;
    EXPECT_EQ(kept.find(access.accessToken), std::string::npos);
}

} // namespace
} // namespace cunho::test
