// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/full_disk.hpp"
#include "level_test.hpp"

#include <condition_variable>

namespace cunho::test {
namespace {

using signing::PadesLevel;

class Levels : public LevelTest {};

TEST_F(Levels, OthersAcceptEveryLevel) {
    const std::string database = nssTrusting(at("nss"), pki_.rootFile());
    for (const PadesLevel level : allLevels) {
        SCOPED_TRACE(padesLevelName(level));
        const path source = sample("a.pdf");
        const path file = signedAt(level, std::string(padesLevelName(level)) + ".pdf", source);
        EXPECT_TRUE(isPrefix(source, file));
        expectOpensslAcceptsAll(file);
        const Verdict structure = qpdfCheck(file);
        EXPECT_TRUE(structure.good) << structure.report;
        EXPECT_TRUE(ask("mutool", {"info", file.string()}).good);
        const std::string report = pdfsig(file, database);
        EXPECT_EQ(countOf(report, "Signature is Valid."), 1U) << report; // it judges no document time-stamp
    }
    EXPECT_EQ(hiddenFiles(), 0U);
}

TEST_F(Levels, EachLevelHoldsWhatItNeeds) {
    struct Case {
        PadesLevel level;
        std::size_t signatureStamps;
        std::size_t fields;
        bool hasStore;
    };
    for (const Case& expected : {Case{PadesLevel::B_B, 0, 1, false}, Case{PadesLevel::B_T, 1, 1, false},
                                 Case{PadesLevel::B_LT, 1, 1, true}, Case{PadesLevel::B_LTA, 1, 2, true}}) {
        SCOPED_TRACE(padesLevelName(expected.level));
        const path file = signedAt(expected.level, "x" + std::string(padesLevelName(expected.level)) + ".pdf",
                                   sample("a.pdf"));
        const pdf::PdfStructure structure = reader_->read(file);
        ASSERT_EQ(structure.signatures.size(), expected.fields);
        EXPECT_EQ(crypto::inspectCms(structure.signatures[0].contents, {}).timestamps.size(),
                  expected.signatureStamps);
        const pdf::DocumentSecurityStore& store = structure.securityStore;
        ASSERT_EQ(store.empty(), !expected.hasStore);
        if (!expected.hasStore)
            continue;
        std::vector<Bytes> wanted;
        for (const auto& certificate : {pki_.leaf(), pki_.issuing(), pki_.root(), pki_.timestamp(),
                                        pki_.timestampIssuing(), pki_.responder()})
            wanted.push_back(certificate.der());
        EXPECT_THAT(store.certificates, testing::UnorderedElementsAreArray(wanted));
        EXPECT_EQ(store.ocspResponses.size(), 1U); // the leaf's
        EXPECT_EQ(store.crls.size(), 2U);          // the root's, and that of the TSA's issuer
        ASSERT_EQ(store.validations.size(), 1U);
        EXPECT_EQ(fromHex(store.validations[0].key),
                  crypto::digest(crypto::DigestAlgorithm::Sha1, structure.signatures[0].contents).value);
    }
}

TEST_F(Levels, AResponderOfAnotherRootGoesInWithItsRoot) {
    revocation_->answerByForeignResponder();
    const path file = signedAt(PadesLevel::B_LT, "b.pdf", sample("a.pdf"));
    const auto store = reader_->read(file).securityStore;
    EXPECT_THAT(store.certificates, testing::IsSupersetOf(std::vector<Bytes>{pki_.foreignResponder().der(),
                                                                             pki_.foreignRoot().der()}));
    signing::VerificationOptions options{{pki_.root()}, clock_.now()};
    EXPECT_EQ(verdictOf(verify(file, options)), "INDETERMINATE/TRY_LATER");
    options.trustedResponders = {pki_.foreignResponder()};
    EXPECT_EQ(verdictOf(verify(file, options)), "TOTAL-PASSED");
    EXPECT_EQ(verify(file, options).at(0).level, "B-LT");
}

TEST_F(Levels, ABatchAsksTwiceForTimeAndOncePerCertificate) {
    std::vector<signing::SignFileRequest> requests;
    for (const std::string name : {"a", "b", "c", "d"})
        requests.push_back(request(sample(name + ".pdf"), at(name + "2.pdf"), PadesLevel::B_LTA));
    for (const auto& outcome : sign(requests))
        EXPECT_EQ(reached(outcome), "B-LTA");
    EXPECT_EQ(timestamps_.requests, 8);
    for (const auto& [name, count] : revocation_->questions)
        EXPECT_EQ(count, 1) << name;
}

TEST_F(Levels, WaitsOverlap) {
    // No reply before all four have asked: one after the other would wait for ever.
    std::mutex mutex;
    std::condition_variable arrived;
    int waiting = 0;
    timestamps_.beforeReply = [&](int) {
        std::unique_lock lock(mutex);
        ++waiting;
        arrived.notify_all();
        if (!arrived.wait_for(lock, std::chrono::seconds(20), [&] { return waiting >= 4; }))
            throw Error(Fault::Service, "TIMESTAMP_REFUSED", {}, "nobody else asked");
    };
    std::vector<signing::SignFileRequest> requests;
    for (const std::string name : {"a", "b", "c", "d"})
        requests.push_back(request(sample(name + ".pdf"), at(name + "2.pdf"), PadesLevel::B_T));
    for (const auto& outcome : sign(requests))
        EXPECT_EQ(reached(outcome), "B-T");
}

TEST_F(Levels, MoreFilesThanMayWaitAtOnceAreAllSigned) {
    const path source = sample("a.pdf");
    std::vector<signing::SignFileRequest> requests;
    for (int i = 0; i < 20; ++i)
        requests.push_back(request(source, at("many" + std::to_string(i) + ".pdf"), PadesLevel::B_T));
    for (const signing::SignOutcome& outcome : sign(requests))
        EXPECT_EQ(reached(outcome), "B-T");
    EXPECT_EQ(timestamps_.requests, 20);
}

TEST_F(Levels, WhatFailsLowersTheLevelAndLosesNothing) {
    const auto unavailable = [] { throw Error(Fault::Service, "TIMESTAMP_REFUSED", {}, "busy"); };
    struct Case {
        const char* name;
        std::function<void()> arrange;
        const char* result;
    };
    const std::vector<Case> cases{
        {"no time-stamp", [&] { timestamps_.beforeReply = [&](int) { unavailable(); }; },
         "B-B wanted B-LTA: TIMESTAMP_REFUSED"},
        {"no second time-stamp",
         [&] {
             timestamps_.beforeReply = [&](int number) {
                 if (number == 2)
                     unavailable();
             };
         },
         "B-LT wanted B-LTA: TIMESTAMP_REFUSED"},
        {"a false time-stamp", [&] { timestamps_.issue.wrongImprint = true; },
         "B-B wanted B-LTA: TIMESTAMP_REPLY_INVALID"},
        {"no revocation information",
         [&] {
             revocation_->beforeReply = [](const crypto::Certificate&) {
                 throw Error(Fault::Trust, "REVOCATION_UNAVAILABLE");
             };
         },
         "B-T wanted B-LTA: REVOCATION_UNAVAILABLE"},
        {"revoked", [&] { revocation_->revoked[pki_.leaf().serialNumber()] = day(2026, 1, 1); },
         "B-T wanted B-LTA: CERTIFICATE_REVOKED"},
        {"the quota is used up", [&] { quota_.left = 1; }, "B-B wanted B-LTA: TIMESTAMP_QUOTA"},
    };
    int number = 0;
    for (const Case& each : cases) {
        SCOPED_TRACE(each.name);
        timestamps_.beforeReply = {};
        timestamps_.requests = 0;
        timestamps_.issue = {};
        quota_.left.reset();
        revocation_.emplace(pki_, clock_);
        each.arrange();
        const std::string name = "r" + std::to_string(++number) + ".pdf";
        EXPECT_EQ(reached(sign({request(sample("a.pdf"), at(name), PadesLevel::B_LTA)}).at(0)), each.result);
        expectOpensslAcceptsAll(at(name));
        EXPECT_EQ(hiddenFiles(), 0U);
    }
}

TEST_F(Levels, AFullDiskSpeaksOfTheFileThatThePersonKnows) {
    const path source = sample("a.pdf");
    const path earlier = signedAt(PadesLevel::B_B, "earlier.pdf", source);
    std::optional<FullDisk> full;
    timestamps_.beforeReply = [&](int) { full.emplace(); };
    const auto outcomes = sign({request(source, at("b.pdf"), PadesLevel::B_LTA)});
    full.reset();
    EXPECT_EQ(failureIn(outcomes.at(0)).reason, "DISK_FULL");
    EXPECT_EQ(failureIn(outcomes.at(0)).params.at("file"), "b.pdf");
    EXPECT_FALSE(std::filesystem::exists(at("b.pdf")));
    const std::string before = text(earlier);
    try {
        extend(earlier, earlier, PadesLevel::B_T);
        ADD_FAILURE() << "extended on a full disk";
    } catch (const Error& error) {
        full.reset();
        EXPECT_EQ(error.reason(), "DISK_FULL");
        EXPECT_EQ(error.params().at("file"), "earlier.pdf");
    }
    EXPECT_EQ(text(earlier), before);
    EXPECT_EQ(hiddenFiles(), 0U);
}

TEST_F(Levels, AFolderThatTakesNoFileCostsNoTimestamp) {
    const auto outcomes = sign({request(sample("a.pdf"), at("no-folder") / "b.pdf", PadesLevel::B_LTA),
                                request(sample("a.pdf"), at("no-folder") / "c.pdf", PadesLevel::B_LTA)});
    for (const auto& outcome : outcomes)
        EXPECT_EQ(failureIn(outcome).reason, "FOLDER_NOT_FOUND");
    EXPECT_EQ(timestamps_.requests, 0);
    EXPECT_TRUE(service_.signatures.empty());
}

TEST_F(Levels, ABatchKeepsToTheQuota) {
    quota_.left = 5;
    quota_.next = clock_.now() + std::chrono::minutes(20);
    const signing::LevelPlan plan = planLevel(4, PadesLevel::B_LTA, services());
    EXPECT_EQ(plan.now, 2U);
    EXPECT_EQ(plan.later, 2U);
    EXPECT_EQ(plan.next, quota_.next);
    EXPECT_EQ(plan.source, "tsa.test");
    std::vector<signing::SignFileRequest> requests;
    for (const std::string name : {"a", "b", "c", "d"})
        requests.push_back(request(sample(name + ".pdf"), at(name + "2.pdf"), PadesLevel::B_LTA));
    const auto outcomes = sign(requests);
    EXPECT_EQ(reached(outcomes.at(0)), "B-LTA");
    EXPECT_EQ(reached(outcomes.at(1)), "B-LTA");
    EXPECT_EQ(reached(outcomes.at(2)), "B-B wanted B-LTA: TIMESTAMP_QUOTA");
    EXPECT_EQ(reached(outcomes.at(3)), "B-B wanted B-LTA: TIMESTAMP_QUOTA");
    EXPECT_EQ(fileOf(outcomes.at(3)).shortfall->params.at("time"), "2026-11-23T09:35:00");
}

TEST_F(Levels, PlansWithoutLimitTakeAll) {
    EXPECT_EQ(planLevel(7, PadesLevel::B_LTA, services()).now, 7U);
    quota_.left = 3;
    EXPECT_EQ(planLevel(7, PadesLevel::B_B, services()).now, 7U);
    EXPECT_EQ(planLevel(7, PadesLevel::B_T, services()).now, 3U);
    EXPECT_EQ(planLevel(7, PadesLevel::B_LTA, services()).now, 1U);
    EXPECT_EQ(planLevel(2, PadesLevel::B_T, services()).later, 0U);
    quota_.left = 0;
    EXPECT_EQ(planLevel(7, PadesLevel::B_LT, services()).later, 7U);
}

TEST_F(Levels, ATokenThatDoesNotFitIsPreparedAnew) {
    timestamps_.expectedSize = 100;
    EXPECT_EQ(reached(sign({request(sample("a.pdf"), at("b.pdf"), PadesLevel::B_LTA)}).at(0)), "B-LTA");
    EXPECT_EQ(service_.signatures.size(), 2U) << "the digest changes with the size of the hole";
    expectOpensslAcceptsAll(at("b.pdf"));
    EXPECT_EQ(hiddenFiles(), 0U);
}

class LevelsResumed : public LevelTest {
  protected:
    std::vector<signing::SignOutcome> withJournal(bool resumes) {
        ScriptedProvider with = provider(&journal_);
        signing::PadesSigner signer(*reader_, with, clock_, journal_, spool(), {services(), nullptr});
        return resumes ? signer.resume(silent_, {})
                       : signer.sign({request(sample("a.pdf"), at("b.pdf"), PadesLevel::B_LTA)}, silent_, {});
    }

