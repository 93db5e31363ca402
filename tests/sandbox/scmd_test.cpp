// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "scmd_test.hpp"

#include "fakes/judges.hpp"

#include <algorithm>

// What SCMD answers to a client that keeps the rules: to each citizen, and when something goes wrong.
namespace cunho::test {
namespace {

class SandboxScmd : public testing::Test {
  protected:
    /// "200" or another code of the reply.
    static std::string code(const Received& reply) { return saidBy(reply, "Code"); }

    /// The certificates of GetCertificate, in their order.
    std::vector<crypto::Certificate> certificates(char letter = 'A') {
        return crypto::Certificate::listFromFile(
            toBytes(saidBy(cmd_.certificate(letter), "GetCertificateResult")));
    }

    void expectSigned(const std::string& base64, int document, char letter = 'A') {
        EXPECT_TRUE(crypto::verifyRsaPkcs1(certificates(letter).front(), documentDigest(document),
                                           fromBase64(base64)));
    }

    std::string lastText() { return cmd_.messages().back().at("text"); }

    void fault(const std::string& operation, const std::string& action, int times = 1) {
        talk_.fault("scmd." + operation, action, times);
    }

    void TearDown() override { EXPECT_EQ(talk_.broken(), expected_); }

    Talk talk_;
    Cmd cmd_{talk_};
    std::vector<int> expected_; ///< broken checks
};

TEST_F(SandboxScmd, SignsOneDocument) {
    cmd_.certificate();
    const auto asked = cmd_.sign();
    EXPECT_EQ(code(asked), "200");
    EXPECT_EQ(saidBy(asked, "Field"), "nil");
    EXPECT_EQ(saidBy(asked, "ProcessId").size(), 36U);
    EXPECT_EQ(lastText(),
              "Código de segurança: " + cmd_.code() + ". Assinatura de documento \"FT 2026/12\".");
    EXPECT_EQ(cmd_.messages().back().at("phone"), "+351 912000001");
    const auto reply = cmd_.validate();
    EXPECT_EQ(code(reply), "200");
    EXPECT_EQ(saidBy(reply, "ArrayOfHashStructure"), "nil");
    EXPECT_EQ(saidBy(reply, "certificate"), "nil");
    expectSigned(saidBy(reply, "Signature"), 0);
}

TEST_F(SandboxScmd, SignsAHundredDocumentsAtOnce) {
    cmd_.certificate();
    EXPECT_EQ(code(cmd_.signMany(100)), "200");
    EXPECT_NE(lastText().find("\"Documento 0\" e mais 99."), std::string::npos);
    const auto reply = cmd_.validate();
    EXPECT_EQ(saidBy(reply, "Signature"), "nil");
    const auto document = xml::Document::parse(asBytes(reply.body));
    const auto list = firstNamed(document.root(), "ArrayOfHashStructure")->children();
    ASSERT_EQ(list.size(), 100U);
    for (const std::size_t at : {0U, 37U, 99U}) {
        EXPECT_EQ(list[at].children().at(1).text(), "Documento " + std::to_string(at));
        EXPECT_EQ(list[at].children().at(2).text(), std::to_string(at));
        expectSigned(list[at].children().at(0).text(), static_cast<int>(at));
    }
}

TEST_F(SandboxScmd, ANameMayHave44Characters) {
    cmd_.certificate();
    std::string name;
    for (int i = 0; i < 44; ++i)
        name += "ã";
    EXPECT_EQ(code(cmd_.sign('A', "", name)), "200");
    EXPECT_NE(lastText().find(name), std::string::npos);
}

TEST_F(SandboxScmd, GivesTheCertificateForPinAndCode) {
    EXPECT_EQ(code(cmd_.certificateWithPin('A', "246801")), "200");
    const auto reply = cmd_.validate();
    EXPECT_EQ(crypto::Certificate::listFromFile(toBytes(saidBy(reply, "certificate"))), certificates());
    EXPECT_EQ(saidBy(reply, "Signature"), "nil");
}

TEST_F(SandboxScmd, TheCertificateGivenForPinAndCodeIsEnoughToSign) {
    cmd_.certificateWithPin('A', "246801");
    cmd_.validate();
    EXPECT_EQ(code(cmd_.sign()), "200");
}

TEST_F(SandboxScmd, CertificatesComeUnsorted) {
    const auto list = certificates();
    ASSERT_EQ(list.size(), 3U);
    EXPECT_EQ(list[0].subjectSerialNumber(), "BI10000001");
    EXPECT_TRUE(list[0].hasNonRepudiation());
    EXPECT_TRUE(list[1].isSelfIssued()) << "the root stands before the issuer";
    EXPECT_EQ(list[2].subject(), list[0].issuer());
    talk_.turn("cmdSortedChain", true);
    const auto sorted = certificates();
    EXPECT_EQ(sorted, (std::vector{list[0], list[2], list[1]}));
}

TEST_F(SandboxScmd, OpensslTrustsTheChain) {
    const TemporaryFolder folder;
    const auto path = [&](const char* name) { return (folder.path() / name).string(); };
    const auto list = certificates();
    for (std::size_t i = 0; i < list.size(); ++i) {
        AtomicFile file(folder.path() / (std::to_string(i) + ".pem"), AtomicFile::Existing::Refuse);
        file.write(asBytes(list[i].pem()));
        file.commit();
    }
    const auto verdict = ask("openssl", {"verify", "-x509_strict", "-CAfile", talk_.access.rootCertificate,
                                         "-untrusted", path("2.pem"), path("0.pem")});
    EXPECT_TRUE(verdict.good) << verdict.report;
    const auto text = ask("openssl", {"x509", "-in", path("0.pem"), "-noout", "-text"}).report;
    EXPECT_NE(text.find("Non Repudiation"), std::string::npos);
    EXPECT_NE(text.find("qcStatements"), std::string::npos);
}

TEST_F(SandboxScmd, TheForeignerHasAnotherNumber) {
    EXPECT_EQ(certificates('D').front().subjectSerialNumber(), "PASGB-P0000004");
}

TEST_F(SandboxScmd, WhoMayNotSignHasNoCertificate) {
    EXPECT_EQ(saidBy(cmd_.certificate('G'), "GetCertificateResult"), "nil");
    EXPECT_EQ(saidBy(cmd_.certificate("+351 960000000"), "GetCertificateResult"), "nil") << "nobody's phone";
    talk_.turn("cmdEmptyCertificate", true);
    EXPECT_EQ(saidBy(cmd_.certificate('G'), "GetCertificateResult"), "");
    const auto reply = cmd_.certificateWithPin('G', cmdPinOf('G'));
    EXPECT_EQ(code(reply), "800");
    EXPECT_EQ(saidBy(reply, "Field"), "userId");
    EXPECT_TRUE(cmd_.messages().empty());
}

TEST_F(SandboxScmd, WhoMustChangeThePinIsTold) {
    for (const auto& [letter, expected] : {std::pair('H', "901"), {'I', "902"}}) {
        EXPECT_EQ(certificates(letter).size(), 3U);
        EXPECT_EQ(code(cmd_.sign(letter, "999999")), "801") << "first the PIN has to be right";
        EXPECT_EQ(code(cmd_.sign(letter)), expected);
    }
    EXPECT_TRUE(cmd_.messages().empty());
}

TEST_F(SandboxScmd, EverybodyElseSigns) {
    for (const char letter : std::string("ABCDEFJKL"))
        EXPECT_EQ(code(cmd_.signature(letter)), "200") << letter;
}

TEST_F(SandboxScmd, ThreeWrongPinsInARowBlock) {
    cmd_.certificate();
    for (int round = 0; round < 2; ++round) {
        EXPECT_EQ(code(cmd_.sign('A', "000000")), "801");
        EXPECT_EQ(code(cmd_.sign('A', "000000")), "801");
        EXPECT_EQ(code(cmd_.sign()), "200") << "the right one starts the count anew";
    }
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(code(cmd_.sign('A', "000000")), "801");
    const auto blocked = cmd_.sign();
    EXPECT_EQ(code(blocked), "801");
    EXPECT_NE(saidBy(blocked, "Message").find("bloqueado"), std::string::npos);
    cmd_.certificate('B');
    EXPECT_EQ(code(cmd_.sign('B')), "200") << "nobody else's";
}

TEST_F(SandboxScmd, AWrongCodeMayBeTypedAgain) {
    cmd_.certificate();
    cmd_.sign();
    EXPECT_EQ(code(cmd_.validate(cmd_.wrongCode())), "802");
    const auto wrong = cmd_.validate(cmd_.wrongCode());
    EXPECT_EQ(code(wrong), "802");
    EXPECT_EQ(saidBy(wrong, "Signature"), "nil");
    EXPECT_EQ(code(cmd_.validate()), "200");
}

TEST_F(SandboxScmd, AnotherCodeTakesTheFirstOnesPlace) {
    cmd_.certificate();
    cmd_.sign();
    const std::string first = cmd_.code();
    for (int i = 0; i < 3; ++i) {
        talk_.clock.advance(30s);
        EXPECT_EQ(code(cmd_.forceSms()), "200");
    }
    EXPECT_EQ(cmd_.messages().size(), 4U);
    if (first != cmd_.code()) {
        EXPECT_EQ(code(cmd_.validate(first)), "802");
    }
    EXPECT_EQ(code(cmd_.validate()), "200");
}

TEST_F(SandboxScmd, AnotherCodeHasFiveMinutesAndThreeTriesOfItsOwn) {
    cmd_.certificate();
    cmd_.sign();
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(code(cmd_.validate(cmd_.wrongCode())), "802");
    talk_.clock.advance(5min);
    EXPECT_EQ(code(cmd_.forceSms()), "200");
    EXPECT_EQ(code(cmd_.validate(cmd_.wrongCode())), "802");
    talk_.clock.advance(5min);
    EXPECT_EQ(code(cmd_.validate()), "200");
}

TEST_F(SandboxScmd, ACodeLivesForFiveMinutes) {
    cmd_.certificate();
    cmd_.sign();
    talk_.clock.advance(5min + 1ms);
    const auto late = cmd_.validate();
    EXPECT_EQ(code(late), "816");
    EXPECT_EQ(saidBy(late, "Signature"), "nil");
    cmd_.sign();
    talk_.clock.advance(5min + 1ms);
    EXPECT_EQ(code(cmd_.forceSms()), "816");
}

TEST_F(SandboxScmd, AProcessNobodyKnowsIsOver) {
    cmd_.certificate();
    cmd_.sign();
    const std::string code = cmd_.code();
    cmd_.processId = newUuid();
    EXPECT_EQ(SandboxScmd::code(cmd_.validate(code)), "816");
    EXPECT_EQ(SandboxScmd::code(cmd_.forceSms()), "816");
}

TEST_F(SandboxScmd, ALostResultIsOverAndNobodyIsBlamed) {
    cmd_.certificate();
    cmd_.sign();
    fault("ValidateOtp", "dropAfterProcessing");
    EXPECT_EQ(cmd_.validate().status, 0);
    EXPECT_EQ(code(cmd_.validate()), "816");
}

TEST_F(SandboxScmd, AfterALostRequestEverythingStartsAnew) {
    cmd_.certificate();
    fault("SCMDSign", "dropAfterProcessing");
    EXPECT_EQ(cmd_.sign().status, 0);
    EXPECT_EQ(cmd_.messages().size(), 1U);
    fault("SCMDSign", "dropBeforeRead");
    EXPECT_EQ(cmd_.sign().status, 0);
    EXPECT_EQ(cmd_.messages().size(), 1U);
    EXPECT_EQ(code(cmd_.sign()), "200");
    EXPECT_EQ(code(cmd_.validate()), "200");
}

TEST_F(SandboxScmd, AfterALostReplyAnotherCodeMayBeAskedForAtOnce) {
    cmd_.certificate();
    cmd_.sign();
    talk_.clock.advance(30s);
    fault("ForceSMS", "dropAfterProcessing");
    EXPECT_EQ(cmd_.forceSms().status, 0);
    EXPECT_EQ(code(cmd_.forceSms()), "200");
    EXPECT_EQ(code(cmd_.validate()), "200");
}

TEST_F(SandboxScmd, CodesOnDemand) {
    cmd_.certificate();
    for (const char* wanted : {"500", "801", "817", "900", "901", "902", "999"}) {
        fault("SCMDSign", std::string("code:") + wanted);
        EXPECT_EQ(code(cmd_.sign()), wanted);
    }
    EXPECT_TRUE(cmd_.messages().empty()) << "no code is sent";
    cmd_.sign();
    fault("ValidateOtp", "otp:wrong");
    EXPECT_EQ(code(cmd_.validate()), "802");
    fault("ValidateOtp", "otp:late");
    EXPECT_EQ(code(cmd_.validate()), "816");
}

TEST_F(SandboxScmd, AMessageMayNotComeOrBringAWrongOrAnOldCode) {
    cmd_.certificate();
    fault("SCMDSign", "noMessage");
    EXPECT_EQ(code(cmd_.sign()), "200");
    EXPECT_TRUE(cmd_.messages().empty());
    fault("SCMDSign", "wrongCode");
    cmd_.sign();
    EXPECT_EQ(code(cmd_.validate()), "802");
    fault("SCMDSign", "lateCode");
    cmd_.sign();
    EXPECT_EQ(code(cmd_.validate()), "816");
}

TEST_F(SandboxScmd, SoapFaults) {
    fault("GetCertificate", "soapFault");
    const auto reply = cmd_.certificate();
    EXPECT_EQ(reply.status, 500);
    EXPECT_EQ(saidBy(reply, "faultcode"), "a:InternalServiceFault");
    fault("GetCertificate", "status:503");
    EXPECT_EQ(cmd_.certificate().status, 503);
}

TEST_F(SandboxScmd, SignaturesThatAreWrongMixedOrMissing) {
    cmd_.certificate();
    const auto after = [&](const char* action) {
        cmd_.signMany(3);
        fault("ValidateOtp", action);
        return cmd_.validate();
    };
    const std::string moved = saidBy(after("reorderSignatures"), "HashStructure");
    EXPECT_NE(moved.find("Documento 2"), std::string::npos) << "with its own name and id";
    expectSigned(moved.substr(0, moved.find("Documento")), 2);
    const auto wrong = after("corruptSignature");
    EXPECT_FALSE(
        crypto::verifyRsaPkcs1(certificates().front(), documentDigest(0), fromBase64(saidBy(wrong, "Hash"))));
    const auto fewer = after("missingSignature");
    EXPECT_EQ(fewer.body.find("Documento 2"), std::string::npos);
    EXPECT_NE(fewer.body.find("Documento 1"), std::string::npos);
    cmd_.sign();
    fault("ValidateOtp", "missingSignature");
    EXPECT_EQ(saidBy(cmd_.validate(), "Signature"), "nil");
}

TEST_F(SandboxScmd, MembersThatNobodyDocumented) {
    cmd_.certificate();
    fault("SCMDSign", "unknownExtraMembers");
    EXPECT_EQ(saidBy(cmd_.sign(), "Since"), "9.9");
    fault("ValidateOtp", "unknownExtraMembers");
    const auto reply = cmd_.validate();
    EXPECT_EQ(saidBy(reply, "Since"), "9.9");
    expectSigned(saidBy(reply, "Signature"), 0);
}

TEST_F(SandboxScmd, TheWireBreaks) {
    for (const char* action : {"dropBeforeRead", "dropAfterProcessing", "dropMidBody"}) {
        fault("GetCertificate", action);
        EXPECT_EQ(cmd_.certificate().status, 0) << action;
    }
    fault("GetCertificate", "truncateJson");
    EXPECT_FALSE(cmd_.certificate().body.ends_with("Envelope>\n"));
    EXPECT_EQ(cmd_.certificate().status, 200);
}

TEST_F(SandboxScmd, TheCertificateForEncryptionWasReplaced) {
    fault("GetCertificate", "encryptionReplaced");
    EXPECT_EQ(cmd_.certificate().status, 500);
    cmd_.certificate();
    fault("SCMDSign", "encryptionReplaced");
    EXPECT_EQ(code(cmd_.sign()), "800");
}

TEST_F(SandboxScmd, ASecondPaddingBySwitch) {
    talk_.turn("cmdOaep", true);
    const TemporaryFolder folder;
    const auto path = [&](const char* name) { return (folder.path() / name).string(); };
    AtomicFile phone(folder.path() / "phone", AtomicFile::Existing::Refuse);
    phone.write(asBytes("+351 912000001"));
    phone.commit();
    ASSERT_TRUE(
        ask("openssl", {"pkeyutl", "-encrypt", "-certin", "-inkey", talk_.access.cmdEncryption, "-pkeyopt",
                        "rsa_padding_mode:oaep", "-in", path("phone"), "-out", path("cipher")})
            .good);
    const std::string cipher = toBase64(readFile(path("cipher")));
    cmd_.spoil = [&](const std::string&, Sent& sent) {
        const auto at = sent.rawBody.find("<userId>") + 8;
        sent.rawBody.replace(at, sent.rawBody.find("</userId>") - at, cipher);
    };
    EXPECT_NE(saidBy(cmd_.certificate(), "GetCertificateResult").find("BEGIN"), std::string::npos);
    cmd_.spoil = [](const std::string&, Sent&) {};
    EXPECT_EQ(cmd_.certificate().violation, 36) << "and the first one no more";
    talk_.turn("cmdOaep", false);
    EXPECT_EQ(cmd_.certificate().status, 200);
    expected_ = {36};
}

TEST_F(SandboxScmd, APresetIsForOneOrForManyDocuments) {
    cmd_.certificate();
    const auto after = [&](const char* preset, const std::function<Received()>& act) {
        talk_.control("/sandbox/presets", {{"name", preset}});
        return act();
    };
    const auto one = [&] { return cmd_.sign(); };
    const auto two = [&] { return cmd_.signMany(2); };
    EXPECT_EQ(code(after("cmd-pin-errado", two)), "801");
    EXPECT_EQ(code(two()), "200");
    EXPECT_EQ(code(after("cmd-mudar-pins", one)), "901");
    EXPECT_EQ(code(after("cmd-mudar-pin-de-assinatura", one)), "902");
    EXPECT_EQ(code(after("cmd-em-baixo", one)), "500");
    EXPECT_EQ(after("cmd-pedido-perdido", one).status, 0);
    EXPECT_EQ(code(one()), "200") << "each is over after one of them";
    EXPECT_EQ(code(after("cmd-codigo-errado", [&] { return cmd_.validate(); })), "802");
    EXPECT_EQ(after("cmd-falha-soap", [&] { return cmd_.validate(); }).status, 500);
    EXPECT_EQ(after("cmd-reenvio-perdido",
                    [&] {
                        talk_.clock.advance(30s);
                        return cmd_.forceSms();
                    })
                  .status,
              0);
    EXPECT_EQ(code(after("cmd-codigo-tarde", [&] { return cmd_.validate(); })), "816");
    EXPECT_EQ(after("cmd-certificado-perdido", [&] { return cmd_.certificate(); }).status, 0);
    EXPECT_EQ(code(after("cmd-cifra-substituida", two)), "800");
    EXPECT_EQ(code(after("cmd-inativo", one)), "817");
}

TEST_F(SandboxScmd, ACertificateForEncryptionThatHasEnded) {
    auto options = sharedOptions();
    options.expiredCmdEncryption = true;
    Talk other(options);
    const auto pem = readFile(other.access.cmdEncryption);
    EXPECT_LT(crypto::Certificate::fromPem(asText(pem)).notAfter(), other.clock.now());
    EXPECT_GT(cmd_.encryption.notAfter(), talk_.clock.now());
    EXPECT_EQ(cmd_.encryption.keyBits(), 2048);
}

TEST_F(SandboxScmd, ForgetsEverythingWithAReset) {
    cmd_.signature();
    for (int i = 0; i < 3; ++i)
        cmd_.sign('A', "000000");
    talk_.control("/sandbox/reset", json::object());
    EXPECT_TRUE(talk_.look("/sandbox/ledger").at("signatures").empty());
    EXPECT_EQ(code(cmd_.signature()), "200");
}

TEST_F(SandboxScmd, TheTranscriptHoldsNoSecret) {
    cmd_.certificate();
    cmd_.sign('A', "135790");
    cmd_.sign();
    cmd_.validate(cmd_.wrongCode());
    const std::string code = cmd_.code();
    cmd_.validate();
    // A client that is too trusting: in plain text, and in the wrong places.
    cmd_.spoil = [](const std::string&, Sent& sent) {
        replaceIn(sent.rawBody, "<applicationId>",
                  "<PIN>135790</PIN><userid>912000001</userid><applicationId>");
    };
    cmd_.certificate();
    expected_ = {34};
    const std::string text = talk_.send({"GET", "/sandbox/transcript", {}, nullptr, "", ""}).body;
    for (const std::string& secret : {std::string("135790"), std::string("246801"), std::string("912000001"),
                                      code, cmd_.applicationId(), talk_.access.cmdApplicationId}) {
        EXPECT_EQ(text.find(secret), std::string::npos) << secret;
    }
    for (const char* open : {"FT 2026/12", "\"802\"", "SCMDService/ValidateOtp", "\"Signature\""})
        EXPECT_NE(text.find(open), std::string::npos) << open;
    EXPECT_NE(text.find(cmd_.processId), std::string::npos);
}

} // namespace
} // namespace cunho::test
