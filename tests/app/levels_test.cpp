// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app_signing.hpp"

#include <cunho/app/complete_levels.hpp>

namespace cunho::app {
namespace {

struct AppLevels : AppSigning {
    AppLevels() {
        services.signer.levels = {&timestamps, &revocation, &quota};
        services.level = signing::PadesLevel::B_LTA;
        services.completion = &database.completion();
    }

    void noTimestamps() {
        timestamps.beforeReply = [](int) { throw Error(Fault::Service, "TIMESTAMP_REFUSED"); };
    }

    std::vector<CompletionOutcome> complete() { return CompleteLevels(services).run(JobContext{}); }

    std::string levelOf(std::int64_t id) { return services.documents.signature(id).value().level; }

    static std::string reasonIn(const CompletionOutcome& outcome) {
        const auto* failure = std::get_if<Failure>(&outcome.outcome);
        return failure == nullptr ? "" : failure->reason;
    }
};

TEST_F(AppLevels, AnIssuedInvoiceReachesItsLevel) {
    const auto result = issue();
    ASSERT_TRUE(result.signature);
    EXPECT_EQ(result.signature->level, "B-LTA");
    EXPECT_TRUE(services.completion->all().empty());
    const auto verdict = verifyFile(result.signature->file, services, {});
    EXPECT_TRUE(verdict.passed());
    EXPECT_EQ(verdict.signatures.front().level, "B-LTA");
}

TEST_F(AppLevels, AFileBelowItsLevelWaitsAndIsCompletedByAppending) {
    noTimestamps();
    const auto result = issue();
    ASSERT_TRUE(result.signature);
    EXPECT_EQ(result.signature->level, "B-B");
    const auto waiting = services.completion->all();
    ASSERT_EQ(waiting.size(), 1U);
    EXPECT_EQ(waiting[0].wanted, signing::PadesLevel::B_LTA);
    EXPECT_EQ(waiting[0].documentId, result.document->id);
    EXPECT_EQ(waiting[0].why.reason, "TIMESTAMP_REFUSED");
    const Bytes before = readFile(result.signature->file);

    ASSERT_EQ(complete().size(), 1U); // still no answer
    EXPECT_EQ(services.completion->all().size(), 1U);
    EXPECT_EQ(readFile(result.signature->file), before);

    timestamps.beforeReply = nullptr;
    const auto outcomes = complete();
    ASSERT_EQ(outcomes.size(), 1U);
    EXPECT_EQ(reasonIn(outcomes[0]), "");
    EXPECT_TRUE(services.completion->all().empty());
    EXPECT_EQ(levelOf(result.document->id), "B-LTA");
    const Bytes after = readFile(result.signature->file);
    ASSERT_GT(after.size(), before.size());
    EXPECT_TRUE(std::equal(before.begin(), before.end(), after.begin()));
    EXPECT_EQ(services.documents.signature(result.document->id)->sha256, crypto::sha256(after).value);
    EXPECT_TRUE(verifyFile(result.signature->file, services, {}).passed());
    EXPECT_TRUE(complete().empty());
}

TEST_F(AppLevels, ABusyAuthorityEndsTheRunAndLeavesTheOthersAlone) {
    noTimestamps();
    issue();
    issue();
    int asked = 0;
    timestamps.beforeReply = [&](int) {
        ++asked;
        throw Error(Fault::Busy, "TIMESTAMP_QUOTA", {{"source", "tsa.test"}, {"time", ""}});
    };
    const auto outcomes = complete();
    ASSERT_EQ(outcomes.size(), 1U);
    EXPECT_EQ(reasonIn(outcomes[0]), "TIMESTAMP_QUOTA");
    EXPECT_EQ(asked, 1);
    EXPECT_EQ(services.completion->all().size(), 2U);
}

TEST_F(AppLevels, AForeignFileThatIsGoneIsForgotten) {
    noTimestamps();
    const auto source = test::writeSample(folder.path(), "a.pdf", test::samplePdf());
    test::ScriptedProvider local(pki.leafKey(), pki.chain(), service);
    SignFilesOptions options;
    options.level = signing::PadesLevel::B_T;
    SignFiles sign(*reader, local, clock, services.signer, services.completion);
    EXPECT_EQ(sign.plan(3, signing::PadesLevel::B_T).now, 3U);
    const auto outcomes = sign.run({source}, options, prompter, {});
    const auto file = std::get<signing::SignedFile>(outcomes.at(0).outcome);
    EXPECT_EQ(file.level, signing::PadesLevel::B_B);
    ASSERT_EQ(services.completion->all().size(), 1U);
    std::filesystem::remove(file.path);
    EXPECT_EQ(reasonIn(complete().at(0)), "FILE_NOT_FOUND");
    EXPECT_TRUE(services.completion->all().empty());
}


} // namespace
} // namespace cunho::app
