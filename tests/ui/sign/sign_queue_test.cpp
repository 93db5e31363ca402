// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/ui/sign/scripted_sign_desk.hpp"
#include "tests/ui/wait.hpp"
#include "ui/cards/prompt_desk.hpp"
#include "ui/sign/sign_queue.hpp"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;
using testing::ElementsAre;
using testing::IsEmpty;
using Phase = SignQueue::Phase;
using State = app::BatchFileState;
using Paths = std::vector<std::filesystem::path>;

class Queue : public testing::Test {
  protected:
    SystemClock clock;
    ScriptedSignDesk desk;
    Jobs jobs;
    QWidget window;
    PromptDesk prompts{jobs, {}, clock, &window};
    std::unique_ptr<SignQueue> queue = std::make_unique<SignQueue>(jobs, desk, prompts.line(), clock);

    void TearDown() override { openAll(); }

    void openAll() {
        for (auto* gate : {&desk.collecting, &desk.reading, &desk.signing, &desk.settling, &desk.judging})
            gate->open();
    }

    static Paths named(const std::vector<std::string>& names) {
        Paths paths;
        for (const auto& name : names)
            paths.push_back("/home/ana/" + name);
        return paths;
    }

    bool is(Phase phase) {
        return waitFor([&] { return queue->phase() == phase; });
    }

    bool added(const std::vector<std::string>& names) {
        queue->add(named(names));
        return is(Phase::Ready);
    }

    qint64 idOf(const std::string& name) const {
        for (const auto& row : queue->batch().rows())
            if (row.source.filename() == name)
                return row.id;
        return 0;
    }

    State stateOf(const std::string& name) const { return queue->batch().find(idOf(name))->state; }

    std::vector<std::string> names() const {
        std::vector<std::string> all;
        for (const auto& row : queue->batch().rows())
            all.push_back(row.source.filename().string());
        return all;
    }
};

TEST_F(Queue, CollectsReadsAndIsReady) {
    std::vector<Phase> phases;
    QObject::connect(queue.get(), &SignQueue::phaseChanged, [&](Phase phase) { phases.push_back(phase); });
    desk.collecting.close();
    desk.reading.close();
    queue->add(named({"a.pdf", "bad.pdf", "no.txt"}));
    EXPECT_EQ(queue->phase(), Phase::Collecting);
    desk.collecting.open();
    ASSERT_TRUE(is(Phase::Reading));
    desk.reading.open();
    ASSERT_TRUE(is(Phase::Ready));
    EXPECT_THAT(phases, ElementsAre(Phase::Collecting, Phase::Reading, Phase::Ready));
    EXPECT_EQ(stateOf("a.pdf"), State::Ready);
    EXPECT_EQ(queue->batch().find(idOf("a.pdf"))->pages, 2U);
    EXPECT_EQ(stateOf("bad.pdf"), State::Failed);
    ASSERT_EQ(queue->leftOut().size(), 1U);
    EXPECT_EQ(queue->leftOut().front().why.reason, "PDF_NO_HEADER");
    ASSERT_TRUE(queue->plan());
    EXPECT_EQ(queue->plan()->now, 1U);
}

TEST_F(Queue, TellsAFileThatIsThereAlready) {
    ASSERT_TRUE(added({"a.pdf"}));
    QSignalSpy left(queue.get(), &SignQueue::leftOutChanged);
    queue->add(named({"a.pdf"}));
    ASSERT_TRUE(waitFor([&] { return left.count() == 1; }));
    EXPECT_EQ(queue->leftOut().front().why.reason, "FILE_NAMED_TWICE");
    EXPECT_THAT(names(), ElementsAre("a.pdf"));
    queue->clearLeftOut();
    EXPECT_THAT(queue->leftOut(), IsEmpty());
}

TEST_F(Queue, TakesWhatWasPasted) {
    queue->paste("'/home/ana/a.pdf'\nfile:///home/ana/b%20c.pdf\nnada");
    ASSERT_TRUE(is(Phase::Ready));
    EXPECT_THAT(names(), ElementsAre("a.pdf", "b c.pdf"));
    ASSERT_EQ(queue->leftOut().size(), 1U);
    EXPECT_EQ(queue->leftOut().front().why.reason, "PATH_NOT_ABSOLUTE");
}

