// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/freed_memory.hpp"
#include "fakes/thrown.hpp"
#include "providers/cmd/service.hpp"
#include "scripted_scmd.hpp"

#include <cunho/core/file.hpp>
#include <cunho/core/log.hpp>
#include <cunho/core/reason_text.hpp>

namespace cunho::test {
namespace {

/// Answers ready-made texts: nothing of a request is looked at, so that what is found in freed memory is the
/// client's own.
class DeafService final : public http::Client {
  public:
    std::deque<std::string> replies;

    http::Response send(http::Request, const JobContext&) override {
        const std::string text = replies.front();
        replies.pop_front();
        return ScriptedScmd::reply(200, text);
    }
};

/// Answers copies of ready-made secrets.
class CanaryOwner final : public signing::Prompter {
  public:
    Secret pin{asBytes("73419265")};
    std::vector<Secret> codes; ///< one a question, the last one for ever

    std::optional<signing::Answer> ask(const signing::Question& question, const JobContext&) override {
        if (question.kind == signing::Question::Kind::CmdPin)
            return signing::Answer(pin.duplicate());
        const std::size_t place = std::min(asked_++, codes.size() - 1);
        return signing::Answer(codes[place].duplicate());
    }

  private:
    std::size_t asked_ = 0;
};

class CmdMemory : public CmdTest {
  protected:
    CmdMemory() {
        canaryOwner.codes.emplace_back(asBytes("58 - 29 - 61 - 37 - 04"));
        provider = std::make_unique<providers::CmdProvider>(client, "+351 912345678", deaf, clock);
        deaf.replies = {scmd::certificateReply(service.pem)};
        provider->credential(job);
        list = items(1);
        value = toBase64(ScriptedScmd::pki.leafKey().signRsaPkcs1(list[0].digest));
    }

    std::string run() {
        return test::thrown([&] { provider->sign(list, tray, canaryOwner, job); });
    }

    DeafService deaf;
    CanaryOwner canaryOwner;
    std::vector<signing::Dtbsr> list;
    std::string value;
};

TEST_F(CmdMemory, TheWatchFindsWhatIsNotWiped) {
    const FreedMemoryWatch watch("73419265-and-more");
    { const std::string careless("73419265-and-more"); }
    EXPECT_EQ(foundInFreed, 1);
}

TEST_F(CmdMemory, HasNoPinAndNoCodeAfterASignature) {
    for (const std::string_view canary : {"73419265", "5829613704", "58 - 29 - 61 - 37 - 04"}) {
        deaf.replies = {scmd::statusReply("SCMDSign", "200", "P1"), scmd::otpReply("200", "", value)};
        tray.values.clear();
        const FreedMemoryWatch watch(canary);
        EXPECT_EQ(run(), "");
        EXPECT_EQ(foundInFreed, 0) << canary;
    }
}

TEST_F(CmdMemory, HasNoPinAndNoCodeAfterRefusals) {
    for (const std::string_view canary : {"73419265", "5829613704"}) {
        deaf.replies = {scmd::statusReply("SCMDSign", "801"), scmd::statusReply("SCMDSign", "200", "P1"),
                        scmd::otpReply("802", "", ""), scmd::otpReply("816", "", "")};
        const FreedMemoryWatch watch(canary);
        EXPECT_EQ(run(), "Conflict/CMD_PROCESS_OVER");
        EXPECT_EQ(foundInFreed, 0) << canary;
    }
}

TEST_F(CmdMemory, HasNoPinThatWasNotSent) {
    canaryOwner.pin = Secret(asBytes("734192650"));
    const FreedMemoryWatch watch("734192650");
    EXPECT_EQ(run(), "Input/CMD_PIN_LENGTH");
    EXPECT_EQ(foundInFreed, 0);
}

TEST_F(CmdMemory, HasNoCodeThatWasNotSent) {
    canaryOwner.codes.clear();
    canaryOwner.codes.emplace_back(asBytes("58296137041x"));
    deaf.replies = {scmd::statusReply("SCMDSign", "200", "P1")};
    const FreedMemoryWatch watch("58296137041x");
    EXPECT_EQ(run(), "Credential/CMD_CODE_WRONG");
    EXPECT_EQ(foundInFreed, 0);
}

TEST_F(CmdMemory, HasNoPasswordOfTheProgram) {
    deaf.replies = {scmd::statusReply("SCMDSign", "200", "P1"), scmd::otpReply("200", "", value)};
    const FreedMemoryWatch watch("basic-password-canary");
    EXPECT_EQ(run(), "");
    EXPECT_EQ(foundInFreed, 0);
}

/// Every way in which a conversation goes wrong, with replies that repeat what they were sent.
class CmdTexts : public CmdTest {
  protected:
    static constexpr const char* canaries[] = {"246801", "912345678", "912 345 678", "basic-password-canary",
                                               "canary-of-the-reply"};

