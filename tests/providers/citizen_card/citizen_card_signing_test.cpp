// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "card_desk.hpp"
#include "fakes/fake_clock.hpp"
#include "fakes/judges.hpp"
#include "fakes/pdf_signature_cut.hpp"
#include "fakes/sample_pdf.hpp"

#include <cunho/pdf/reader.hpp>
#include <cunho/signing/pades.hpp>

#include <algorithm>

namespace cunho::test {
namespace {

using Kind = SignatureAlgorithm::Kind;
using crypto::DigestAlgorithm;

struct Generation {
    const char* name;
    Choice choice;
    bool pss;
    SignatureAlgorithm algorithm; ///< that its credential says
};

std::ostream& operator<<(std::ostream& out, const Generation& generation) {
    return out << generation.name;
}

std::vector<Generation> generations() {
    const auto cc1 = [](int bits, bool t0, bool old = false) {
        Choice choice;
        choice.kind = Choice::Kind::Cc1;
        choice.rsaBits = bits;
        choice.t0 = t0;
        choice.oldApplet = old;
        return choice;
    };
    Choice hashBack = cc1(3072, true);
    hashBack.answersHash = true;
    Choice keeping = cc1(2048, false);
    keeping.keepsPin = true;
    const SignatureAlgorithm pkcs1{Kind::RsaPkcs1, DigestAlgorithm::Sha256};
    const SignatureAlgorithm pss{Kind::RsaPss, DigestAlgorithm::Sha256};
    return {
        {"Cc1Rsa2048T1", cc1(2048, false), false, pkcs1},
        {"Cc1Rsa3072T1", cc1(3072, false), false, pkcs1},
        {"Cc1Rsa2048T0", cc1(2048, true), false, pkcs1},
        {"Cc1Rsa3072T0", cc1(3072, true), false, pkcs1},
        {"Cc1Rsa3072T0WithHashBack", hashBack, false, pkcs1},
        {"Cc1Pss2048", cc1(2048, false), true, pss},
        {"Cc1Pss3072", cc1(3072, false), true, pss},
        {"Cc1OldAppletHasNoPss", cc1(3072, false, true), true, pkcs1},
        {"Cc1KeepsPin", keeping, false, pkcs1},
        {"Cc2", {}, false, {Kind::Ecdsa, DigestAlgorithm::Sha256}},
        {"Cc2HasNoPss", {}, true, {Kind::Ecdsa, DigestAlgorithm::Sha256}},
    };
}

class EachGeneration : public CardDesk, public testing::WithParamInterface<Generation> {
  protected:
    CitizenCardOptions options() const {
        CitizenCardOptions options;
        options.pss = GetParam().pss;
        return options;
    }

    /// OpenSSL's opinion of a value over a digest.
    bool opensslAccepts(const EmulatedCard& card, const signing::Dtbsr& item, ByteView value) const {
        const auto file = [&](const char* name, ByteView content) {
            return writeSample(folder_.path(), name, content).string();
        };
        std::vector<std::string> arguments{"pkeyutl",
                                           "-verify",
                                           "-certin",
                                           "-inkey",
                                           card.signatureCertificate().string(),
                                           "-sigfile",
                                           file("value", value),
                                           "-in",
                                           file("digest", item.digest.value),
                                           "-pkeyopt",
                                           "digest:sha256"};
        if (item.algorithm.kind == Kind::RsaPss)
            arguments.insert(arguments.end(),
                             {"-pkeyopt", "rsa_padding_mode:pss", "-pkeyopt", "rsa_pss_saltlen:digest"});
        return ask("openssl", arguments).good;
    }

