// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "card_desk.hpp"

#include <chrono>
#include <thread>

namespace cunho::test {
namespace {

const char* nameOf(Mishap mishap) {
    switch (mishap) {
    case Mishap::Removal: return "Removal";
    case Mishap::LateRemoval: return "LateRemoval";
    case Mishap::Reset: return "Reset";
    case Mishap::LostReply: return "LostReply";
    case Mishap::ServiceStop: return "ServiceStop";
    }
    return "";
}

class CitizenCardMishap : public CardDesk {
  protected:
    CitizenCardMishap() { service.setTimeLimitsPass(true); }

    /// Signs two documents while `mishap` befalls the n-th command, then the rest with the card put in again.
    /// n 0: all is well. Returns how many commands the first try took.
    int walk(const Choice& choice, Mishap mishap, int n) {
        SCOPED_TRACE(std::string(nameOf(mishap)) + " at command " + std::to_string(n));
        const auto card = insert(choice);
        CitizenCardProvider provider(readers, {}, nullptr);
        const signing::Credential credential = provider.credential({});
        const auto items = documents(2, credential.algorithm);
        service.forgetCalls();
        if (n > 0)
            service.strike(mishap, reader, "SCardTransmit", n);
        Person person({"2222", "2222", "2222", "2222"});
        Tray tray;
        const std::string what = thrown([&] { provider.sign(items, tray, person, {}); });
        const auto commands = static_cast<int>(service.calls("SCardTransmit").size());
        EXPECT_LE(service.pinCount(), person.answers()) << "a PIN was sent without being typed";
        EXPECT_LE(card->verifyCount(), person.answers());
        EXPECT_TRUE(!what.empty() || tray.values.size() == 2U);
        put(card, choice.t0);
        provider.sign(without(items, tray), tray, person, {});
        EXPECT_EQ(tray.values.size(), 2U);
        EXPECT_LE(card->verifyCount(), person.answers());
        EXPECT_EQ(card->triesLeft(), 3);
        expectRight(tray, items, credential.chain.front());
        EXPECT_EQ(service.openHandles(), 0);
        return commands;
    }
};

TEST_F(CitizenCardMishap, AtAnyCommandCostsNoTryAndLosesNoDocument) {
    Choice t0 = cc1();
    t0.t0 = true;
    for (const Choice& choice : {cc2(), cc1(), t0}) {
        for (const Mishap mishap :
             {Mishap::Removal, Mishap::LateRemoval, Mishap::Reset, Mishap::LostReply, Mishap::ServiceStop}) {
            const int commands = walk(choice, mishap, 0);
            EXPECT_GE(commands, 14) << "two signatures take more";
            for (int n = 1; n <= commands && !HasFailure(); ++n)
                walk(choice, mishap, n);
        }
    }
}

TEST_F(CitizenCardMishap, AfterTheValueWasMadeDoesNotLoseIt) {
    insert(cc2());
    CitizenCardProvider provider(readers, {}, nullptr);
    const auto items = documents(1, provider.credential({}).algorithm);
    service.forgetCalls();
    service.strike(Mishap::Removal, reader, "SCardTransmit", 14);
    Person person({"2222"});
    Tray tray;
    provider.sign(items, tray, person, {});
    EXPECT_EQ(tray.values.size(), 1U);
    EXPECT_EQ(service.commands().back(), "0020ff8200") << "the logout was struck";
    EXPECT_EQ(service.commands().size(), 14U);
}

TEST_F(CitizenCardMishap, WhileItIsReadIsToldAndTheNextReadingSucceeds) {
    for (int n = 1; n < 200; ++n) {
        SCOPED_TRACE(n);
        const auto card = insert(cc1());
        CitizenCardProvider provider(readers, {}, nullptr);
        service.forgetCalls();
        service.strike(Mishap::Removal, reader, "SCardTransmit", n);
        const std::string what = thrown([&] { provider.credential({}); });
        if (service.calls("SCardTransmit").size() < static_cast<std::size_t>(n)) {
            EXPECT_EQ(what, "");
            EXPECT_GT(n, 20);
            return;
        }
        EXPECT_THAT(what, testing::AnyOf("Conflict/CARD_REMOVED", "NotFound/CARD_ABSENT"));
        put(card);
        EXPECT_EQ(provider.credential({}).chain.size(), 3U);
    }
    ADD_FAILURE() << "reading has no end";
}

TEST_F(CitizenCardMishap, AResetByAnotherProgramBetweenTwoSignaturesIsBorne) {
    const auto card = insert(cc2());
    CitizenCardOptions options;
    options.onePinForAll = true;
    CitizenCardProvider provider(readers, options, nullptr);
    const auto items = documents(3, provider.credential({}).algorithm);
    Person person({"2222"});
    person.whenAsked = [&] { service.resetByOther(reader); };
    Tray tray;
    tray.whenSigned = [&] { service.resetByOther(reader); };
    provider.sign(items, tray, person, {});
    EXPECT_EQ(tray.values.size(), 3U);
    EXPECT_EQ(card->verifyCount(), 3);
}

TEST_F(CitizenCardMishap, NoSpoiledAnswerGivesAWrongValueOrCostsATry) {
    for (const Choice& clean : {cc2(), cc1(2048)}) {
        int commands = 1;
        for (int n = 1; n <= commands; ++n) {
            for (const auto spoil :
                 {Choice::Spoil::Empty, Choice::Spoil::OneByte, Choice::Spoil::StatusOnly,
                  Choice::Spoil::Garbage, Choice::Spoil::Oversized, Choice::Spoil::OtherStatus}) {
                SCOPED_TRACE("answer " + std::to_string(n) + ", spoil " +
                             std::to_string(static_cast<int>(spoil)));
                Choice choice = clean;
                choice.spoiledCommand = n;
                choice.spoil = spoil;
                const auto card = insert(choice);
                const auto leaf = certificate(card->signatureCertificate());
                CitizenCardProvider provider(readers, {}, nullptr);
                Person person({"2222"});
                Tray tray;
                std::vector<signing::Dtbsr> items;
                const std::string what = thrown([&] {
                    items = documents(1, provider.credential({}).algorithm);
                    provider.sign(items, tray, person, {});
                });
                EXPECT_TRUE(!what.empty() || tray.values.size() == 1U);
                expectRight(tray, items, leaf);
                EXPECT_LE(card->verifyCount(), person.answers());
                EXPECT_EQ(card->triesLeft(), 3);
                commands = std::max(commands, card->commandCount());
            }
        }
        EXPECT_GT(commands, 15);
    }
}

TEST_F(CitizenCardMishap, LyingLengthsAreRefusedOrDoNoHarm) {
    const struct {
        Choice::Lie lie;
        const char* reason;
    } rows[] = {{Choice::Lie::CertificateLength, "Trust/CARD_CERTIFICATE_INVALID"},
                {Choice::Lie::FileSize, ""},
                {Choice::Lie::EndlessFile, ""},
                {Choice::Lie::WrongLe, "Service/CARD_REPLY_INVALID"}};
    for (const auto& row : rows) {
        Choice choice = cc1(2048);
        choice.lie = row.lie;
        insert(choice);
        CitizenCardProvider provider(readers, {}, nullptr);
        EXPECT_EQ(thrown([&] { provider.credential({}); }), row.reason) << static_cast<int>(row.lie);
    }
}

TEST_F(CitizenCardMishap, ACertificateLongerThanItsFileIsRefused) {
    Choice choice = cc2();
    choice.twist = [](int, ByteView command, Bytes answer) {
        const bool isFirstBlock =
            command.size() > 3 && command[1] == 0xB0 && command[2] == 0 && command[3] == 0;
        if (isFirstBlock && answer.size() > 4)
            answer[2] = 0x10; // 30 82 10xx: more than 4 KiB
        return answer;
    };
    insert(choice);
    CitizenCardProvider provider(readers, {}, nullptr);
    EXPECT_EQ(thrown([&] { provider.credential({}); }), "Trust/CARD_CERTIFICATE_INVALID");
}

TEST_F(CitizenCardMishap, AnAnswerWithoutEndEnds) {
    Choice choice = cc1();
    choice.t0 = true;
    choice.lie = Choice::Lie::EndlessResponse;
    const auto card = insert(choice);
    CitizenCardProvider provider(readers, {}, nullptr);
    Person person({"2222"});
    Tray tray;
    EXPECT_EQ(thrown([&] {
                  const auto items = documents(1, provider.credential({}).algorithm);
                  provider.sign(items, tray, person, {});
              }),
              "Service/CARD_REPLY_INVALID");
    EXPECT_TRUE(tray.values.empty());
    EXPECT_LE(card->verifyCount(), 1);
}

TEST_F(CitizenCardMishap, AStopIsHeardWhileAnotherProgramHasTheCard) {
    const auto card = insert(cc2());
    CitizenCardProvider provider(readers, {}, nullptr);
    const auto items = documents(1, provider.credential({}).algorithm);
    std::stop_source stop;
    Person person({"2222"});
    Tray tray;
    person.whenAsked = [&] { service.beginByOther(reader); };
    std::jthread other([&] {
        service.awaitBlocked("SCardBeginTransaction");
        stop.request_stop();
    });
    EXPECT_EQ(thrown([&] { provider.sign(items, tray, person, JobContext(stop.get_token())); }),
              "Cancelled/STOPPED");
    EXPECT_EQ(card->verifyCount(), 0);
    service.endByOther(reader);
}

TEST_F(CitizenCardMishap, AStopWhileThePersonIsAskedIsNoRefusal) {
    insert(cc2());
    CitizenCardProvider provider(readers, {}, nullptr);
    const auto items = documents(1, provider.credential({}).algorithm);
    std::stop_source stop;
    Person person;
    person.whenAsked = [&] { stop.request_stop(); };
    Tray tray;
    EXPECT_EQ(thrown([&] { provider.sign(items, tray, person, JobContext(stop.get_token())); }),
              "Cancelled/STOPPED");
}

} // namespace
} // namespace cunho::test
