// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/fake_clock.hpp"
#include "fakes/judges.hpp"
#include "scripted_scmd.hpp"

#include <cunho/core/file.hpp>
#include <cunho/core/random.hpp>
#include <cunho/sandbox/server.hpp>

#include <nlohmann/json.hpp>

// SCMD's client against the strict sandbox, both on one clock that never waits: whatever happens, no rule is
// broken.
namespace cunho::test {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;
using signing::Question;

class CmdInSandbox : public testing::Test, public signing::Prompter {
  protected:
    static sandbox::SandboxOptions options() {
        sandbox::SandboxOptions options;
        options.state = std::filesystem::path(CUNHO_BUILD_DIR) / "sandbox-pki";
        options.leafBits = options.authorityBits = 2048;
        return options;
    }

    CmdInSandbox() {
        client.url = access.baseUrl + "/Ama.Authentication.Frontend/SCMDService.svc";
        client.applicationId = access.cmdApplicationId;
        client.basicUser = access.basicUser;
        client.basicPassword = Secret(asBytes(access.basicPassword));
        client.encryption = crypto::Certificate::fromPem(asText(readFile(access.cmdEncryption)));
        client.anchors = crypto::Certificate::listFromFile(readFile(access.rootCertificate));
        of('A');
    }

    ~CmdInSandbox() override {
        for (const auto& violation : server.violations())
            ADD_FAILURE() << violation.check << " " << violation.request << " " << violation.detail;
    }

    std::unique_ptr<http::Client> makeClient() const {
        http::ClientOptions given;
        given.trustAnchors = access.rootCertificate;
        given.direct = true;
        return http::makeCurlClient(given);
    }

    /// From here on a citizen of the sandbox signs.
    void of(char letter) {
        const std::string number = std::to_string(letter - 'A' + 1);
        const std::string two = number.size() < 2 ? "0" + number : number;
        pin = "2468" + two;
        provider = std::make_unique<providers::CmdProvider>(client, "+351 9120000" + two, *http, clock);
    }

    http::Response control(const std::string& path, const json& body) {
        http::Request request;
        request.method = body.is_null() ? "GET" : "POST";
        request.url = access.controlUrl + path;
        if (!body.is_null()) {
            request.contentType = "application/json";
            request.body = toBytes(body.dump());
        }
        return http->send(std::move(request), JobContext{});
    }

    void fault(const std::string& operation, const std::string& action, int times = 1) {
        const json rule{{"operation", operation}, {"action", action}, {"times", times}};
        ASSERT_EQ(control("/sandbox/faults", rule).status, 204) << operation << " " << action;
    }

    std::string lastCode() {
        const auto reply = control("/sandbox/phone.json", nullptr);
        return json::parse(asText(reply.body)).at("messages").back().at("code");
    }

    std::string lastMessage() {
        const auto reply = control("/sandbox/phone.json", nullptr);
        return json::parse(asText(reply.body)).at("messages").back().at("text");
    }

    std::optional<signing::Answer> ask(const Question& question, const JobContext&) override {
        questions.push_back(question);
        const bool isPin = question.kind == Question::Kind::CmdPin;
        auto& waiting = isPin ? pins : codes;
        if (waiting.empty())
            return signing::Answer(Secret(asBytes(isPin ? pin : lastCode())));
        const auto reply = std::move(waiting.front());
        waiting.pop_front();
        return reply(question);
    }

    static std::vector<signing::Dtbsr> items(int count) {
        std::vector<signing::Dtbsr> list;
        for (int i = 1; i <= count; ++i) {
            signing::Dtbsr item;
            item.id = newUuid();
            item.documentName = "Contrato de prestação de serviços " + std::to_string(i) + ".pdf";
            item.digest = crypto::sha256(asBytes(item.id));
            list.push_back(std::move(item));
        }
        return list;
    }

    std::string sign(const std::vector<signing::Dtbsr>& list) {
        try {
            provider->sign(list, tray, *this, JobContext{});
        } catch (const Error& error) {
            return error.reason();
        }
        return "";
    }

    void expectSigned(const std::vector<signing::Dtbsr>& list) {
        const auto signer = provider->credential(JobContext{}).chain.front();
        for (const auto& item : list) {
            ASSERT_TRUE(tray.values.contains(item.id));
            EXPECT_TRUE(crypto::verifyRsaPkcs1(signer, item.digest, tray.values.at(item.id)));
        }
    }

