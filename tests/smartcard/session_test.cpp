// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "smartcard_test.hpp"

#include <gmock/gmock.h>

namespace cunho::smartcard {
namespace {

using testing::ElementsAre;

class SessionTest : public SmartcardTest {};

const Command readBinary{.ins = 0xB0, .expected = 256};
const Command setDst{.ins = 0x22, .p1 = 0x41, .p2 = 0xB6, .data = fromHex("800142840101")};
const Command select{.ins = 0xA4, .p1 = 0x04, .data = fromHex("604632ff000002"), .expected = 256};

std::string repeated(const std::string& hex, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += hex;
    return text;
}

TEST_F(SessionTest, SendsTheFourCasesOfAShortCommandOnT1) {
    Session session = begin(FakeCard{});
    session.transmit({.ins = 0x20, .p2 = 0x82});
    session.transmit(readBinary);
    session.transmit(setDst);
    session.transmit(select);
    EXPECT_EQ(session.protocol(), Protocol::T1);
    EXPECT_THAT(service.commands(), ElementsAre("00200082", "00b0000000", "002241b606800142840101",
                                                "00a4040007604632ff00000200"));
}

TEST_F(SessionTest, HasOneLengthInEachCommandOnT0) {
    FakeCard card;
    card.t0 = true;
    Session session = begin(card);
    session.transmit({.ins = 0x20, .p2 = 0x82});
    session.transmit(readBinary);
    session.transmit(select);
    EXPECT_EQ(session.protocol(), Protocol::T0);
    EXPECT_THAT(service.commands(), ElementsAre("0020008200", "00b0000000", "00a4040007604632ff000002"));
}

TEST_F(SessionTest, KnowsReaderAndAnswerToReset) {
    FakeCard card;
    card.atr = fromHex("3b7d95000080318065b0831100c883009000");
    const Session session = begin(card);
    EXPECT_EQ(session.atr(), card.atr);
    EXPECT_EQ(session.reader(), reader);
}

TEST_F(SessionTest, RefusesWhatHasNoShortForm) {
    Session session = begin(FakeCard{});
    EXPECT_EQ(thrown([&] { session.transmit({.ins = 0xD6, .data = Bytes(256)}); }), "Internal/UNEXPECTED");
    EXPECT_EQ(thrown([&] { session.transmit({.ins = 0xB0, .expected = 0}); }), "Internal/UNEXPECTED");
    EXPECT_EQ(thrown([&] { session.transmit({.ins = 0xB0, .expected = 257}); }), "Internal/UNEXPECTED");
    EXPECT_THAT(service.commands(), ElementsAre());
}

TEST_F(SessionTest, LetsNoPinPassAsAnOrdinaryCommand) {
    Session session = begin(FakeCard{});
    for (const std::uint8_t ins : Bytes{0x20, 0x24, 0x2C})
        EXPECT_EQ(thrown([&] { session.transmit({.ins = ins, .data = Bytes(8, 0x32)}); }),
                  "Internal/UNEXPECTED");
    EXPECT_EQ(service.pinCount(), 0);
}

TEST_F(SessionTest, FetchesAnAnswerThatT0Announces) {
    Session session = begin(ScriptedCard()
                                .on("00a4040007604632ff000002", {"6104"})
                                .on("00c0000004", {"010203049000"})
                                .card(true));
    const Response response = session.transmit(select);
    EXPECT_EQ(toHex(response.data), "01020304");
    EXPECT_TRUE(response.isOk());
}

TEST_F(SessionTest, PutsTogetherASignatureOfWhichMoreIsToCome) { // RSA-3072 on T=1
    Session session = begin(ScriptedCard()
                                .on("002a9e9a00", {repeated("aa", 256) + "6180"})
                                .on("00c0000080", {repeated("bb", 128) + "9000"})
                                .card());
    const Response response = session.transmit({.ins = 0x2A, .p1 = 0x9E, .p2 = 0x9A, .expected = 256});
    EXPECT_EQ(toHex(response.data), repeated("aa", 256) + repeated("bb", 128));
    EXPECT_THAT(service.commands(), ElementsAre("002a9e9a00", "00c0000080"));
}

TEST_F(SessionTest, TakesZeroFor256) {
    Session session = begin(ScriptedCard()
                                .on("002a9e9a80", {repeated("aa", 128) + "6100"})
                                .on("00c0000000", {repeated("bb", 256) + "9000"})
                                .card());
    EXPECT_EQ(session.transmit({.ins = 0x2A, .p1 = 0x9E, .p2 = 0x9A, .expected = 128}).data.size(), 384U);
}

TEST_F(SessionTest, RepeatsOnceWithTheLengthThatTheCardNames) {
    Session session =
        begin(ScriptedCard().on("00b0000000", {"6c03"}).on("00b0000003", {"0102039000"}).card());
    EXPECT_EQ(toHex(session.transmit(readBinary).data), "010203");
    EXPECT_THAT(service.commands(), ElementsAre("00b0000000", "00b0000003"));
}

TEST_F(SessionTest, CorrectsTheLengthOfAGetResponseToo) {
    Session session = begin(ScriptedCard()
                                .on("002a90a000", {"6100"})
                                .on("00c0000000", {"6c02"})
                                .on("00c0000002", {"cafe9000"})
                                .card(true));
    EXPECT_EQ(toHex(session.transmit({.ins = 0x2A, .p1 = 0x90, .p2 = 0xA0}).data), "cafe");
}

TEST_F(SessionTest, StaysOnTheLogicalChannel) {
    Session session = begin(ScriptedCard().on("02b0000000", {"6101"}).on("02c0000001", {"019000"}).card());
    EXPECT_TRUE(session.transmit({.cla = 0x02, .ins = 0xB0, .expected = 256}).isOk());
}

TEST_F(SessionTest, GivesRefusalsAndWarningsBackAsTheyAre) {
    Session session = begin(ScriptedCard().on("00b0000000", {"6982", "01026282", "6b00"}).card());
    EXPECT_EQ(session.transmit(readBinary).status, 0x6982);
    const Response partial = session.transmit(readBinary);
    EXPECT_EQ(toHex(partial.data), "0102");
    EXPECT_EQ(partial.status, 0x6282);
    EXPECT_EQ(session.transmit(readBinary).status, 0x6B00);
}

struct Nonsense {
    const char* name;
    bool t0;
    Command command;
    std::function<Bytes(ByteView)> answer;
    std::size_t most; ///< commands until it is seen
};

class NonsenseTest : public SmartcardTest, public testing::WithParamInterface<Nonsense> {};

std::function<Bytes(ByteView)> always(const std::string& hex) {
    return [reply = fromHex(hex)](ByteView) { return reply; };
}

TEST_P(NonsenseTest, IsNoReply) {
    FakeCard card;
    card.t0 = GetParam().t0;
    card.answer = GetParam().answer;
    Session session = begin(card);
    EXPECT_EQ(thrown([&] { session.transmit(GetParam().command); }), "Service/CARD_REPLY_INVALID");
    EXPECT_LE(service.commands().size(), GetParam().most);
}

INSTANTIATE_TEST_SUITE_P(
    Replies, NonsenseTest,
    testing::Values(Nonsense{"Nothing", false, readBinary, always(""), 1},
                    Nonsense{"OneByte", false, readBinary, always("90"), 1},
                    Nonsense{"LongerThanAsked", false, {.ins = 0xB0, .expected = 2}, always("0102039000"), 1},
                    Nonsense{"LongerThanAnyShortAnswer", false, readBinary,
                             always(repeated("00", 300) + "9000"), 1},
                    Nonsense{"AnotherLengthForEver", false, readBinary, always("6c05"), 2},
                    Nonsense{"ALengthForDataOnT0", true, select, always("6c05"), 1},
                    Nonsense{"EndlessAnnouncement", true, select, always("6110"), 2},
                    Nonsense{"EndlessDrops", false, readBinary, always("aa6101"), 1024},
                    Nonsense{"EndlessData", false, readBinary, always(repeated("aa", 256) + "6100"), 257}),
    [](const auto& param) { return std::string(param.param.name); });

TEST_F(SessionTest, TakesNoMoreThan64KiB) {
    Session session = begin(ScriptedCard()
                                .on("00b0000000", {repeated("aa", 256) + "6100"})
                                .on("00c0000000", {repeated("aa", 256) + "6100"})
                                .card());
    EXPECT_EQ(thrown([&] { session.transmit(readBinary); }), "Service/CARD_REPLY_INVALID");
    EXPECT_EQ(service.commands().size(), 257U);
}

TEST_F(SessionTest, LeavesACardThatWasOnlyReadAsItIs) {
    begin(FakeCard{}).transmit(readBinary);
    EXPECT_EQ(service.resetCount(reader), 0);
    EXPECT_EQ(service.openHandles(), 0);
    EXPECT_EQ(service.openContexts(), 0);
}

TEST_F(SessionTest, KeepsOthersOutUntilItEnds) {
    {
        const Session session = begin(FakeCard{});
        EXPECT_EQ(service.calls("SCardBeginTransaction").size(), 1U);
        EXPECT_TRUE(service.calls("SCardEndTransaction").empty());
    }
    EXPECT_EQ(service.calls("SCardEndTransaction").size(), 1U);
}

TEST_F(SessionTest, MovesWithoutEnding) {
    Session first = begin(FakeCard{});
    Session second = std::move(first);
    EXPECT_TRUE(second.transmit(readBinary).isOk());
    EXPECT_TRUE(service.calls("SCardEndTransaction").empty());
}

} // namespace
} // namespace cunho::smartcard
