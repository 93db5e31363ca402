// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "card_desk.hpp"

namespace cunho::test {
namespace {

class CitizenCardPin : public CardDesk {
  protected:
    /// What signing `count` documents throws.
    std::string sign(Person& person, int count = 1, const CitizenCardOptions& options = {}) {
        tray = {};
        return thrown([&] {
            CitizenCardProvider provider(readers, options, nullptr);
            const auto items = documents(count, provider.credential({}).algorithm);
            provider.sign(items, tray, person, {});
        });
    }

    /// A reader whose keys somebody types these PINs on; after the last nobody is there.
    void givePad(const std::shared_ptr<EmulatedCard>& card, std::vector<std::string> pins, Bytes last = {}) {
        FakePinPad pad;
        auto typed = std::make_shared<std::vector<std::string>>(pins.rbegin(), pins.rend());
        pad.answer = [card, typed, last](ByteView structure) {
            if (typed->empty())
                return last;
            constexpr std::size_t head = 19; // of PIN_VERIFY; then the command
            Bytes command(structure.begin() + head, structure.end());
            const std::string pin = typed->back();
            typed->pop_back();
            std::copy(pin.begin(), pin.end(), command.begin() + 5);
            return card->answer(command);
        };
        service.setPinPad(reader, pad);
    }

