// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app_signing.hpp"
#include "fakes/full_disk.hpp"

#include <cunho/app/complete_levels.hpp>
#include <cunho/app/forget_batch.hpp>
#include <cunho/app/sign_batch.hpp>
#include <cunho/crypto/digest.hpp>

#include <fstream>
#include <gmock/gmock.h>
#include <set>

namespace cunho::app {
namespace {

namespace fs = std::filesystem;
using signing::PadesLevel;
using testing::ElementsAre;
using testing::IsEmpty;
using State = BatchFileState;

struct Batches : AppSigning {
    fs::path sample(const std::string& name, const std::string& text = "Fatura") const {
        test::SamplePdf options;
        options.text = text;
        return test::writeSample(folder.path(), name, test::samplePdf(options));
    }

    std::vector<fs::path> samples(int count) const {
        std::vector<fs::path> out;
        for (int number = 1; number <= count; ++number)
            out.push_back(sample(std::to_string(number) + ".pdf", "N" + std::to_string(number)));
        return out;
    }

    fs::path bad(const std::string& name) const {
        const std::string text = "%PDF-1.4 nothing";
        return test::writeSample(folder.path(), name, Bytes(text.begin(), text.end()));
    }

    SignBatch batchOf(const std::vector<fs::path>& files, BatchOptions options = {}) const {
        SignBatch batch(std::move(options), parseDate("2026-11-23"));
        batch.add(files);
        return batch;
    }

    /// Nothing can be saved where it is wanted: what is signed is kept.
    BatchOptions withoutRoom() const {
        BatchOptions options;
        options.sign.kept = {folder.path() / "kept"};
        options.sign.target.folder = folder.path() / "gone";
        return options;
    }

    BatchPorts ports() {
        signing::SignerServices signer;
        signer.levels = {&timestamps, &revocation, &quota};
        return {*reader,
                &local,
                clock,
                signer,
                &database.completion(),
                &database.batches(),
                &database.signedFiles()};
    }

    BatchRunner runner() { return BatchRunner(ports()); }

    void sign(SignBatch& batch, const JobContext& job = {}) {
        runner().sign(batch, prompter, job, [this](const BatchRow& row) { news.push_back(row); });
    }

    /// Of two files the first is signed without its time-stamp, and the second not at all.
    signing::WaitingFile leaveOneBelowItsLevel() {
        timestamps.beforeReply = [](int) { throw Error(Fault::Network, "CONNECTION_FAILED"); };
        std::stop_source stop;
        local.afterDelivery = [&](const signing::Dtbsr&) { stop.request_stop(); };
        auto batch = batchOf(samples(2), toBT());
        sign(batch, JobContext(stop.get_token()));
        EXPECT_THAT(states(batch), ElementsAre(State::LtvPending, State::Cancelled));
        return database.completion().all().at(0);
    }

    static BatchOptions toBT() {
        BatchOptions options;
        options.sign.level = PadesLevel::B_T;
        return options;
    }

    /// As the next start does, with an authority that answers.
    std::vector<CompletionOutcome> complete() {
        timestamps.beforeReply = nullptr;
        services.signer.levels = {&timestamps, &revocation, &quota};
        services.completion = &database.completion();
        services.signedFiles = &database.signedFiles();
        return CompleteLevels(services).run({});
    }

    static std::vector<State> states(const SignBatch& batch) {
        std::vector<State> out;
        for (const BatchRow& row : batch.rows())
            out.push_back(row.state);
        return out;
    }

    std::vector<State> storyOf(std::int64_t id) const {
        std::vector<State> out;
        for (const BatchRow& row : news)
            if (row.id == id)
                out.push_back(row.state);
        return out;
    }

    std::set<std::string> signedFilesIn(const fs::path& where) const {
        std::set<std::string> out;
        for (const auto& file : fs::directory_iterator(where))
            if (file.path().filename().string().find("-assinado") != std::string::npos)
                out.insert(file.path().filename());
        return out;
    }

    void expectGood(const fs::path& file) {
        const auto verdict = verifyFile(file, services, {});
        EXPECT_TRUE(verdict.passed()) << file;
    }

