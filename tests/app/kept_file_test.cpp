// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app_signing.hpp"
#include "fakes/full_disk.hpp"
#include "fakes/judges.hpp"

#include <cunho/app/kept_file.hpp>
#include <cunho/core/file.hpp>

#include <fstream>
#include <gmock/gmock.h>

namespace cunho::app {
namespace {

namespace fs = std::filesystem;

/// Files whose place is lost between their preparation and the signature's value.
struct KeptFiles : AppSigning {
    KeptFiles() {
        fs::create_directory(wanted());
        options.target.folder = wanted();
        options.kept = {kept()};
    }

    fs::path wanted() const { return folder.path() / "wanted"; }
    fs::path kept() const { return folder.path() / "state" / "kept"; }
    fs::path other() const {
        fs::create_directory(folder.path() / "other");
        return folder.path() / "other";
    }

    FileOutcome sign(const std::function<void()>& mishap) {
        test::ScriptedProvider local(pki.leafKey(), pki.chain(), service);
        local.beforeReply = [&](const signing::Dtbsr&) { mishap(); };
        const auto source = test::writeSample(folder.path(), "a.pdf", test::samplePdf());
        const signing::SignerServices network{{&timestamps, &revocation, &quota}, nullptr};
        return SignFiles(*reader, local, clock, network)
            .run({source}, options, prompter, JobContext{})
            .front();
    }
    FileOutcome signIntoNothing() {
        return sign([&] { fs::remove_all(wanted()); });
    }

    /// What the outcome says, and that what is kept is a signature.
    void expectKept(const FileOutcome& outcome, const std::string& why) {
        ASSERT_TRUE(outcome.kept);
        const auto& failure = std::get<Failure>(outcome.outcome);
        EXPECT_EQ(failure.fault, Fault::Storage);
        EXPECT_EQ(failure.reason, "SIGNED_NOT_SAVED");
        EXPECT_EQ(failure.params.at("kept"), outcome.kept->file.string());
        EXPECT_EQ(failure.params.at("folder"), wanted().string());
        EXPECT_EQ(outcome.kept->file.filename(), "a-assinado.pdf");
        EXPECT_EQ(outcome.kept->why.value_or(Failure{}).reason, why);
        expectSigned(outcome.kept->file);
    }

    void expectSigned(const fs::path& file) {
        const auto verdict = verifyFile(file, services, {});
        EXPECT_TRUE(verdict.passed());
        EXPECT_FALSE(verdict.signatures.empty());
        EXPECT_THAT(test::ask("pdfsig", {"-nocert", file.string()}).report,
                    testing::HasSubstr("Signature is Valid"));
        for (const auto& [digest, count] : service.signatures)
            EXPECT_EQ(count, 1) << digest;
    }

