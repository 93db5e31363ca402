// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "card_desk.hpp"

#include <thread>

namespace cunho::test {
namespace {

using signing::CardReader;
using State = CardReader::State;

class CitizenCardCatalogue : public CardDesk {
  protected:
    std::vector<CardReader> look() { return catalogue().readers({}); }

    signing::CardCatalogue& catalogue() {
        if (!catalogue_)
            catalogue_ = providers::makeCardCatalogue(readers, {});
        return *catalogue_;
    }

    /// What signing with this PIN throws.
    std::string signWith(const std::string& pin) {
        CitizenCardProvider provider(readers, {}, nullptr);
        Person person({pin});
        Tray tray;
        return thrown(
            [&] { provider.sign(documents(1, provider.credential({}).algorithm), tray, person, {}); });
    }
    std::string change(Person& person) {
        return thrown([&] { catalogue().changePin(reader, person, {}); });
    }

    /// Keys on the reader, on which the two PINs are typed; what the reader says instead, if anything.
    void givePad(const std::shared_ptr<EmulatedCard>& card, std::string old, std::string chosen,
                 Bytes instead = {}) {
        FakePinPad pad;
        pad.answer = [=](ByteView structure) {
            if (!instead.empty())
                return instead;
            Bytes command(structure.end() - 21, structure.end()); // header and two blocks
            std::copy(old.begin(), old.end(), command.begin() + 5);
            std::copy(chosen.begin(), chosen.end(), command.begin() + 13);
            return card->answer(command);
        };
        service.setPinPad(reader, pad);
    }