    test::ScriptedProvider local{pki.leafKey(), pki.chain(), service};
    std::vector<BatchRow> news;
};

TEST_F(Batches, ReadingTellsWhatEachFileIs) {
    test::SamplePdf three;
    three.pages = 3;
    const auto good = test::writeSample(folder.path(), "a.pdf", test::samplePdf(three));
    auto batch = batchOf({good, bad("b.pdf"), folder.path() / "gone.pdf"});
    runner().read(batch, {}, [this](const BatchRow& row) { news.push_back(row); });
    EXPECT_THAT(states(batch), ElementsAre(State::Ready, State::Failed, State::Failed));
    const BatchRow& row = batch.rows()[0];
    EXPECT_EQ(row.pages, 3U);
    EXPECT_EQ(row.size, fs::file_size(good));
    EXPECT_EQ(row.sha256, crypto::sha256File(good).value);
    EXPECT_EQ(row.target, folder.path() / "a-assinado.pdf");
    EXPECT_EQ(batch.rows()[2].problem->reason, "FILE_NOT_FOUND");
    EXPECT_THAT(storyOf(1), ElementsAre(State::Reading, State::Ready));
    EXPECT_TRUE(service.signatures.empty());
}

TEST_F(Batches, OneBadFileStopsNobodyAndEachStepIsTold) {
    auto batch = batchOf({sample("a.pdf", "a"), bad("b.pdf"), sample("c.pdf", "c")});
    sign(batch);
    EXPECT_THAT(states(batch), ElementsAre(State::Done, State::Failed, State::Done));
    EXPECT_THAT(storyOf(1), ElementsAre(State::Signing, State::Done));
    EXPECT_EQ(batch.rows()[0].result->signer, pki.chain().front().commonName());
    EXPECT_EQ(batch.rows()[0].result->sha256, crypto::sha256File(folder.path() / "a-assinado.pdf").value);
    expectGood(folder.path() / "c-assinado.pdf");
    EXPECT_EQ(local.calls, 1) << "one authorisation";
    EXPECT_TRUE(database.batches().open().empty()) << "nothing is left to do";
    const auto log = database.signedFiles().page({});
    ASSERT_EQ(log.size(), 2U);
    EXPECT_EQ(log[0].file, folder.path() / "c-assinado.pdf");
    EXPECT_EQ(log[0].sourceSha256, crypto::sha256File(folder.path() / "c.pdf").value);
    EXPECT_EQ(log[0].provider, "scripted");
}

TEST_F(Batches, ManyAreReadAtTheSameTime) {
    BatchOptions options;
    options.jobs = 4;
    auto batch = batchOf(samples(30), options);
    runner().read(batch, {});
    sign(batch);
    EXPECT_EQ(batch.counts().done, 30U);
    for (const BatchRow& row : batch.rows())
        EXPECT_EQ(row.result->sourceSha256, crypto::sha256File(row.source).value) << "each its own";
    EXPECT_EQ(signedFilesIn(folder.path()).size(), 30U);
    EXPECT_EQ(service.signatures.size(), 30U);
}

TEST_F(Batches, WhatChangedAfterItWasReadIsNotSigned) {
    auto batch = batchOf({sample("a.pdf", "um"), sample("b.pdf", "dois")});
    runner().read(batch, {});
    const auto time = fs::last_write_time(folder.path() / "a.pdf");
    sample("a.pdf", "ou"); // of the same size and time
    fs::last_write_time(folder.path() / "a.pdf", time);
    sign(batch);
    EXPECT_THAT(states(batch), ElementsAre(State::Failed, State::Done));
    EXPECT_EQ(batch.rows()[0].problem->reason, "FILE_CHANGED");
    EXPECT_EQ(service.signatures.size(), 1U) << "nobody was asked to sign it";
    EXPECT_EQ(batch.retry(), 1U);
    sign(batch);
    EXPECT_THAT(states(batch), ElementsAre(State::Done, State::Done));
}

TEST_F(Batches, WhatIsDoneStaysDoneWhenThePersonStops) {
    std::stop_source stop;
    local.afterDelivery = [&, count = 0](const signing::Dtbsr&) mutable {
        if (++count == 2)
            stop.request_stop();
    };
    auto batch = batchOf(samples(5));
    sign(batch, JobContext(stop.get_token()));
    EXPECT_THAT(states(batch),
                ElementsAre(State::Done, State::Done, State::Cancelled, State::Cancelled, State::Cancelled));
    EXPECT_EQ(signedFilesIn(folder.path()).size(), 2U);
    ASSERT_EQ(database.batches().open().size(), 1U);
    EXPECT_EQ(database.batches().open()[0].left(), 3U);
    EXPECT_EQ(batch.retry(), 3U);
    local.afterDelivery = nullptr;
    sign(batch);
    EXPECT_EQ(batch.counts().done, 5U);
    EXPECT_EQ(signedFilesIn(folder.path()).size(), 5U);
    EXPECT_TRUE(database.batches().open().empty());
}

TEST_F(Batches, AStoppedBatchIsGoneOnWithAfterARestart) {
    std::stop_source stop;
    local.afterDelivery = [&](const signing::Dtbsr&) { stop.request_stop(); };
    BatchOptions options;
    options.memo = "the person's choice";
    auto batch = batchOf(samples(3), options);
    sign(batch, JobContext(stop.get_token()));
    local.afterDelivery = nullptr;
    const auto begun = database.batches().open().at(0);
    EXPECT_EQ(begun.memo, "the person's choice");
    EXPECT_EQ(begun.provider, "scripted");
    auto again = runner().reopen(begun, options, {});
    EXPECT_THAT(states(again), ElementsAre(State::Done, State::Waiting, State::Waiting));
    sign(again);
    EXPECT_EQ(again.counts().done, 3U);
    EXPECT_EQ(signedFilesIn(folder.path()).size(), 3U);
    EXPECT_EQ(service.signatures.size(), 3U);
    EXPECT_EQ(database.signedFiles().count({}), 3);
    EXPECT_TRUE(database.batches().open().empty());
}

TEST_F(Batches, WhatOneProcessSignsNoOtherGoesOnWith) {
    store::Database other{folder.path() / "empresa.db", Environment::Sandbox, clock};
    auto theirs = ports();
    theirs.journal = &other.batches();
    std::stop_source stop;
    std::vector<std::string> tried;
    local.afterDelivery = [&](const signing::Dtbsr&) {
        stop.request_stop();
        const auto offered = other.batches().open().at(0);
        EXPECT_TRUE(offered.elsewhere);
        tried.push_back(reasonOf([&] { BatchRunner(theirs).reopen(offered, {}, {}); }));
    };
    auto batch = std::make_unique<SignBatch>(batchOf(samples(3)));
    sign(*batch, JobContext(stop.get_token()));
    local.afterDelivery = nullptr;
    EXPECT_EQ(batch->counts().cancelled, 2U);
    EXPECT_THAT(tried, ElementsAre("BATCH_HELD"));
    const auto known = other.batches().open().at(0);
    EXPECT_TRUE(known.elsewhere) << "it is still in the list there";
    batch.reset();
    EXPECT_FALSE(other.batches().open().at(0).elsewhere);
    auto again = BatchRunner(theirs).reopen(known, {}, {});
    EXPECT_EQ(reasonOf([&] { runner().reopen(known, {}, {}); }), "BATCH_HELD")
        << "from when it is in the list";
    BatchRunner(theirs).sign(again, prompter, {});
    EXPECT_EQ(again.counts().done, 3U);
    EXPECT_EQ(service.signatures.size(), 3U);
    EXPECT_EQ(reasonOf([&] { runner().reopen(known, {}, {}); }), "BATCH_UNKNOWN") << "nothing is left of it";
}

TEST_F(Batches, IsGoneOnWithAsItIsNowAndNotAsItWasOffered) {
    std::stop_source stop;
    fs::create_directory(folder.path() / "out");
    BatchOptions options;
    options.sign.target.folder = folder.path() / "out";
    auto batch = std::make_unique<SignBatch>(batchOf(samples(3)));
    local.afterDelivery = [&](const signing::Dtbsr&) { stop.request_stop(); };
    sign(*batch, JobContext(stop.get_token()));
    const auto offered = database.batches().open().at(0);
    batch->retry();
    batch->setOptions(options); // so that the rest goes elsewhere than the offer knows
    stop = {};
    sign(*batch, JobContext(stop.get_token()));
    batch.reset();
    local.afterDelivery = nullptr;
    EXPECT_EQ(signedFilesIn(folder.path() / "out").size(), 1U);
    EXPECT_THAT(states(runner().reopen(offered, options, {})),
                ElementsAre(State::Done, State::Done, State::Waiting));
}

/// As a kill between rename and journal leaves it: signed files, and a journal that knows of none.
TEST_F(Batches, AFileWithItsNameIsNotSignedAgainThoughTheJournalDoesNotKnow) {
    auto batch = batchOf(samples(2));
    auto blind = ports();
    blind.log = nullptr;
    std::stop_source stop;
    local.afterDelivery = [&](const signing::Dtbsr&) { stop.request_stop(); };
    BatchRunner(blind).sign(batch, prompter, JobContext(stop.get_token()));
    local.afterDelivery = nullptr;
    auto begun = database.batches().open().at(0);
    for (auto& entry : begun.files) {
        entry.state = State::Ready;
        entry.result.reset();
    }
    database.batches().begin(begun);
    auto again = runner().reopen(begun, {}, {});
    EXPECT_THAT(states(again), ElementsAre(State::Done, State::Waiting));
    const auto log = database.signedFiles().page({});
    ASSERT_EQ(log.size(), 1U);
    EXPECT_EQ(log[0].signer, pki.chain().front().commonName());
    EXPECT_EQ(log[0].level, PadesLevel::B_B);
    EXPECT_EQ(log[0].signedAt, std::chrono::floor<std::chrono::seconds>(clock.now()));
    sign(again);
    EXPECT_EQ(signedFilesIn(folder.path()), (std::set<std::string>{"1-assinado.pdf", "2-assinado.pdf"}));
}

/// As a kill leaves it between journal and queue, and as it is when the file was completed before the
/// restart.
TEST_F(Batches, AFileBelowItsLevelIsAwaitedAfterARestart) {
    const auto waiting = leaveOneBelowItsLevel();
    EXPECT_EQ(waiting.sha256, crypto::sha256File(waiting.file).value);
    database.completion().remove(waiting);
    const auto begun = database.batches().open().at(0);
    EXPECT_THAT(states(runner().reopen(begun, toBT(), {})), ElementsAre(State::LtvPending, State::Waiting));
    ASSERT_EQ(database.completion().all().size(), 1U);
    EXPECT_EQ(database.completion().all()[0].sha256, waiting.sha256);
    ASSERT_EQ(complete().size(), 1U);
    const auto again = runner().reopen(begun, toBT(), {});
    EXPECT_THAT(states(again), ElementsAre(State::Done, State::Waiting));
    EXPECT_EQ(again.rows()[0].result->level, PadesLevel::B_T);
    EXPECT_FALSE(again.rows()[0].problem);
}

/// Who knows of a signed file knows its bytes: what another program appended is not ours to stamp.
TEST_F(Batches, AFileThatSomebodyWroteIntoGetsNoTimeStampAfterARestart) {
    const auto waiting = leaveOneBelowItsLevel();
    std::ofstream(waiting.file, std::ios::app) << "% a remark\n";
    const Bytes strange = readFile(waiting.file);
    ASSERT_EQ(complete().size(), 1U);
    ASSERT_TRUE(database.completion().all().empty());
    const auto again = runner().reopen(database.batches().open().at(0), toBT(), {});
    EXPECT_THAT(states(again), ElementsAre(State::LtvPending, State::Waiting));
    EXPECT_EQ(again.rows()[0].problem->reason, "WAITING_FILE_CHANGED");
    EXPECT_TRUE(database.completion().all().empty());
    EXPECT_EQ(database.batches().open().at(0).files[0].problem.reason, "WAITING_FILE_CHANGED");
    EXPECT_EQ(readFile(waiting.file), strange);
}

/// A queue that fails now and then, or looks at the log when a file comes.
class WatchedQueue final : public signing::CompletionQueue {
  public:
    WatchedQueue(signing::CompletionQueue& inner, signing::SignedFileLog& log) : inner_(inner), log_(log) {}
    void put(const signing::WaitingFile& waiting) override {
        logged.push_back(log_.digestsAt(waiting.file));
        if (full)
            throw Error(Fault::Storage, "DISK_FULL");
        inner_.put(waiting);
    }
    void note(const signing::WaitingFile& waiting) override { inner_.note(waiting); }
    void remove(const signing::WaitingFile& waiting) override { inner_.remove(waiting); }
    std::vector<signing::WaitingFile> all() override { return inner_.all(); }
    std::unique_ptr<signing::ProcessHold> hold() override { return inner_.hold(); }