TEST_F(Queue, ReadsWhatIsAddedWhileOthersAreSigned) {
    ASSERT_TRUE(added({"a.pdf", "b.pdf"}));
    desk.signing.close();
    queue->sign();
    EXPECT_EQ(queue->phase(), Phase::Signing);
    queue->add(named({"c.pdf"}));
    ASSERT_TRUE(waitFor([&] { return idOf("c.pdf") != 0 && stateOf("c.pdf") == State::Ready; }));
    EXPECT_EQ(queue->phase(), Phase::Signing);
    desk.signing.open();
    ASSERT_TRUE(is(Phase::Ready)); // c.pdf is still to be signed
    EXPECT_EQ(stateOf("a.pdf"), State::Done);
    EXPECT_EQ(stateOf("c.pdf"), State::Ready);
    queue->sign();
    ASSERT_TRUE(is(Phase::Finished));
    EXPECT_EQ(queue->counts().done, 3U);
    EXPECT_EQ(desk.signs, 2);
}

/// What reading tells of a file that is signed meanwhile would have it signed once more.
TEST_F(Queue, TakesNoNewsOfReadingForFilesThatAreSigned) {
    desk.reading.close();
    queue->add(named({"a.pdf"}));
    ASSERT_TRUE(is(Phase::Reading));
    queue->stop();
    ASSERT_TRUE(is(Phase::Ready));
    ASSERT_EQ(stateOf("a.pdf"), State::Waiting);
    Gate turn; // of whoever signs before
    turn.close();
    QObject receiver;
    runJob(
        jobs, Lane::Signing, &receiver, [&](const JobContext& job) { turn.pass(job.stop()); },
        [](Outcome<std::monostate>) {});
    queue->sign();
    queue->add(named({"b.pdf"}));
    ASSERT_TRUE(waitFor([&] { return idOf("b.pdf") != 0; }));
    turn.open();
    ASSERT_TRUE(waitFor([&] { return stateOf("a.pdf") == State::Done; }));
    desk.reading.open();
    ASSERT_TRUE(is(Phase::Ready));
    EXPECT_EQ(stateOf("a.pdf"), State::Done);
    EXPECT_EQ(stateOf("b.pdf"), State::Ready);
}

TEST_F(Queue, ReadsWhatIsAddedWhileOthersAreRead) {
    desk.reading.close();
    queue->add(named({"a.pdf"}));
    ASSERT_TRUE(is(Phase::Reading));
    queue->add(named({"b.pdf"}));
    ASSERT_TRUE(waitFor([&] { return idOf("b.pdf") != 0; }));
    desk.reading.open();
    ASSERT_TRUE(is(Phase::Ready));
    EXPECT_EQ(queue->counts().ready, 2U);
    EXPECT_EQ(stateOf("b.pdf"), State::Ready);
}

TEST_F(Queue, TellsTenThousandFilesAFewTimesASecond) {
    constexpr int many = 10'000;
    std::vector<std::string> all;
    for (int i = 0; i < many; ++i)
        all.push_back(std::to_string(i) + ".pdf");
    QSignalSpy rows(queue.get(), &SignQueue::rowsChanged);
    int longest = 0; // ms that the window's thread was busy at once
    QElapsedTimer since;
    QTimer beat;
    QObject::connect(&beat, &QTimer::timeout,
                     [&] { longest = std::max(longest, static_cast<int>(since.restart())); });
    since.start();
    beat.start(0);
    ASSERT_TRUE(added(all));
    queue->sign();
    ASSERT_TRUE(waitFor([&] { return queue->phase() == Phase::Finished; }, 60000));
    EXPECT_EQ(queue->counts().done, static_cast<std::size_t>(many));
    EXPECT_LT(rows.count(), many / 10);
    RecordProperty("longestBusyMs", longest); // measured, not judged: machines differ
    std::vector<qint64> half;
    for (const auto& row : queue->batch().rows())
        if (row.id % 2 == 0)
            half.push_back(row.id);
    queue->remove(half);
    EXPECT_EQ(queue->batch().rows().size(), half.size());
    std::printf("longest busy: %d ms\n", longest);
}

TEST_F(Queue, ForgetsRowsThatAreRemovedWhileTheyAreRead) {
    desk.reading.close();
    queue->add(named({"a.pdf", "b.pdf", "c.pdf"}));
    ASSERT_TRUE(waitFor([&] { return idOf("a.pdf") != 0 && stateOf("a.pdf") == State::Reading; }));
    queue->remove({idOf("a.pdf"), idOf("c.pdf")});
    EXPECT_THAT(names(), ElementsAre("b.pdf"));
    desk.reading.open();
    ASSERT_TRUE(is(Phase::Ready));
    EXPECT_THAT(names(), ElementsAre("b.pdf"));
    EXPECT_EQ(stateOf("b.pdf"), State::Ready);
}

