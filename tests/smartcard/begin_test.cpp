// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "smartcard_test.hpp"

#include <future>
#include <gmock/gmock.h>

namespace cunho::smartcard {
namespace {

constexpr std::uint32_t resetCard = 0x80100068;

class BeginTest : public SmartcardTest {
  protected:
    std::stop_source stop;
    JobContext job{stop.get_token()};

    BeginTest() { service.insert(reader, FakeCard{}); }

    /// A beginning in another thread that waits for another program.
    std::future<std::string> beginning() {
        auto future = std::async(std::launch::async, [this] {
            return thrown([this] { readers.begin(reader, job).transmit({.ins = 0xB0, .expected = 1}); });
        });
        service.awaitBlocked("SCardBeginTransaction");
        return future;
    }
};

struct Refusal {
    const char* name;
    const char* function;
    std::uint32_t code;
    const char* reason;
};

class RefusalTest : public BeginTest, public testing::WithParamInterface<Refusal> {};

TEST_P(RefusalTest, HasAReason) {
    service.answerWith(GetParam().function, {GetParam().code});
    try {
        begin();
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(std::string(faultName(error.fault())) + "/" + error.reason(), GetParam().reason);
        const bool namesReader = error.fault() != Fault::Configuration;
        EXPECT_EQ(error.params(), namesReader ? ErrorParams({{"reader", reader}}) : ErrorParams());
    }
    EXPECT_EQ(service.openHandles(), 0);
    EXPECT_EQ(service.openContexts(), 0);
}

const char* const connect = "SCardConnect";
const char* const transaction = "SCardBeginTransaction";

INSTANTIATE_TEST_SUITE_P(
    Codes, RefusalTest,
    testing::Values(Refusal{"NoService", "SCardEstablishContext", 0x8010001D,
                            "Configuration/CARD_SERVICE_MISSING"},
                    Refusal{"ServiceStopped", connect, 0x8010001E, "Configuration/CARD_SERVICE_MISSING"},
                    Refusal{"ServiceGone", connect, 0x80100013, "Configuration/CARD_SERVICE_MISSING"},
                    Refusal{"UnknownReader", connect, 0x80100009, "NotFound/CARD_READER_GONE"},
                    Refusal{"ReaderUnavailable", connect, 0x80100017, "NotFound/CARD_READER_GONE"},
                    Refusal{"NoReaders", connect, 0x8010002E, "NotFound/CARD_READER_GONE"},
                    Refusal{"NoCard", connect, 0x8010000C, "NotFound/CARD_ABSENT"},
                    Refusal{"RemovedCard", transaction, 0x80100069, "NotFound/CARD_ABSENT"},
                    Refusal{"ReaderWentAway", transaction, 0x80100017, "NotFound/CARD_READER_GONE"},
                    Refusal{"InUse", connect, 0x8010000B, "Busy/CARD_IN_USE"},
                    Refusal{"Unresponsive", connect, 0x80100066, "Unsupported/CARD_MUTE"},
                    Refusal{"Unpowered", connect, 0x80100067, "Unsupported/CARD_MUTE"},
                    Refusal{"UnknownProtocol", connect, 0x8010000F, "Unsupported/CARD_MUTE"},
                    Refusal{"RemovedAtLast", "SCardStatus", 0x80100069, "NotFound/CARD_ABSENT"}),
    [](const auto& param) { return std::string(param.param.name); });

TEST_F(BeginTest, NeedsAReaderWithACardThatAnswers) {
    EXPECT_EQ(thrown([&] { readers.begin("Another", job); }), "NotFound/CARD_READER_GONE");
    service.setExclusive(reader, true);
    EXPECT_EQ(thrown([&] { begin(); }), "Busy/CARD_IN_USE");
    service.setExclusive(reader, false);
    service.remove(reader);
    EXPECT_EQ(thrown([&] { readers.begin(reader, job); }), "NotFound/CARD_ABSENT");
    FakeCard mute;
    mute.isMute = true;
    EXPECT_EQ(thrown([&] { begin(mute); }), "Unsupported/CARD_MUTE");
}

TEST_F(BeginTest, SharesTheCardInT0OrT1) {
    { const Session session = begin(); }
    ASSERT_EQ(service.calls("SCardConnect").size(), 1U);
    EXPECT_EQ(service.calls("SCardConnect").front().argument, 3U);
}

TEST_F(BeginTest, WaitsForAnotherProgramsTransaction) {
    service.beginByOther(reader);
    auto reason = beginning();
    service.endByOther(reader);
    EXPECT_EQ(reason.get(), "");
    EXPECT_TRUE(service.calls("SCardReconnect").empty());
}

TEST_F(BeginTest, AsksAgainWhenThatProgramResetTheCard) {
    service.beginByOther(reader);
    auto reason = beginning();
    service.endByOther(reader, true);
    EXPECT_EQ(reason.get(), "");
    ASSERT_EQ(service.calls("SCardReconnect").size(), 1U);
    EXPECT_EQ(service.calls("SCardReconnect").front().argument, 0U) << "the card is left as it is";
}

TEST_F(BeginTest, BeginsAfreshAfterAResetBetweenTwoSessions) {
    { const Session session = begin(); }
    service.resetByOther(reader);
    EXPECT_TRUE(begin().transmit({.ins = 0xB0, .expected = 1}).isOk());
}

TEST_F(BeginTest, DoesNotAskForEver) {
    service.answerWith("SCardBeginTransaction", std::vector<std::uint32_t>(1000, resetCard));
    EXPECT_EQ(thrown([&] { begin(); }), "Busy/CARD_IN_USE");
    EXPECT_LE(service.calls("SCardBeginTransaction").size(), 20U);
}

TEST_F(BeginTest, TellsOfACardTakenOutWhileItWaited) {
    service.beginByOther(reader);
    auto reason = beginning();
    service.remove(reader);
    EXPECT_EQ(reason.get(), "NotFound/CARD_ABSENT");
}

TEST_F(BeginTest, ReturnsAtOnceWhenTheJobIsStopped) {
    service.beginByOther(reader);
    auto reason = beginning();
    stop.request_stop();
    EXPECT_EQ(reason.get(), "Cancelled/STOPPED"); // the other program has its transaction still
    EXPECT_TRUE(service.calls("SCardEndTransaction").empty());
    service.endByOther(reader);
    service.awaitNoContext();
    EXPECT_EQ(service.calls("SCardEndTransaction").size(), 1U) << "what is got at last is given back";
    EXPECT_TRUE(service.commands().empty());
    EXPECT_TRUE(begin().transmit({.ins = 0xB0, .expected = 1}).isOk());
}

TEST_F(BeginTest, IsOverWithTheServiceThoughNobodyWantsItAnyMore) {
    service.beginByOther(reader);
    auto reason = beginning();
    stop.request_stop();
    EXPECT_EQ(reason.get(), "Cancelled/STOPPED");
} // the service ends while the wait is going on

TEST_F(BeginTest, DoesNotTouchTheCardOfAStoppedJob) {
    stop.request_stop();
    EXPECT_EQ(thrown([&] { readers.begin(reader, job); }), "Cancelled/STOPPED");
    EXPECT_TRUE(service.calls().empty());
}

TEST_F(BeginTest, OutlivesTheReadersItCameFrom) {
    auto source = std::make_unique<Readers>();
    Session session = source->begin(reader, job);
    source.reset();
    EXPECT_TRUE(session.transmit({.ins = 0xB0, .expected = 1}).isOk());
}

} // namespace
} // namespace cunho::smartcard