    bool full = false;
    std::vector<std::vector<Bytes>> logged; ///< at each `put`

  private:
    signing::CompletionQueue& inner_;
    signing::SignedFileLog& log_;
};

/// Whoever completes it raises its level there.
TEST_F(Batches, AFileBelowItsLevelIsLoggedBeforeItWaits) {
    timestamps.beforeReply = [](int) { throw Error(Fault::Network, "CONNECTION_FAILED"); };
    WatchedQueue queue(database.completion(), database.signedFiles());
    auto watched = ports();
    watched.completion = &queue;
    BatchOptions options;
    options.sign.level = PadesLevel::B_T;
    auto batch = batchOf(samples(1), options);
    BatchRunner(watched).sign(batch, prompter, {});
    ASSERT_THAT(states(batch), ElementsAre(State::LtvPending));
    EXPECT_THAT(queue.logged, ElementsAre(ElementsAre(batch.rows()[0].result->sha256)));
    EXPECT_EQ(database.signedFiles().count({}), 1);
}

/// Who is killed after the journal has a file as signed must not have left it out of the queue.
TEST_F(Batches, AFileBelowItsLevelIsAwaitedBeforeTheJournalHasIt) {
    class Watched final : public signing::BatchJournal {
      public:
        Watched(signing::BatchJournal& inner, signing::CompletionQueue& queue)
            : inner_(inner), queue_(queue) {}
        void begin(const signing::BatchRecord& batch) override { inner_.begin(batch); }
        void put(const std::string& batch, std::span<const signing::BatchEntry> entries) override {
            waiting.push_back(queue_.all().size());
            inner_.put(batch, entries);
        }
        std::shared_ptr<signing::ProcessHold> hold(const std::string& batch) override {
            return inner_.hold(batch);
        }
        std::vector<signing::BatchRecord> open() override { return inner_.open(); }
        void close(const std::string& batch) override { inner_.close(batch); }

        std::vector<std::size_t> waiting; ///< at each `put`

      private:
        signing::BatchJournal& inner_;
        signing::CompletionQueue& queue_;
    };
    timestamps.beforeReply = [this](int) {
        clock.advance(std::chrono::seconds(2)); // so that each file is written at once
        throw Error(Fault::Network, "CONNECTION_FAILED");
    };
    Watched journal(database.batches(), database.completion());
    auto watched = ports();
    watched.journal = &journal;
    BatchOptions options;
    options.sign.level = PadesLevel::B_T;
    auto batch = batchOf(samples(1), options);
    BatchRunner(watched).sign(batch, prompter, {});
    ASSERT_THAT(journal.waiting, testing::Not(IsEmpty()));
    EXPECT_EQ(journal.waiting.front(), 1U);
}

TEST_F(Batches, AnotherFileOfThatNameIsNoSignedOne) {
    auto batch = batchOf({sample("a.pdf")});
    local.refuse = [](const signing::Dtbsr&) { return Failure{Fault::Declined, "PIN_DECLINED", {}, {}}; };
    sign(batch);
    EXPECT_THAT(states(batch), ElementsAre(State::Cancelled));
    local.refuse = nullptr;
    const auto before = readFile(sample("a-assinado.pdf", "somebody else's"));
    auto again = runner().reopen(database.batches().open().at(0), {}, {});
    EXPECT_THAT(states(again), ElementsAre(State::Waiting));
    sign(again);
    EXPECT_EQ(again.rows()[0].target.filename(), "a-assinado-2.pdf");
    EXPECT_EQ(readFile(folder.path() / "a-assinado.pdf"), before);
}

TEST_F(Batches, AnUnchangedCopyOfTheSourceIsNoSignedOneEither) {
    auto batch = batchOf({sample("a.pdf")});
    local.refuse = [](const signing::Dtbsr&) { return Failure{Fault::Declined, "PIN_DECLINED", {}, {}}; };
    sign(batch);
    fs::copy_file(folder.path() / "a.pdf", folder.path() / "a-assinado.pdf");
    EXPECT_THAT(states(runner().reopen(database.batches().open().at(0), {}, {})),
                ElementsAre(State::Waiting));
}

TEST_F(Batches, ASourceThatIsGoneAfterARestartFailsAlone) {
    auto batch = batchOf(samples(2));
    local.refuse = [](const signing::Dtbsr&) { return Failure{Fault::Declined, "PIN_DECLINED", {}, {}}; };
    sign(batch);
    local.refuse = nullptr;
    fs::remove(folder.path() / "1.pdf");
    auto again = runner().reopen(database.batches().open().at(0), {}, {});
    sign(again);
    EXPECT_THAT(states(again), ElementsAre(State::Failed, State::Done));
    EXPECT_EQ(again.rows()[0].problem->reason, "FILE_NOT_FOUND");
}

TEST_F(Batches, AFaultOfTheAuthorityMarksThisFileAlone) {
    timestamps.beforeReply = [](int number) {
        if (number == 2)
            throw Error(Fault::Network, "CONNECTION_FAILED");
    };
    BatchOptions options;
    options.sign.level = PadesLevel::B_T;
    auto batch = batchOf(samples(3), options);
    sign(batch);
    EXPECT_EQ(batch.counts().done, 2U);
    EXPECT_EQ(batch.counts().ltvPending, 1U);
    EXPECT_EQ(database.completion().all().size(), 1U);
    EXPECT_THAT(storyOf(1).front(), State::Signing);
    EXPECT_THAT(storyOf(1), testing::Contains(State::TimeStamping));
    const auto pending = std::ranges::find(batch.rows(), State::LtvPending, &BatchRow::state);
    EXPECT_EQ(pending->problem->reason, "CONNECTION_FAILED");
    EXPECT_EQ(pending->result->level, PadesLevel::B_B);
    ASSERT_EQ(complete().size(), 1U);
    for (const auto& record : database.signedFiles().page({})) {
        EXPECT_EQ(record.level, PadesLevel::B_T) << record.file;
        EXPECT_EQ(record.sha256, crypto::sha256File(record.file).value);
    }
}

TEST_F(Batches, ThePlanTellsHowManyGetTheirTimeStampNow) {
    quota.left = 3;
    BatchOptions options;
    options.sign.level = PadesLevel::B_LTA;
    auto batch = batchOf(samples(3), options);
    EXPECT_EQ(runner().plan(batch).now, 1U);
    EXPECT_EQ(runner().plan(batch).later, 2U);
}

TEST_F(Batches, TargetsAreNeverASourceAndNumberedWhenTaken) {
    fs::create_directory(folder.path() / "out");
    const auto inside = test::writeSample(folder.path() / "out", "a-assinado.pdf", test::samplePdf());
    const auto before = readFile(inside);
    fs::create_directory(folder.path() / "other");
    const auto twin = test::writeSample(folder.path() / "other", "a.pdf", test::samplePdf());
    BatchOptions options;
    options.sign.target.folder = folder.path() / "out";
    auto batch = batchOf({sample("a.pdf"), inside, twin}, options);
    sign(batch);
    std::vector<std::string> targets;
    for (const BatchRow& row : batch.rows())
        targets.push_back(row.target.filename());
    EXPECT_THAT(targets, ElementsAre("a-assinado-2.pdf", "a-assinado-assinado.pdf", "a-assinado-3.pdf"));
    EXPECT_EQ(readFile(inside), before);
    EXPECT_EQ(batch.counts().done, 3U);
    options.namePattern = "a-assinado";
    options.sign.target.folder.reset();
    auto same = batchOf({inside}, options);
    sign(same);
    EXPECT_EQ(same.rows()[0].target.filename(), "a-assinado-4.pdf");
}

TEST_F(Batches, ASignedFileThatCannotBeSavedIsKeptAndNotSignedAgain) {
    const BatchOptions options = withoutRoom();
    auto batch = batchOf({sample("a.pdf")}, options);
    sign(batch);
    EXPECT_THAT(states(batch), ElementsAre(State::Failed));
    ASSERT_TRUE(batch.rows()[0].kept);
    EXPECT_EQ(batch.rows()[0].problem->reason, "SIGNED_NOT_SAVED");
    EXPECT_EQ(batch.retry(), 0U);
    fs::create_directory(folder.path() / "gone");
    EXPECT_EQ(saveKept(*batch.rows()[0].kept, folder.path() / "gone").filename(), "a-assinado.pdf");
}

/// Saved elsewhere it is as good as any other: logged, awaited, and known to the journal.
TEST_F(Batches, AKeptFileThatIsSavedElsewhereIsSigned) {
    const BatchOptions options = withoutRoom();
    const auto files = samples(2);
    auto batch = batchOf({files[0]}, options);
    sign(batch);
    ASSERT_THAT(states(batch), ElementsAre(State::Failed));
    const auto kept = batch.rows()[0];
    ASSERT_TRUE(kept.kept) << kept.problem->reason << ' ' << kept.problem->detail;
    signing::BatchRecord left; // with another file that is still to be signed
    left.id = "left";
    left.provider = "scripted";
    left.level = PadesLevel::B_T;
    left.files = {{1, kept.source, kept.sha256, kept.size, kept.target, State::Failed, *kept.problem,
                   kept.kept->record},
                  {2, files[1], {}, 0, folder.path() / "2-assinado.pdf", State::Waiting, {}, {}}};
    database.batches().begin(left);
    EXPECT_EQ(database.signedFiles().count({}), 0) << "it lies in no place of its own yet";
    EXPECT_TRUE(database.completion().all().empty());

    auto again = runner().reopen(database.batches().open().back(), options, {}); // as after a restart
    ASSERT_TRUE(again.rows()[0].kept);
    fs::create_directory(folder.path() / "other");
    const fs::path saved = saveKept(*again.rows()[0].kept, folder.path() / "other");
    EXPECT_FALSE(runner().settle(again, 2, saved)) << "it was never signed";
    EXPECT_TRUE(runner().settle(again, 1, saved));
    EXPECT_FALSE(runner().settle(again, 1, saved)) << "it is settled";
    const BatchRow& row = again.rows()[0];
    EXPECT_EQ(row.state, State::LtvPending);
    EXPECT_EQ(row.target, saved);
    EXPECT_FALSE(row.kept);
    const auto log = database.signedFiles().page({});
    ASSERT_EQ(log.size(), 1U);
    EXPECT_EQ(log[0].file, saved);
    EXPECT_EQ(log[0].sha256, crypto::sha256File(saved).value);
    EXPECT_EQ(log[0].sourceSha256, crypto::sha256File(folder.path() / "1.pdf").value);
    EXPECT_EQ(log[0].provider, "scripted");
    EXPECT_EQ(log[0].level, PadesLevel::B_B);
    ASSERT_EQ(database.completion().all().size(), 1U);
    EXPECT_EQ(database.completion().all()[0].file, saved);
    EXPECT_EQ(database.batches().open().back().files[0].state, State::LtvPending);
    EXPECT_EQ(database.batches().open().back().files[0].target, saved);
    expectGood(saved);
}

/// The batch is over for whoever signs, but what it keeps is still to be logged, by a later run of the
/// program at that.
TEST_F(Batches, AKeptFileStaysInTheJournalUntilItIsSaved) {
    const BatchOptions options = withoutRoom();
    const auto files = samples(2);
    auto batch = batchOf(files, options);
    sign(batch);
    ASSERT_THAT(states(batch), ElementsAre(State::Failed, State::Failed));
    const auto kept = batch.rows()[0];
    const auto other = batch.rows()[1];
    batch = batchOf({}); // and its hold
    forgetBatch(database.batches(), database.batches().open().at(0).id);
    const auto left = database.batches().open();
    ASSERT_EQ(left.size(), 1U) << "nothing of it was saved";
    EXPECT_EQ(left[0].left(), 0U) << "nothing of it is to be signed";
    SignBatch again({}, parseDate("2026-11-26"), left[0]);
    fs::create_directory(folder.path() / "other");
    const fs::path saved = saveKept(*kept.kept, folder.path() / "other");
    EXPECT_FALSE(runner().settle(again, other.id, saved)) << "these are the bytes of another file";
    EXPECT_TRUE(runner().settle(again, kept.id, saved));
    ASSERT_EQ(database.batches().open().size(), 1U);
    const auto only = database.batches().open()[0].files;
    ASSERT_EQ(only.size(), 1U) << "what is saved is done with";
    EXPECT_EQ(only[0].source, other.source);
    EXPECT_EQ(database.signedFiles().count({}), 1);
    fs::remove(other.kept->file);
    forgetBatch(database.batches(), left[0].id);
    EXPECT_EQ(database.batches().open().size(), 1U) << "it may have been saved a moment ago";
    forgetBatch(database.batches(), left[0].id, GoneBytes::Forget);
    EXPECT_TRUE(database.batches().open().empty()) << "it can never be saved now";
}

TEST_F(Batches, AKeptFileIsLoggedEvenWhenItCannotWait) {
    timestamps.beforeReply = [](int) { throw Error(Fault::Network, "CONNECTION_FAILED"); };
    BatchOptions options = withoutRoom();
    auto batch = batchOf(samples(1), options);
    sign(batch);
    ASSERT_TRUE(batch.rows()[0].kept);
    auto row = batch.rows()[0];
    row.kept->record->wanted = PadesLevel::B_T; // above B-B a missing folder keeps nothing
    batch.update(row);
    const fs::path saved = saveKept(*row.kept, folder.path());
    WatchedQueue queue(database.completion(), database.signedFiles());
    queue.full = true;
    auto broken = ports();
    broken.completion = &queue;
    EXPECT_EQ(reasonOf([&] { BatchRunner(broken).settle(batch, 1, saved); }), "DISK_FULL");
    EXPECT_EQ(database.signedFiles().count({}), 1);
    EXPECT_EQ(database.batches().open().at(0).files.at(0).state, State::LtvPending);
}

/// A journal that was written before the record was kept with it.
TEST_F(Batches, AKeptFileTellsItselfWhatTheJournalDoesNot) {
    const BatchOptions options = withoutRoom();
    auto batch = batchOf({sample("a.pdf")}, options);
    sign(batch);
    auto row = batch.rows()[0];
    ASSERT_TRUE(row.kept);
    row.kept->record.reset();
    batch.update(row);
    EXPECT_FALSE(runner().settle(batch, 1, sample("b.pdf", "another"))) << "no signed file of it";
    EXPECT_EQ(batch.rows()[0].state, State::Failed);
    const fs::path saved = saveKept(*row.kept, folder.path());
    EXPECT_TRUE(runner().settle(batch, 1, saved));
    EXPECT_EQ(batch.rows()[0].state, State::Done);
    EXPECT_EQ(database.signedFiles().page({}).at(0).signer, pki.chain().front().commonName());
}

TEST_F(Batches, AProviderOfInvoicesSignsNoDroppedFile) {
    local.description.foreignDocuments = false;
    local.description.onlyNipc = "500000000";
    auto batch = batchOf({sample("a.pdf")});
    sign(batch);
    EXPECT_EQ(batch.rows()[0].problem->reason, "PURPOSE_NOT_SERVED");
    EXPECT_TRUE(service.signatures.empty());
    EXPECT_TRUE(signedFilesIn(folder.path()).empty());
}

TEST_F(Batches, OneFileIsAddedOnceByWhateverNameAndHoweverOften) {
    const auto a = sample("a.pdf", "a");
    fs::create_hard_link(a, folder.path() / "hard.pdf");
    fs::create_symlink(a, folder.path() / "soft.pdf");
    const auto found = [this](const char* name) {
        return collectFiles({folder.path() / name}, {}, JobContext()).files;
    };
    auto batch = batchOf({});
    EXPECT_THAT(batch.add(found("a.pdf")), IsEmpty());
    for (const char* other : {"hard.pdf", "soft.pdf"})
        EXPECT_EQ(batch.add(found(other)).at(0).why.reason, "FILE_NAMED_TWICE") << other;
    auto reading = batch; // as the window has it: a job reads a copy
    runner().read(reading, {});
    batch.update(reading.rows()[0]);
    EXPECT_EQ(batch.add(found("hard.pdf")).size(), 1U);
    EXPECT_TRUE(batch.remove(1));
    EXPECT_THAT(batch.add(found("hard.pdf")), IsEmpty()) << "the other name is off the list";
    EXPECT_EQ(batch.add(found("a.pdf")).size(), 1U);
}

/// The next file may get the number of one that is gone.
TEST_F(Batches, AFileInAVanishedOnesPlaceIsAnotherOne) {
    auto batch = batchOf({});
    FoundFile gone{folder.path() / "gone.pdf", FileIdentity{1, 2, 300, 4}};
    EXPECT_THAT(batch.add(std::vector{gone}), IsEmpty());
    FoundFile next{folder.path() / "next.pdf", FileIdentity{1, 2, 301, 5}};
    EXPECT_THAT(batch.add(std::vector{next}), IsEmpty());
    next.path = folder.path() / "link.pdf";
    EXPECT_EQ(batch.add(std::vector{next}).size(), 1U);
}

TEST_F(Batches, AReopenedBatchKnowsItsFilesByWhateverName) {
    auto batch = batchOf({sample("a.pdf")});
    local.refuse = [](const signing::Dtbsr&) { return Failure{Fault::Declined, "PIN_DECLINED", {}, {}}; };
    sign(batch);
    auto again = runner().reopen(database.batches().open().at(0), {}, {});
    fs::create_hard_link(folder.path() / "a.pdf", folder.path() / "hard.pdf");
    EXPECT_EQ(again.add(collectFiles({folder.path() / "hard.pdf"}, {}, JobContext()).files).size(), 1U);
}

TEST_F(Batches, RowsAreMovedRemovedAndAddedOnce) {
    auto batch = batchOf(samples(4));
    EXPECT_EQ(batch.add({folder.path() / "." / "1.pdf"}).at(0).why.reason, "FILE_NAMED_TWICE");
    EXPECT_TRUE(batch.move(4, 0));
    EXPECT_TRUE(batch.move(1, 99));
    EXPECT_TRUE(batch.remove(2));
    EXPECT_FALSE(batch.remove(2));
    std::vector<std::int64_t> ids;
    for (const BatchRow& row : batch.rows())
        ids.push_back(row.id);
    EXPECT_THAT(ids, ElementsAre(4, 3, 1));
    BatchRow late;
    late.id = 2;
    batch.update(late);
    EXPECT_EQ(batch.rows().size(), 3U) << "it was removed";
    batch.add({sample("new.pdf")});
    EXPECT_EQ(batch.rows().back().id, 5) << "no number twice";
    auto busy = *batch.find(3);
    busy.state = State::Signing;
    batch.update(busy);
    EXPECT_FALSE(batch.remove(3));
    EXPECT_FALSE(batch.move(3, 0));
}

TEST_F(Batches, WhatTheJournalRefusesIsToldBeforeAnythingIsSigned) {
    auto batch = batchOf({sample("a.pdf")});
    const test::FullDisk full(0);
    EXPECT_NE(reasonOf([&] { sign(batch); }), "");
    EXPECT_TRUE(service.signatures.empty());
}

TEST_F(Batches, TheTimeLeftIsNotGuessedTooEarly) {
    TimeLeft time(clock, 100);
    time.done(2);
    clock.advance(std::chrono::seconds(10));
    EXPECT_FALSE(time.left());
    time.done(20);
    EXPECT_EQ(time.left(), std::chrono::seconds(40));
}

/// A blank page, and how large and with which words it was wanted.
class BlankSeals final : public signing::SealPainter {
  public:
    std::vector<std::string> painted;

