// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "card_desk.hpp"
#include "providers/issuer_addresses.hpp"

namespace cunho::test {
namespace {

class CitizenCardChoice : public CardDesk {
  protected:
    std::string reasonWith(const CitizenCardOptions& options = {}) {
        CitizenCardProvider provider(readers, options, nullptr);
        return thrown([&] { provider.credential({}); });
    }
    signing::Credential credentialWith(const CitizenCardOptions& options) {
        return CitizenCardProvider(readers, options, nullptr).credential({});
    }
    static CitizenCardOptions in(const std::string& name) {
        CitizenCardOptions options;
        options.reader = name;
        return options;
    }
    static CitizenCardOptions of(const std::string& number) {
        CitizenCardOptions options;
        options.civilNumber = number;
        return options;
    }
    static Choice joaos(Choice choice) {
        choice.holder.givenNames = "JOÃO";
        choice.holder.civilNumber = "987654321";
        return choice;
    }
    static FakeCard mute() {
        FakeCard card;
        card.isMute = true;
        return card;
    }
};

TEST_F(CitizenCardChoice, TellsThatThereIsNoCard) {
    EXPECT_EQ(reasonWith(), "NotFound/CARD_NONE");
    service.addReader(reader);
    EXPECT_EQ(reasonWith(), "NotFound/CARD_NONE");
    EXPECT_EQ(reasonWith(in(reader)), "NotFound/CARD_ABSENT");
    EXPECT_EQ(reasonWith(in("Outro")), "NotFound/CARD_READER_GONE");
}

TEST_F(CitizenCardChoice, TellsWhatIsInTheReaderInstead) {
    Choice foreign;
    foreign.kind = Choice::Kind::Foreign;
    insert(foreign);
    EXPECT_EQ(reasonWith(), "Unsupported/CARD_FOREIGN");
    EXPECT_EQ(reasonWith(in(reader)), "Unsupported/CARD_FOREIGN");
    Choice air = cc2();
    air.contactless = true;
    const auto card = insert(air);
    EXPECT_EQ(reasonWith(), "Unsupported/CARD_CONTACTLESS");
    EXPECT_EQ(card->commandCount(), 0) << "its answer to reset says enough";
    service.insert(reader, mute());
    EXPECT_EQ(reasonWith(), "Unsupported/CARD_MUTE");
    insert(cc2());
    service.setExclusive(reader, true);
    EXPECT_EQ(reasonWith(), "Busy/CARD_IN_USE");
}

TEST_F(CitizenCardChoice, KnowsACardOfTheAirByWhatItDemands) {
    Choice air = cc2();
    air.contactless = true;
    const auto card = make(air);
    service.addReader(reader);
    FakeCard fake; // with the answer to reset of the contacts
    fake.answer = [card](ByteView command) { return card->answer(command); };
    service.insert(reader, fake);
    EXPECT_EQ(reasonWith(), "Unsupported/CARD_CONTACTLESS");
}

TEST_F(CitizenCardChoice, RefusesACardThatWasNotActivated) {
    for (Choice choice : {cc1(), cc2()}) {
        choice.signatureActive = false;
        insert(choice);
        EXPECT_EQ(reasonWith(), "Rejected/CARD_SIGNATURE_INACTIVE");
    }
}

TEST_F(CitizenCardChoice, MissesNoMarkOfActivationOnCardsThatWereSentHome) {
    const std::pair<const char*, const char*> rows[] = {
        {"20190831235959Z", "Rejected/CARD_SIGNATURE_INACTIVE"},
        {"20190901000000Z", ""},
        {"20210418120000Z", ""},
        {"20210420000000Z", "Rejected/CARD_SIGNATURE_INACTIVE"}};
    for (const auto& [issued, reason] : rows) {
        Choice choice = cc1(2048);
        choice.signatureActive = false;
        choice.holder.notBefore = issued;
        insert(choice);
        EXPECT_EQ(reasonWith(), reason) << issued;
    }
}

TEST_F(CitizenCardChoice, PassesOverOtherCards) {
    Choice foreign;
    foreign.kind = Choice::Kind::Foreign;
    insert(foreign);
    const auto card = insert(cc2(), otherReader);
    EXPECT_EQ(credentialWith({}).chain.front(), certificate(card->signatureCertificate()));
}

TEST_F(CitizenCardChoice, TellsOfTheCardThatCouldBeOneRatherThanOfOthers) {
    Choice foreign;
    foreign.kind = Choice::Kind::Foreign;
    insert(foreign);
    service.addReader(otherReader);
    service.insert(otherReader, mute());
    EXPECT_EQ(reasonWith(), "Unsupported/CARD_MUTE");
}

TEST_F(CitizenCardChoice, LetsThePersonChooseAmongSeveral) {
    const auto marias = insert(cc2());
    const auto joao = insert(joaos(cc1()), otherReader);
    try {
        credentialWith({});
        ADD_FAILURE() << "it chose by itself";
    } catch (const Error& error) {
        EXPECT_EQ(error.reason(), "CARD_CHOOSE_READER");
        EXPECT_EQ(error.params().at("readers"), std::string(reader) + ", " + otherReader);
    }
    EXPECT_EQ(credentialWith(in(otherReader)).chain.front(), certificate(joao->signatureCertificate()));
    EXPECT_EQ(credentialWith(of("987654321")).chain.front(), certificate(joao->signatureCertificate()));
    EXPECT_EQ(credentialWith(of("123456789")).chain.front(), certificate(marias->signatureCertificate()));
    EXPECT_EQ(reasonWith(of("111111111")), "Input/CARD_CHOOSE_READER");
}

TEST_F(CitizenCardChoice, FindsThePersonsCardBesideOneThatCannotBeRead) {
    Choice broken = joaos(cc2());
    broken.lie = Choice::Lie::CertificateLength;
    insert(broken);
    const auto marias = insert(cc2(), otherReader);
    EXPECT_EQ(credentialWith(of("123456789")).chain.front(), certificate(marias->signatureCertificate()));
    EXPECT_EQ(reasonWith(), "Input/CARD_CHOOSE_READER");
}

TEST_F(CitizenCardChoice, RefusesTheCardOfAnother) {
    insert(cc2());
    EXPECT_EQ(reasonWith(of("987654321")), "Rejected/CARD_OF_ANOTHER");
}

TEST_F(CitizenCardChoice, SignsWithNoOtherCardThanTheOneItPreparedFor) {
    for (const bool inTheMiddle : {false, true}) {
        insert(cc2());
        CitizenCardProvider provider(readers, {}, nullptr);
        const auto items = documents(2, provider.credential({}).algorithm);
        const auto other = make(joaos(cc2()));
        Person person({"2222", "2222"});
        Tray tray;
        if (inTheMiddle)
            tray.whenSigned = [&] { put(other); };
        else
            put(other);
        EXPECT_EQ(thrown([&] { provider.sign(items, tray, person, {}); }), "Conflict/CARD_CHANGED");
        EXPECT_EQ(other->verifyCount(), 0);
        EXPECT_EQ(person.answers(), inTheMiddle ? 1 : 0);
        EXPECT_EQ(tray.values.size(), inTheMiddle ? 1U : 0U);
    }
}

TEST_F(CitizenCardChoice, SendsNoPinToACardThatCameWhileItWasTyped) {
    insert(cc2());
    CitizenCardProvider provider(readers, {}, nullptr);
    const auto items = documents(1, provider.credential({}).algorithm);
    Choice foreign;
    foreign.kind = Choice::Kind::Foreign;
    for (const Choice& choice : {joaos(cc2()), cc1(), foreign}) {
        insert(cc2());
        const auto other = make(choice);
        Person person({"2222"});
        person.whenAsked = [&] { put(other); };
        Tray tray;
        EXPECT_EQ(thrown([&] { provider.sign(items, tray, person, {}); }), "Conflict/CARD_CHANGED");
        EXPECT_EQ(other->verifyCount(), 0);
    }
}

/// The service counts a reader's insertions from nought again.
TEST_F(CitizenCardChoice, KnowsAnotherCardInAReaderThatWasPluggedInAnew) {
    for (const bool whileTyping : {false, true}) {
        insert(cc2());
        CitizenCardProvider provider(readers, {}, nullptr);
        const auto items = documents(1, provider.credential({}).algorithm);
        const auto counted = readers.list().front().events;
        const auto other = make(joaos(cc2()));
        const auto plugInAnew = [&] {
            service.removeReader(reader);
            service.addReader(reader);
            put(other);
        };
        Person person({"2222"});
        if (whileTyping)
            person.whenAsked = plugInAnew;
        else
            plugInAnew();
        Tray tray;
        EXPECT_EQ(thrown([&] { provider.sign(items, tray, person, {}); }), "Conflict/CARD_CHANGED");
        ASSERT_EQ(readers.list().front().events, counted) << "the number tells";
        EXPECT_EQ(other->verifyCount(), 0);
        EXPECT_EQ(person.answers(), whileTyping ? 1 : 0);
        EXPECT_EQ(provider.credential({}).chain.front(), certificate(other->signatureCertificate()));
        Person joao({"2222"});
        provider.sign(items, tray, joao, {});
        EXPECT_EQ(tray.values.size(), 1U);
        service.removeReader(reader);
        service.addReader(reader);
    }
}

TEST_F(CitizenCardChoice, KnowsTheSameCardAgain) {
    const auto card = insert(cc2());
    CitizenCardProvider provider(readers, {}, nullptr);
    const auto items = documents(2, provider.credential({}).algorithm);
    Person person({"2222", "2222"});
    person.whenAsked = [&] { put(card); };
    Tray tray;
    provider.sign(items, tray, person, {});
    EXPECT_EQ(tray.values.size(), 2U);
    service.remove(reader);
    put(card, false, otherReader);
    Tray elsewhere;
    Person again({"2222", "2222"});
    provider.sign(items, elsewhere, again, {});
    EXPECT_EQ(elsewhere.values.size(), 2U);
    EXPECT_EQ(again.questions.front().reader, otherReader);
}

TEST_F(CitizenCardChoice, ReadsACardOnceAndAnotherAnew) {
    const auto card = insert(cc2());
    CitizenCardProvider provider(readers, {}, nullptr);
    provider.credential({});
    const int commands = card->commandCount();
    provider.credential({});
    EXPECT_LE(card->commandCount(), commands + 4) << "no more than to know it again";
    const auto other = insert(joaos(cc1(2048)));
    const auto credential = provider.credential({});
    EXPECT_EQ(credential.chain.front(), certificate(other->signatureCertificate()));
    EXPECT_EQ(credential.algorithm.kind, SignatureAlgorithm::Kind::RsaPkcs1);
}

TEST_F(CitizenCardChoice, SignsWithoutACredentialAskedForBefore) {
    insert(cc2());
    CitizenCardProvider provider(readers, {}, nullptr);
    Person person({"2222"});
    Tray tray;
    const SignatureAlgorithm ecdsa{SignatureAlgorithm::Kind::Ecdsa, crypto::DigestAlgorithm::Sha256};
    provider.sign(documents(1, ecdsa), tray, person, {});
    EXPECT_EQ(tray.values.size(), 1U);
}

std::vector<std::string> namesOf(const crypto::CertificateChain& chain) {
    std::vector<std::string> names;
    for (const crypto::Certificate& certificate : chain)
        names.push_back(certificate.commonName());
    return names;
}

TEST_F(CitizenCardChoice, TakesIssuersFromTheCardThenFromTheStatesListThenFromTheirAddress) {
    const auto card = insert(cc1());
    EXPECT_THAT(
        namesOf(credentialWith({}).chain),
        testing::ElementsAre("MARIA DOS SANTOS SILVA", testing::HasSubstr("0018"), "Cartão de Cidadão 007"));
    Addresses addresses;
    addresses.offered = authorities(*card);
    EXPECT_EQ(CitizenCardProvider(readers, {}, &addresses).credential({}).chain.size(), 4U);
    CitizenCardOptions options;
    const auto newer = insert(cc2());
    options.authorities = authorities(*newer);
    addresses.questions = 0;
    EXPECT_THAT(namesOf(CitizenCardProvider(readers, options, &addresses).credential({}).chain),
                testing::ElementsAre("MARIA DOS SANTOS SILVA", testing::HasSubstr("0020"),
                                     "Cartão de Cidadão 008", "ECRaizEstado 002"));
    EXPECT_EQ(addresses.questions, 0);
    addresses.offered = authorities(*newer);
    EXPECT_EQ(CitizenCardProvider(readers, {}, &addresses).credential({}).chain.size(), 4U);
    EXPECT_EQ(addresses.questions, 1);
    addresses.offered = {options.authorities.front()};
    options.authorities.erase(options.authorities.begin());
    addresses.questions = 0;
    EXPECT_EQ(CitizenCardProvider(readers, options, &addresses).credential({}).chain.size(), 4U);
    EXPECT_EQ(addresses.questions, 1) << "the list knows what is above";
}

TEST_F(CitizenCardChoice, DoesWithTheChainItKnowsWhenThereIsNoNetwork) {
    const auto card = insert(cc2());
    Addresses addresses;
    EXPECT_EQ(CitizenCardProvider(readers, {}, &addresses).credential({}).chain.size(), 1U);
    addresses.failure = Error(Fault::Network, "HTTP_UNREACHABLE");
    EXPECT_EQ(CitizenCardProvider(readers, {}, &addresses).credential({}).chain.size(), 1U);
    addresses.failure = Error(Fault::Cancelled, "STOPPED");
    CitizenCardProvider provider(readers, {}, &addresses);
    EXPECT_EQ(thrown([&] { provider.credential({}); }), "Cancelled/STOPPED");
    addresses.failure = Error(Fault::Network, "HTTP_UNREACHABLE");
    EXPECT_EQ(provider.credential({}).chain.size(), 1U);
    addresses.failure.reset();
    addresses.offered = authorities(*card);
    EXPECT_EQ(provider.credential({}).chain.size(), 4U) << "the network is there now";
    EXPECT_EQ(service.openHandles(), 0);
}

} // namespace
} // namespace cunho::test