    Tray tray;
};

TEST_F(CitizenCardPin, IsAskedForAgainAfterAWrongOne) {
    const auto card = insert(cc2());
    Person person({"1234", "2222"});
    EXPECT_EQ(sign(person), "");
    ASSERT_EQ(person.questions.size(), 2U);
    EXPECT_TRUE(person.questions[1].refused);
    EXPECT_EQ(person.questions[1].triesLeft, 2);
    EXPECT_EQ(card->verifyCount(), 2);
    EXPECT_EQ(tray.values.size(), 1U);
    EXPECT_EQ(card->triesLeft(), 3);
}

TEST_F(CitizenCardPin, IsNotTriedAgainWithoutAnAnswer) {
    const auto card = insert(cc1(2048));
    Person person({"1234"});
    try {
        CitizenCardProvider provider(readers, {}, nullptr);
        provider.sign(documents(1, provider.credential({}).algorithm), tray, person, {});
        ADD_FAILURE() << "it signed";
    } catch (const Error& error) {
        EXPECT_EQ(error.fault(), Fault::Credential);
        EXPECT_EQ(error.reason(), "CARD_PIN_WRONG");
        EXPECT_EQ(error.params().at("tries"), "2");
    }
    EXPECT_EQ(card->verifyCount(), 1);
    EXPECT_EQ(card->triesLeft(), 2);
}

TEST_F(CitizenCardPin, IsBlockedByTheThirdWrongOne) {
    for (const int last : {0x63C0, 0x6983, 0x6984}) {
        Choice choice = cc2();
        choice.lastTry = static_cast<std::uint16_t>(last);
        const auto card = insert(choice);
        Person person({"1111", "1234", "4321", "2222"});
        EXPECT_EQ(sign(person), "Credential/CARD_PIN_BLOCKED");
        ASSERT_EQ(person.questions.size(), 3U);
        EXPECT_EQ(person.questions[0].triesLeft, 3);
        EXPECT_EQ(person.questions[1].triesLeft, 2);
        EXPECT_EQ(person.questions[2].triesLeft, 1);
        EXPECT_EQ(card->verifyCount(), 3);
    }
}

TEST_F(CitizenCardPin, IsNotAskedForWhenBlocked) {
    for (const int said : {0x63C0, 0x6983, 0x6984}) {
        Choice choice = cc2();
        choice.tries = 0;
        choice.blocked = static_cast<std::uint16_t>(said);
        const auto card = insert(choice);
        Person person({"2222"});
        EXPECT_EQ(sign(person), "Credential/CARD_PIN_BLOCKED");
        EXPECT_TRUE(person.questions.empty());
        EXPECT_EQ(card->verifyCount(), 0);
    }
}

TEST_F(CitizenCardPin, MayBeDeclined) {
    const auto card = insert(cc2());
    Person person;
    EXPECT_EQ(sign(person), "Declined/PIN_DECLINED");
    EXPECT_EQ(card->verifyCount(), 0);
}

TEST_F(CitizenCardPin, IsNotSentWhenItCannotBeOne) {
    const auto card = insert(cc2());
    for (const char* const pin : {"", "222", "222222222"}) {
        Person person({pin});
        EXPECT_EQ(sign(person), "Input/CARD_PIN_LENGTH") << pin;
    }
    Person letters({"22A2"});
    EXPECT_EQ(sign(letters), "Input/CARD_PIN_DIGITS");
    EXPECT_EQ(card->verifyCount(), 0);
}

TEST_F(CitizenCardPin, IsAskedForWithoutTriesWhereTheCardDoesNotTellThem) {
    Choice choice = cc2();
    choice.lie = Choice::Lie::TriesUntold;
    insert(choice);
    Person person({"2222"});
    EXPECT_EQ(sign(person), "");
    EXPECT_EQ(person.questions.at(0).triesLeft, std::nullopt);
    EXPECT_EQ(tray.values.size(), 1U);
}

TEST_F(CitizenCardPin, OfABatchIsAskedForAgainWhenTheCardRefusesItInTheMiddle) {
    Choice choice = cc2();
    int verifies = 0;
    choice.twist = [&verifies](int, ByteView command, Bytes answer) {
        const bool isVerify = command.size() > 5 && command[1] == 0x20;
        return isVerify && ++verifies == 2 ? fromHex("63c2") : answer;
    };
    insert(choice);
    CitizenCardOptions options;
    options.onePinForAll = true;
    Person person({"2222", "2222"});
    EXPECT_EQ(sign(person, 3, options), "");
    ASSERT_EQ(person.questions.size(), 2U);
    EXPECT_TRUE(person.questions[1].refused);
    EXPECT_EQ(tray.values.size(), 3U);
    EXPECT_EQ(verifies, 4);
}

TEST_F(CitizenCardPin, MayBeChosenForTheDocumentsThatFollow) {
    const auto card = insert(cc2());
    Person person({"2222"});
    person.forAll = true;
    EXPECT_EQ(sign(person, 3), "");
    ASSERT_EQ(person.questions.size(), 1U);
    EXPECT_TRUE(person.questions[0].offersForAll);
    EXPECT_FALSE(person.questions[0].oneForAll);
    EXPECT_THAT(person.questions[0].documentNames, testing::ElementsAre("FT 1.pdf", "FT 2.pdf", "FT 3.pdf"));
    EXPECT_EQ(tray.values.size(), 3U);
    EXPECT_EQ(card->verifyCount(), 3) << "VERIFY stands before each signature";
}

TEST_F(CitizenCardPin, ChosenForAllIsForgottenAtTheEnd) {
    insert(cc2());
    CitizenCardProvider provider(readers, {}, nullptr);
    const auto items = documents(2, provider.credential({}).algorithm);
    for (int batch = 0; batch < 2; ++batch) {
        Person person({"2222"});
        person.forAll = true;
        tray = {};
        provider.sign(items, tray, person, {});
        EXPECT_EQ(person.questions.size(), 1U);
    }
}

TEST_F(CitizenCardPin, IsNotOfferedForAllWhereOneDocumentIsLeft) {
    insert(cc2());
    Person person({"2222", "2222"});
    EXPECT_EQ(sign(person, 2), "");
    ASSERT_EQ(person.questions.size(), 2U);
    EXPECT_TRUE(person.questions[0].offersForAll);
    EXPECT_FALSE(person.questions[1].offersForAll);
    EXPECT_THAT(person.questions[1].documentNames, testing::ElementsAre("FT 2.pdf"));
}

TEST_F(CitizenCardPin, ThatWasChosenForAllAndRefusedIsAskedForAgain) {
    Choice choice = cc2();
    int verifies = 0;
    choice.twist = [&verifies](int, ByteView command, Bytes answer) {
        const bool isVerify = command.size() > 5 && command[1] == 0x20;
        return isVerify && ++verifies == 2 ? fromHex("63c2") : answer;
    };
    insert(choice);
    Person person({"2222", "2222"});
    person.forAll = true;
    EXPECT_EQ(sign(person, 3), "");
    ASSERT_EQ(person.questions.size(), 2U);
    EXPECT_TRUE(person.questions[1].refused);
    EXPECT_THAT(person.questions[1].documentNames, testing::ElementsAre("FT 2.pdf", "FT 3.pdf"));
    EXPECT_EQ(verifies, 4);
}

TEST_F(CitizenCardPin, StaysInTheReaderThatHasKeys) {
    const auto card = insert(cc2());
    givePad(card, {"1234", "2222"});
    Person person({"", ""});
    EXPECT_EQ(sign(person), "");
    ASSERT_EQ(person.questions.size(), 2U);
    EXPECT_EQ(person.questions[0].kind, Question::Kind::PinPad);
    EXPECT_EQ(person.questions[1].triesLeft, 2);
    EXPECT_EQ(tray.values.size(), 1U);
    EXPECT_EQ(card->verifyCount(), 2);
    EXPECT_THAT(service.commands(), testing::Not(testing::Contains("0020008208")));
}

TEST_F(CitizenCardPin, IsTypedOnTheKeysForEachDocumentOfABatch) {
    const auto card = insert(cc1(2048));
    givePad(card, {"2222", "2222"});
    CitizenCardOptions options;
    options.onePinForAll = true;
    Person person({"", ""});
    person.forAll = true; // is no word for keys that the computer does not see
    EXPECT_EQ(sign(person, 2, options), "");
    ASSERT_EQ(person.questions.size(), 2U);
    EXPECT_FALSE(person.questions[0].oneForAll);
    EXPECT_FALSE(person.questions[0].offersForAll);
    EXPECT_THAT(person.questions[1].documentNames, testing::ElementsAre("FT 2.pdf"));
}

TEST_F(CitizenCardPin, OfTheKeysMayComeTooLateOrNotAtAll) {
    const auto card = insert(cc2());
    const struct {
        const char* status;
        const char* reason;
    } rows[] = {{"6400", "Credential/CARD_PIN_TIMEOUT"}, {"6401", "Declined/CARD_PIN_CANCELLED"},
                {"6403", "Input/CARD_PIN_LENGTH"},       {"6983", "Credential/CARD_PIN_BLOCKED"},
                {"6402", "Credential/CARD_PIN_BLOCKED"}, // GemPC Pinpad
                {"6f00", "Service/CARD_REFUSED"},        {"90", "Service/CARD_REPLY_INVALID"}};
    for (const auto& row : rows) {
        givePad(card, {}, fromHex(row.status));
        Person person({"", ""});
        EXPECT_EQ(sign(person), row.reason);
        EXPECT_EQ(person.answers(), 1) << row.status;
    }
    EXPECT_EQ(card->verifyCount(), 0);
}

TEST_F(CitizenCardPin, MayBeTypedOnTheComputerAllTheSame) {
    const auto card = insert(cc2());
    givePad(card, {"2222"});
    CitizenCardOptions options;
    options.usePinPad = false;
    Person person({"2222"});
    EXPECT_EQ(sign(person, 1, options), "");
    EXPECT_EQ(person.questions.at(0).kind, Question::Kind::CardPin);
    EXPECT_TRUE(service.calls("SCardControl").empty());
}

} // namespace
} // namespace cunho::test