    Bytes paint(const signing::SealContent& content, double width, double) override {
        painted.push_back(content.place + " " + std::to_string(int(width)));
        return test::samplePdf();
    }
};

TEST_F(Batches, AFileMayBearASealOfItsOwn) {
    BatchOptions options;
    options.sign.seal.emplace().content.place = "all";
    auto batch = batchOf(samples(4), options);
    signing::SealRequest own;
    own.content.place = "own";
    own.placement.width = 150;
    EXPECT_TRUE(batch.setSeal(2, own));
    EXPECT_TRUE(batch.setSeal(3, std::nullopt));
    EXPECT_TRUE(batch.setSeal(4, own));
    EXPECT_TRUE(batch.shareSeal(4));
    EXPECT_FALSE(batch.setSeal(9, own));
    EXPECT_FALSE(batch.shareSeal(9));
    EXPECT_EQ(batch.sealOf(batch.rows()[1])->content.place, "own");
    EXPECT_FALSE(batch.sealOf(batch.rows()[2]));
    EXPECT_EQ(batch.sealOf(batch.rows()[3])->content.place, "all");
    BlankSeals seals;
    auto with = ports();
    with.services.seals = &seals;
    BatchRunner(with).read(batch, {});
    BatchRunner(with).sign(batch, prompter, {});
    EXPECT_THAT(states(batch), ElementsAre(State::Done, State::Done, State::Done, State::Done));
    EXPECT_THAT(seals.painted, testing::UnorderedElementsAre("all 210", "own 150", "all 210"));
    for (const BatchRow& row : batch.rows())
        expectGood(row.target);
}

TEST_F(Batches, ASealIsThePersonsAndNoNews) {
    auto batch = batchOf(samples(1));
    BatchRow told = batch.rows()[0];
    told.state = State::Reading;
    batch.update(told);
    EXPECT_TRUE(batch.setSeal(1, signing::SealRequest{})) << "reading has no use for it";
    told.state = State::Failed;
    batch.update(told);
    ASSERT_NE(batch.rows()[0].seal, nullptr);
    EXPECT_EQ(batch.retry(), 1U);
    EXPECT_NE(batch.rows()[0].seal, nullptr);
    told.state = State::Signing;
    batch.update(told);
    EXPECT_FALSE(batch.setSeal(1, std::nullopt));
    EXPECT_FALSE(batch.shareSeal(1));
}

} // namespace
} // namespace cunho::app
