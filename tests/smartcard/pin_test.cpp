// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "smartcard_test.hpp"

#include <gmock/gmock.h>

namespace cunho::smartcard {
namespace {

using testing::ElementsAre;

class PinTest : public SmartcardTest {
  protected:
    std::vector<Bytes> received; // by the card

    /// A card that gives one answer to all, and keeps what it got.
    FakeCard keeping(const std::string& reply, bool t0 = false) {
        FakeCard card;
        card.t0 = t0;
        card.answer = [this, reply](ByteView command) {
            received.emplace_back(command.begin(), command.end());
            return fromHex(reply);
        };
        return card;
    }
};

TEST_F(PinTest, IsSentAsDigitsPaddedToABlock) {
    Session session = begin(keeping("9000"));
    EXPECT_TRUE(session.verify(0x82, pin("2222"), format).isOk());
    EXPECT_TRUE(session.verify(0x81, pin("12345678"), format).isOk());
    EXPECT_THAT(received,
                ElementsAre(fromHex("002000820832323232ffffffff"), fromHex("00200081083132333435363738")));
}

TEST_F(PinTest, TakesItsFormatFromTheCaller) {
    Session session = begin(keeping("9000"));
    session.verify(0x01, pin("123456"), {.least = 6, .most = 6, .blockSize = 12, .padding = 0x2F});
    EXPECT_THAT(received, ElementsAre(fromHex("002000010c3132333435362f2f2f2f2f2f")));
}

TEST_F(PinTest, IsChangedWithTheOldOneBesideTheNew) {
    Session session = begin(keeping("9000"));
    EXPECT_TRUE(session.change(0x82, pin("2222"), pin("987654"), format).isOk());
    EXPECT_THAT(received, ElementsAre(fromHex("002400821032323232ffffffff393837363534ffff")));
}

TEST_F(PinTest, IsNotSentWhenItsLengthIsWrong) {
    Session session = begin(keeping("9000"));
    for (const char* digits : {"", "123", "123456789"}) {
        EXPECT_EQ(thrown([&] { session.verify(0x82, pin(digits), format); }), "Input/CARD_PIN_LENGTH");
        EXPECT_EQ(thrown([&] { session.change(0x82, pin(digits), pin(), format); }), "Input/CARD_PIN_LENGTH");
        EXPECT_EQ(thrown([&] { session.change(0x82, pin(), pin(digits), format); }), "Input/CARD_PIN_LENGTH");
    }
    EXPECT_EQ(thrown([&] { session.verify(0x82, pin("123456"), {.blockSize = 5}); }),
              "Input/CARD_PIN_LENGTH");
    EXPECT_TRUE(received.empty());
}

TEST_F(PinTest, NamesTheLengthsThatItMayHave) {
    Session session = begin(keeping("9000"));
    try {
        session.verify(0x82, pin("1"), format);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.params(), (ErrorParams{{"least", "4"}, {"most", "8"}}));
    }
}

TEST_F(PinTest, IsNotSentWithAnythingButDigits) {
    Session session = begin(keeping("9000"));
    for (const char* text : {"12a4", "12 4", "12/4", "12:4", "１２", "-123", "12\xff\xff"})
        EXPECT_EQ(thrown([&] { session.verify(0x82, pin(text), format); }), "Input/CARD_PIN_DIGITS");
    EXPECT_EQ(thrown([&] { session.change(0x82, pin(), pin("12.4"), format); }), "Input/CARD_PIN_DIGITS");
    EXPECT_TRUE(received.empty());
}

TEST_F(PinTest, LeavesTheCardAloneWhenItWasNotSent) {
    {
        Session session = begin(keeping("9000"));
        EXPECT_EQ(thrown([&] { session.verify(0x82, pin("1"), format); }), "Input/CARD_PIN_LENGTH");
    }
    EXPECT_EQ(service.resetCount(reader), 0);
}

TEST_F(PinTest, DoesNotStayVerifiedAfterTheSession) {
    for (const char* status : {"9000", "63c2", "6983"}) {
        SCOPED_TRACE(status);
        begin(keeping(status)).verify(0x82, pin(), format);
        EXPECT_EQ(service.resetCount(reader), 1);
        EXPECT_EQ(service.calls("SCardEndTransaction").back().argument, 1U);
        EXPECT_EQ(service.calls("SCardDisconnect").back().argument, 0U);
        service.removeReader(reader);
        service.addReader(reader);
    }
}

TEST_F(PinTest, DoesNotStayEvenWhenTheTransactionCannotBeEnded) {
    {
        Session session = begin(keeping("9000"));
        session.verify(0x82, pin(), format);
        service.answerWith("SCardEndTransaction", {0x80100014});
    }
    EXPECT_EQ(service.resetCount(reader), 1);
}

struct Answer {
    const char* name;
    const char* reply;
    const char* reason; ///< nothing: the status word is given back
};

class PinAnswerTest : public PinTest, public testing::WithParamInterface<Answer> {};

TEST_P(PinAnswerTest, NeverBringsAboutASecondOne) {
    for (const bool t0 : {false, true}) {
        service.forgetCalls();
        received.clear();
        Session session = begin(keeping(GetParam().reply, t0));
        const std::string reason = thrown([&] {
            const Response response = session.verify(0x82, pin(), format);
            EXPECT_EQ(response.status, std::stoul(GetParam().reply, nullptr, 16));
            EXPECT_TRUE(response.data.empty());
        });
        EXPECT_EQ(reason, GetParam().reason);
        EXPECT_EQ(thrown([&] { session.change(0x82, pin(), pin("3333"), format); }), GetParam().reason);
        EXPECT_EQ(received.size(), 2U);
        EXPECT_EQ(service.pinCount(), 2);
        EXPECT_EQ(service.commands().size(), 2U);
    }
}

INSTANTIATE_TEST_SUITE_P(Answers, PinAnswerTest,
                         testing::Values(Answer{"Right", "9000", ""}, Answer{"Wrong", "63c1", ""},
                                         Answer{"Blocked", "6983", ""}, Answer{"AnotherLength", "6c08", ""},
                                         Answer{"MoreToCome", "6110", ""},
                                         Answer{"SecurityNotMet", "6982", ""},
                                         Answer{"Nothing", "", "Service/CARD_REPLY_INVALID"},
                                         Answer{"OneByte", "90", "Service/CARD_REPLY_INVALID"},
                                         Answer{"Data", "32323232ffffffff9000", "Service/CARD_REPLY_INVALID"},
                                         Answer{"DataAndMore", "32326110", "Service/CARD_REPLY_INVALID"}),
                         [](const auto& param) { return std::string(param.param.name); });

} // namespace
} // namespace cunho::smartcard
