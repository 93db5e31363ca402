// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "smartcard_test.hpp"

#include <future>
#include <gmock/gmock.h>

namespace cunho::smartcard {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::SizeIs;

constexpr std::uint32_t failedInternally = 0x80100001;
constexpr std::uint32_t unknownReader = 0x80100009;
constexpr std::uint32_t serviceStopped = 0x8010001E;

class ReadersTest : public SmartcardTest {
  protected:
    std::stop_source stop;

    /// What a wait in another thread, which has begun, comes to.
    std::future<std::vector<ReaderState>> waiting() {
        auto known = readers.list();
        auto future = std::async(std::launch::async, [this, known = std::move(known)] {
            return readers.waitForChange(known, JobContext(stop.get_token()));
        });
        service.awaitBlocked("SCardGetStatusChange");
        return future;
    }
};

TEST(NoServiceTest, IsTold) {
    Readers readers;
    const auto missing = "Configuration/CARD_SERVICE_MISSING";
    EXPECT_EQ(thrown([&] { readers.list(); }), missing);
    EXPECT_EQ(thrown([&] { readers.waitForChange({}, JobContext()); }), missing);
    EXPECT_EQ(thrown([&] { readers.begin("Reader", JobContext()); }), missing);
    FakePcsc service; // started at last
    EXPECT_TRUE(readers.list().empty());
}

TEST_F(ReadersTest, AreNoneWithoutOne) {
    service.removeReader(reader);
    EXPECT_TRUE(readers.list().empty());
}

TEST_F(ReadersTest, AreListedWithTheirCards) {
    FakeCard card;
    FakeCard mute;
    mute.isMute = true;
    service.addReader("Second 00 01");
    service.addReader("Third 01 00");
    service.insert("Second 00 01", card);
    service.insert("Third 01 00", mute);
    const auto states = readers.list();
    ASSERT_EQ(states.size(), 3U);
    EXPECT_EQ(states[0], (ReaderState{reader, false, false, false, {}, 0}));
    EXPECT_EQ(states[1], (ReaderState{"Second 00 01", true, false, false, card.atr, 1}));
    EXPECT_EQ(states[2], (ReaderState{"Third 01 00", true, true, false, {}, 1}));
}

TEST_F(ReadersTest, SayWhenAnotherProgramHasTheCardAlone) {
    service.insert(reader, FakeCard{});
    service.setExclusive(reader, true);
    EXPECT_TRUE(readers.list().front().inUse);
    service.setExclusive(reader, false);
    EXPECT_FALSE(readers.list().front().inUse);
}

TEST_F(ReadersTest, TellACardFromTheSameOnePutInAgain) {
    service.insert(reader, FakeCard{});
    const auto before = readers.list();
    service.remove(reader);
    service.insert(reader, FakeCard{});
    EXPECT_GT(readers.list().front().events, before.front().events);
}

TEST_F(ReadersTest, MayBeSixteen) {
    for (int i = 1; i < 16; ++i)
        service.addReader("Reader " + std::to_string(i));
    EXPECT_THAT(readers.list(), SizeIs(16));
    auto changed = waiting();
    service.insert("Reader 15", FakeCard{});
    EXPECT_TRUE(changed.get().back().hasCard);
}

TEST_F(ReadersTest, AreFoundAgainAfterTheServiceWasRestarted) {
    EXPECT_THAT(readers.list(), SizeIs(1));
    service.restart();
    EXPECT_THAT(readers.list(), SizeIs(1));
    service.answerWith("SCardListReaders", {serviceStopped});
    EXPECT_THAT(readers.list(), SizeIs(1));
    EXPECT_EQ(service.openContexts(), 1);
}

TEST_F(ReadersTest, AreNotAskedForEverWhenTheServiceFails) {
    service.answerWith("SCardListReaders", std::vector<std::uint32_t>(10, serviceStopped));
    EXPECT_EQ(thrown([&] { readers.list(); }), "Configuration/CARD_SERVICE_MISSING");
    EXPECT_LE(service.calls("SCardListReaders").size(), 3U);
    service.answerWith("SCardListReaders", {failedInternally});
    EXPECT_EQ(thrown([&] { readers.list(); }), "Service/CARD_SERVICE_FAILED");
}

TEST_F(ReadersTest, AreAskedForAgainWhenOneGoesMeanwhile) {
    service.answerWith("SCardGetStatusChange", {unknownReader});
    EXPECT_THAT(readers.list(), SizeIs(1));
}

TEST_F(ReadersTest, AreGivenAtOnceWhenTheyAreNotAsKnown) {
    EXPECT_THAT(readers.waitForChange({}, JobContext()), SizeIs(1));
}

TEST_F(ReadersTest, WakeWhenACardIsPutIn) {
    auto changed = waiting();
    service.insert(reader, FakeCard{});
    EXPECT_TRUE(changed.get().front().hasCard);
}

TEST_F(ReadersTest, WakeWhenACardIsTakenOut) {
    service.insert(reader, FakeCard{});
    auto changed = waiting();
    service.remove(reader);
    EXPECT_FALSE(changed.get().front().hasCard);
}

TEST_F(ReadersTest, WakeWhenAReaderComesAndWhenItGoes) {
    auto changed = waiting();
    service.addReader("Second 00 00");
    EXPECT_THAT(changed.get(), SizeIs(2));
    changed = waiting();
    service.removeReader(reader);
    EXPECT_THAT(changed.get(), ElementsAre(Field(&ReaderState::name, "Second 00 00")));
}

TEST_F(ReadersTest, WakeForTheVeryFirstReader) {
    service.removeReader(reader);
    auto changed = waiting();
    service.addReader(reader);
    EXPECT_THAT(changed.get(), SizeIs(1));
}

TEST_F(ReadersTest, SleepOnWhileOthersTalkToTheCard) {
    service.insert(reader, FakeCard{});
    auto changed = waiting();
    { const Session session = Readers().begin(reader, JobContext()); }
    service.awaitBlocked("SCardGetStatusChange");
    service.remove(reader);
    EXPECT_FALSE(changed.get().front().hasCard);
    EXPECT_LE(service.calls("SCardGetStatusChange").size(), 10U);
}

TEST_F(ReadersTest, StopWaitingWhenTheJobIsStopped) {
    auto changed = waiting();
    stop.request_stop();
    EXPECT_EQ(thrown([&] { changed.get(); }), "Cancelled/STOPPED");
    EXPECT_EQ(service.calls("SCardCancel").size(), 1U);
}

TEST_F(ReadersTest, StopWaitingThoughTheCancellationWasLost) {
    auto changed = waiting();
    service.loseNextCancel();
    stop.request_stop();
    service.setTimeLimitsPass(true);
    EXPECT_EQ(thrown([&] { changed.get(); }), "Cancelled/STOPPED");
}

TEST_F(ReadersTest, WaitNoTimeInAStoppedJob) {
    stop.request_stop();
    EXPECT_EQ(thrown([&] { readers.waitForChange(readers.list(), JobContext(stop.get_token())); }),
              "Cancelled/STOPPED");
}

TEST_F(ReadersTest, WaitOnWhenTheServiceIsRestarted) {
    auto changed = waiting();
    service.restart();
    service.awaitBlocked("SCardGetStatusChange");
    service.insert(reader, FakeCard{});
    EXPECT_TRUE(changed.get().front().hasCard);
}

TEST_F(ReadersTest, TellOfAServiceThatCannotWait) {
    const auto known = readers.list();
    service.answerWith("SCardGetStatusChange",
                       {0, failedInternally, 0, failedInternally, 0, failedInternally});
    EXPECT_EQ(thrown([&] { readers.waitForChange(known, JobContext()); }), "Service/CARD_SERVICE_FAILED");
}

} // namespace
} // namespace cunho::smartcard
