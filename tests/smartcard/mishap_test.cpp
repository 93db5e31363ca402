// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "smartcard_test.hpp"

#include <future>
#include <gmock/gmock.h>

namespace cunho::smartcard {
namespace {

/// All that can go wrong, at every single call of a signature's conversation.
class MishapTest : public SmartcardTest, public testing::WithParamInterface<Mishap> {
  protected:
    MishapTest() {
        service.setTimeLimitsPass(true);
        service.setPinPad(reader, FakePinPad{});
    }

    static FakeCard card() {
        FakeCard card;
        card.answer = [](ByteView command) {
            if (command[1] == 0x2A && command[2] == 0x9E)
                return fromHex("aabb6102");
            return fromHex(command[1] == 0xC0 ? "ccdd9000" : "9000");
        };
        return card;
    }

    /// Select, tries left, PIN, sign in two parts; or with the PIN typed on the reader.
    void converse(bool onPad) {
        Session session = begin(card());
        session.transmit({.ins = 0xA4, .p1 = 0x04, .p2 = 0x0C, .data = fromHex("604632ff000004")});
        session.transmit({.ins = 0x20, .p2 = 0x82});
        if (onPad)
            session.verifyOnPad(0x82, format);
        else
            session.verify(0x82, pin(), format);
        session.transmit({.ins = 0x22, .p1 = 0x41, .p2 = 0xB6, .data = fromHex("800154840108")});
        const Response value = session.transmit({.ins = 0x2A, .p1 = 0x9E, .p2 = 0x9A, .expected = 256});
        EXPECT_EQ(toHex(value.data), "aabbccdd");
    }

    std::vector<std::string> functionsOfAQuietRun(bool onPad) {
        converse(onPad);
        std::vector<std::string> functions;
        for (const FakePcsc::Call& call : service.calls())
            functions.push_back(call.function);
        return functions;
    }

    /// What it means when the mishap happens at this call.
    static std::string expected(Mishap mishap, const std::string& function) {
        const bool ending = function == "SCardEndTransaction" || function == "SCardDisconnect" ||
                            function == "SCardReleaseContext";
        const bool talking = function == "SCardTransmit" || function == "SCardControl";
        if (ending)
            return "";
        switch (mishap) {
        case Mishap::ServiceStop:
            return function == "SCardEstablishContext" ? "" : "Configuration/CARD_SERVICE_MISSING";
        case Mishap::Removal: return talking ? "Conflict/CARD_REMOVED" : "NotFound/CARD_ABSENT";
        case Mishap::LateRemoval: return "Conflict/CARD_REMOVED";
        case Mishap::LostReply: return talking ? "Service/CARD_REPLY_INVALID" : "";
        case Mishap::Reset: break;
        }
        if (function == "SCardStatus")
            return "Busy/CARD_IN_USE";
        return talking ? "Conflict/CARD_RESET" : "";
    }

    void walk(bool onPad) {
        const std::vector<std::string> functions = functionsOfAQuietRun(onPad);
        ASSERT_GT(functions.size(), 10U);
        for (std::size_t n = 1; n <= functions.size(); ++n) {
            SCOPED_TRACE(std::to_string(n) + ": " + functions[n - 1]);
            service.forgetCalls();
            service.strike(GetParam(), reader, "", static_cast<int>(n));
            const std::string reason = thrown([&] { converse(onPad); });
            EXPECT_EQ(reason, expectedOf(functions, n, onPad));
            EXPECT_LE(service.pinCount(), 1) << "a PIN sent twice";
            EXPECT_EQ(service.openHandles(), 0);
            EXPECT_EQ(service.openContexts(), 0);
        }
        service.forgetCalls();
        EXPECT_EQ(thrown([&] { converse(onPad); }), "") << "and all is well again";
    }

