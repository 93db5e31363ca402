// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "scmd_test.hpp"

#include <set>

// Each check of SCMD has a request that breaks it and nothing else: the conversation is right, one thing is
// spoilt.
namespace cunho::test {
namespace {

struct CmdMutation {
    int check;
    std::string name;
    std::function<Received(Talk&, Cmd&)> run; ///< returns the reply to the broken request
    int status = 400;
    std::string code{}; ///< of an answer that the service itself has

    friend void PrintTo(const CmdMutation& mutation, std::ostream* out) { *out << mutation.name; }
};

using Run = std::function<Received(Talk&, Cmd&)>;

/// The whole conversation over one document, with one request changed.
Run spoilt(const std::string& operation, std::function<void(Talk&, Cmd&, Sent&)> change) {
    return [=](Talk& talk, Cmd& cmd) {
        cmd.spoil = [&talk, &cmd, operation, change](const std::string& at, Sent& sent) {
            if (at == operation)
                change(talk, cmd, sent);
        };
        const Received first = cmd.certificate();
        if (first.violation != 0)
            return first;
        const Received asked = cmd.sign();
        return asked.violation != 0 ? asked : cmd.validate();
    };
}

Run withText(const std::string& operation, std::string from, std::string to) {
    return spoilt(operation, [=](Talk&, Cmd&, Sent& sent) { replaceIn(sent.rawBody, from, to); });
}

/// The value of an element, its name without prefix.
void setValue(std::string& body, const std::string& element, const std::string& value) {
    const auto begin = body.find(element + ">") + element.size() + 1;
    body.replace(begin, body.find("</", begin) - begin, value);
}

Run withValue(const std::string& operation, std::string element, std::function<std::string(Cmd&)> value) {
    return spoilt(operation,
                  [=](Talk&, Cmd& cmd, Sent& sent) { setValue(sent.rawBody, element, value(cmd)); });
}

Run withValue(const std::string& operation, std::string element, std::string value) {
    return withValue(operation, std::move(element), [value](Cmd&) { return value; });
}

/// Encrypted as it should be, with another text inside.
Run withPlain(const std::string& operation, std::string element, std::string text) {
    return withValue(operation, std::move(element), [text](Cmd& cmd) { return cmd.encrypted(text); });
}

/// A batch of three with one thing changed.
Run spoiltBatch(std::function<void(std::string&)> change) {
    return [=](Talk&, Cmd& cmd) {
        cmd.certificate();
        cmd.spoil = [change](const std::string&, Sent& sent) { change(sent.rawBody); };
        return cmd.signMany(3);
    };
}

Run ofSize(int count) {
    return [=](Talk&, Cmd& cmd) {
        cmd.certificate();
        return cmd.signMany(count);
    };
}

/// A request, and then something with its code.
Run afterSigning(std::function<Received(Talk&, Cmd&)> act) {
    return [=](Talk& talk, Cmd& cmd) {
        cmd.certificate();
        EXPECT_EQ(saidBy(cmd.sign(), "Code"), "200");
        return act(talk, cmd);
    };
}

Run withTheSameCipher(const std::string& element) {
    return [=](Talk&, Cmd& cmd) {
        cmd.certificate();
        std::string first;
        cmd.spoil = [&](const std::string&, Sent& sent) {
            const auto begin = sent.rawBody.find(element + ">") + element.size() + 1;
            const auto end = sent.rawBody.find("</", begin);
            if (first.empty())
                first = sent.rawBody.substr(begin, end - begin);
            else
                sent.rawBody.replace(begin, end - begin, first);
        };
        EXPECT_EQ(cmd.sign().violation, 0);
        return cmd.sign();
    };
}

Received forAnotherKey(Talk& talk, Cmd& cmd) {
    const auto own = cmd.encryption;
    cmd.encryption = crypto::Certificate::fromPem(asText(readFile(talk.access.rootCertificate)));
    Received reply = cmd.certificate();
    cmd.encryption = own;
    return reply;
}

Received withAFourthTry(Talk&, Cmd& cmd) {
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(saidBy(cmd.validate(cmd.wrongCode()), "Code"), "802");
    return cmd.validate();
}

Received afterTheEnd(Talk& talk, Cmd& cmd) {
    talk.clock.advance(5min + 1s);
    const Received told = cmd.validate();
    EXPECT_EQ(saidBy(told, "Code"), "816");
    EXPECT_EQ(told.violation, 0) << "it may have been on its way";
    return cmd.validate();
}

Received withAnotherCodeTooSoon(Talk& talk, Cmd& cmd) {
    talk.clock.advance(30s - 1ms);
    return cmd.forceSms();
}

Received withAFourthMessage(Talk& talk, Cmd& cmd) {
    for (int i = 0; i < 3; ++i) {
        talk.clock.advance(30s);
        EXPECT_EQ(saidBy(cmd.forceSms(), "Code"), "200");
    }
    talk.clock.advance(30s);
    return cmd.forceSms();
}

const std::vector<CmdMutation>& cmdMutations() {
    static const std::string sign = "SCMDSign";
    static const std::string get = "GetCertificate";
    static const std::string validate = "ValidateOtp";
    static const std::vector<CmdMutation> rows{
        {12, "AnotherHost",
         spoilt(get, [](Talk& t, Cmd&,
                        Sent& s) { setHeader(s, "Host", "localhost:" + std::to_string(t.port())); })},
        {13, "NoBasic", spoilt(sign, [](Talk&, Cmd&, Sent& s) { s.headers.erase("Authorization"); })},
        {13, "WrongBasic",
         spoilt(get,
                [](Talk&, Cmd&, Sent& s) { setHeader(s, "Authorization", "Basic c2FuZGJveDp3cm9uZw=="); }),
         401},
        {33, "AnotherAction",
         spoilt(sign,
                [](Talk&, Cmd&, Sent& s) {
                    setHeader(s, "SOAPAction",
                              "\"http://Ama.Authentication.Service/SCMDService/SCMDMultipleSign\"");
                })},
        {33, "ActionWithoutQuotes",
         spoilt(get,
                [](Talk&, Cmd&, Sent& s) {
                    setHeader(s, "SOAPAction",
                              "http://Ama.Authentication.Service/SCMDService/GetCertificate");
                })},
        {33, "NoAction", spoilt(validate, [](Talk&, Cmd&, Sent& s) { s.headers.erase("SOAPAction"); })},
        {34, "AnotherContentType",
         spoilt(get, [](Talk&, Cmd&, Sent& s) { s.contentType = "application/soap+xml; charset=utf-8"; })},
        {34, "AQuery", spoilt(get, [](Talk&, Cmd&, Sent& s) { s.path += "?singleWsdl"; })},
        {34, "SoapOfTheNextVersion",
         withText(get, "http://schemas.xmlsoap.org/soap/envelope/",
                  "http://www.w3.org/2003/05/soap-envelope")},
        {34, "NoXml", spoilt(get, [](Talk&, Cmd&, Sent& s) { s.rawBody = "<s:Envelope"; })},
        {34, "Json", spoilt(get, [](Talk&, Cmd&, Sent& s) { s.rawBody = "{}"; })},
        {34, "Entities",
         spoilt(get, [](Talk&, Cmd&,
                        Sent& s) { s.rawBody.insert(0, "<!DOCTYPE s:Envelope [<!ENTITY a \"b\">]>"); })},
        {34, "NoBody", withText(get, "s:Body>", "s:Corpo>")},
        {34, "AnUnknownOperation",
         spoilt(get,
                [](Talk&, Cmd&, Sent& s) {
                    replaceIn(s.rawBody, "<GetCertificate ", "<SetCertificate ");
                    replaceIn(s.rawBody, "/GetCertificate>", "/SetCertificate>");
                })},
        {34, "AnOperationOfAnotherNamespace",
         withText(get, "\"http://Ama.Authentication.Service/\"", "\"http://ama.authentication.service/\"")},
        {34, "TwoOperations", withText(get, "</s:Body>", "<GetCertificate/></s:Body>")},
        {34, "RequestInTheNamespaceOfTheData",
         spoilt(sign,
                [](Talk&, Cmd&, Sent& s) {
                    replaceIn(s.rawBody, "<request ", "<d:request ");
                    replaceIn(s.rawBody, "</request>", "</d:request>");
                })},
        {34, "MembersOfTheNamespaceOfTheService",
         spoilt(sign,
                [](Talk&, Cmd&, Sent& s) {
                    replaceIn(s.rawBody, "<d:DocName>", "<DocName>");
                    replaceIn(s.rawBody, "</d:DocName>", "</DocName>");
                })},
        {34, "HashBeforeTheName",
         spoilt(sign,
                [](Talk&, Cmd&, Sent& s) {
                    const std::string name = "<d:DocName>FT 2026/12</d:DocName>";
                    replaceIn(s.rawBody, name, "");
                    replaceIn(s.rawBody, "<d:Pin>", name + "<d:Pin>");
                })},
        {34, "NoHash",
         spoilt(sign,
                [](Talk&, Cmd&, Sent& s) {
                    const std::string hash = "<d:Hash>" + hashesOf(1).front() + "</d:Hash>";
                    replaceIn(s.rawBody, hash, "");
                })},
        {34, "HashThatIsNoBase64", withValue(sign, "d:Hash", "MDEw*")},
        {34, "AnUnknownMember", withText(sign, "<d:Pin>", "<d:Otp>1</d:Otp><d:Pin>")},
        {34, "AMemberTwice", withText(sign, "<d:DocName>", "<d:DocName>a</d:DocName><d:DocName>")},
        {34, "MembersInTheOrderOfTheDocument",
         [](Talk& talk, Cmd& cmd) {
             cmd.certificate();
             cmd.sign();
             talk.clock.advance(30s);
             return cmd.ask("ForceSMS", "<citizenId>" + cmd.encrypted("+351 912000001") +
                                            "</citizenId><processId>" + cmd.processId +
                                            "</processId><applicationId>" + cmd.applicationId() +
                                            "</applicationId>");
         }},
        {34, "TextBetweenElements", withText(get, "<userId>", "and<userId>")},
        {34, "ElementsInAText", withText(get, "</userId>", "<b/></userId>")},
        {34, "NilThatHoldsSomething",
         withText(get, "<userId>",
                  "<userId xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" i:nil=\"true\">")},
        {34, "NoProcess", withValue(validate, "processId", "")},
        {35, "ApplicationIdInPlainText", withValue(get, "applicationId", "5c3c1f0a8d5e4b7e9a412f6b7d0e9c13")},
        {35, "AnotherApplicationId", withValue(sign, "d:ApplicationId", toBase64(asBytes(newUuid())))},
        {35, "NoApplicationId",
         spoilt(validate,
                [](Talk&, Cmd& cmd, Sent& s) {
                    replaceIn(s.rawBody, "<applicationId>" + cmd.applicationId() + "</applicationId>", "");
                })},
        {36, "PhoneInPlainText", withValue(get, "userId", "+351 912000001")},
        {36, "PinInBase64Alone", withValue(sign, "d:Pin", toBase64(asBytes("246801")))},
        {36, "PhoneWithoutSpace", withPlain(get, "userId", "+351912000001")},
        {36, "PhoneWithTwoSpaces", withPlain(get, "userId", "+351 912 000001")},
        {36, "PhoneWithoutPrefix", withPlain(get, "userId", "912000001")},
        {36, "PhoneWithZeros", withPlain(sign, "d:UserId", "00351 912000001")},
        {36, "PinOfThreeDigits", withPlain(sign, "d:Pin", "123")},
        {36, "PinOfLetters", withPlain(sign, "d:Pin", "abcdef")},
        {36, "PinWithALineEnd", withPlain(sign, "d:Pin", "246801\n")},
        {36, "CodeWithASpace", withPlain(validate, "code", "123 456")},
        {36, "CodeOfFiveDigits", withPlain(validate, "code", "12345")},
        {36, "CodeInPlainText", withValue(validate, "code", "123456")},
        {36, "NoPin", withValue(sign, "d:Pin", "")},
        {36, "ForAnotherKey", forAnotherKey},
        {36, "AnotherPhoneForAnotherCode", afterSigning([](Talk& talk, Cmd& cmd) {
             talk.clock.advance(30s);
             return cmd.forceSms('B');
         })},
        {37, "NameOf45Characters", withValue(sign, "d:DocName", std::string(45, 'a'))},
        {37, "EmptyName", withValue(sign, "d:DocName", "")},
        {37, "NoName", withText(sign, "<d:DocName>FT 2026/12</d:DocName>", "")},
        {37, "EmptyNameInABatch", spoiltBatch([](std::string& body) { replaceIn(body, "Documento 1", ""); })},
        {37, "LongNameInABatch",
         spoiltBatch([](std::string& body) { replaceIn(body, "Documento 1", std::string(45, 'b')); })},
        {20, "BareDigest", withValue(sign, "d:Hash", toBase64(documentDigest(0).value))},
        {20, "DigestInfoOfSha512",
         withValue(sign, "d:Hash",
                   toBase64(crypto::digestInfo(crypto::digest(crypto::DigestAlgorithm::Sha512, {}))))},
        {20, "BareDigestInABatch", spoiltBatch([](std::string& body) {
             replaceIn(body, hashesOf(3).back(), toBase64(documentDigest(2).value));
         })},
        {38, "TwoOfOneName",
         spoiltBatch([](std::string& body) { replaceIn(body, "Documento 2", "Documento 0"); })},
        {38, "TwoOfOneId", spoiltBatch([](std::string& body) { replaceIn(body, "<d:id>2<", "<d:id>0<"); })},
        {38, "AnEmptyId", spoiltBatch([](std::string& body) { replaceIn(body, "<d:id>2<", "<d:id><"); })},
        {39, "MoreThanAHundred", ofSize(101), 200, "900"},
        {39, "None", ofSize(0), 200, "900"},
        {40, "WithoutTheCertificate", [](Talk&, Cmd& cmd) { return cmd.sign(); }},
        {40, "WithTheCertificateOfAnother",
         [](Talk&, Cmd& cmd) {
             cmd.certificate('A');
             return cmd.sign('B');
         }},
        {40, "ThoughThereIsNone",
         [](Talk&, Cmd& cmd) {
             cmd.certificate('G');
             return cmd.sign('G');
         }},
        {40, "WhoseReplyWasLost",
         [](Talk& talk, Cmd& cmd) {
             talk.fault("scmd.GetCertificate", "dropAfterProcessing");
             cmd.certificate();
             return cmd.sign();
         }},
        {41, "AFourthTry", afterSigning(withAFourthTry), 200, "816"},
        {41, "AfterItWasTold", afterSigning(afterTheEnd), 200, "816"},
        {41, "AfterSixMinutes", afterSigning([](Talk& talk, Cmd& cmd) {
             talk.clock.advance(6min + 1ms);
             return cmd.validate();
         }),
         200, "816"},
        {41, "ASecondUse", afterSigning([](Talk&, Cmd& cmd) {
             EXPECT_EQ(saidBy(cmd.validate(), "Code"), "200");
             return cmd.validate();
         }),
         200, "816"},
        {41, "AnotherCodeTooSoon", afterSigning(withAnotherCodeTooSoon)},
        {41, "AFourthMessage", afterSigning(withAFourthMessage)},
        {41, "AnotherCodeAfterTheResult", afterSigning([](Talk& talk, Cmd& cmd) {
             cmd.validate();
             talk.clock.advance(30s);
             return cmd.forceSms();
         })},
        {42, "ThePhoneTwice", withTheSameCipher("d:UserId")},
        {42, "ThePinTwice", withTheSameCipher("d:Pin")},
        {42, "ARequestRepeated",
         [](Talk& talk, Cmd& cmd) {
             Sent first;
             cmd.spoil = [&](const std::string&, Sent& sent) { first = sent; };
             talk.fault("scmd.GetCertificate", "dropAfterProcessing");
             cmd.certificate();
             return talk.send(first);
         }},
    };
    return rows;
}

class StrictCmdCheck : public testing::TestWithParam<CmdMutation> {};

TEST_P(StrictCmdCheck, IsTrippedByItsMutationAlone) {
    Talk talk;
    Cmd cmd(talk);
    const Received reply = GetParam().run(talk, cmd);
    EXPECT_EQ(talk.broken(), std::vector<int>{GetParam().check}) << reply.body;
    EXPECT_EQ(reply.violation, GetParam().check);
    EXPECT_EQ(reply.status, GetParam().status);
    if (GetParam().code.empty()) {
        EXPECT_FALSE(reply.description().empty());
    } else {
        EXPECT_EQ(saidBy(reply, "Code"), GetParam().code);
    }
    for (const auto& violation : talk.server.violations())
        EXPECT_EQ(violation.request, std::string("POST ") + cmdPath);
}

INSTANTIATE_TEST_SUITE_P(Sandbox, StrictCmdCheck, testing::ValuesIn(cmdMutations()), [](const auto& each) {
    return "Check" + std::to_string(each.param.check) + each.param.name;
});

TEST(StrictCmdChecks, AllOfScmdHaveAMutation) {
    std::set<int> covered;
    for (const auto& row : cmdMutations())
        covered.insert(row.check);
    EXPECT_EQ(covered, (std::set<int>{12, 13, 20, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42}));
}

TEST(StrictCmdChecks, TheDetailSaysNoSecret) {
    Talk talk;
    Cmd cmd(talk);
    cmd.certificate();
    cmd.spoil = [](const std::string&, Sent& sent) { setValue(sent.rawBody, "d:Pin", "135790"); };
    EXPECT_EQ(cmd.sign().violation, 36);
    EXPECT_EQ(talk.look("/sandbox/violations").dump().find("135790"), std::string::npos);
}

} // namespace
} // namespace cunho::test