TEST_F(Queue, KeepsRowsThatAreBeingSigned) {
    ASSERT_TRUE(added({"a.pdf", "b.pdf"}));
    desk.signing.close();
    queue->sign();
    queue->clear();
    queue->remove({idOf("a.pdf")});
    EXPECT_THAT(names(), ElementsAre("a.pdf", "b.pdf"));
    desk.signing.let(1);
    ASSERT_TRUE(waitFor([&] { return stateOf("a.pdf") == State::Done; }));
    queue->remove({idOf("a.pdf")});
    EXPECT_THAT(names(), ElementsAre("b.pdf"));
    desk.signing.open();
    ASSERT_TRUE(is(Phase::Finished));
    queue->clear();
    EXPECT_EQ(queue->phase(), Phase::Empty);
}

TEST_F(Queue, StopsWhileSigningAndGoesOnWithTheRest) {
    ASSERT_TRUE(added({"a.pdf", "b.pdf", "c.pdf"}));
    desk.signing.close();
    desk.signing.let(1);
    QSignalSpy finished(queue.get(), &SignQueue::finished);
    QSignalSpy failed(queue.get(), &SignQueue::failed);
    queue->sign();
    ASSERT_TRUE(waitFor([&] { return stateOf("a.pdf") == State::Done; }));
    queue->stop();
    ASSERT_TRUE(is(Phase::Finished));
    EXPECT_EQ(finished.count(), 1);
    EXPECT_EQ(queue->counts().done, 1U);
    EXPECT_EQ(queue->counts().cancelled, 2U);
    desk.signing.open();
    queue->retry();
    ASSERT_TRUE(is(Phase::Ready));
    EXPECT_EQ(queue->counts().ready, 2U);
    queue->sign();
    ASSERT_TRUE(is(Phase::Finished));
    EXPECT_EQ(queue->counts().done, 3U);
    EXPECT_EQ(failed.count(), 0);
}

TEST_F(Queue, StopsWhileReading) {
    desk.reading.close();
    queue->add(named({"a.pdf", "b.pdf"}));
    ASSERT_TRUE(is(Phase::Reading));
    queue->stop();
    ASSERT_TRUE(is(Phase::Ready));
    EXPECT_EQ(stateOf("a.pdf"), State::Waiting);
    EXPECT_EQ(stateOf("b.pdf"), State::Waiting);
    desk.reading.open();
    queue->readAgain(idOf("b.pdf"));
    ASSERT_TRUE(waitFor([&] { return queue->counts().ready == 2U && stateOf("b.pdf") == State::Ready; }));
}

TEST_F(Queue, StopsWhileCollecting) {
    desk.collecting.close();
    QSignalSpy failed(queue.get(), &SignQueue::failed);
    queue->add(named({"a.pdf"}));
    queue->stop();
    ASSERT_TRUE(is(Phase::Empty));
    EXPECT_EQ(failed.count(), 0);
}

TEST_F(Queue, ClearedWhileCollectingStaysEmpty) {
    desk.collecting.close();
    queue->add(named({"a.pdf"}));
    queue->clear();
    EXPECT_EQ(queue->phase(), Phase::Empty);
    desk.collecting.open();
    ASSERT_TRUE(added({"b.pdf"})); // behind it, on the same lane
    EXPECT_THAT(names(), ElementsAre("b.pdf"));
}

TEST_F(Queue, JudgesFilesThatHaveSignatures) {
    ASSERT_TRUE(added({"a.pdf", "old-1.pdf", "old-2.pdf", "bad.pdf"}));
    ASSERT_TRUE(waitFor([&] {
        return queue->verdict(idOf("old-1.pdf")) != nullptr && queue->verdict(idOf("old-2.pdf")) != nullptr;
    }));
    EXPECT_EQ(queue->verdict(idOf("a.pdf")), nullptr);
    EXPECT_THAT(desk.judged, ElementsAre("old-1.pdf", "old-2.pdf"));
    queue->readAgain(idOf("old-1.pdf"));
    EXPECT_EQ(queue->verdict(idOf("old-1.pdf")), nullptr);
    EXPECT_TRUE(waitFor([&] { return queue->verdict(idOf("old-1.pdf")) != nullptr; }));
}

