// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/fake_clock.hpp"
#include "fakes/pdf_signature_cut.hpp"
#include "fakes/test_pki.hpp"
#include "fakes/thrown.hpp"
#include "soft_hsm.hpp"
#include "typing_person.hpp"

#include <cunho/pdf/reader.hpp>
#include <cunho/signing/pades.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cunho::test {
namespace {

using crypto::DigestAlgorithm;
using crypto::SignatureAlgorithm;
using providers::Pkcs11Options;
using providers::Pkcs11Provider;
using signing::Question;
using testing::HasSubstr;
using Kind = SignatureAlgorithm::Kind;

class SoftHsmToken : public testing::Test {
  protected:
    static Pkcs11Options options(const std::string& token = {}, const std::string& id = {}) {
        Pkcs11Options out;
        out.module = SoftHsm::module();
        out.token = token;
        out.id = fromHex(id);
        return out;
    }

    /// One token with the State-like leaf and its key.
    void addUsualToken() const {
        hsm_.addToken("Olaria");
        hsm_.add("Olaria", "a1", pki_.leafKey(), pki_.leaf());
    }

    static std::string signing(Pkcs11Provider& provider, TypingPerson& person, KeepingSink& sink) {
        const std::vector items{itemOf(1)};
        return thrown([&] { provider.sign(items, sink, person, {}); });
    }

    /// openssl: the value is this certificate's over the item's words.
    Verdict opensslVerifies(const crypto::Certificate& certificate, const signing::Dtbsr& item,
                            const Bytes& value) const {
        const auto at = [&](const char* name) { return (folder_.path() / name).string(); };
        std::ofstream(at("signer.pem")) << certificate.pem();
        std::ofstream(at("signer.pub"))
            << ask("openssl", {"x509", "-in", at("signer.pem"), "-noout", "-pubkey"}).report;
        std::ofstream(at("words")) << item.id;
        std::ofstream(at("value"), std::ios::binary) << asText(value);
        std::string digest = crypto::digestName(item.algorithm.digest);
        std::erase(digest, '-');
        std::vector<std::string> arguments{"dgst",           "-" + digest, "-verify",
                                           at("signer.pub"), "-signature", at("value")};
        if (item.algorithm.kind == Kind::RsaPss)
            arguments.insert(arguments.end(),
                             {"-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:digest"});
        arguments.push_back(at("words"));
        return ask("openssl", arguments);
    }