    static std::string shown(const Failure& failure) {
        std::string out = failure.detail + " " + reasonText(failure, Language::Portuguese) +
                          reasonText(failure, Language::English);
        for (const auto& [name, text] : failure.params)
            out += " " + name + "=" + text;
        return out;
    }

    void expectSilent(const std::string& text) {
        for (const char* canary : canaries)
            EXPECT_EQ(text.find(canary), std::string::npos) << canary << " in " << text;
        if (!service.code.empty()) {
            EXPECT_EQ(text.find(service.code), std::string::npos) << text;
        }
        for (const auto& one : service.seen) {
            for (const auto& [name, plain] : one.plain)
                EXPECT_EQ(text.find(one.members.at(name)), std::string::npos) << name;
        }
    }

    static std::vector<ScriptedScmd::Meeting> mishaps(const std::string& operation) {
        const std::string echo = "canary-of-the-reply +351 912345678 246801 912345678";
        std::vector<ScriptedScmd::Meeting> list;
        for (const char* code : {"500", "800", "801", "802", "816", "817", "900", "901", "902", "999"})
            list.push_back(meets::code(operation, code, echo));
        for (const int status : {400, 401, 404, 500, 503, 200, 302})
            list.push_back(meets::body(echo, status));
        list.push_back(meets::body(scmd::fault(echo)));
        list.push_back(meets::body(scmd::fault(echo), 500));
        list.push_back(meets::body(scmd::statusReply(operation, echo, echo)));
        list.push_back(meets::lostBack());
        list.push_back(meets::notSent());
        return list;
    }
};

TEST_F(CmdTexts, NoErrorAndNoLogRepeatsASecret) {
    const TemporaryFolder folder("cunho-cmd");
    log::toFile(folder.path() / "log", log::Level::Debug);
    int failed = 0;
    for (const char* operation :
         {"GetCertificate", "SCMDSign", "SCMDMultipleSign", "ForceSMS", "ValidateOtp"}) {
        for (const auto& mishap : mishaps(operation)) {
            provider = std::make_unique<providers::CmdProvider>(client, "+351 912345678", service, clock);
            service.script.clear();
            service.meet(operation, {mishap, mishap, mishap});
            owner.pins.clear();
            owner.codes.clear();
            if (std::string(operation) == "ForceSMS")
                owner.codes = {PhoneOwner::wantsAnother()};
            tray = {};
            failure = {};
            if (!sign(items(std::string(operation) == "SCMDSign" ? 1 : 2)).empty()) {
                expectSilent(shown(failure));
                ++failed;
            }
        }
    }
    log::off();
    EXPECT_GT(failed, 90);
    expectSilent(std::string(asText(readFile(folder.path() / "log"))));
}

TEST_F(CmdTexts, OnlyCiphersLeaveTheProgram) {
    owner.codes = {PhoneOwner::wantsAnother()};
    EXPECT_EQ(sign(items(2)), "");
    for (const auto& one : service.seen) {
        for (const char* secret : {"246801", "912345678"})
            EXPECT_EQ(one.body.find(secret), std::string::npos) << one.operation;
        EXPECT_EQ(one.body.find(service.code), std::string::npos) << one.operation;
        for (const auto& [name, plain] : one.plain)
            EXPECT_EQ(one.members.at(name).size(), 344U) << name;
    }
}

TEST_F(CmdTexts, TheSixthOperationSendsItsPinEncrypted) {
    const std::string phone = "+351 912345678";
    providers::cmd::Service direct(client, phone, service, clock);
    service.meet("GetCertificateWithPin",
                 {meets::body(scmd::statusReply("GetCertificateWithPin", "200", "P9")),
                  meets::code("GetCertificateWithPin", "801")});
    EXPECT_EQ(direct.certificateWithPin(Secret(asBytes("246801")), job).processId, "P9");
    const auto& one = service.last("GetCertificateWithPin");
    EXPECT_EQ(one.plain.at("pin"), "246801");
    EXPECT_EQ(one.plain.at("userId"), phone);
    EXPECT_THROW(direct.certificateWithPin(Secret(asBytes("1111")), job), providers::cmd::Refused);
}

} // namespace
} // namespace cunho::test