/// Whom to trust has changed: what was found, is being found and was still to be found alike.
TEST_F(Queue, JudgesAllAnewWithoutForgettingWhatItSaid) {
    desk.judging.close();
    ASSERT_TRUE(added({"old-1.pdf", "old-2.pdf", "old-3.pdf"}));
    desk.judging.let(1);
    ASSERT_TRUE(waitFor([&] { return queue->verdict(idOf("old-1.pdf")) != nullptr; }));
    queue->judgeAnew();
    EXPECT_NE(queue->verdict(idOf("old-1.pdf")), nullptr) << "it stays in sight";
    desk.judging.open();
    ASSERT_TRUE(waitFor([&] {
        const std::lock_guard lock(desk.mutex);
        return desk.judged.size() == 5;
    }));
    EXPECT_TRUE(waitFor([&] {
        return queue->verdict(idOf("old-2.pdf")) != nullptr && queue->verdict(idOf("old-3.pdf")) != nullptr;
    }));
    const std::lock_guard lock(desk.mutex);
    EXPECT_THAT(desk.judged, testing::UnorderedElementsAre("old-1.pdf", "old-1.pdf", "old-2.pdf", "old-2.pdf",
                                                           "old-3.pdf"));
}

TEST_F(Queue, RemembersTheLastChoiceAndPlansAnew) {
    ASSERT_TRUE(added({"a.pdf"}));
    const auto before = queue->batch().rows().front().target;
    SignChoice choice;
    choice.way = "cmd";
    for (const char* pattern : {"{name}-x.pdf", "{name}-y.pdf"}) {
        choice.namePattern = pattern;
        queue->setChoice(choice);
    }
    ASSERT_TRUE(waitFor([&] { return queue->batch().rows().front().target == "/home/ana/a-y.pdf"; }));
    EXPECT_NE(before, queue->batch().rows().front().target);
    ASSERT_TRUE(waitFor([&] {
        const std::lock_guard lock(desk.mutex);
        return !desk.remembered.empty();
    }));
    const std::lock_guard lock(desk.mutex);
    EXPECT_EQ(desk.remembered.size(), 1U);
    EXPECT_EQ(desk.remembered.front().namePattern, "{name}-y.pdf");
}

TEST_F(Queue, TellsAnUnusablePatternAndReadsOn) {
    ASSERT_TRUE(added({"a.pdf"}));
    QSignalSpy failed(queue.get(), &SignQueue::failed);
    SignChoice choice;
    choice.namePattern = "a/b";
    queue->setChoice(choice);
    ASSERT_TRUE(waitFor([&] { return failed.count() == 1; }));
    EXPECT_EQ(failed.front().front().value<Failure>().reason, "NAME_PATTERN_INVALID");
    ASSERT_TRUE(added({"b.pdf"}));
    EXPECT_EQ(queue->counts().ready, 2U);
}

TEST_F(Queue, TakesTheRememberedChoiceUnlessOneWasMade) {
    desk.answer.choice.way = "citizen-card";
    desk.answer.ways = {{"citizen-card", {}, {}, 1, false}};
    QSignalSpy shown(queue.get(), &SignQueue::overviewChanged);
    EXPECT_EQ(queue->way(), nullptr);
    queue->refresh();
    queue->refresh();
    ASSERT_TRUE(waitFor([&] { return shown.count() == 2; }));
    ASSERT_NE(queue->way(), nullptr);
    EXPECT_EQ(queue->way()->id, "citizen-card");
    SignChoice chosen = queue->choice();
    chosen.way = "cmd";
    queue->setChoice(chosen);
    queue->refresh();
    ASSERT_TRUE(waitFor([&] { return shown.count() == 3; }));
    EXPECT_EQ(queue->choice().way, "cmd");
    EXPECT_EQ(queue->way(), nullptr); // the overview has no such way
}

TEST_F(Queue, TakesAWayThatWasChosenElsewhere) {
    desk.answer.choice.way = "citizen-card";
    QSignalSpy shown(queue.get(), &SignQueue::overviewChanged);
    queue->refresh();
    ASSERT_TRUE(waitFor([&] { return shown.count() == 1; }));
    SignChoice chosen = queue->choice();
    chosen.level = signing::PadesLevel::B_B;
    queue->setChoice(chosen);
    ASSERT_TRUE(waitFor([&] {
        const std::lock_guard lock(desk.mutex);
        return desk.remembered.size() == 1;
    }));
    const auto before = shown.count();
    {
        const std::lock_guard lock(desk.mutex);
        desk.answer.choice.way = "pkcs11"; // in the preferences
    }
    ASSERT_TRUE(waitFor([&] {
        queue->refresh();
        return shown.count() > before && queue->choice().way == "pkcs11";
    }));
    EXPECT_EQ(queue->choice().level, signing::PadesLevel::B_B);
}