    SignFilesOptions options;
};

TEST_F(KeptFiles, AreSavedElsewhereWithoutAnotherSignature) {
    const auto outcome = signIntoNothing();
    expectKept(outcome, "FOLDER_NOT_FOUND");
    EXPECT_EQ(fs::status(outcome.kept->file.parent_path()).permissions(), fs::perms::owner_all);
    const fs::path saved = saveKept(*outcome.kept, other());
    EXPECT_EQ(saved, other() / "a-assinado.pdf");
    expectSigned(saved);
    EXPECT_FALSE(fs::exists(outcome.kept->file));
    EXPECT_TRUE(keptFiles(kept()).empty());
    EXPECT_EQ(service.signatures.size(), 1U);
}

TEST_F(KeptFiles, HoldTheLevelThatWasReached) {
    options.level = signing::PadesLevel::B_LTA;
    const auto outcome = signIntoNothing();
    expectKept(outcome, "FOLDER_NOT_FOUND");
    EXPECT_EQ(verifyFile(outcome.kept->file, services, {}).signatures.front().level, "B-LTA");
}

TEST_F(KeptFiles, WaitForAPathThatCannotBeOpened) {
    expectKept(sign([&] {
                   fs::remove_all(wanted());
                   std::ofstream(wanted()) << "no folder any more";
               }),
               "FOLDER_NOT_FOUND");
}

TEST_F(KeptFiles, WaitForANameThatSomebodyTook) {
    expectKept(sign([&] { std::ofstream(wanted() / "a-assinado.pdf") << "another"; }), "TARGET_EXISTS");
}

TEST_F(KeptFiles, GoToTheNextPlaceWhereTheFirstCannotTakeThem) {
    std::ofstream(folder.path() / "full") << "no folder";
    options.kept.insert(options.kept.begin(), folder.path() / "full");
    const auto outcome = signIntoNothing();
    expectKept(outcome, "FOLDER_NOT_FOUND");
    EXPECT_EQ(outcome.kept->file.parent_path().parent_path(), kept());
}

TEST_F(KeptFiles, AreFoundAgainByALaterRun) {
    const auto outcome = signIntoNothing();
    const auto found = keptFiles(kept());
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().file, outcome.kept->file);
    std::ofstream(other() / "a-assinado.pdf") << "another";
    EXPECT_EQ(saveKept(found.front(), other()).filename(), "a-assinado-2.pdf");
    EXPECT_TRUE(keptFiles(kept()).empty());
    EXPECT_TRUE(keptFiles(folder.path() / "never made").empty());
}

TEST_F(KeptFiles, AreFoundWhateverTheirNameIs) {
    for (const char* const name : {"a.PDF", "a", ".a.pdf", "a.assinado"}) {
        options.target.folder.reset();
        options.target.file = wanted() / name;
        const auto outcome = signIntoNothing();
        ASSERT_TRUE(outcome.kept) << name;
        std::ofstream(outcome.kept->file.parent_path() / ".0123456789abcdef.tmp") << "of a killed program";
        const auto found = keptFiles(kept());
        ASSERT_EQ(found.size(), 1U) << name;
        EXPECT_EQ(saveKept(found.front(), other()), other() / name);
        expectSigned(other() / name);
        EXPECT_TRUE(keptFiles(kept()).empty());
        fs::remove_all(kept());
        fs::create_directory(wanted());
        service.signatures.clear();
    }
}

TEST_F(KeptFiles, StayHiddenFromWhomTheyAreHidden) {
    constexpr auto mine = fs::perms::owner_read | fs::perms::owner_write;
    std::ofstream(folder.path() / "a.pdf").close();
    fs::permissions(folder.path() / "a.pdf", mine);
    const auto outcome = signIntoNothing();
    ASSERT_TRUE(outcome.kept);
    EXPECT_EQ(fs::status(outcome.kept->file).permissions(), mine);
    EXPECT_EQ(fs::status(saveKept(*outcome.kept, other())).permissions(), mine);
}

TEST_F(KeptFiles, StayWhereTheyAreUntilTheyAreSaved) {
    const auto outcome = signIntoNothing();
    EXPECT_EQ(reasonOf([&] { saveKept(*outcome.kept, wanted()); }), "FOLDER_NOT_FOUND");
    {
        const test::FullDisk full;
        EXPECT_EQ(reasonOf([&] { saveKept(*outcome.kept, other()); }), "DISK_FULL");
    }
    EXPECT_TRUE(fs::is_empty(other())) << "nothing is left half-written";
    expectSigned(saveKept(*outcome.kept, other()));
}

TEST_F(KeptFiles, AreNotPromisedWhereNoDiskHasRoom) {
    std::optional<test::FullDisk> full;
    const auto outcome = sign([&] { full.emplace(); });
    full.reset();
    EXPECT_FALSE(outcome.kept);
    EXPECT_EQ(std::get<Failure>(outcome.outcome).reason, "DISK_FULL");
    EXPECT_TRUE(keptFiles(kept()).empty());
}

/// A full disk under the journal: Resume.AFullDiskNeverCostsASecondSignature.
TEST_F(KeptFiles, OfIssuedInvoicesAreTheJournals) {
    const std::function<void()> mishaps[] = {[&] { fs::remove_all(services.archive); },
                                             [&] {
                                                 fs::remove_all(services.archive);
                                                 std::ofstream(services.archive) << "no folder any more";
                                             }};
    for (const auto& mishap : mishaps) {
        provider.beforeReply = [&](const signing::Dtbsr&) { mishap(); };
        const auto result = issue();
        ASSERT_TRUE(result.pending);
        EXPECT_EQ(result.pending->reason, "FOLDER_NOT_FOUND");
        provider.beforeReply = nullptr;
        fs::remove(services.archive);
        const auto outcomes = signPending();
        const auto* record = std::get_if<invoicing::SignatureRecord>(&outcomes.at(result.document->id));
        ASSERT_NE(record, nullptr);
        expectSigned(record->file);
    }
    EXPECT_EQ(service.signatures.size(), 2U);
}

} // namespace
} // namespace cunho::app