  private:
    std::unique_ptr<signing::CardCatalogue> catalogue_;
};

TEST_F(CitizenCardCatalogue, ShowsWhatACardSaysOfItself) {
    for (const Choice& choice : {cc1(), cc2()}) {
        const bool old = choice.kind == Choice::Kind::Cc1;
        Choice tried = choice;
        tried.tries = 2;
        const auto card = insert(tried);
        const auto rows = look();
        ASSERT_EQ(rows.size(), 1U);
        EXPECT_EQ(rows[0].name, reader);
        EXPECT_EQ(rows[0].state, State::Ready);
        EXPECT_FALSE(rows[0].pinPad);
        EXPECT_FALSE(rows[0].problem);
        ASSERT_TRUE(rows[0].card);
        const signing::CardSummary& summary = *rows[0].card;
        EXPECT_EQ(summary.holder, "MARIA DOS SANTOS SILVA");
        EXPECT_EQ(summary.civilNumber, "123456789");
        EXPECT_EQ(summary.generation, old ? "CC1" : "CC2");
        EXPECT_EQ(summary.documentNumber.size(), 16U);
        EXPECT_EQ(summary.signature.front(), certificate(card->signatureCertificate()));
        EXPECT_EQ(summary.authentication.front(), certificate(card->authenticationCertificate()));
        EXPECT_EQ(summary.signature.size(), old ? 3U : 1U);
        EXPECT_EQ(summary.authentication.size(), old ? 3U : 1U);
        EXPECT_EQ(summary.signaturePin.triesLeft, 2);
        EXPECT_FALSE(summary.signaturePin.blocked);
        EXPECT_TRUE(summary.signatureActive);
        EXPECT_EQ(card->verifyCount(), 0);
    }
}

TEST_F(CitizenCardCatalogue, ShowsEachStateOfAReader) {
    EXPECT_TRUE(look().empty());
    service.addReader(otherReader);
    EXPECT_EQ(look().at(0).state, State::Empty);
    service.removeReader(otherReader);
    const auto shows = [&](State state, const char* reason) {
        const auto rows = look();
        EXPECT_EQ(rows.at(0).state, state);
        ASSERT_TRUE(rows.at(0).problem);
        EXPECT_EQ(rows.at(0).problem->reason, reason);
    };
    Choice foreign;
    foreign.kind = Choice::Kind::Foreign;
    insert(foreign);
    shows(State::Foreign, "CARD_FOREIGN");
    Choice air = cc2();
    air.contactless = true;
    insert(air);
    shows(State::Contactless, "CARD_CONTACTLESS");
    Choice blocked = cc2();
    blocked.tries = 0;
    insert(blocked);
    shows(State::Unusable, "CARD_PIN_BLOCKED");
    EXPECT_TRUE(look().at(0).card->signaturePin.blocked);
    for (Choice inactive : {cc1(), cc2()}) {
        inactive.signatureActive = false;
        insert(inactive);
        shows(State::Unusable, "CARD_SIGNATURE_INACTIVE");
    }
    Choice lying = cc2();
    lying.lie = Choice::Lie::CertificateLength;
    insert(lying);
    shows(State::Unusable, "CARD_CERTIFICATE_INVALID");
    insert(cc2());
    service.setExclusive(reader, true);
    shows(State::InUse, "CARD_IN_USE");
    service.setExclusive(reader, false);
    FakeCard mute;
    mute.isMute = true;
    service.insert(reader, mute);
    shows(State::Mute, "CARD_MUTE");
}

TEST_F(CitizenCardCatalogue, TellsOfACardBeforeItIsRead) {
    const auto card = insert(cc2());
    service.addReader(otherReader);
    service.remove(reader);
    const auto empty = look();
    std::jthread somebody([&] {
        service.awaitBlocked("SCardGetStatusChange");
        put(card);
    });
    const auto first = catalogue().waitForChange(empty, {});
    ASSERT_EQ(first.size(), 2U);
    EXPECT_EQ(first[0].state, State::Reading);
    EXPECT_EQ(first[1].state, State::Empty);
    EXPECT_TRUE(service.calls("SCardTransmit").empty());
    const auto second = catalogue().waitForChange(first, {});
    ASSERT_EQ(second.at(0).state, State::Ready);
    EXPECT_EQ(second.at(0).card->generation, "CC2");
}

TEST_F(CitizenCardCatalogue, ReadsNoCardTwice) {
    const auto card = insert(cc2());
    auto rows = look();
    const int commands = card->commandCount();
    insert(cc1(2048), otherReader);
    rows = catalogue().waitForChange(rows, {});
    EXPECT_EQ(rows.at(1).state, State::Reading);
    rows = catalogue().waitForChange(rows, {});
    EXPECT_EQ(rows.at(1).state, State::Ready);
    EXPECT_EQ(rows.at(0).state, State::Ready);
    service.remove(otherReader);
    rows = catalogue().waitForChange(rows, {});
    EXPECT_EQ(rows.at(1).state, State::Empty);
    service.removeReader(otherReader);
    rows = catalogue().waitForChange(rows, {});
    EXPECT_EQ(rows.size(), 1U);
    EXPECT_EQ(card->commandCount(), commands);
    insert(cc1(2048));
    rows = catalogue().waitForChange(rows, {});
    EXPECT_EQ(rows.at(0).state, State::Reading);
    EXPECT_EQ(catalogue().waitForChange(rows, {}).at(0).card->generation, "CC1");
}

TEST_F(CitizenCardCatalogue, AwaitsTheEndOfAnotherProgramsUse) {
    insert(cc2());
    service.setExclusive(reader, true);
    const auto inUse = look();
    service.setExclusive(reader, false);
    const auto reading = catalogue().waitForChange(inUse, {});
    EXPECT_EQ(reading.at(0).state, State::Reading);
    EXPECT_EQ(catalogue().waitForChange(reading, {}).at(0).state, State::Ready);
}

TEST_F(CitizenCardCatalogue, BearsACardThatIsPulledWhileItIsRead) {
    for (int n = 1; n < 200; ++n) {
        SCOPED_TRACE(n);
        insert(cc2());
        service.forgetCalls();
        service.strike(Mishap::Removal, reader, "SCardTransmit", n);
        const auto rows = look();
        if (service.calls("SCardTransmit").size() < static_cast<std::size_t>(n)) {
            EXPECT_EQ(rows.at(0).state, State::Ready);
            EXPECT_GT(n, 12);
            return;
        }
        EXPECT_EQ(rows.at(0).state, State::Empty);
    }
    ADD_FAILURE() << "reading has no end";
}

TEST_F(CitizenCardCatalogue, StopsWaitingWhenAsked) {
    service.addReader(reader);
    const auto rows = look();
    std::stop_source stop;
    std::jthread somebody([&] {
        service.awaitBlocked("SCardGetStatusChange");
        stop.request_stop();
    });
    EXPECT_EQ(thrown([&] { catalogue().waitForChange(rows, JobContext(stop.get_token())); }),
              "Cancelled/STOPPED");
}

TEST_F(CitizenCardCatalogue, ChangesThePin) {
    for (const Choice& choice : {cc1(2048), cc2()}) {
        insert(choice);
        Person person({"2222", "135790"});
        EXPECT_EQ(change(person), "");
        ASSERT_EQ(person.questions.size(), 2U);
        EXPECT_EQ(person.questions[0].kind, Question::Kind::CardPin);
        EXPECT_EQ(person.questions[0].triesLeft, 3);
        EXPECT_EQ(person.questions[0].holder, "MARIA DOS SANTOS SILVA");
        EXPECT_EQ(person.questions[0].reader, reader);
        EXPECT_EQ(person.questions[1].kind, Question::Kind::NewCardPin);
        EXPECT_EQ(signWith("135790"), "");
        EXPECT_EQ(signWith("2222"), "Credential/CARD_PIN_WRONG");
    }
}

TEST_F(CitizenCardCatalogue, AsksForTheOldPinAgainWhenItWasWrong) {
    insert(cc2());
    Person person({"1234", "135790", "2222"});
    EXPECT_EQ(change(person), "");
    ASSERT_EQ(person.questions.size(), 3U);
    EXPECT_EQ(person.questions[2].kind, Question::Kind::CardPin);
    EXPECT_TRUE(person.questions[2].refused);
    EXPECT_EQ(person.questions[2].triesLeft, 2);
    EXPECT_EQ(signWith("135790"), "");
}

TEST_F(CitizenCardCatalogue, SendsNoPinToAnotherCardInAReaderThatWasPluggedInAnew) {
    insert(cc2());
    Choice another = cc2();
    another.holder.civilNumber = "987654321";
    const auto other = make(another);
    Person person({"2222", "135790"});
    person.whenAsked = [&] {
        service.removeReader(reader); // insertions are counted from nought again
        service.addReader(reader);
        put(other);
    };
    EXPECT_EQ(change(person), "Conflict/CARD_CHANGED");
    EXPECT_EQ(service.pinCount(), 0);
}

TEST_F(CitizenCardCatalogue, LeavesThePinAsItIsWhenTheChangeDoesNotComeAbout) {
    const auto card = insert(cc2());
    Person silent;
    EXPECT_EQ(change(silent), "Declined/PIN_DECLINED");
    Person once({"2222"});
    EXPECT_EQ(change(once), "Declined/PIN_DECLINED");
    Person tooShort({"2222", "12"});
    EXPECT_EQ(change(tooShort), "Input/CARD_PIN_LENGTH");
    EXPECT_EQ(card->triesLeft(), 3);
    Person wrong({"1234", "135790"});
    EXPECT_EQ(change(wrong), "Credential/CARD_PIN_WRONG");
    EXPECT_EQ(card->triesLeft(), 2);
    EXPECT_EQ(signWith("2222"), "");
    Choice blocked = cc2();
    blocked.tries = 0;
    insert(blocked);
    Person person({"2222", "135790"});
    EXPECT_EQ(change(person), "Credential/CARD_PIN_BLOCKED");
    EXPECT_TRUE(person.questions.empty());
}

TEST_F(CitizenCardCatalogue, ChangesThePinOnTheReadersKeys) {
    const auto card = insert(cc2());
    givePad(card, "2222", "135790");
    EXPECT_TRUE(look().at(0).pinPad);
    Person person({""});
    EXPECT_EQ(change(person), "");
    ASSERT_EQ(person.questions.size(), 1U);
    EXPECT_EQ(person.questions[0].kind, Question::Kind::PinPad);
    service.setPinPad(reader, FakePinPad{{}, {}});
    EXPECT_EQ(signWith("135790"), "");
}

TEST_F(CitizenCardCatalogue, TellsWhatWentWrongOnTheReadersKeys) {
    const auto card = insert(cc2());
    const struct {
        const char* status;
        const char* reason;
    } rows[] = {{"6400", "Credential/CARD_PIN_TIMEOUT"},
                {"6401", "Declined/CARD_PIN_CANCELLED"},
                {"6402", "Input/CARD_PINS_DIFFER"},
                {"6403", "Input/CARD_PIN_LENGTH"}};
    for (const auto& row : rows) {
        givePad(card, {}, {}, fromHex(row.status));
        Person person({""});
        EXPECT_EQ(change(person), row.reason);
    }
}

} // namespace
} // namespace cunho::test