signing::BatchRecord begunBatch() {
    signing::BatchRecord record;
    record.id = "left";
    record.provider = "cmd";
    for (const auto& [place, name, state] :
         {std::tuple(1, "x.pdf", State::Done), std::tuple(2, "y.pdf", State::Signing)}) {
        signing::BatchEntry entry;
        entry.place = place;
        entry.source = std::string("/home/ana/") + name;
        entry.state = state;
        record.files.push_back(entry);
    }
    return record;
}

TEST_F(Queue, GoesOnWithABatchThatWasLeft) {
    desk.answer.unfinished = {begunBatch()};
    queue->refresh();
    ASSERT_TRUE(waitFor([&] { return queue->overview().has_value(); }));
    ASSERT_TRUE(added({"mine.pdf"}));
    queue->goOn("left");
    ASSERT_TRUE(waitFor([&] { return names().size() == 3 && queue->phase() == Phase::Ready; }));
    EXPECT_THAT(names(), ElementsAre("x.pdf", "y.pdf", "mine.pdf"));
    EXPECT_EQ(stateOf("x.pdf"), State::Done);
    EXPECT_EQ(stateOf("y.pdf"), State::Ready);
    EXPECT_EQ(queue->choice().way, "cmd");
    EXPECT_THAT(queue->overview()->unfinished, IsEmpty());
    queue->refresh(); // the desk still has it; it is in the list
    ASSERT_TRUE(waitFor([&] {
        const std::lock_guard lock(desk.mutex);
        return desk.overviews == 2;
    }));
    EXPECT_THAT(queue->overview()->unfinished, IsEmpty());
    queue->sign();
    ASSERT_TRUE(is(Phase::Finished));
    EXPECT_EQ(queue->counts().done, 3U);
}

TEST_F(Queue, SignsNothingTwiceThatIsKeptWhenItGoesOnWithABatch) {
    desk.answer.unfinished = {begunBatch()};
    queue->refresh();
    ASSERT_TRUE(waitFor([&] { return queue->overview().has_value(); }));
    ASSERT_TRUE(added({"kept.pdf", "bad.pdf"}));
    queue->sign();
    ASSERT_TRUE(is(Phase::Finished));
    queue->goOn("left");
    ASSERT_TRUE(is(Phase::Ready));
    EXPECT_THAT(names(), ElementsAre("x.pdf", "y.pdf", "bad.pdf")) << "kept.pdf has its signed file";
}

/// Else the files that the list took over would be offered, and signed, once more.
TEST_F(Queue, ForgetsABatchWhoseFilesAnotherOneTookOver) {
    desk.journal = true;
    desk.answer.unfinished = {begunBatch()};
    queue->refresh();
    ASSERT_TRUE(waitFor([&] { return queue->overview().has_value(); }));
    ASSERT_TRUE(added({"a.pdf"}));
    desk.signing.close();
    queue->sign();
    queue->stop();
    ASSERT_TRUE(is(Phase::Finished));
    ASSERT_EQ(queue->batch().journalId(), "journal");
    queue->goOn("left");
    ASSERT_TRUE(waitFor([&] { return names().size() == 3 && queue->phase() == Phase::Ready; }));
    EXPECT_THAT(desk.forgotten, IsEmpty()) << "until they are signed the journal has them there alone";
    desk.signing.open();
    queue->sign();
    ASSERT_TRUE(is(Phase::Finished));
    ASSERT_TRUE(waitFor([&] {
        const std::lock_guard lock(desk.mutex);
        return !desk.forgotten.empty();
    }));
    EXPECT_THAT(desk.forgotten, ElementsAre("journal"));
}

TEST_F(Queue, OffersNoBatchThatItSignsJustNow) {
    queue->refresh();
    ASSERT_TRUE(waitFor([&] { return queue->overview().has_value(); }));
    ASSERT_TRUE(added({"a.pdf"}));
    desk.signing.close();
    queue->sign();
    {
        const std::lock_guard lock(desk.mutex);
        desk.answer.unfinished = {begunBatch()};
    }
    QSignalSpy told(queue.get(), &SignQueue::overviewChanged);
    queue->refresh();
    ASSERT_TRUE(waitFor([&] { return told.count() == 1; }));
    EXPECT_THAT(queue->overview()->unfinished, IsEmpty());
    desk.signing.open();
    EXPECT_TRUE(waitFor([&] { return queue->overview()->unfinished.size() == 1; })) << "it was left there";
}