    std::string expectedOf(const std::vector<std::string>& functions, std::size_t n, bool onPad) const {
        const std::string& function = functions[n - 1];
        const bool features = onPad && function == "SCardControl" && functions[n] == "SCardControl";
        if (features && (GetParam() == Mishap::LostReply || GetParam() == Mishap::LateRemoval))
            return "Unsupported/CARD_READER_NO_PIN_PAD"; // nobody was asked for anything yet
        return expected(GetParam(), function);
    }
};

TEST_P(MishapTest, AtAnyCallIsToldAndCostsNoSecondTry) {
    walk(false);
}

TEST_P(MishapTest, AtAnyCallIsToldWhenThePinIsTypedOnTheReader) {
    walk(true);
}

std::string nameOf(const testing::TestParamInfo<Mishap>& info) {
    static const char* const names[] = {"Removal", "LateRemoval", "Reset", "LostReply", "ServiceStop"};
    return names[static_cast<std::size_t>(info.param)];
}

INSTANTIATE_TEST_SUITE_P(Everywhere, MishapTest,
                         testing::Values(Mishap::Removal, Mishap::LateRemoval, Mishap::Reset,
                                         Mishap::LostReply, Mishap::ServiceStop),
                         nameOf);

class AfterMishapTest : public SmartcardTest {};

TEST_F(AfterMishapTest, ACardThatGotItsPinIsResetThoughItsReplyWasLost) {
    service.setTimeLimitsPass(true);
    {
        Session session = begin(FakeCard{});
        service.strike(Mishap::LostReply, reader, "SCardTransmit");
        EXPECT_EQ(thrown([&] { session.verify(0x82, pin(), format); }), "Service/CARD_REPLY_INVALID");
        EXPECT_EQ(service.pinCount(), 1);
    }
    EXPECT_EQ(service.resetCount(reader), 1);
}

TEST_F(AfterMishapTest, ARemovedCardStaysRemovedThoughAnotherOneIsPutIn) {
    Session session = begin(FakeCard{});
    service.remove(reader);
    service.insert(reader, FakeCard{});
    EXPECT_EQ(thrown([&] { session.verify(0x82, pin(), format); }), "Conflict/CARD_REMOVED");
    EXPECT_EQ(thrown([&] { session.transmit({.ins = 0xB0, .expected = 1}); }), "Conflict/CARD_REMOVED");
    EXPECT_EQ(thrown([&] { (void)session.hasPinPad(); }), "Conflict/CARD_REMOVED");
}

TEST_F(AfterMishapTest, ACardIsRemovedThoughAnotherOneComesAtOnce) {
    Session session = begin(FakeCard{});
    service.strike(Mishap::LostReply, reader, "SCardTransmit");
    auto reason =
        std::async(std::launch::async, [&] { return thrown([&] { session.verify(0x82, pin(), format); }); });
    service.awaitBlocked("SCardGetStatusChange");
    service.insert(reader, FakeCard{});
    EXPECT_EQ(reason.get(), "Conflict/CARD_REMOVED");
}

TEST_F(AfterMishapTest, ACardThatWasResetIsNotTalkedToInThisSession) {
    Session session = begin(FakeCard{});
    service.resetByOther(reader);
    for (int i = 0; i < 2; ++i)
        EXPECT_EQ(thrown([&] { session.transmit({.ins = 0xB0, .expected = 1}); }), "Conflict/CARD_RESET");
    EXPECT_EQ(thrown([&] { session.verify(0x82, pin(), format); }), "Conflict/CARD_RESET");
    EXPECT_TRUE(service.calls("SCardReconnect").empty());
}

TEST_F(AfterMishapTest, AReaderThatIsPulledOutTakesTheCardWithIt) {
    Session session = begin(FakeCard{});
    service.removeReader(reader);
    EXPECT_EQ(thrown([&] { session.transmit({.ins = 0xB0, .expected = 1}); }), "Conflict/CARD_REMOVED");
}

} // namespace
} // namespace cunho::smartcard
