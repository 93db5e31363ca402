// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "smartcard/pin_pad.hpp"
#include "smartcard_test.hpp"

#include <cstring>
#include <gmock/gmock.h>
#include <reader.h>

namespace cunho::smartcard {
namespace {

using testing::ElementsAre;

const std::string usual = "Cherry ST-1144 00 00";
const std::string gemPc = "Gemalto GemPC Pinpad Smart Card Reader 00 00";
const std::string acr83 = "ACS ACR83U 00 00";

TEST(PinPadStructureTest, VerifiesAsTheOfficialProgramDoes) {
    EXPECT_EQ(toHex(verifyStructure(usual, 0x82, {})), "1e1e02080008040201090400"
                                                       "0000000d000000"
                                                       "0020008208ffffffffffffffff");
}

TEST(PinPadStructureTest, ChangesWithThreePrompts) {
    EXPECT_EQ(toHex(modifyStructure(usual, 0x82, {})), "1e1e020800000808040302030904000102"
                                                       "00000015000000"
                                                       "0024008210ffffffffffffffffffffffffffffffff");
}

TEST(PinPadStructureTest, DoesWhatParticularReadersWant) {
    EXPECT_EQ(toHex(verifyStructure(gemPc, 0x82, {})).substr(0, 24), "1e1e82000008040201160800");
    EXPECT_EQ(toHex(verifyStructure("GemPCPinpad 00 00", 0x82, {})).substr(0, 24),
              "1e1e82000008040201160800");
    EXPECT_EQ(toHex(verifyStructure(acr83, 0x82, {})).substr(0, 24), "000082080008040201090400");
    EXPECT_EQ(toHex(modifyStructure(gemPc, 0x82, {})).substr(0, 34), "1e1e820000000808040302031608000102");
    EXPECT_EQ(toHex(modifyStructure(acr83, 0x82, {})).substr(0, 34), "0000820800000808040302030904000102");
}

/// The judge is the declaration of the driver's side; its fields are packed, so that only their values are
/// taken.
TEST(PinPadStructureTest, HasEveryFieldWhereDriversReadIt) {
    const PinFormat format{.least = 6, .most = 9, .blockSize = 12, .padding = 0x2F};
    PIN_VERIFY_STRUCTURE verify{};
    const Bytes verifyBytes = verifyStructure(usual, 0x81, format);
    ASSERT_EQ(verifyBytes.size(), sizeof verify + 17);
    std::memcpy(&verify, verifyBytes.data(), sizeof verify);
    EXPECT_EQ(+verify.bmPINBlockString, 12);
    EXPECT_EQ(+verify.wPINMaxExtraDigit, 0x0609);
    EXPECT_EQ(+verify.bEntryValidationCondition, 2);
    EXPECT_EQ(+verify.bNumberMessage, 1);
    EXPECT_EQ(+verify.wLangId, 0x0409);
    EXPECT_EQ(+verify.ulDataLength, 17U);
    EXPECT_EQ(toHex(ByteView(verifyBytes).subspan(sizeof verify)), "002000810c2f2f2f2f2f2f2f2f2f2f2f2f");

    PIN_MODIFY_STRUCTURE modify{};
    const Bytes modifyBytes = modifyStructure(usual, 0x81, format);
    ASSERT_EQ(modifyBytes.size(), sizeof modify + 29);
    std::memcpy(&modify, modifyBytes.data(), sizeof modify);
    EXPECT_EQ(+modify.bInsertionOffsetOld, 0);
    EXPECT_EQ(+modify.bInsertionOffsetNew, 12);
    EXPECT_EQ(+modify.wPINMaxExtraDigit, 0x0609);
    EXPECT_EQ(+modify.bConfirmPIN, 3);
    EXPECT_EQ(+modify.bNumberMessage, 3);
    EXPECT_EQ(+modify.bMsgIndex1, 0);
    EXPECT_EQ(+modify.bMsgIndex2, 1);
    EXPECT_EQ(+modify.bMsgIndex3, 2);
    EXPECT_EQ(+modify.ulDataLength, 29U);
}

TEST(PinPadFeaturesTest, AreReadFromTheirList) {
    const PinPad pad = readFeatures(fromHex("010442000da80604423300060704423300071204423300ff"));
    EXPECT_EQ(pad.verify, 0x42330006U);
    EXPECT_EQ(pad.modify, 0x42330007U);
}

TEST(PinPadFeaturesTest, AreNoneInWhatIsNoSuchList) {
    for (const char* list : {"", "06", "0604", "060442", "06044233000607", "0603423300", "06ff42330006",
                             "060442330006070342330007", "0600060442330006"}) {
        const PinPad pad = readFeatures(fromHex(list));
        EXPECT_FALSE(pad.verify) << list;
        EXPECT_FALSE(pad.modify) << list;
    }
}

class PinPadTest : public SmartcardTest {
  protected:
    Bytes structure; // that the reader got