TEST_F(Queue, ForgetsABatchThatNobodyWants) {
    desk.answer.unfinished = {begunBatch()};
    queue->refresh();
    ASSERT_TRUE(waitFor([&] { return queue->overview().has_value(); }));
    queue->forget("left");
    ASSERT_TRUE(waitFor([&] { return queue->overview()->unfinished.empty(); }));
    EXPECT_THAT(desk.forgotten, ElementsAre("left"));
}

TEST_F(Queue, ForgetsABatchWhoseLastOpenFileIsTakenOff) {
    desk.journal = true;
    ASSERT_TRUE(added({"a.pdf", "b.pdf"}));
    desk.signing.close();
    queue->sign();
    queue->stop();
    ASSERT_TRUE(is(Phase::Finished));
    EXPECT_EQ(queue->batch().journalId(), "journal");
    queue->remove({idOf("a.pdf")});
    EXPECT_EQ(queue->batch().journalId(), "journal");
    queue->clear();
    EXPECT_EQ(queue->batch().journalId(), "");
    EXPECT_TRUE(waitFor([&] {
        const std::lock_guard lock(desk.mutex);
        return desk.forgotten.size() == 1;
    }));
}

TEST_F(Queue, TellsWhatEndsAWholeRun) {
    ASSERT_TRUE(added({"a.pdf", "b.pdf"}));
    desk.broken = Failure{Fault::Storage, "DISK_FULL", {}, {}};
    QSignalSpy failed(queue.get(), &SignQueue::failed);
    queue->sign();
    ASSERT_TRUE(waitFor([&] { return failed.count() == 1; }));
    EXPECT_EQ(stateOf("a.pdf"), State::Failed);
    EXPECT_EQ(queue->batch().find(idOf("a.pdf"))->problem->reason, "DISK_FULL");
    EXPECT_EQ(stateOf("b.pdf"), State::Ready);
    EXPECT_EQ(queue->phase(), Phase::Ready);
}

TEST_F(Queue, TellsWhatIsKeptAndNeverSignsItAgain) {
    std::vector<app::KeptFile> kept;
    QObject::connect(queue.get(), &SignQueue::keptElsewhere, [&](const auto& files) { kept = files; });
    ASSERT_TRUE(added({"kept.pdf", "ltv.pdf"}));
    queue->sign();
    ASSERT_TRUE(is(Phase::Finished));
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_EQ(kept.front().file, "/kept/kept.pdf");
    EXPECT_EQ(queue->counts().ltvPending, 1U);
    queue->retry();
    EXPECT_EQ(stateOf("kept.pdf"), State::Failed);
}

/// A file that was not read, but seen: what is signed is what was seen, or nothing.
TEST_F(Queue, ReadsAllAgainThatWaitForAPassword) {
    desk.locked = true;
    ASSERT_TRUE(added({"lock-1.pdf", "a.pdf", "lock-2.pdf", "bad.pdf"}));
    ASSERT_EQ(queue->counts().failed, 3U);
    const int before = desk.reads;
    queue->readProtected();
    ASSERT_TRUE(waitFor([&] { return desk.reads == before + 2 && queue->phase() == Phase::Ready; }));
    EXPECT_EQ(queue->counts().failed, 3U) << "no password fits yet";
    desk.locked = false;
    queue->readProtected();
    ASSERT_TRUE(waitFor([&] { return queue->counts().ready == 3 && queue->phase() == Phase::Ready; }));
    EXPECT_EQ(stateOf("lock-2.pdf"), State::Ready);
    EXPECT_EQ(stateOf("bad.pdf"), State::Failed);
    EXPECT_EQ(desk.reads, before + 4) << "the others are as they were";
}

TEST_F(Queue, TakesKeptFilesThatWereSavedElsewhereForSigned) {
    QSignalSpy settled(queue.get(), &SignQueue::settled);
    ASSERT_TRUE(added({"kept-1.pdf", "kept-2.pdf", "bad.pdf"}));
    queue->sign();
    ASSERT_TRUE(is(Phase::Finished));
    EXPECT_EQ(queue->retryable(), 1U);
    EXPECT_EQ(queue->kept().size(), 2U);
    queue->savedElsewhere({{"/kept/kept-1.pdf", "/media/pen/kept-1.pdf"}, {"/kept/other.pdf", "/x.pdf"}});
    ASSERT_TRUE(waitFor([&] { return settled.count() == 1; }));
    const auto* row = queue->batch().find(idOf("kept-1.pdf"));
    EXPECT_EQ(row->state, State::LtvPending);
    EXPECT_EQ(row->target, "/media/pen/kept-1.pdf");
    EXPECT_EQ(stateOf("kept-2.pdf"), State::Failed);
    EXPECT_EQ(queue->kept().size(), 1U);
    EXPECT_THAT(desk.settled, ElementsAre("/media/pen/kept-1.pdf", "/x.pdf"));
    queue->completed("/media/pen/kept-1.pdf", signing::PadesLevel::B_LTA);
    EXPECT_EQ(stateOf("kept-1.pdf"), State::Done);
}