    MemoryJournal journal_;
};

TEST_F(LevelsResumed, ReachTheLevelThatTheJournalNames) {
    journal_.after = [](const signing::JournalEntry& entry) {
        if (entry.state == signing::JobState::Signed)
            throw SimulatedCrash();
    };
    withJournal(false);
    ASSERT_EQ(journal_.open().size(), 1U);
    EXPECT_FALSE(std::filesystem::exists(at("b.pdf")));
    journal_.after = {};
    const auto outcomes = withJournal(true);
    ASSERT_EQ(outcomes.size(), 1U);
    EXPECT_EQ(reached(outcomes[0]), "B-LTA");
    expectOpensslAcceptsAll(at("b.pdf"));
    EXPECT_EQ(service_.signatures.size(), 1U);
    EXPECT_EQ(filesIn(spool()), 0U);
}

TEST_F(LevelsResumed, KnowTheFinishedFileAndAskForNoSecondTime) {
    journal_.before = [](const signing::JournalEntry& entry) {
        if (entry.state == signing::JobState::Embedded)
            throw SimulatedCrash();
    };
    withJournal(false);
    ASSERT_TRUE(std::filesystem::exists(at("b.pdf")));
    const std::string before = text(at("b.pdf"));
    journal_.before = {};
    timestamps_.requests = 0;
    const auto outcomes = withJournal(true);
    ASSERT_EQ(outcomes.size(), 1U);
    EXPECT_EQ(reached(outcomes[0]), "B-LTA");
    EXPECT_EQ(timestamps_.requests, 0);
    EXPECT_EQ(text(at("b.pdf")), before);
    EXPECT_TRUE(journal_.open().empty());
}

TEST_F(Levels, NamesWhoIsMissing) {
    ScriptedProvider with = provider();
    const auto outcome = [&](signing::LevelServices services, PadesLevel level) {
        return failureIn(signing::PadesSigner(*reader_, with, clock_, {services, nullptr})
                             .sign({request(sample("a.pdf"), at("b.pdf"), level)}, silent_, {})
                             .at(0))
            .reason;
    };
    EXPECT_EQ(outcome({}, PadesLevel::B_T), "NO_TIMESTAMP_SOURCE");
    EXPECT_EQ(outcome({&timestamps_, nullptr, nullptr}, PadesLevel::B_LT), "NO_REVOCATION_SOURCE");
    EXPECT_EQ(with.calls, 0);
}

TEST_F(Levels, AStatementIsOneThing) {
    ScriptedProvider with = provider();
    with.description.sandbox = true;
    const auto signOne = [&](signing::Statement statement, const std::string& name) {
        auto wanted = request(sample("a.pdf"), at(name), PadesLevel::B_B);
        wanted.statement = std::move(statement);
        const auto outcomes = signing::PadesSigner(*reader_, with, clock_).sign({wanted}, silent_, {});
        EXPECT_TRUE(std::holds_alternative<signing::SignedFile>(outcomes.at(0)));
        const pdf::SignatureField field = reader_->read(at(name)).signatures.at(0);
        return std::pair(field.reason, crypto::inspectCms(field.contents, {}));
    };
    const auto [reason, plain] = signOne(signing::ReasonText{"Fatura"}, "reason.pdf");
    EXPECT_EQ(reason, "SANDBOX – sem valor legal: Fatura");
    EXPECT_TRUE(plain.commitment.empty());
    const auto [noReason, committed] = signOne(crypto::CommitmentType::ProofOfOrigin, "commitment.pdf");
    EXPECT_EQ(noReason, "");
    EXPECT_EQ(committed.commitment, "1.2.840.113549.1.9.16.6.1");
    EXPECT_NE(text(at("commitment.pdf")).find("/Location"), std::string::npos);
    const auto [none, policed] =
        signOne(crypto::SignaturePolicy{"2.16.620.2.1.2.2.2", crypto::sha256({}), ""}, "policy.pdf");
    EXPECT_EQ(none, "");
    EXPECT_EQ(policed.policy, "2.16.620.2.1.2.2.2");
}

TEST_F(Levels, NamesAreTheStandards) {
    for (const PadesLevel level : allLevels)
        EXPECT_EQ(signing::padesLevelNamed(padesLevelName(level)), level);
    EXPECT_FALSE(signing::padesLevelNamed("B-X").has_value());
    EXPECT_FALSE(signing::padesLevelNamed("").has_value());
}

} // namespace
} // namespace cunho::test