    TemporaryFolder folder_{"cunho-citizen-card"};
};

INSTANTIATE_TEST_SUITE_P(CitizenCard, EachGeneration, testing::ValuesIn(generations()),
                         [](const auto& which) { return std::string(which.param.name); });

TEST_P(EachGeneration, GivesValuesThatOpensslAccepts) {
    const auto card = insert(GetParam().choice);
    CitizenCardProvider provider(readers, options(), nullptr);
    const signing::Credential credential = provider.credential({});
    EXPECT_EQ(credential.algorithm, GetParam().algorithm);
    EXPECT_EQ(credential.provider, "citizen-card");
    EXPECT_TRUE(credential.qualified);
    EXPECT_EQ(credential.chain.front(), certificate(card->signatureCertificate()));
    const auto items = documents(2, credential.algorithm);
    Person person({"2222", "2222"});
    Tray tray;
    provider.sign(items, tray, person, {});
    ASSERT_EQ(tray.values.size(), 2U);
    for (const signing::Dtbsr& item : items)
        EXPECT_TRUE(opensslAccepts(*card, item, tray.values.at(item.id))) << item.documentName;
    EXPECT_EQ(card->verifyCount(), 2);
    EXPECT_EQ(card->signatureCount(), 2);
}

TEST_P(EachGeneration, TakesSevenCommandsASignatureAfterTheFirst) {
    const auto card = insert(GetParam().choice);
    CitizenCardOptions batch = options();
    batch.onePinForAll = true;
    CitizenCardProvider provider(readers, batch, nullptr);
    const auto items = documents(5, provider.credential({}).algorithm);
    Person person({"2222"});
    Tray tray;
    std::vector<std::size_t> counts;
    tray.whenSigned = [&] {
        counts.push_back(service.calls("SCardTransmit").size());
        service.forgetCalls();
    };
    provider.sign(items, tray, person, {});
    ASSERT_EQ(counts.size(), 5U);
    EXPECT_LE(*std::max_element(counts.begin() + 1, counts.end()), 7U);
    EXPECT_EQ(person.questions.size(), 1U);
    EXPECT_EQ(card->verifyCount(), 5);
    expectRight(tray, items, certificate(card->signatureCertificate()));
}

TEST_P(EachGeneration, SignsADocumentThatOthersFindRight) {
    const auto card = insert(GetParam().choice);
    CitizenCardOptions withAuthorities = options();
    withAuthorities.authorities = authorities(*card);
    CitizenCardProvider provider(readers, withAuthorities, nullptr);
    const FakeClock clock;
    const auto pdfs = pdf::makeDirectReader();
    signing::SignFileRequest request;
    request.source = writeSample(folder_.path(), "a.pdf", samplePdf());
    request.target = folder_.path() / "b.pdf";
    Person person({"2222"});
    const auto outcomes = signing::PadesSigner(*pdfs, provider, clock).sign({request}, person, {});
    const auto* failure = std::get_if<Failure>(&outcomes.at(0));
    ASSERT_EQ(failure, nullptr) << failure->reason << ": " << failure->detail;
    EXPECT_TRUE(opensslCms(request.target, card->root()).good);
    const std::string report = pdfsig(request.target, nssTrusting(folder_.path() / "nss", card->root()));
    EXPECT_THAT(report, testing::HasSubstr("Signature is Valid."));
    EXPECT_THAT(report, testing::HasSubstr("MARIA DOS SANTOS SILVA"));
}

class CitizenCardSigning : public CardDesk {};

TEST_F(CitizenCardSigning, SaysWhatItWillSignWithWhoseCardAndHowManyTriesAreLeft) {
    insert(cc2());
    CitizenCardProvider provider(readers, {}, nullptr);
    const auto items = documents(1, provider.credential({}).algorithm);
    Person person({"2222"});
    Tray tray;
    provider.sign(items, tray, person, {});
    ASSERT_EQ(person.questions.size(), 1U);
    const Question& question = person.questions.front();
    EXPECT_EQ(question.kind, Question::Kind::CardPin);
    EXPECT_THAT(question.documentNames, testing::ElementsAre("FT 1.pdf"));
    EXPECT_EQ(question.triesLeft, 3);
    EXPECT_EQ(question.holder, "MARIA DOS SANTOS SILVA");
    EXPECT_EQ(question.reader, reader);
    EXPECT_FALSE(question.refused);
    EXPECT_FALSE(question.oneForAll);
}

TEST_F(CitizenCardSigning, AsksOnceForABatchOnlyWhenThePersonChoseSo) {
    insert(cc2());
    CitizenCardOptions options;
    options.onePinForAll = true;
    CitizenCardProvider batch(readers, options, nullptr);
    CitizenCardProvider single(readers, {}, nullptr);
    const auto items = documents(3, batch.credential({}).algorithm);
    EXPECT_GE(batch.credential({}).batchLimit, 1000U);
    EXPECT_EQ(single.credential({}).batchLimit, 1U);
    Person once({"2222"});
    Tray first;
    batch.sign(items, first, once, {});
    ASSERT_EQ(once.questions.size(), 1U);
    EXPECT_TRUE(once.questions.front().oneForAll);
    EXPECT_THAT(once.questions.front().documentNames,
                testing::ElementsAre("FT 1.pdf", "FT 2.pdf", "FT 3.pdf"));
    Person thrice({"2222", "2222", "2222"});
    Tray second;
    single.sign(items, second, thrice, {});
    ASSERT_EQ(thrice.questions.size(), 3U);
    EXPECT_THAT(thrice.questions[1].documentNames, testing::ElementsAre("FT 2.pdf", "FT 3.pdf"));
    EXPECT_EQ(second.values.size(), 3U);
}

TEST_F(CitizenCardSigning, ForgetsABatchsPinAtItsEnd) {
    insert(cc2());
    CitizenCardOptions options;
    options.onePinForAll = true;
    CitizenCardProvider provider(readers, options, nullptr);
    const auto items = documents(2, provider.credential({}).algorithm);
    for (int batch = 0; batch < 2; ++batch) {
        Person person({"2222"});
        Tray tray;
        provider.sign(items, tray, person, {});
        EXPECT_EQ(person.questions.size(), 1U);
    }
}

TEST_F(CitizenCardSigning, LeavesTheCardToOthersWhileAPersonIsAsked) {
    insert(cc2());
    CitizenCardProvider provider(readers, {}, nullptr);
    const auto items = documents(1, provider.credential({}).algorithm);
    Person person({"2222"});
    person.whenAsked = [&] { EXPECT_EQ(service.openHandles(), 0); };
    Tray tray;
    provider.sign(items, tray, person, {});
    EXPECT_EQ(tray.values.size(), 1U);
    EXPECT_EQ(service.openHandles(), 0);
}

TEST_F(CitizenCardSigning, SendsThePinRightBeforeTheSignatureInTheSameTransaction) {
    insert(cc2());
    CitizenCardProvider provider(readers, {}, nullptr);
    const auto items = documents(1, provider.credential({}).algorithm);
    Person person({"2222"});
    person.whenAsked = [&] { service.forgetCalls(); };
    Tray tray;
    provider.sign(items, tray, person, {});
    EXPECT_THAT(service.commands(),
                testing::ElementsAre("00a4040c07604632ff000004", "00a4080c045f00ef04", "00b0000000",
                                     "00a4040c07604632ff000004", "0020008208", "002241b606800144840108",
                                     "002a90a0229020" + toHex(items.front().digest.value), "002a9e9a00",
                                     "0020ff8200"));
    EXPECT_EQ(service.calls("SCardBeginTransaction").size(), 1U);
    EXPECT_EQ(service.resetCount(reader), 1) << "the end of the transaction drops the PIN's state";
}

TEST_F(CitizenCardSigning, HonoursTheAlgorithmOfAnItemOrRefusesIt) {
    const auto card = insert(cc2());
    CitizenCardProvider provider(readers, {}, nullptr);
    const auto leaf = provider.credential({}).chain.front();
    std::vector<signing::Dtbsr> items = documents(3, {Kind::Ecdsa, DigestAlgorithm::Sha384});
    items[1].algorithm.kind = Kind::RsaPkcs1;
    items[2].digest = crypto::sha256(asBytes("another digest than the algorithm's"));
    Person person({"2222"});
    Tray tray;
    provider.sign(items, tray, person, {});
    EXPECT_EQ(tray.values.size(), 1U);
    expectRight(tray, items, leaf);
    ASSERT_EQ(tray.failures.size(), 2U);
    EXPECT_EQ(tray.failures.at("2").reason, "CARD_ALGORITHM_UNSUPPORTED");
    EXPECT_EQ(tray.failures.at("2").params.at("algorithm"), "RSASSA-PKCS1-v1_5, SHA-384");
    EXPECT_EQ(card->verifyCount(), 1);
}

TEST_F(CitizenCardSigning, AsksForNoPinWhenTheCardCanSignNothing) {
    Choice old = cc1();
    old.oldApplet = true;
    insert(old);
    CitizenCardProvider provider(readers, {}, nullptr);
    Person person({"2222"});
    Tray tray;
    provider.sign(documents(1, {Kind::RsaPss, DigestAlgorithm::Sha256}), tray, person, {});
    provider.sign(documents(1, {Kind::RsaPkcs1, DigestAlgorithm::Sha512}), tray, person, {});
    provider.sign({}, tray, person, {});
    EXPECT_TRUE(person.questions.empty());
    EXPECT_TRUE(tray.values.empty());
}

TEST_F(CitizenCardSigning, SignsSha512WithTheNewerApplet) {
    insert(cc1());
    CitizenCardProvider provider(readers, {}, nullptr);
    const auto leaf = provider.credential({}).chain.front();
    for (const Kind kind : {Kind::RsaPkcs1, Kind::RsaPss}) {
        const auto items = documents(1, {kind, DigestAlgorithm::Sha512});
        Person person({"2222"});
        Tray tray;
        provider.sign(items, tray, person, {});
        EXPECT_EQ(tray.values.size(), 1U);
        expectRight(tray, items, leaf);
    }
}

TEST_F(CitizenCardSigning, GivesOnNoValueThatIsNotTheCertificates) {
    Choice other = cc2();
    other.signsOther = true;
    Choice garbage = cc1(2048);
    garbage.signsGarbage = true;
    for (const Choice& choice : {other, garbage}) {
        insert(choice);
        CitizenCardProvider provider(readers, {}, nullptr);
        const auto items = documents(2, provider.credential({}).algorithm);
        Person person({"2222", "2222"});
        Tray tray;
        EXPECT_EQ(thrown([&] { provider.sign(items, tray, person, {}); }), "Integrity/SIGNATURE_VALUE_WRONG");
        EXPECT_TRUE(tray.values.empty());
        EXPECT_EQ(person.answers(), 1) << "no second PIN for a card that cannot be believed";
    }
}

TEST_F(CitizenCardSigning, TellsTheStatusOfACardThatRefuses) {
    Choice choice = cc2();
    choice.refusesToSign = 0x6985;
    insert(choice);
    CitizenCardProvider provider(readers, {}, nullptr);
    const auto items = documents(1, provider.credential({}).algorithm);
    Person person({"2222"});
    Tray tray;
    try {
        provider.sign(items, tray, person, {});
        ADD_FAILURE() << "it signed";
    } catch (const Error& error) {
        EXPECT_EQ(error.reason(), "CARD_REFUSED");
        EXPECT_EQ(error.params().at("status"), "6985");
    }
}

TEST_F(CitizenCardSigning, StopsBetweenTwoDocuments) {
    const auto card = insert(cc2());
    CitizenCardProvider provider(readers, {}, nullptr);
    const auto items = documents(3, provider.credential({}).algorithm);
    std::stop_source stop;
    Person person({"2222", "2222", "2222"});
    Tray tray;
    tray.whenSigned = [&] { stop.request_stop(); };
    EXPECT_EQ(thrown([&] { provider.sign(items, tray, person, JobContext(stop.get_token())); }),
              "Cancelled/STOPPED");
    EXPECT_EQ(tray.values.size(), 1U);
    EXPECT_EQ(card->verifyCount(), 1);
}

} // namespace
} // namespace cunho::test