TEST_F(Queue, SettlesKeptFilesOnceNothingIsSigned) {
    ASSERT_TRUE(added({"kept.pdf"}));
    queue->sign();
    ASSERT_TRUE(is(Phase::Finished));
    ASSERT_TRUE(added({"a.pdf"}));
    desk.signing.close();
    queue->sign();
    queue->savedElsewhere({{"/kept/kept.pdf", "/media/pen/kept.pdf"}});
    desk.signing.open();
    ASSERT_TRUE(waitFor([&] { return stateOf("kept.pdf") == State::LtvPending; }));
    EXPECT_EQ(stateOf("a.pdf"), State::Done);
}

TEST_F(Queue, TriesOnceMoreToSettleWhatCouldNotBe) {
    QSignalSpy failed(queue.get(), &SignQueue::failed);
    ASSERT_TRUE(added({"kept-1.pdf", "kept-2.pdf"}));
    queue->sign();
    ASSERT_TRUE(is(Phase::Finished));
    desk.unsettled = Failure{Fault::Storage, "DISK_FULL", {}, {}};
    queue->savedElsewhere({{"/kept/kept-1.pdf", "/media/pen/kept-1.pdf"}});
    ASSERT_TRUE(waitFor([&] { return failed.count() == 1; }));
    EXPECT_EQ(stateOf("kept-1.pdf"), State::Failed);
    queue->savedElsewhere({{"/kept/kept-2.pdf", "/media/pen/kept-2.pdf"}});
    ASSERT_TRUE(waitFor([&] { return queue->kept().empty(); }));
    EXPECT_THAT(desk.settled, ElementsAre("/media/pen/kept-1.pdf", "/media/pen/kept-2.pdf"));
}

/// Whoever signs begins the journal anew with the rows as they are.
TEST_F(Queue, SignsOnlyAfterWhatIsSettled) {
    ASSERT_TRUE(added({"kept.pdf"}));
    queue->sign();
    ASSERT_TRUE(is(Phase::Finished));
    ASSERT_TRUE(added({"a.pdf"}));
    desk.settling.close();
    queue->savedElsewhere({{"/kept/kept.pdf", "/media/pen/kept.pdf"}});
    queue->sign();
    desk.settling.open();
    ASSERT_TRUE(is(Phase::Finished));
    EXPECT_EQ(stateOf("a.pdf"), State::Done);
    EXPECT_EQ(desk.given.at("kept.pdf").state, State::LtvPending);
}

TEST_F(Queue, SignsAFileAsItWasShown) {
    ASSERT_TRUE(added({"a.pdf", "b.pdf"}));
    queue->setShown(idOf("a.pdf"), Bytes{7, 7}, 42);
    queue->setShown(99, Bytes{8}, 1); // no such row
    queue->sign();
    ASSERT_TRUE(is(Phase::Finished));
    const std::lock_guard lock(desk.mutex);
    EXPECT_EQ(desk.given.at("a.pdf").sha256, (Bytes{7, 7}));
    EXPECT_EQ(desk.given.at("a.pdf").size, 42U);
    EXPECT_EQ(desk.given.at("b.pdf").sha256, (Bytes{1, 2, 3}));
}

TEST_F(Queue, ForgetsWhatWasShownOfAFileThatIsReadAgain) {
    ASSERT_TRUE(added({"a.pdf"}));
    queue->setShown(idOf("a.pdf"), Bytes{7, 7}, 42);
    queue->readAgain(idOf("a.pdf"));
    ASSERT_TRUE(waitFor([&] { return desk.reads == 2 && queue->phase() == Phase::Ready; }));
    queue->sign();
    ASSERT_TRUE(is(Phase::Finished));
    EXPECT_EQ(desk.given.at("a.pdf").sha256, (Bytes{1, 2, 3}));
}

