// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/thrown.hpp"
#include "providers/citizen_card/person.hpp"
#include "virtual_card/running_cards.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <thread>

/// The provider over pcsc-lite, pcscd and a driver.
namespace cunho::test {
namespace {

using signing::CardReader;
using State = CardReader::State;

class CitizenCardReaders : public testing::Test {
  protected:
    static crypto::Certificate certificate(const std::filesystem::path& file) {
        return crypto::Certificate::fromPem(asText(readFile(file)));
    }

    static void expectRight(const Tray& tray, const std::vector<signing::Dtbsr>& items,
                            const crypto::Certificate& leaf) {
        for (const signing::Dtbsr& item : items)
            EXPECT_TRUE(crypto::verifySignature(leaf, item.algorithm, item.digest, tray.values.at(item.id)))
                << item.documentName;
    }

    /// Waits until the service sees a card there, or sees none.
    void await(const std::string& name, bool card) {
        auto states = readers_.list();
        const auto isSo = [&](const smartcard::ReaderState& state) {
            return state.name == name && state.hasCard == card;
        };
        while (std::none_of(states.begin(), states.end(), isSo))
            states = readers_.waitForChange(states, {});
    }

    smartcard::Readers readers_;
};

TEST_F(CitizenCardReaders, SignABatchWithOnePinInSevenCommandsEach) {
    for (const char* const words : {"cc1", "cc1,t0", "cc1,bits=2048,old-applet", "cc1,keeps-pin", "cc2"}) {
        SCOPED_TRACE(words);
        RunningCards cards(words);
        smartcard::Readers readers;
        CitizenCardOptions options;
        options.onePinForAll = true;
        CitizenCardProvider provider(readers, options, nullptr);
        const auto credential = provider.credential({});
        const auto items = documents(10, credential.algorithm);
        Person person({"2222"});
        Tray tray;
        std::vector<int> commands;
        tray.whenSigned = [&] { commands.push_back(cards.counters().at("commands").get<int>()); };
        provider.sign(items, tray, person, {});
        ASSERT_EQ(tray.values.size(), 10U);
        expectRight(tray, items, certificate(cards.certificate()));
        EXPECT_LE(commands.back() - commands.front(), 9 * 7);
        EXPECT_EQ(cards.counters().at("verifies"), 10);
    }
}

TEST_F(CitizenCardReaders, CostNoTryAndLoseNoDocumentWhenTheCardIsPulled) {
    for (const char* const words : {"cc2", "cc1,t0"}) {
        RunningCards cards(words);
        smartcard::Readers readers;
        bool reached = true;
        for (int n = 1; reached && n < 60; ++n) {
            SCOPED_TRACE(std::string(words) + ", command " + std::to_string(n));
            CitizenCardProvider provider(readers, {}, nullptr);
            const auto credential = provider.credential({});
            const auto items = documents(2, credential.algorithm);
            const int before = cards.counters().at("verifies").get<int>();
            cards.tell("remove-at 0 " + std::to_string(n));
            Person person({"2222", "2222", "2222", "2222"});
            Tray tray;
            const std::string what = thrown([&] { provider.sign(items, tray, person, {}); });
            if (what.empty() && n > 16) { // the last commands are those of logging out
                reached = false;
                cards.tell("remove 0", "removed");
            } else {
                cards.await("removed");
            }
            EXPECT_THAT(what, testing::AnyOf("", "Conflict/CARD_REMOVED", "NotFound/CARD_ABSENT"));
            await(cards.reader(), false);
            cards.tell("insert 0", "inserted");
            await(cards.reader(), true);
            provider.sign(without(items, tray), tray, person, {});
            expectRight(tray, items, credential.chain.front());
            EXPECT_LE(cards.counters().at("verifies").get<int>() - before, person.answers());
            EXPECT_EQ(cards.counters().at("triesLeft"), 3);
        }
        EXPECT_FALSE(reached);
    }
}

TEST_F(CitizenCardReaders, AreSharedWithOtherProgramsBetweenTwoSignatures) {
    RunningCards cards("cc2");
    smartcard::Readers mine;
    smartcard::Readers theirs;
    CitizenCardOptions options;
    options.onePinForAll = true;
    CitizenCardProvider provider(mine, options, nullptr);
    CitizenCardProvider other(theirs, {}, nullptr);
    const auto items = documents(3, provider.credential({}).algorithm);
    Tray tray;
    const auto meddle = [&] { // a signature of another program, at whose end the card is reset
        Person person({"2222"});
        Tray unwanted;
        other.sign(documents(1, items.front().algorithm), unwanted, person, {});
        EXPECT_EQ(unwanted.values.size(), 1U);
    };
    Person person({"2222"});
    person.whenAsked = meddle;
    tray.whenSigned = meddle;
    provider.sign(items, tray, person, {});
    EXPECT_EQ(tray.values.size(), 3U);
}

TEST_F(CitizenCardReaders, TakeThePinOnTheirKeys) {
    RunningCards cards("cc2,pad");
    smartcard::Readers readers;
    CitizenCardProvider provider(readers, {}, nullptr);
    const auto items = documents(1, provider.credential({}).algorithm);
    const struct {
        const char* line;
        const char* reason;
    } rows[] = {{"type 0 2222", ""},
                {"type 0 1234", "Credential/CARD_PIN_WRONG"},
                {"cancel 0", "Declined/CARD_PIN_CANCELLED"},
                {"expire 0", "Credential/CARD_PIN_TIMEOUT"}};
    for (const auto& row : rows) {
        Person person({""});
        person.whenAsked = [&] {
            if (person.questions.size() == 1)
                cards.tell(row.line);
        };
        Tray tray;
        EXPECT_EQ(thrown([&] { provider.sign(items, tray, person, {}); }), row.reason) << row.line;
        EXPECT_EQ(person.questions.front().kind, Question::Kind::PinPad);
    }
    EXPECT_EQ(cards.counters().at("triesLeft"), 2);
    const auto catalogue = providers::makeCardCatalogue(readers, {});
    EXPECT_TRUE(catalogue->readers({}).at(0).pinPad);
    Person person({""});
    person.whenAsked = [&] { cards.tell("type 0 2222 135790 135790"); };
    EXPECT_EQ(thrown([&] { catalogue->changePin(cards.reader(), person, {}); }), "");
    Person again({""});
    again.whenAsked = [&] { cards.tell("type 0 135790"); };
    Tray tray;
    provider.sign(items, tray, again, {});
    EXPECT_EQ(tray.values.size(), 1U);
}

TEST_F(CitizenCardReaders, NoticeAnotherCardBeforeThePinIsSent) {
    RunningCards cards("cc2");
    smartcard::Readers readers;
    CitizenCardProvider provider(readers, {}, nullptr);
    const auto items = documents(1, provider.credential({}).algorithm);
    Person person({"2222"});
    person.whenAsked = [&] {
        cards.tell("remove 0", "removed");
        await(cards.reader(), false);
        cards.tell("insert 0 cc2,civil-number=987654321", "inserted");
        await(cards.reader(), true);
    };
    Tray tray;
    EXPECT_EQ(thrown([&] { provider.sign(items, tray, person, {}); }), "Conflict/CARD_CHANGED");
    EXPECT_EQ(cards.counters().at("verifies"), 0);
}

TEST_F(CitizenCardReaders, AreWatchedCardByCard) {
    RunningCards cards({{"Esquerdo", "cc1"}, {"Direito", "cc2,empty"}});
    smartcard::Readers readers;
    const auto catalogue = providers::makeCardCatalogue(readers, {});
    await(cards.reader(0), true);
    auto rows = catalogue->readers({});
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].state, State::Ready);
    EXPECT_EQ(rows[0].card->generation, "CC1");
    EXPECT_EQ(rows[1].state, State::Empty);
    const int commands = cards.counters(0).at("commands").get<int>();
    std::jthread somebody([&] { cards.tell("insert 1"); });
    rows = catalogue->waitForChange(rows, {});
    EXPECT_EQ(rows.at(1).state, State::Reading);
    rows = catalogue->waitForChange(rows, {});
    ASSERT_EQ(rows.at(1).state, State::Ready);
    EXPECT_EQ(rows[1].card->generation, "CC2");
    somebody.join();
    cards.tell("remove 1", "removed");
    rows = catalogue->waitForChange(rows, {});
    EXPECT_EQ(rows.at(1).state, State::Empty);
    EXPECT_EQ(cards.counters(0).at("commands").get<int>(), commands) << "the first card was read again";
}

} // namespace
} // namespace cunho::test
