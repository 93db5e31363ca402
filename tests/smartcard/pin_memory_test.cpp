// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/freed_memory.hpp"
#include "smartcard_test.hpp"

#include <optional>

namespace cunho::smartcard {
namespace {

using test::foundInFreed;

constexpr std::string_view canary = "73419265";

class PinMemoryTest : public SmartcardTest {
  protected:
    Secret right{asBytes(canary)};
    Secret other{asBytes("1234")};
};

TEST_F(PinMemoryTest, TheWatchFindsWhatIsNotWiped) {
    const test::FreedMemoryWatch watch(canary);
    { const Bytes careless = toBytes(canary); }
    EXPECT_EQ(foundInFreed, 1);
}

TEST_F(PinMemoryTest, HasNoPinAfterVerifyAndChange) {
    std::optional<Session> session = begin(FakeCard{});
    const test::FreedMemoryWatch watch(canary);
    session->verify(0x82, right, format);
    session->change(0x82, right, other, format);
    session->change(0x82, other, right, format);
    session.reset();
    EXPECT_EQ(service.pinCount(), 3);
    EXPECT_EQ(foundInFreed, 0);
}

TEST_F(PinMemoryTest, HasNoPinAfterARefusal) {
    std::optional<Session> session = begin(FakeCard{});
    const test::FreedMemoryWatch watch(canary);
    EXPECT_EQ(thrown([&] { session->verify(0x82, right, {.most = 6}); }), "Input/CARD_PIN_LENGTH");
    EXPECT_EQ(thrown([&] { session->change(0x82, right, Secret(asBytes("1")), format); }),
              "Input/CARD_PIN_LENGTH");
    session.reset();
    EXPECT_EQ(foundInFreed, 0);
}

TEST_F(PinMemoryTest, HasNoPinAfterAFailure) {
    std::optional<Session> session = begin(FakeCard{});
    service.strike(Mishap::Removal, reader, "SCardTransmit");
    const test::FreedMemoryWatch watch(canary);
    EXPECT_EQ(thrown([&] { session->verify(0x82, right, format); }), "Conflict/CARD_REMOVED");
    session.reset();
    EXPECT_EQ(foundInFreed, 0);
}

TEST_F(PinMemoryTest, HasNoPinThatTheCardSentBack) {
    FakeCard card;
    card.answer = [](ByteView command) {
        Bytes reply(command.begin() + 5, command.end());
        reply.resize(reply.size() + 2);
        return reply;
    };
    std::optional<Session> session = begin(card);
    EXPECT_EQ(thrown([&] { session->verify(0x82, right, format); }), "Service/CARD_REPLY_INVALID");
    const test::FreedMemoryWatch watch(canary); // from now on: the card's own copy is its own
    session.reset();
    EXPECT_EQ(foundInFreed, 0);
}

} // namespace
} // namespace cunho::smartcard