TEST_F(Queue, KeepsTheSealWhereItIsWhileAFileIsSigned) {
    ASSERT_TRUE(added({"a.pdf", "b.pdf"}));
    SealPlace own;
    own.where = {200, 300, 400, 360};
    own.inAllFiles = false;
    queue->setOwnPlace(idOf("a.pdf"), own);
    const SealPlace all = queue->choice().place;
    desk.signing.close();
    queue->sign();
    EXPECT_TRUE(queue->isBeingSigned(idOf("a.pdf")));
    queue->setOwnPlace(idOf("a.pdf"), std::nullopt);
    queue->setOwnPlace(idOf("b.pdf"), own);
    SignChoice other = queue->choice();
    other.place.where = {10, 10, 200, 60};
    queue->setChoice(other);
    EXPECT_EQ(queue->placeOf(idOf("a.pdf")), own);
    EXPECT_EQ(queue->placeOf(idOf("b.pdf")), all);
    desk.signing.open();
    ASSERT_TRUE(is(Phase::Finished));
    EXPECT_FALSE(queue->isBeingSigned(idOf("a.pdf")));
    EXPECT_EQ(queue->placeOf(idOf("b.pdf")), other.place);
    EXPECT_EQ(desk.placed, (OwnPlaces{{idOf("a.pdf"), own}}));
}

TEST_F(Queue, GoesOnWithTheOwnPlacesOfSeals) {
    SealPlace left;
    left.where = {200, 300, 400, 360};
    left.inAllFiles = false;
    SealPlace mine = left;
    mine.page = 3;
    desk.answer.unfinished = {begunBatch()};
    desk.reopened = {{2, left}};
    queue->refresh();
    ASSERT_TRUE(waitFor([&] { return queue->overview().has_value(); }));
    ASSERT_TRUE(added({"mine.pdf"}));
    queue->setOwnPlace(idOf("mine.pdf"), mine);
    queue->goOn("left");
    ASSERT_TRUE(waitFor([&] { return names().size() == 3 && queue->phase() == Phase::Ready; }));
    EXPECT_EQ(queue->placeOf(idOf("y.pdf")), left);
    EXPECT_EQ(queue->placeOf(idOf("mine.pdf")), mine);
    EXPECT_EQ(queue->placeOf(idOf("x.pdf")), queue->choice().place);
    queue->sign();
    ASSERT_TRUE(is(Phase::Finished));
    EXPECT_EQ(desk.placed, (OwnPlaces{{idOf("y.pdf"), left}, {idOf("mine.pdf"), mine}}));
}

TEST_F(Queue, MovesRowsAndPlansTheirNumbers) {
    ASSERT_TRUE(added({"a.pdf", "b.pdf", "c.pdf"}));
    SignChoice choice;
    choice.namePattern = "{n}.pdf";
    queue->setChoice(choice);
    ASSERT_TRUE(waitFor([&] { return queue->batch().find(idOf("c.pdf"))->target == "/home/ana/3.pdf"; }));
    queue->move(idOf("c.pdf"), 0);
    EXPECT_THAT(names(), ElementsAre("c.pdf", "a.pdf", "b.pdf"));
    EXPECT_TRUE(waitFor([&] { return queue->batch().find(idOf("c.pdf"))->target == "/home/ana/1.pdf"; }));
    EXPECT_EQ(queue->batch().find(idOf("a.pdf"))->target, "/home/ana/2.pdf");
}

TEST_F(Queue, MayGoAwayAtAnyMoment) {
    for (int moment = 0; moment < 5; ++moment) {
        desk.collecting.open();
        desk.reading.open();
        desk.signing.open();
        queue = std::make_unique<SignQueue>(jobs, desk, prompts.line(), clock);
        Gate* const gates[] = {&desk.collecting, &desk.reading, &desk.signing};
        if (moment < 3)
            gates[moment]->close();
        queue->add(named({"a.pdf", "old.pdf"}));
        if (moment == 2 || moment == 3) {
            ASSERT_TRUE(is(Phase::Ready));
            queue->sign();
        } else if (moment == 1) {
            ASSERT_TRUE(is(Phase::Reading));
        }
        queue->setChoice({});
        queue.reset();
        QCoreApplication::sendPostedEvents();
    }
    openAll();
    bool ended = false; // the lane goes on without it
    QObject receiver;
    runJob(
        jobs, Lane::Signing, &receiver, [](const JobContext&) {},
        [&](Outcome<std::monostate>) { ended = true; });
    EXPECT_TRUE(waitFor([&] { return ended; }));
}

} // namespace
