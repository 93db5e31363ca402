// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/judges.hpp"
#include "virtual_card/card_folder.hpp"
#include "virtual_card/emulated_card.hpp"
#include "virtual_card/tlv.hpp"

#include <cunho/core/file.hpp>

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/bn.h>
#include <openssl/ec.h>

namespace cunho::test {
namespace {

using testing::HasSubstr;
using Kind = EmulatedCardChoice::Kind;
using Lie = EmulatedCardChoice::Lie;

EmulatedCardChoice cc1() {
    EmulatedCardChoice choice;
    choice.kind = Kind::Cc1;
    return choice;
}

EmulatedCardChoice cc1OnT0() {
    EmulatedCardChoice choice = cc1();
    choice.t0 = true;
    choice.rsaBits = 2048;
    return choice;
}

/// A terminal that knows hexadecimal.
class Terminal {
  public:
    explicit Terminal(EmulatedCardChoice choice) : card(cardFolder(), std::move(choice)) {}

    std::string send(const std::string& command) { return toHex(card.answer(fromHex(command))); }

    /// Data of an answer of 9000, with what GET RESPONSE brings.
    Bytes whole(const std::string& command) {
        Bytes all;
        Bytes answer = card.answer(fromHex(command));
        for (int part = 0; part < 10 && answer.size() >= 2; ++part) {
            const Byte first = answer[answer.size() - 2];
            const Byte last = answer.back();
            answer.resize(answer.size() - 2);
            append(all, answer);
            if (first == 0x90 && last == 0x00)
                return all;
            if (first != 0x61)
                break;
            answer = card.answer(Bytes{0x00, 0xC0, 0x00, 0x00, last});
        }
        ADD_FAILURE() << command << " was not answered with 9000";
        return {};
    }

    /// The certificate in a file as openssl reads it, zeros behind it and all.
    std::string subject(const std::string& path) {
        EXPECT_EQ(send("00A4080C04" + path), "9000");
        Bytes file;
        for (std::size_t offset = 0;; offset += 0x80) {
            const Bytes part = card.answer(
                Bytes{0x00, 0xB0, static_cast<Byte>(offset >> 8U), static_cast<Byte>(offset & 0xFFU), 0x80});
            if (part.size() <= 2)
                break;
            append(file, ByteView(part).first(part.size() - 2));
        }
        const auto target = folder.path() / "certificate.der";
        std::ofstream(target, std::ios::binary) << asText(file);
        return ask("openssl", {"x509", "-inform", "DER", "-noout", "-subject", "-nameopt", "utf8", "-in",
                               target.string()})
            .report;
    }

    /// Whether openssl takes the value for a signature on `digest`.
    bool verifies(ByteView digest, ByteView value, const std::vector<std::string>& options) {
        const auto write = [this](const char* name, ByteView bytes) {
            std::ofstream(folder.path() / name, std::ios::binary) << asText(bytes);
            return (folder.path() / name).string();
        };
        std::vector<std::string> arguments{"pkeyutl",
                                           "-verify",
                                           "-certin",
                                           "-inkey",
                                           card.signatureCertificate().string(),
                                           "-in",
                                           write("digest", digest),
                                           "-sigfile",
                                           write("value", value)};
        arguments.insert(arguments.end(), options.begin(), options.end());
        return ask("openssl", arguments).good;
    }