    FakeClock clock;
    sandbox::SandboxServer server{options(), clock};
    sandbox::SandboxAccess access = server.start();
    std::unique_ptr<http::Client> http = makeClient();
    providers::CmdClient client;
    std::unique_ptr<providers::CmdProvider> provider;
    std::string pin;
    std::deque<PhoneOwner::Reply> pins;
    std::deque<PhoneOwner::Reply> codes;
    std::vector<Question> questions;
    CmdTray tray;
};

TEST_F(CmdInSandbox, SignsOneThirtySevenAndTwoHundredAndThirty) {
    for (const int count : {1, 37, 230}) {
        const auto list = items(count);
        EXPECT_EQ(sign(list), "");
        expectSigned(list);
    }
    EXPECT_EQ(tray.values.size(), 268U);
    for (const auto& [digest, count] : server.signatureCounts())
        EXPECT_EQ(count, 1) << digest;
}

TEST_F(CmdInSandbox, AsksAboutTheVeryNameThatThePhoneShows) {
    auto list = items(1);
    list[0].documentName = "Ata da assembleia geral extraordinária de 2026-11-23 (versão final).pdf";
    EXPECT_EQ(sign(list), "");
    const std::string name = questions.back().documentNames.at(0);
    EXPECT_EQ(name, "Ata da assembleia geral extraordinária de 20");
    EXPECT_NE(lastMessage().find("\"" + name + "\""), std::string::npos) << lastMessage();
}

TEST_F(CmdInSandbox, TheCredentialIsTheCitizensInTheSandbox) {
    const auto credential = provider->credential(JobContext{});
    EXPECT_TRUE(credential.qualified && credential.sandbox);
    EXPECT_NE(credential.chain.front().commonName().find("ANA EXEMPLO"), std::string::npos);
    EXPECT_EQ(credential.chain.size(), 3U);
}

TEST_F(CmdInSandbox, OpensslSaysThatValueAndChainAreRight) {
    const auto list = items(1);
    EXPECT_EQ(sign(list), "");
    const auto chain = provider->credential(JobContext{}).chain;
    const TemporaryFolder folder("cunho-cmd");
    const auto write = [&](const char* name, ByteView content) {
        AtomicFile file(folder.path() / name);
        file.write(content);
        file.commit();
        return (folder.path() / name).string();
    };
    const std::string signer = write("signer.pem", asBytes(chain.at(0).pem()));
    EXPECT_TRUE(test::ask("openssl", {"pkeyutl", "-verify", "-certin", "-inkey", signer, "-in",
                                      write("digest", list[0].digest.value), "-sigfile",
                                      write("value", tray.values.at(list[0].id)), "-pkeyopt", "digest:sha256",
                                      "-pkeyopt", "rsa_padding_mode:pkcs1"})
                    .good);
    const auto seconds = std::chrono::floor<std::chrono::seconds>(clock.now()).time_since_epoch().count();
    EXPECT_TRUE(test::ask("openssl", {"verify", "-attime", std::to_string(seconds), "-CAfile",
                                      access.rootCertificate.string(), "-untrusted",
                                      write("issuing.pem", asBytes(chain.at(1).pem())), signer})
                    .good);
}

TEST_F(CmdInSandbox, WhoMayNotSignIsToldWhy) {
    of('G');
    EXPECT_EQ(sign(items(1)), "CMD_NOT_ACTIVE");
    of('H');
    EXPECT_EQ(sign(items(1)), "CMD_CHANGE_PINS");
    of('I');
    EXPECT_EQ(sign(items(2)), "CMD_CHANGE_SIGNATURE_PIN");
    provider = std::make_unique<providers::CmdProvider>(client, "+351 961234567", *http, clock);
    EXPECT_EQ(sign(items(1)), "CMD_NOT_ACTIVE");
}

TEST_F(CmdInSandbox, PinAndCodeMayBeTypedAgain) {
    pins = {PhoneOwner::types("1111"), PhoneOwner::types("22222222")};
    const auto wrong = [this](const Question&) {
        std::string code = lastCode();
        code.back() = code.back() == '9' ? '0' : static_cast<char>(code.back() + 1);
        return signing::Answer(Secret(asBytes(code.substr(0, 3) + " " + code.substr(3))));
    };
    codes = {wrong, wrong, PhoneOwner::wantsAnother(), wrong, wrong};
    const auto list = items(3);
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
    codes.assign(3, wrong);
    EXPECT_EQ(sign(items(1)), "CMD_CODE_WRONG");
    pins.assign(3, PhoneOwner::types("1111"));
    EXPECT_EQ(sign(items(1)), "CMD_PIN_WRONG");
}

TEST_F(CmdInSandbox, ThreeMoreCodesAreSentInTheirTime) {
    codes.assign(3, PhoneOwner::wantsAnother());
    const auto list = items(2);
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
    EXPECT_EQ(clock.sleeps(), std::vector<std::chrono::milliseconds>(3, 30s));
}

TEST_F(CmdInSandbox, ALateCodeEndsTheProcess) {
    fault("scmd.ValidateOtp", "otp:late");
    EXPECT_EQ(sign(items(1)), "CMD_PROCESS_OVER");
    codes = {[this](const Question&) {
        clock.advance(5min - 1s);
        return signing::Answer(Secret(asBytes(lastCode())));
    }};
    EXPECT_EQ(sign(items(1)), "");
}

TEST_F(CmdInSandbox, EveryCodeOfTheServiceIsUnderstood) {
    const std::pair<const char*, const char*> rows[] = {
        {"500", "CMD_UNAVAILABLE"}, {"800", "CMD_REFUSED"},      {"801", "CMD_PIN_WRONG"},
        {"802", "CMD_CODE_WRONG"},  {"816", "CMD_PROCESS_OVER"}, {"817", "CMD_INACTIVE"},
        {"900", "CMD_REFUSED"},     {"901", "CMD_CHANGE_PINS"},  {"902", "CMD_CHANGE_SIGNATURE_PIN"},
    };
    for (const auto& [code, reason] : rows) {
        for (const char* operation : {"scmd.SCMDSign", "scmd.ValidateOtp"}) {
            fault(operation, std::string("code:") + code);
            pins = {PhoneOwner::types(pin), PhoneOwner::declines()}; // 801 and 802 ask again
            codes = {[this](const Question&) { return signing::Answer(Secret(asBytes(lastCode()))); },
                     PhoneOwner::declines()};
            EXPECT_EQ(sign(items(1)), reason) << operation << " " << code;
        }
    }
    pins.clear();
    codes.clear();
    const auto list = items(1);
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
}

TEST_F(CmdInSandbox, WhatHappensOnTheWireIsToldAndCanBeMended) {
    const struct {
        const char* action;
        const char* reason; ///< at the request
        const char* atCode;
    } rows[] = {
        {"dropBeforeRead", "CMD_REPLY_LOST", "CMD_CODE_REPLY_LOST"},
        {"dropAfterProcessing", "CMD_REPLY_LOST", "CMD_CODE_REPLY_LOST"},
        {"dropMidBody", "CMD_REPLY_LOST", "CMD_CODE_REPLY_LOST"},
        {"truncateJson", "CMD_REPLY_INVALID", "CMD_REPLY_INVALID"},
        {"wrongContentType", "CMD_REPLY_INVALID", "CMD_REPLY_INVALID"},
        {"soapFault", "CMD_UNAVAILABLE", "CMD_UNAVAILABLE"},
        {"status:500", "CMD_UNAVAILABLE", "CMD_UNAVAILABLE"},
        {"status:503", "CMD_UNAVAILABLE", "CMD_UNAVAILABLE"},
        {"status:401", "CMD_CLIENT_REFUSED", "CMD_CLIENT_REFUSED"},
        {"status:404", "CMD_ADDRESS_WRONG", "CMD_ADDRESS_WRONG"},
    };
    for (const auto& row : rows) {
        const auto list = items(2);
        of('A');
        fault("scmd.GetCertificate", row.action);
        EXPECT_EQ(sign(list), row.reason) << row.action;
        fault("scmd.SCMDMultipleSign", row.action);
        EXPECT_EQ(sign(list), row.reason) << row.action;
        fault("scmd.ValidateOtp", row.action);
        EXPECT_EQ(sign(list), row.atCode) << row.action;
        EXPECT_FALSE(tray.values.contains(list[0].id));
        EXPECT_EQ(sign(list), "") << row.action;
        expectSigned(list);
    }
}

TEST_F(CmdInSandbox, AnotherCodeThatIsLostLeavesTheQuestion) {
    for (const char* action : {"dropBeforeRead", "dropAfterProcessing", "soapFault"}) {
        fault("scmd.ForceSMS", action);
        codes = {PhoneOwner::wantsAnother()};
        const auto list = items(2);
        EXPECT_EQ(sign(list), "") << action;
        expectSigned(list);
    }
}

TEST_F(CmdInSandbox, AnswersAreMatchedAndJudged) {
    fault("scmd.ValidateOtp", "reorderSignatures");
    fault("scmd.ValidateOtp", "unknownExtraMembers");
    for (int i = 0; i < 2; ++i) {
        const auto list = items(5);
        EXPECT_EQ(sign(list), "");
        expectSigned(list);
    }
    const auto corrupt = items(3);
    fault("scmd.ValidateOtp", "corruptSignature");
    EXPECT_EQ(sign(corrupt), "SIGNATURE_VALUE_WRONG");
    EXPECT_TRUE(tray.failures.contains(corrupt[0].id));
    expectSigned({corrupt[1], corrupt[2]});
    for (const int count : {1, 3}) {
        fault("scmd.ValidateOtp", "missingSignature");
        const auto list = items(count);
        EXPECT_EQ(sign(list), "CMD_VALUES_MISSING") << count;
        EXPECT_EQ(sign({list.back()}), "");
        expectSigned(list);
    }
}

TEST_F(CmdInSandbox, AServiceThatDecryptsNoMoreRefusesAParameter) {
    fault("scmd.GetCertificate", "soapFault");
    EXPECT_EQ(sign(items(1)), "CMD_UNAVAILABLE");
    fault("scmd.SCMDSign", "encryptionReplaced");
    EXPECT_EQ(sign(items(1)), "CMD_REFUSED");
}

TEST_F(CmdInSandbox, AProgramThatIsNotKnownIsToldSo) {
    client.basicPassword = Secret(asBytes("wrong"));
    EXPECT_EQ(sign(items(1)), "CMD_CLIENT_REFUSED");
    ASSERT_EQ(server.violations().size(), 1U); // 13, and rightly so
    ASSERT_EQ(control("/sandbox/reset", json::object()).status, 204);
}

} // namespace
} // namespace cunho::test
