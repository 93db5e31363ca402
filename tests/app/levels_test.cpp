// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app_signing.hpp"

#include <cunho/app/complete_levels.hpp>

namespace cunho::app {
namespace {

/// Removes nothing, as if it had been killed before.
class Forgetful final : public signing::CompletionQueue {
  public:
    explicit Forgetful(signing::CompletionQueue& inner) : inner_(inner) {}

    void put(const signing::WaitingFile& waiting) override { inner_.put(waiting); }
    void note(const signing::WaitingFile& waiting) override { inner_.note(waiting); }
    void remove(const signing::WaitingFile&) override {}
    std::vector<signing::WaitingFile> all() override { return inner_.all(); }
    std::unique_ptr<signing::ProcessHold> hold() override { return inner_.hold(); }

  private:
    signing::CompletionQueue& inner_;
};

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

    /// Signed, and waiting for its time-stamp.
    std::filesystem::path foreignBelowItsLevel(const std::string& name) {
        noTimestamps();
        test::SamplePdf sample;
        sample.text = name;
        const auto source = test::writeSample(folder.path(), name, test::samplePdf(sample));
        test::ScriptedProvider local(pki.leafKey(), pki.chain(), service);
        SignFilesOptions options;
        options.level = signing::PadesLevel::B_T;
        SignFiles sign(*reader, local, clock, services.signer, services.completion);
        const auto outcomes = sign.run({source}, options, prompter, {});
        return std::get<signing::SignedFile>(outcomes.at(0).outcome).path;
    }

    static void put(const std::filesystem::path& file, const Bytes& content) {
        AtomicFile out(file, AtomicFile::Existing::Replace);
        out.write(content);
        out.commit();
    }

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

TEST_F(AppLevels, AnotherFileInThatPlaceGetsNoTimeStampOfOurs) {
    const auto file = foreignBelowItsLevel("a.pdf");
    const auto other = foreignBelowItsLevel("b.pdf");
    timestamps.beforeReply = nullptr;
    std::filesystem::rename(other, file); // signed as well, by the same person
    const Bytes before = readFile(file);
    const auto outcomes = complete();
    ASSERT_EQ(outcomes.size(), 2U);
    EXPECT_EQ(reasonIn(outcomes[0]), "WAITING_FILE_CHANGED");
    EXPECT_EQ(outcomes[0].waiting.file, file);
    EXPECT_EQ(readFile(file), before);
    EXPECT_TRUE(services.completion->all().empty()) << "nothing will come back to it";
}

TEST_F(AppLevels, AnInvoiceWaitsUntilItsFileIsPutBack) {
    noTimestamps();
    const auto result = issue();
    const auto file = result.signature->file;
    const Bytes good = readFile(file);
    const Bytes strange = readFile(foreignBelowItsLevel("b.pdf"));
    timestamps.beforeReply = nullptr;
    put(file, strange);
    EXPECT_EQ(reasonIn(complete().at(0)), "WAITING_FILE_CHANGED");
    EXPECT_EQ(readFile(file), strange);
    ASSERT_EQ(services.completion->all().size(), 1U);
    EXPECT_EQ(services.completion->all()[0].why.reason, "WAITING_FILE_CHANGED");
    EXPECT_EQ(levelOf(result.document->id), "B-B");
    put(file, good);
    EXPECT_EQ(reasonIn(complete().at(0)), "");
    EXPECT_EQ(levelOf(result.document->id), "B-LTA");
}

/// As a kill between the longer file's name and the queue leaves it.
TEST_F(AppLevels, AFileThatHasItsLevelThoughTheQueueDoesNotKnowIsOurs) {
    const auto file = foreignBelowItsLevel("a.pdf");
    timestamps.beforeReply = nullptr;
    Forgetful killed(database.completion());
    services.completion = &killed;
    complete();
    services.completion = &database.completion();
    ASSERT_EQ(services.completion->all().size(), 1U);
    const Bytes longer = readFile(file);
    const int asked = timestamps.requests;
    const auto outcomes = complete();
    ASSERT_EQ(outcomes.size(), 1U);
    EXPECT_EQ(reasonIn(outcomes[0]), "");
    EXPECT_EQ(readFile(file), longer);
    EXPECT_EQ(timestamps.requests, asked) << "nobody is asked again";
    EXPECT_TRUE(services.completion->all().empty());
}

TEST_F(AppLevels, TwoRunsAtATimeDoNotAskForTheSame) {
    foreignBelowItsLevel("a.pdf");
    store::Database other{folder.path() / "empresa.db", Environment::Sandbox, clock};
    const auto held = other.completion().hold();
    EXPECT_EQ(reasonOf([&] { complete(); }), "COMPLETION_ELSEWHERE");
    EXPECT_EQ(services.completion->all().size(), 1U);
}

} // namespace
} // namespace cunho::app
