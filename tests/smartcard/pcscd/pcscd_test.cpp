// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/thrown.hpp"
#include "virtual_card/running_cards.hpp"

#include <cunho/smartcard/readers.hpp>

#include <future>
#include <gtest/gtest.h>
#include <optional>

/// The room with the real service and a driver of its own: what the scripted one only claims.
namespace cunho::smartcard {
namespace {

using test::RunningCards;
using test::thrown;

constexpr std::uint8_t signaturePin = 0x82;
const PinFormat format;

Secret pin(std::string digits = "2222") {
    return Secret::fromText(std::move(digits));
}

/// What differs between the generations.
struct Generation {
    const char* words;
    const char* application;
    const char* environment;
    std::size_t signatureSize;
};
const Generation cc1{"cc1", "604632ff000002", "800142840101", 384};
const Generation cc2{"cc2", "604632ff000004", "800144840108", 64};

Response select(Session& session, const Generation& generation) {
    return session.transmit(
        {.ins = 0xA4, .p1 = 0x04, .data = fromHex(generation.application), .expected = 256});
}

Response triesLeft(Session& session) {
    return session.transmit({.ins = 0x20, .p2 = signaturePin, .expected = 256});
}

/// Six commands, with the answers that T=0 and T=1 split; the value of the signature.
Bytes sign(Session& session, const Generation& generation) {
    EXPECT_TRUE(select(session, generation).isOk());
    EXPECT_EQ(triesLeft(session).status, 0x63C3);
    EXPECT_TRUE(session.verify(signaturePin, pin(), format).isOk());
    EXPECT_TRUE(
        session.transmit({.ins = 0x22, .p1 = 0x41, .p2 = 0xB6, .data = fromHex(generation.environment)})
            .isOk());
    Bytes digest(34, 0x5A);
    digest[0] = 0x90;
    digest[1] = 32;
    EXPECT_TRUE(session.transmit({.ins = 0x2A, .p1 = 0x90, .p2 = 0xA0, .data = digest}).isOk());
    const Response value = session.transmit({.ins = 0x2A, .p1 = 0x9E, .p2 = 0x9A, .expected = 256});
    EXPECT_TRUE(value.isOk());
    return value.data;
}

class PcscdTest : public testing::Test {
  protected:
    std::optional<RunningCards> cards;
    Readers readers;

    Session begin(std::size_t number = 0) { return readers.begin(cards->reader(number), JobContext()); }