    void answerWith(const std::string& reply) {
        FakePinPad pad;
        pad.answer = [this, reply](ByteView bytes) {
            structure.assign(bytes.begin(), bytes.end());
            return fromHex(reply);
        };
        service.setPinPad(reader, pad);
    }
};

TEST_F(PinPadTest, IsFoundOnceForASession) {
    answerWith("9000");
    const Session session = begin(FakeCard{});
    EXPECT_TRUE(session.hasPinPad());
    EXPECT_TRUE(session.canChangeOnPad());
    EXPECT_TRUE(session.hasPinPad());
    EXPECT_EQ(service.calls("SCardControl").size(), 1U);
}

TEST_F(PinPadTest, IsNotOnAnOrdinaryReader) {
    Session session = begin(FakeCard{});
    EXPECT_FALSE(session.hasPinPad());
    EXPECT_FALSE(session.canChangeOnPad());
    EXPECT_EQ(thrown([&] { session.verifyOnPad(0x82, format); }), "Unsupported/CARD_READER_NO_PIN_PAD");
    EXPECT_EQ(thrown([&] { session.changeOnPad(0x82, format); }), "Unsupported/CARD_READER_NO_PIN_PAD");
    EXPECT_EQ(service.pinCount(), 0);
}

TEST_F(PinPadTest, MayVerifyAlone) {
    FakePinPad pad;
    pad.features = fromHex("060442330006");
    service.setPinPad(reader, pad);
    Session session = begin(FakeCard{});
    EXPECT_TRUE(session.verifyOnPad(0x82, format).isOk());
    EXPECT_FALSE(session.canChangeOnPad());
    EXPECT_EQ(thrown([&] { session.changeOnPad(0x82, format); }), "Unsupported/CARD_READER_NO_PIN_PAD");
}

TEST_F(PinPadTest, GetsTheStructureOfItsReader) {
    answerWith("9000");
    Session session = begin(FakeCard{});
    session.verifyOnPad(0x82, format);
    EXPECT_EQ(structure, verifyStructure(reader, 0x82, format));
    session.changeOnPad(0x82, format);
    EXPECT_EQ(structure, modifyStructure(reader, 0x82, format));
}

TEST_F(PinPadTest, GivesTheCardsAndTheReadersStatusBackAndAsksOnce) {
    for (const char* status : {"9000", "63c2", "6983", "6400", "6401", "6402", "6403", "6c08", "6110"}) {
        service.forgetCalls();
        answerWith(status);
        {
            Session session = begin(FakeCard{});
            EXPECT_EQ(session.verifyOnPad(0x82, format).status, std::stoul(status, nullptr, 16));
        }
        EXPECT_EQ(service.pinCount(), 1) << status;
        EXPECT_TRUE(service.commands().empty()) << status;
        EXPECT_EQ(service.calls("SCardEndTransaction").back().argument, 1U) << "the card is to be reset";
    }
}

TEST_F(PinPadTest, GivesNoNonsenseBack) {
    for (const char* reply : {"", "90", "329000", "3232323232"}) {
        service.forgetCalls();
        answerWith(reply);
        Session session = begin(FakeCard{});
        EXPECT_EQ(thrown([&] { session.verifyOnPad(0x82, format); }), "Service/CARD_REPLY_INVALID") << reply;
        EXPECT_EQ(service.pinCount(), 1) << reply;
    }
}

TEST_F(PinPadTest, TellsOfARemovedCard) {
    answerWith("9000");
    Session session = begin(FakeCard{});
    service.strike(Mishap::Removal, reader, "SCardControl", 2); // while the PIN is typed
    EXPECT_EQ(thrown([&] { session.verifyOnPad(0x82, format); }), "Conflict/CARD_REMOVED");
    EXPECT_EQ(service.pinCount(), 1);
}

} // namespace
} // namespace cunho::smartcard