    TestPki pki_;
    SoftHsm hsm_;
    TemporaryFolder folder_{"cunho-pkcs11"};
};

TEST_F(SoftHsmToken, SignsWithRsaAndEllipticCurvesAsOpensslVerifies) {
    hsm_.addToken("Olaria");
    const auto longKey = crypto::PrivateKey::generateRsa(3072);
    crypto::CertificateRequest request;
    request.profile = crypto::CertificateRequest::Profile::QualifiedLeaf;
    request.subject = {{"C", "PT"}, {"CN", "RSA 3072"}};
    request.notBefore = day(2020, 1, 1);
    request.notAfter = day(2040, 1, 1);
    const auto longLeaf = issueCertificate(request, longKey, pki_.issuing(), pki_.issuingKey());
    hsm_.add("Olaria", "20", pki_.leafKey(), pki_.leaf());
    hsm_.add("Olaria", "30", longKey, longLeaf);
    hsm_.add("Olaria", "e2", pki_.p256Key(), pki_.p256());
    hsm_.add("Olaria", "e3", pki_.p384Key(), pki_.p384());
    const struct {
        const char* id;
        bool pss;
        std::vector<SignatureAlgorithm> algorithms; ///< the first is the usual one
    } rows[] = {
        {"20", false, {{Kind::RsaPkcs1, DigestAlgorithm::Sha256}, {Kind::RsaPkcs1, DigestAlgorithm::Sha512}}},
        {"20", true, {{Kind::RsaPss, DigestAlgorithm::Sha256}, {Kind::RsaPss, DigestAlgorithm::Sha384}}},
        {"30", false, {{Kind::RsaPkcs1, DigestAlgorithm::Sha256}}},
        {"30", true, {{Kind::RsaPss, DigestAlgorithm::Sha256}, {Kind::RsaPss, DigestAlgorithm::Sha512}}},
        {"e2", false, {{Kind::Ecdsa, DigestAlgorithm::Sha256}, {Kind::Ecdsa, DigestAlgorithm::Sha512}}},
        {"e3", true, {{Kind::Ecdsa, DigestAlgorithm::Sha384}, {Kind::Ecdsa, DigestAlgorithm::Sha256}}},
    };
    for (const auto& row : rows) {
        auto chosen = options("Olaria", row.id);
        chosen.pss = row.pss;
        chosen.onePinForAll = true;
        Pkcs11Provider provider(chosen);
        const auto credential = provider.credential({});
        EXPECT_EQ(credential.algorithm, row.algorithms.front());
        std::vector<signing::Dtbsr> items;
        for (const auto& algorithm : row.algorithms)
            items.push_back(itemOf(static_cast<int>(items.size()), algorithm));
        TypingPerson person({SoftHsm::pin});
        KeepingSink sink;
        provider.sign(items, sink, person, {});
        for (const auto& item : items) {
            SCOPED_TRACE(std::string(row.id) + " " + signatureAlgorithmName(item.algorithm));
            EXPECT_TRUE(opensslVerifies(credential.chain.front(), item, sink.values[item.id]).good);
            EXPECT_FALSE(
                opensslVerifies(credential.chain.front(), itemOf(9, item.algorithm), sink.values[item.id])
                    .good);
        }
    }
}

TEST_F(SoftHsmToken, SignsPdfsThatPdfsigAndOpensslAccept) {
    hsm_.addToken("Olaria");
    hsm_.add("Olaria", "20", pki_.leafKey(), pki_.leaf());
    hsm_.add("Olaria", "e2", pki_.p256Key(), pki_.p256());
    const std::string database = nssTrusting(folder_.path() / "nss", pki_.rootFile());
    const FakeClock clock;
    const auto reader = pdf::makeDirectReader();
    for (const bool pss : {false, true}) {
        for (const char* const id : {"20", "e2"}) {
            SCOPED_TRACE(std::string(id) + (pss ? " PSS" : ""));
            auto chosen = options({}, id);
            chosen.pss = pss;
            chosen.authorities = {pki_.issuing()};
            Pkcs11Provider provider(chosen);
            signing::SignFileRequest request;
            request.source = writeSample(folder_.path(), "a.pdf", samplePdf());
            request.target = folder_.path() / (std::string(id) + (pss ? "-pss.pdf" : ".pdf"));
            TypingPerson person({SoftHsm::pin});
            const auto outcomes = signing::PadesSigner(*reader, provider, clock).sign({request}, person, {});
            const auto* failure = std::get_if<Failure>(&outcomes.at(0));
            ASSERT_EQ(failure, nullptr) << failure->reason << ": " << failure->detail;
            EXPECT_TRUE(opensslCms(request.target, pki_.rootFile()).good);
            EXPECT_THAT(pdfsig(request.target, database), HasSubstr("Signature is Valid."));
        }
    }
}

TEST_F(SoftHsmToken, SaysWhoseItIsAndOrdersTheChain) {
    addUsualToken();
    hsm_.addCertificate("Olaria", "c1", pki_.issuing());
    Pkcs11Provider fromToken(options());
    const auto credential = fromToken.credential({});
    EXPECT_EQ(credential.chain, pki_.chain());
    EXPECT_EQ(credential.provider, "pkcs11");
    EXPECT_TRUE(credential.qualified) << "the test leaf says so, as the State's does";
    EXPECT_EQ(credential.batchLimit, 1U);
    auto more = options();
    more.authorities = {pki_.tls(), pki_.root()};
    EXPECT_EQ(Pkcs11Provider(more).credential({}).chain,
              (crypto::CertificateChain{pki_.leaf(), pki_.issuing(), pki_.root()}));
}

TEST_F(SoftHsmToken, ListsKeysWithoutPin) {
    addUsualToken();
    hsm_.addCertificate("Olaria", "c1", pki_.issuing());
    const auto keys = providers::listPkcs11Keys(SoftHsm::module());
    ASSERT_EQ(keys.size(), 1U);
    EXPECT_EQ(keys[0].token, "Olaria");
    EXPECT_EQ(keys[0].serial.size(), 16U);
    EXPECT_EQ(keys[0].id, fromHex("a1"));
    EXPECT_EQ(keys[0].label, "certificate a1");
    EXPECT_EQ(keys[0].certificate, pki_.leaf());
    EXPECT_FALSE(keys[0].keySeen) << "SoftHSM2 lists private keys after login";
}

TEST_F(SoftHsmToken, AsksAgainAfterAWrongPin) {
    addUsualToken();
    Pkcs11Provider provider(options());
    TypingPerson person({"000000", SoftHsm::pin});
    KeepingSink sink;
    EXPECT_EQ(signing(provider, person, sink), "");
    EXPECT_EQ(sink.values.size(), 1U);
    ASSERT_EQ(person.questions.size(), 2U);
    EXPECT_EQ(person.questions[0].kind, Question::Kind::CardPin);
    EXPECT_FALSE(person.questions[0].refused);
    EXPECT_TRUE(person.questions[1].refused);
    EXPECT_EQ(person.questions[0].holder, pki_.leaf().commonName());
    EXPECT_EQ(person.questions[0].reader, "Olaria");
    EXPECT_EQ(person.questions[0].documentNames, std::vector<std::string>{"item 1.pdf"});
}

TEST_F(SoftHsmToken, TellsAWrongPinFromNone) {
    addUsualToken();
    Pkcs11Provider provider(options());
    KeepingSink sink;
    TypingPerson nobody;
    EXPECT_EQ(signing(provider, nobody, sink), "Declined/PIN_DECLINED");
    TypingPerson empty({""});
    EXPECT_EQ(signing(provider, empty, sink), "Declined/PIN_DECLINED");
    TypingPerson wrong({"000000"});
    EXPECT_EQ(signing(provider, wrong, sink), "Credential/PKCS11_PIN_WRONG");
    TypingPerson tooShort({"1"});
    EXPECT_EQ(signing(provider, tooShort, sink), "Credential/PKCS11_PIN_WRONG");
    EXPECT_TRUE(sink.values.empty());
    EXPECT_TRUE(tooShort.questions[0].refused) << "the token remembers the wrong one before";
}

TEST_F(SoftHsmToken, IsChosenByTokenOrSerialNumber) {
    addUsualToken();
    hsm_.addToken("Outra");
    hsm_.add("Outra", "a1", pki_.p256Key(), pki_.p256());
    Pkcs11Provider either(options());
    try {
        either.credential({});
        FAIL() << "which one?";
    } catch (const Error& error) {
        EXPECT_EQ(error.reason(), "PKCS11_CHOOSE_KEY");
        EXPECT_THAT(error.params().at("keys"), HasSubstr("Olaria ("));
        EXPECT_THAT(error.params().at("keys"), HasSubstr("Outra ("));
        EXPECT_THAT(error.params().at("keys"), HasSubstr("), a1: " + pki_.p256().commonName()));
    }
    EXPECT_EQ(Pkcs11Provider(options("Outra")).credential({}).chain.front(), pki_.p256());
    for (const auto& key : providers::listPkcs11Keys(SoftHsm::module()))
        EXPECT_EQ(Pkcs11Provider(options(key.serial)).credential({}).chain.front(), key.certificate);
    EXPECT_EQ(thrown([&] { Pkcs11Provider(options("Nenhum")).credential({}); }), "NotFound/PKCS11_NO_TOKEN");
}

TEST_F(SoftHsmToken, IsChosenByIdentifierAmongItsKeys) {
    addUsualToken();
    hsm_.add("Olaria", "b2", pki_.p384Key(), pki_.p384());
    EXPECT_EQ(thrown([&] { Pkcs11Provider(options()).credential({}); }), "Input/PKCS11_CHOOSE_KEY");
    EXPECT_EQ(Pkcs11Provider(options({}, "b2")).credential({}).chain.front(), pki_.p384());
    EXPECT_EQ(thrown([&] { Pkcs11Provider(options({}, "c3")).credential({}); }), "NotFound/PKCS11_NO_KEY");
}

TEST_F(SoftHsmToken, NeedsBothKeyAndCertificate) {
    EXPECT_EQ(thrown([&] { Pkcs11Provider(options()).credential({}); }), "NotFound/PKCS11_NO_TOKEN");
    hsm_.addToken("Olaria");
    hsm_.addKey("Olaria", "a1", pki_.leafKey());
    EXPECT_EQ(thrown([&] { Pkcs11Provider(options()).credential({}); }), "NotFound/PKCS11_NO_KEY");
    hsm_.addCertificate("Olaria", "b2", pki_.p256());
    Pkcs11Provider withoutKey(options());
    EXPECT_EQ(withoutKey.credential({}).chain.front(), pki_.p256());
    TypingPerson person({SoftHsm::pin});
    KeepingSink sink;
    const std::vector items{itemOf(1, {Kind::Ecdsa, DigestAlgorithm::Sha256})};
    EXPECT_EQ(thrown([&] { withoutKey.sign(items, sink, person, {}); }), "NotFound/PKCS11_NO_KEY")
        << "known after login only";
}

TEST_F(SoftHsmToken, AsksOnceForAllOnlyWhenThePersonChoseThat) {
    addUsualToken();
    const std::vector items{itemOf(1), itemOf(2), itemOf(3)};
    for (const bool once : {false, true}) {
        auto chosen = options();
        chosen.onePinForAll = once;
        Pkcs11Provider provider(chosen);
        TypingPerson person({SoftHsm::pin, SoftHsm::pin, SoftHsm::pin});
        KeepingSink sink;
        provider.sign(items, sink, person, {});
        EXPECT_EQ(sink.values.size(), 3U);
        ASSERT_EQ(person.questions.size(), once ? 1U : 3U);
        EXPECT_EQ(person.questions[0].oneForAll, once);
        EXPECT_EQ(person.questions[0].offersForAll, !once);
        EXPECT_EQ(person.questions[0].documentNames.size(), 3U);
    }
}

TEST_F(SoftHsmToken, TakesOnePinForTheDocumentsThatFollowWhenThePersonSaysSo) {
    addUsualToken();
    Pkcs11Provider provider(options());
    TypingPerson person({SoftHsm::pin});
    person.forAll = true;
    KeepingSink sink;
    const std::vector items{itemOf(1), itemOf(2), itemOf(3)};
    provider.sign(items, sink, person, {});
    EXPECT_EQ(sink.values.size(), 3U);
    EXPECT_EQ(person.questions.size(), 1U);
    TypingPerson nobody;
    EXPECT_EQ(thrown([&] { provider.sign(items, sink, nobody, {}); }), "Declined/PIN_DECLINED")
        << "the login ends with the call";
}

} // namespace
} // namespace cunho::test