    /// The readers' states once the first one has a card, or has none.
    std::vector<ReaderState> waitUntil(bool hasCard) {
        std::vector<ReaderState> states = readers.list();
        while (states.at(0).hasCard != hasCard)
            states = readers.waitForChange(states, JobContext());
        return states;
    }
};

TEST_F(PcscdTest, ListsReadersAndWhatIsInThem) {
    cards.emplace(
        std::vector<RunningCards::Reader>{{"Left", "cc2"}, {"Middle", "cc2,empty"}, {"Right", "cc2,mute"}});
    auto states = readers.list();
    while (!states.at(2).isMute) // powered in vain, some moment after it was put in
        states = readers.waitForChange(states, JobContext());
    EXPECT_EQ(states[0].name, "Left 00 00");
    EXPECT_TRUE(states[0].hasCard);
    EXPECT_EQ(toHex(states[0].atr), "3bff9600008131fe4380318065b085050011120fff829000e1");
    EXPECT_EQ(states[1].name, "Middle 01 00");
    EXPECT_FALSE(states[1].hasCard);
    EXPECT_TRUE(states[1].atr.empty());
    EXPECT_TRUE(states[2].hasCard);
    EXPECT_EQ(thrown([&] { begin(1); }), "NotFound/CARD_ABSENT");
    EXPECT_EQ(thrown([&] { begin(2); }), "Unsupported/CARD_MUTE");
    EXPECT_EQ(thrown([&] { readers.begin("Nowhere", JobContext()); }), "NotFound/CARD_READER_GONE");
}

TEST_F(PcscdTest, WakesForACardThatComesAndGoes) {
    cards.emplace("cc2");
    const auto before = waitUntil(true);
    auto without = std::async(std::launch::async, [&] { return waitUntil(false); });
    cards->tell("remove 0", "removed");
    EXPECT_GT(without.get().front().events, before.front().events);
    auto again = std::async(std::launch::async, [&] { return waitUntil(true); });
    cards->tell("insert 0", "inserted");
    EXPECT_GT(again.get().front().events, before.front().events);
}

TEST_F(PcscdTest, StopsWaitingWhenTheJobIsStopped) {
    cards.emplace("cc2");
    std::stop_source stop;
    const auto known = waitUntil(true);
    auto reason = std::async(std::launch::async, [&] {
        return thrown([&] {
            auto states = known;
            for (;;) // a card's state may settle still
                states = readers.waitForChange(states, JobContext(stop.get_token()));
        });
    });
    stop.request_stop();
    EXPECT_EQ(reason.get(), "Cancelled/STOPPED");
}

TEST_F(PcscdTest, SignsInEitherProtocol) {
    for (const auto& [words, generation, protocol] :
         {std::tuple{"cc1", cc1, Protocol::T1}, {"cc1,t0", cc1, Protocol::T0}, {"cc2", cc2, Protocol::T1}}) {
        SCOPED_TRACE(words);
        cards.reset();
        cards.emplace(words);
        Readers own; // the service is another one
        Session session = own.begin(cards->reader(), JobContext());
        EXPECT_EQ(session.protocol(), protocol);
        EXPECT_EQ(sign(session, generation).size(), generation.signatureSize);
        EXPECT_EQ(cards->counters().at("verifies"), 1);
    }
}

TEST_F(PcscdTest, LeavesNoPinBehind) {
    cards.emplace("cc2");
    {
        Session session = begin();
        select(session, cc2);
        session.verify(signaturePin, pin(), format);
        EXPECT_TRUE(triesLeft(session).isOk()) << "verified, as long as the session lasts";
    }
    Session session = begin();
    select(session, cc2);
    EXPECT_EQ(triesLeft(session).status, 0x63C3);
}

TEST_F(PcscdTest, LeavesTheCardAloneWithoutAPin) {
    cards.emplace("cc2");
    {
        Session session = begin();
        select(session, cc2);
    }
    Session session = begin();
    EXPECT_EQ(triesLeft(session).status, 0x63C3) << "the application is selected still";
}

TEST_F(PcscdTest, TellsAtEachCommandThatTheCardWasTakenOut) {
    cards.emplace("cc2");
    for (int command = 1; command <= 6; ++command) {
        SCOPED_TRACE(command);
        waitUntil(true);
        const int before = cards->counters().at("verifies");
        cards->tell("remove-at 0 " + std::to_string(command), "waiting");
        EXPECT_EQ(thrown([&] {
                      Session session = begin();
                      sign(session, cc2);
                  }),
                  "Conflict/CARD_REMOVED");
        EXPECT_LE(cards->counters().at("verifies"), before + 1);
        cards->tell("insert 0", "inserted");
    }
}

TEST_F(PcscdTest, TakesWhatIsTooLongOrTooShortForNoReply) {
    for (const char* words : {"cc2,spoil=1:oversized", "cc2,spoil=1:one-byte"}) {
        cards.reset();
        cards.emplace(words);
        Readers own;
        Session session = own.begin(cards->reader(), JobContext());
        EXPECT_EQ(thrown([&] { select(session, cc2); }), "Service/CARD_REPLY_INVALID") << words;
    }
}

TEST_F(PcscdTest, WaitsForAnotherTransactionAndItsReset) {
    cards.emplace("cc2");
    std::optional<Session> first = begin();
    select(*first, cc2);
    first->verify(signaturePin, pin(), format);
    std::stop_source stop;
    auto second = std::async(std::launch::async, [&] {
        Session session = Readers().begin(cards->reader(), JobContext(stop.get_token()));
        select(session, cc2);
        return triesLeft(session).status;
    });
    first.reset();
    EXPECT_EQ(second.get(), 0x63C3);
}

TEST_F(PcscdTest, WaitsNoLongerThanItsJob) {
    cards.emplace("cc2");
    {
        const Session first = begin();
        std::stop_source stop;
        auto second = std::async(std::launch::async, [&] {
            return thrown([&] { Readers().begin(cards->reader(), JobContext(stop.get_token())); });
        });
        stop.request_stop();
        EXPECT_EQ(second.get(), "Cancelled/STOPPED");
    }
    Session session = begin(); // after the one that nobody wanted
    EXPECT_TRUE(select(session, cc2).isOk());
}

TEST_F(PcscdTest, HasThePinTypedOnTheReader) {
    cards.emplace("cc2,pad");
    Session session = begin();
    select(session, cc2);
    ASSERT_TRUE(session.hasPinPad());
    ASSERT_TRUE(session.canChangeOnPad());
    cards->tell("expire 0");
    EXPECT_EQ(session.verifyOnPad(signaturePin, format).status, 0x6400);
    cards->tell("cancel 0");
    EXPECT_EQ(session.verifyOnPad(signaturePin, format).status, 0x6401);
    cards->tell("type 0 1234");
    EXPECT_EQ(session.verifyOnPad(signaturePin, format).status, 0x63C2);
    cards->tell("type 0 2222");
    EXPECT_TRUE(session.verifyOnPad(signaturePin, format).isOk());
    cards->tell("type 0 2222 4444 4445");
    EXPECT_EQ(session.changeOnPad(signaturePin, format).status, 0x6402);
    cards->tell("type 0 2222 4444 4444");
    EXPECT_TRUE(session.changeOnPad(signaturePin, format).isOk());
    EXPECT_TRUE(session.verify(signaturePin, pin("4444"), format).isOk());
}

TEST_F(PcscdTest, TellsThatTheCardWasTakenOutWhileThePinWasTyped) {
    cards.emplace("cc2,pad");
    Session session = begin();
    select(session, cc2);
    auto reason = std::async(std::launch::async,
                             [&] { return thrown([&] { session.verifyOnPad(signaturePin, format); }); });
    cards->await("pad");
    cards->tell("remove 0", "removed");
    EXPECT_EQ(reason.get(), "Conflict/CARD_REMOVED");
}

TEST_F(PcscdTest, ChangesAPin) {
    cards.emplace("cc2");
    Session session = begin();
    select(session, cc2);
    EXPECT_EQ(session.change(signaturePin, pin("9999"), pin("123456"), format).status, 0x63C2);
    EXPECT_TRUE(session.change(signaturePin, pin(), pin("123456"), format).isOk());
    EXPECT_TRUE(session.verify(signaturePin, pin("123456"), format).isOk());
}

TEST_F(PcscdTest, TellsThatTheServiceEnded) {
    cards.emplace("cc2");
    Session session = begin();
    EXPECT_TRUE(readers.list().front().hasCard);
    cards.reset();
    EXPECT_EQ(thrown([&] { select(session, cc2); }), "Configuration/CARD_SERVICE_MISSING");
    EXPECT_EQ(thrown([&] { readers.list(); }), "Configuration/CARD_SERVICE_MISSING");
    EXPECT_EQ(thrown([&] { Readers().begin("Cunho Virtual 00 00", JobContext()); }),
              "Configuration/CARD_SERVICE_MISSING");
}

TEST_F(PcscdTest, FindsAServiceThatWasStartedAnew) {
    cards.emplace("cc2");
    EXPECT_EQ(readers.list().size(), 1U);
    cards.reset();
    cards.emplace(std::vector<RunningCards::Reader>{{"Left", "cc2"}, {"Right", "cc2"}});
    EXPECT_EQ(readers.list().size(), 2U);
}

} // namespace
} // namespace cunho::smartcard