    EmulatedCard card;
    TemporaryFolder folder;
};

const std::string selectCc1 = "00a4040c07604632ff000002";
const std::string selectCc2 = "00a4040c07604632ff000004";
const std::string verifyPin = "002000820832323232ffffffff";
const std::string wrongPin = "002000820839393939ffffffff";

/// r and s as CMS wants them.
Bytes derOf(ByteView raw) {
    ECDSA_SIG* parts = ECDSA_SIG_new();
    const auto half = static_cast<int>(raw.size() / 2);
    ECDSA_SIG_set0(parts, BN_bin2bn(raw.data(), half, nullptr), BN_bin2bn(raw.data() + half, half, nullptr));
    Bytes der(static_cast<std::size_t>(i2d_ECDSA_SIG(parts, nullptr)));
    unsigned char* end = der.data();
    i2d_ECDSA_SIG(parts, &end);
    ECDSA_SIG_free(parts);
    return der;
}

TEST(EmulatedCc2, SignsAsTheCardDoes) {
    Terminal terminal({});
    const Bytes digest(32, 0x17);
    ASSERT_EQ(terminal.send(selectCc2), "9000");
    ASSERT_EQ(terminal.send("0020008200"), "63c3");
    ASSERT_EQ(terminal.send(verifyPin), "9000");
    ASSERT_EQ(terminal.send("0020008200"), "9000");
    ASSERT_EQ(terminal.send("002241b606800144840108"), "9000");
    ASSERT_EQ(terminal.send("002a90a0229020" + toHex(digest)), "9000");
    const Bytes value = terminal.whole("002a9e9a00");
    ASSERT_EQ(value.size(), 64U);
    EXPECT_TRUE(terminal.verifies(digest, derOf(value), {}));
    EXPECT_FALSE(terminal.verifies(Bytes(32, 0x18), derOf(value), {}));
    EXPECT_EQ(terminal.send("0020008200"), "63c3") << "the PIN is for one signature";
    EXPECT_EQ(terminal.card.signatureCount(), 1);
    EXPECT_EQ(terminal.card.verifyCount(), 1);
    EXPECT_EQ(terminal.card.headers().back(), "00200082");
}

TEST(EmulatedCc2, IsTakenForOneByItsApplications) {
    Terminal terminal({});
    EXPECT_EQ(toHex(terminal.card.atr()), "3bff9600008131fe4380318065b085050011120fff829000e1");
    EXPECT_EQ(terminal.send(selectCc1), "6a82");
    EXPECT_EQ(terminal.send("00a4040c07604632ff000005"), "9000");
    EXPECT_EQ(terminal.send("00a4040007604632ff00000400"), "6f098407604632ff0000049000");
    EXPECT_EQ(terminal.send("00a4040c07a0000002471001"), "6a82");
}

TEST(EmulatedCc2, HasItsCertificatesInOtherFiles) {
    Terminal terminal({});
    ASSERT_EQ(terminal.send(selectCc2), "9000");
    EXPECT_THAT(terminal.subject("5f00ef04"), HasSubstr("OU=(Teste) Assinatura Qualificada do Cidadão"));
    EXPECT_THAT(terminal.subject("5f00ef02"), HasSubstr("OU=(Teste) Autenticação do Cidadão"));
    EXPECT_EQ(terminal.send("00a40800045f00ef0400"), "6f1581020a8c8201018302ef048a01058c051bffffff009000");
}

TEST(EmulatedCc2, GivesItsPublicKey) {
    Terminal terminal({});
    ASSERT_EQ(terminal.send(selectCc2), "9000");
    const std::string point = terminal.send("00cb00ff0ab6038301087f4902860000");
    EXPECT_EQ(point.substr(0, 22), "b649830108"
                                   "7f4943"
                                   "864104");
    EXPECT_EQ(point.size(), 2 * (11 + 64 + 2U));
    EXPECT_EQ(terminal.send("00cb00ff0ab6038301087f4902060000"), "b6108301087f490a06082a8648ce3d0301079000");
}

TEST(EmulatedCc2, ReadsByShortIdentifier) {
    Terminal terminal({});
    ASSERT_EQ(terminal.send("00a4040c07604632ff000005"), "9000");
    EXPECT_EQ(terminal.send("00b09dd210"), std::string(32, '0') + "9000") << "SFI 1D is 011D";
    EXPECT_EQ(terminal.send("00a4020002010d00"), "6f168003000bb88201018302010d8a01058c051bffffff009000");
}

TEST(EmulatedCc2, ForgetsThePinAtLogoutSelectionAndReset) {
    for (const char* const end : {"0020ff8200", "00a4040c07604632ff000004"}) {
        Terminal terminal({});
        terminal.send(selectCc2);
        ASSERT_EQ(terminal.send(verifyPin), "9000");
        EXPECT_EQ(terminal.send(end), "9000");
        EXPECT_EQ(terminal.send("0020008200"), "63c3") << end;
    }
    Terminal terminal({});
    terminal.send(selectCc2);
    terminal.send(verifyPin);
    EXPECT_EQ(terminal.card.reset(), terminal.card.atr());
    EXPECT_EQ(terminal.send("0020008200"), "6a88") << "no application, no PIN";
}

TEST(EmulatedCc2, OfTheAirWantsPace) {
    EmulatedCardChoice choice;
    choice.contactless = true;
    Terminal terminal(choice);
    EXPECT_EQ(toHex(terminal.card.atr()), "3b8f800180318065b085050011120fff8290008b");
    EXPECT_EQ(terminal.send(selectCc1), "6a82");
    EXPECT_EQ(terminal.send(selectCc2), "6982");
    EXPECT_EQ(terminal.send("00a4040c07604632ff000005"), "6982");
}

struct Scheme {
    const char* algorithm;
    std::size_t digest;
    std::vector<std::string> options;
};

void PrintTo(const Scheme& scheme, std::ostream* out) {
    *out << scheme.algorithm;
}

class EmulatedCc1Signs : public testing::TestWithParam<Scheme> {};

TEST_P(EmulatedCc1Signs, WithRsa3072InTwoParts) {
    Terminal terminal(cc1());
    const Scheme& scheme = GetParam();
    const Bytes digest(scheme.digest, 0x29);
    ASSERT_EQ(terminal.send(selectCc1), "9000");
    ASSERT_EQ(terminal.send(verifyPin), "9000");
    ASSERT_EQ(terminal.send(std::string("002241b6068001") + scheme.algorithm + "840101"), "9000");
    ASSERT_EQ(terminal.send("002a90a0" + toHex(tlv(0x00, tlv(0x90, digest))).substr(2)), "9000");
    const Bytes first = terminal.card.answer(fromHex("002a9e9a00"));
    ASSERT_EQ(first.size(), 258U);
    ASSERT_EQ(toHex(ByteView(first).last(2)), "6180");
    Bytes value(first.begin(), first.end() - 2);
    append(value, terminal.whole("00c0000080"));
    EXPECT_TRUE(terminal.verifies(digest, value, scheme.options));
}

const std::vector<std::string> pss{"-pkeyopt", "rsa_padding_mode:pss", "-pkeyopt", "rsa_pss_saltlen:digest"};

std::vector<std::string> with(const std::string& digest, std::vector<std::string> options = {}) {
    options.insert(options.end(), {"-pkeyopt", "digest:" + digest});
    return options;
}

INSTANTIATE_TEST_SUITE_P(Algorithms, EmulatedCc1Signs,
                         testing::Values(Scheme{"42", 32, with("sha256")}, Scheme{"52", 48, with("sha384")},
                                         Scheme{"62", 64, with("sha512")},
                                         Scheme{"45", 32, with("sha256", pss)},
                                         Scheme{"55", 48, with("sha384", pss)}),
                         [](const auto& each) { return std::string(each.param.algorithm); });

TEST(EmulatedCc1, OfTheOldAppletKnowsSha256Only) {
    EmulatedCardChoice choice = cc1();
    choice.oldApplet = true;
    Terminal terminal(choice);
    terminal.send(selectCc1);
    EXPECT_EQ(terminal.send("00cadf3000").substr(0, 8), "df300733") << "3.x";
    for (const char* const algorithm : {"52", "45"}) {
        ASSERT_EQ(terminal.send(std::string("002241b6068001") + algorithm + "840101"), "9000");
        EXPECT_EQ(terminal.send("002a90a0229020" + std::string(64, '1')), "6985") << algorithm;
    }
}

TEST(EmulatedCc1, GivesSmallPartsToWhoAsksForThem) {
    Terminal terminal(cc1());
    terminal.send(selectCc1);
    terminal.send(verifyPin);
    terminal.send("002241b606800142840101");
    terminal.send("002a90a0229020" + std::string(64, '1'));
    const std::string first = terminal.send("002a9e9a80");
    EXPECT_EQ(first.substr(first.size() - 4), "6100");
    EXPECT_EQ(terminal.whole("00c0000000").size(), 256U);
    EXPECT_EQ(terminal.send("00c0000000"), "6985") << "nothing is left";
}

TEST(EmulatedCc1, HasItsFilesAndSaysItsVersion) {
    Terminal terminal(cc1());
    EXPECT_EQ(terminal.send("00a4080c045f00ef08"), "6a82") << "no application is selected";
    ASSERT_EQ(terminal.send(selectCc1), "9000");
    EXPECT_THAT(terminal.subject("5f00ef08"), HasSubstr("serialNumber=BI123456789"));
    EXPECT_THAT(terminal.subject("5f00ef09"), HasSubstr("OU=(Teste) Autenticação do Cidadão"));
    EXPECT_THAT(terminal.subject("5f00ef0f"),
                HasSubstr("CN=EC de Assinatura Digital Qualificada do Cartão de Cidadão 0018"));
    EXPECT_THAT(terminal.subject("5f00ef10"), HasSubstr("CN=EC de Autenticação do Cartão de Cidadão 0018"));
    EXPECT_THAT(terminal.subject("5f00ef11"), HasSubstr("CN=Cartão de Cidadão 007"));
    EXPECT_EQ(terminal.send("00cadf3000"), "df3007342e302e322e309000") << "4.0.2.0";
    EXPECT_EQ(terminal.send("00ca9f7f2d").size(), 2 * (45 + 2U));
    EXPECT_EQ(terminal.send("00a4000c025f00"), "9000");
    EXPECT_EQ(terminal.send("00b086d410"), std::string(32, '0') + "9000") << "SFI 06 is EF06";
    EXPECT_EQ(terminal.send("00a4020c02ef05"), "9000");
    EXPECT_EQ(terminal.send("00b0000010"), "6982") << "the address has a PIN";
    EXPECT_EQ(terminal.send("00a4080c063f005f00ef08"), "6a87");
}

TEST(EmulatedCc1, ReadsToTheEndOfAFileAndNoFurther) {
    Terminal terminal(cc1());
    terminal.send(selectCc1);
    ASSERT_EQ(terminal.send("00a4080c020003"), "9000");
    EXPECT_EQ(terminal.send("00b0000000"), "00000000010100009000");
    EXPECT_EQ(terminal.send("00b0000404"), "010100009000");
    EXPECT_EQ(terminal.send("00b0000410"), "010100006282");
    EXPECT_EQ(terminal.send("00b0000800"), "6b00");
}

TEST(EmulatedCc1, OnT0AnswersInTwoSteps) {
    Terminal terminal(cc1OnT0());
    EXPECT_EQ(terminal.send("00a4040007604632ff00000200"), "6700") << "data and Le in one TPDU";
    ASSERT_EQ(terminal.send("00a4040007604632ff000002"), "610b");
    EXPECT_EQ(terminal.send("00c0000010"), "6c0b");
    EXPECT_EQ(terminal.send("00c000000b"), "6f098407604632ff0000029000");
    ASSERT_EQ(terminal.send("00a4080c020003"), "9000");
    EXPECT_EQ(terminal.send("00b0000000"), "6c08");
    EXPECT_EQ(terminal.send("00b0000008"), "00000000010100009000");
    EXPECT_EQ(terminal.send("00ca9f7f00"), "6c2d");

    const Bytes digest(32, 0x29);
    ASSERT_EQ(terminal.send(verifyPin), "9000");
    ASSERT_EQ(terminal.send("002241b606800142840101"), "9000");
    ASSERT_EQ(terminal.send("002a90a0229020" + toHex(digest)), "9000");
    const Bytes value = terminal.whole("002a9e9a00");
    EXPECT_EQ(value.size(), 256U);
    EXPECT_TRUE(terminal.verifies(digest, value, with("sha256")));
}

TEST(EmulatedCard, BlocksThePinAtTheThirdWrongOne) {
    Terminal terminal({});
    terminal.send(selectCc2);
    EXPECT_EQ(terminal.send(wrongPin), "63c2");
    EXPECT_EQ(terminal.send("0020008200"), "63c2");
    EXPECT_EQ(terminal.send(verifyPin), "9000");
    EXPECT_EQ(terminal.card.triesLeft(), 3) << "the right one gives the tries back";
    EXPECT_EQ(terminal.send(wrongPin), "63c2");
    EXPECT_EQ(terminal.send("0020008200"), "63c2") << "and a wrong one takes the right back";
    EXPECT_EQ(terminal.send(wrongPin), "63c1");
    EXPECT_EQ(terminal.send(wrongPin), "63c0");
    EXPECT_EQ(terminal.send(verifyPin), "6983");
    EXPECT_EQ(terminal.send("0020008200"), "6983");
    EXPECT_EQ(terminal.card.triesLeft(), 0);
    EXPECT_EQ(terminal.send("0020008100"), "63c3") << "the other PIN has tries of its own";
    EXPECT_EQ(terminal.send("002c0082103132333435363738"
                            "35353535ffffffff"),
              "9000");
    EXPECT_EQ(terminal.send("002000820835353535ffffffff"), "9000");
}

TEST(EmulatedCard, ChangesThePin) {
    Terminal terminal({});
    terminal.send(selectCc2);
    EXPECT_EQ(terminal.send("002400821039393939ffffffff34343434ffffffff"), "63c2");
    EXPECT_EQ(terminal.send("002400821032323232ffffffff343434ffffffffff"), "6a80") << "three digits";
    EXPECT_EQ(terminal.send("002400821032323232ffffffff34343434ffffffff"), "9000");
    EXPECT_EQ(terminal.send(verifyPin), "63c2");
    EXPECT_EQ(terminal.send("002000820834343434ffffffff"), "9000");
}

TEST(EmulatedCard, SignsNothingWithoutThePinOfTheKey) {
    Terminal terminal({});
    terminal.send(selectCc2);
    terminal.send("002000810831313131ffffffff");
    terminal.send("002241b606800144840108");
    EXPECT_EQ(terminal.send("002a9e9a00"), "6985") << "no hash";
    terminal.send("002a90a0229020" + std::string(64, '1'));
    EXPECT_EQ(terminal.send("002a9e9a00"), "6982");
    terminal.send("002241b606800144840106");
    terminal.send("002a90a0229020" + std::string(64, '1'));
    EXPECT_EQ(terminal.whole("002a9e9a00").size(), 64U) << "the authentication key has its own";
}

EmulatedCardChoice lying(Lie lie) {
    EmulatedCardChoice choice;
    choice.lie = lie;
    return choice;
}

/// Its application selected, and its certificate too.
class Liar : public Terminal {
  public:
    explicit Liar(Lie lie) : Terminal(lying(lie)) {
        send(selectCc2);
        send("00a4080c045f00ef04");
    }
};

TEST(EmulatedCard, LiesWhenItIsTold) {
    EXPECT_THAT(Liar(Lie::FileSize).send("00a40800045f00ef0400"), HasSubstr("8102ffff"));
    EXPECT_EQ(Liar(Lie::CertificateLength).send("00b0000004"), "3082fde89000");
    EXPECT_EQ(Liar(Lie::EndlessFile).send("00b07f0004"), "ffffffff9000");
    EXPECT_EQ(Liar(Lie::WrongLe).send("00b0000010"), "6c20");
    EXPECT_EQ(Liar(Lie::TriesUntold).send("0020008200"), "6a86");
    EXPECT_EQ(Liar(Lie::EndlessResponse).send("00c0000002"), "ffff61ff");
}

TEST(EmulatedCard, SpoilsTheCommandItIsTold) {
    EmulatedCardChoice choice;
    choice.spoiledCommand = 2;
    choice.spoil = EmulatedCardChoice::Spoil::OneByte;
    Terminal terminal(choice);
    EXPECT_EQ(terminal.send(selectCc2), "9000");
    EXPECT_EQ(terminal.send(selectCc2), "90");
    EXPECT_EQ(terminal.send(selectCc2), "9000");
}

TEST(EmulatedCard, SignsSomethingElse) {
    EmulatedCardChoice choice;
    choice.signsOther = true;
    Terminal terminal(choice);
    const Bytes digest(32, 0x17);
    terminal.send(selectCc2);
    terminal.send(verifyPin);
    terminal.send("002241b606800144840108");
    terminal.send("002a90a0229020" + toHex(digest));
    EXPECT_FALSE(terminal.verifies(digest, derOf(terminal.whole("002a9e9a00")), {}));
}

TEST(EmulatedCard, IsForeignToItsProgram) {
    EmulatedCardChoice choice;
    choice.kind = Kind::Foreign;
    Terminal terminal(choice);
    EXPECT_EQ(terminal.send(selectCc1), "6a82");
    EXPECT_EQ(terminal.send("00b0000000"), "6d00");
}

TEST(CardPki, MakesChainsThatOpensslTakes) {
    for (const Kind kind : {Kind::Cc1, Kind::Cc2}) {
        EmulatedCardChoice choice;
        choice.kind = kind;
        choice.rsaBits = 2048;
        const EmulatedCard card(cardFolder(), choice);
        const Verdict verdict =
            ask("openssl", {"verify", "-x509_strict", "-CAfile", card.root().string(), "-untrusted",
                            card.signatureAuthorities().string(), card.signatureCertificate().string()});
        EXPECT_TRUE(verdict.good) << verdict.report;
    }
}

TEST(CardPki, SaysQualifiedAndNothingElse) {
    const EmulatedCard card(cardFolder(), {});
    const std::string text =
        ask("openssl", {"x509", "-noout", "-ext", "keyUsage,qcStatements,authorityInfoAccess", "-in",
                        card.signatureCertificate().string()})
            .report;
    EXPECT_THAT(text, HasSubstr("Non Repudiation\n"));
    EXPECT_THAT(text, HasSubstr("qcStatements"));
    EXPECT_THAT(text, HasSubstr("OCSP - URI:http://pki.cunho.example/ocsp/asc-0020"));
}

TEST(CardPki, NamesWhoeverAnswersAndWhoeverHoldsIt) {
    EmulatedCardChoice choice;
    choice.url = "http://127.0.0.1:4711";
    choice.holder.civilNumber = "876543210";
    const EmulatedCard card(cardFolder(), choice);
    const std::string text =
        ask("openssl", {"x509", "-noout", "-text", "-in", card.signatureCertificate().string()}).report;
    EXPECT_THAT(text, HasSubstr("http://127.0.0.1:4711/crl/asc-0020.crl"));
    EXPECT_THAT(text, HasSubstr("BI876543210"));
    EXPECT_EQ(card.root(), EmulatedCard(cardFolder(), {}).root());
}

} // namespace
} // namespace cunho::test
