// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "scripted_scmd.hpp"

namespace cunho::test {
namespace {

using namespace std::chrono_literals;
using signing::Answer;
using signing::Question;

class CmdDialogue : public CmdTest {
  protected:
    /// The last code, after a while.
    PhoneOwner::Reply typesAfter(std::chrono::milliseconds wait) {
        return [this, wait](const Question& question) {
            clock.advance(wait);
            return PhoneOwner::types(service.code)(question);
        };
    }
    PhoneOwner::Reply wantsAnotherAfter(std::chrono::milliseconds wait) {
        return [this, wait](const Question& question) {
            clock.advance(wait);
            return PhoneOwner::wantsAnother()(question);
        };
    }
    const Question& codeQuestion(std::size_t index) {
        asked_ = owner.of(Kind::OneTimeCode);
        return asked_.at(index);
    }

  private:
    std::vector<Question> asked_;
};

// PIN

TEST_F(CmdDialogue, AWrongPinIsAskedForAgainAndNeverRepeated) {
    owner.pins = {PhoneOwner::types("1111"), PhoneOwner::types("2222")};
    const auto list = items(2);
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
    const auto asked = owner.of(Kind::CmdPin);
    ASSERT_EQ(asked.size(), 3U);
    EXPECT_FALSE(asked[0].refused);
    EXPECT_TRUE(asked[1].refused && asked[2].refused);
    EXPECT_EQ(service.count("SCMDMultipleSign"), 3U);
    EXPECT_EQ(service.sent, 1); // no code goes out for a wrong PIN
}

TEST_F(CmdDialogue, WhoeverTypesNoOtherPinHadAWrongOne) {
    owner.pins = {PhoneOwner::types("1111"), PhoneOwner::declines()};
    EXPECT_EQ(sign(items(1)), "Credential/CMD_PIN_WRONG");
    EXPECT_EQ(service.count("SCMDSign"), 1U);
}

// A prompter that answers the same each time must not block somebody's phone.
TEST_F(CmdDialogue, TheThirdWrongPinIsTheLast) {
    owner.pins.assign(10, PhoneOwner::types("1111"));
    EXPECT_EQ(sign(items(1)), "Credential/CMD_PIN_WRONG");
    EXPECT_EQ(service.count("SCMDSign"), 3U);
}

TEST_F(CmdDialogue, APinThatIsWrongAtTheCodeIsAskedForAgain) {
    service.meet("ValidateOtp", {meets::code("ValidateOtp", "801")});
    const auto list = items(1);
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
    EXPECT_TRUE(owner.of(Kind::CmdPin).at(1).refused);
}

TEST_F(CmdDialogue, WhoeverDeclinesIsNotSignedFor) {
    owner.pins = {PhoneOwner::declines()};
    EXPECT_EQ(sign(items(1)), "Declined/PIN_DECLINED");
    EXPECT_EQ(service.count("SCMDSign"), 0U);
    owner.codes = {PhoneOwner::declines()};
    EXPECT_EQ(sign(items(1)), "Declined/CODE_DECLINED");
    EXPECT_EQ(service.count("ValidateOtp"), 0U);
}

TEST_F(CmdDialogue, WhatIsNoPinIsToldBeforeItIsSent) {
    for (const char* pin :
         {"", "123", "123456789", "12a4", " 1234", "1234\n", "12 34", "\xD9\xA1\xD9\xA2\xD9\xA3\xD9\xA4"}) {
        owner.pins = {PhoneOwner::types(pin)};
        EXPECT_EQ(sign(items(1)), "Input/CMD_PIN_LENGTH") << pin;
        EXPECT_EQ(failure.params, (ErrorParams{{"least", "4"}, {"most", "8"}}));
    }
    EXPECT_EQ(service.count("SCMDSign"), 0U);
    for (const char* pin : {"0000", "12345678"}) {
        service.pin = pin;
        EXPECT_EQ(sign({items(4).at(pin[0] == '0' ? 0U : 1U)}), "") << pin;
    }
}

// Code

TEST_F(CmdDialogue, AWrongCodeIsAskedForAgainInTheSameProcess) {
    owner.codes = {PhoneOwner::types("000000"), PhoneOwner::types("000001")};
    const auto list = items(2);
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
    EXPECT_EQ(service.count("SCMDMultipleSign"), 1U);
    EXPECT_EQ(service.count("ValidateOtp"), 3U);
    EXPECT_FALSE(codeQuestion(0).refused);
    EXPECT_FALSE(codeQuestion(0).triesLeft);
    EXPECT_TRUE(codeQuestion(1).refused && codeQuestion(2).refused);
    EXPECT_EQ(codeQuestion(1).triesLeft, 2);
    EXPECT_EQ(codeQuestion(2).triesLeft, 1);
}

TEST_F(CmdDialogue, TheThirdWrongCodeIsTheLast) {
    owner.codes.assign(10, PhoneOwner::types("000000"));
    EXPECT_EQ(sign(items(1)), "Credential/CMD_CODE_WRONG");
    EXPECT_EQ(service.count("ValidateOtp"), 3U);
}

TEST_F(CmdDialogue, WhoeverTypesNoOtherCodeHadAWrongOne) {
    owner.codes = {PhoneOwner::types("000000"), PhoneOwner::declines()};
    EXPECT_EQ(sign(items(1)), "Credential/CMD_CODE_WRONG");
}

TEST_F(CmdDialogue, CleansACode) {
    const auto spaced = [this](const char* format) {
        return [this, format](const Question& question) {
            std::string text = format;
            text.replace(text.find('A'), 1, service.code.substr(0, 3));
            text.replace(text.find('B'), 1, service.code.substr(3));
            return PhoneOwner::types(text)(question);
        };
    };
    int number = 0;
    for (const char* format : {"A B", " A-B ",
                               "A\xC2\xA0"
                               "B",
                               "A.B\r\n",
                               "A\xE2\x80\x93"
                               "B\t",
                               "A - B"}) {
        owner.codes = {spaced(format)};
        auto list = items(1);
        list[0].id += std::to_string(++number);
        EXPECT_EQ(sign(list), "") << format;
        EXPECT_EQ(service.last("ValidateOtp").plain.at("code"), service.code);
    }
    EXPECT_EQ(service.count("ValidateOtp"), 6U);
}

TEST_F(CmdDialogue, WhatIsNoCodeIsNotSent) {
    for (const char* code : {"", " - ", "12345", "12345678901", "12345a"}) {
        owner.codes.assign(3, PhoneOwner::types(code));
        EXPECT_EQ(sign(items(1)), "Credential/CMD_CODE_WRONG") << code;
    }
    EXPECT_EQ(service.count("ValidateOtp"), 0U);
    owner.codes = {PhoneOwner::types("")};
    const auto list = items(1);
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
    EXPECT_TRUE(owner.questions.back().refused);
}

TEST_F(CmdDialogue, SaysHowLongACodeServes) {
    const TimePoint begun = clock.now();
    EXPECT_EQ(sign(items(1)), "");
    EXPECT_EQ(codeQuestion(0).expires, begun + 5min);
    EXPECT_EQ(codeQuestion(0).resendFrom, begun + 30s);
    EXPECT_FALSE(owner.of(Kind::CmdPin).at(0).expires);
    EXPECT_FALSE(owner.of(Kind::CmdPin).at(0).resendFrom);
}

TEST_F(CmdDialogue, TheServicesOwnTimeCounts) {
    const TimePoint begun = clock.now();
    service.meet("SCMDSign", {[this](const ScriptedScmd::Normally& normally) {
                     clock.advance(20s);
                     return ScriptedScmd::reply(200, normally());
                 }});
    EXPECT_EQ(sign(items(1)), "");
    EXPECT_EQ(codeQuestion(0).expires, begun + 5min); // the service may count from there
    EXPECT_EQ(codeQuestion(0).resendFrom, begun + 50s);
}

TEST_F(CmdDialogue, ALateCodeIsNotSent) {
    owner.codes = {typesAfter(5min)};
    EXPECT_EQ(sign(items(1)), "Conflict/CMD_PROCESS_OVER");
    EXPECT_EQ(service.count("ValidateOtp"), 0U);
    owner.codes = {typesAfter(5min - 1ms)};
    EXPECT_EQ(sign(items(1)), "");
}

TEST_F(CmdDialogue, AWrongCodeAtTheLastMomentIsNotAskedForAgain) {
    owner.codes = {PhoneOwner::types("000000")};
    service.meet("ValidateOtp", {[this](const ScriptedScmd::Normally& normally) {
                     clock.advance(5min);
                     return ScriptedScmd::reply(200, normally());
                 }});
    EXPECT_EQ(sign(items(1)), "Conflict/CMD_PROCESS_OVER");
    EXPECT_EQ(owner.of(Kind::OneTimeCode).size(), 1U);
}

// Another code

TEST_F(CmdDialogue, AnotherCodeIsSentForTheSameProcess) {
    owner.codes = {wantsAnotherAfter(40s)};
    const TimePoint begun = clock.now();
    const auto list = items(2);
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
    const auto& request = service.last("ForceSMS");
    EXPECT_EQ(request.members.at("processId"), "P1");
    EXPECT_EQ(request.plain.at("citizenId"), "+351 912345678");
    EXPECT_EQ(request.at, begun + 40s);
    EXPECT_EQ(codeQuestion(1).resendFrom, begun + 70s);
    EXPECT_EQ(codeQuestion(1).expires, begun + 40s + 5min);
    EXPECT_FALSE(codeQuestion(1).refused);
}

TEST_F(CmdDialogue, AnotherCodeWaitsForItsTime) {
    owner.codes = {wantsAnotherAfter(10s)};
    const TimePoint begun = clock.now();
    EXPECT_EQ(sign(items(1)), "");
    EXPECT_EQ(service.last("ForceSMS").at, begun + 30s);
    EXPECT_EQ(clock.sleeps(), std::vector<std::chrono::milliseconds>{20s});
}

TEST_F(CmdDialogue, ThreeMoreCodesAreAll) {
    owner.codes.assign(3, PhoneOwner::wantsAnother());
    EXPECT_EQ(sign(items(1)), "");
    EXPECT_EQ(service.count("ForceSMS"), 3U);
    EXPECT_TRUE(codeQuestion(2).resendFrom);
    EXPECT_FALSE(codeQuestion(3).resendFrom);
    std::vector<TimePoint> times;
    for (const auto& one : service.seen) {
        if (one.operation == "ForceSMS")
            times.push_back(one.at);
    }
    EXPECT_EQ(times.at(1) - times.at(0), 30s);
    EXPECT_EQ(times.at(2) - times.at(1), 30s);
}

TEST_F(CmdDialogue, WhatWasNotOfferedIsNotHeeded) {
    owner.codes.assign(20, PhoneOwner::wantsAnother());
    EXPECT_EQ(sign(items(1)), "Credential/CMD_CODE_WRONG"); // as if nothing had been typed, three times
    EXPECT_EQ(service.count("ForceSMS"), 3U);
    EXPECT_EQ(service.count("ValidateOtp"), 0U);
}

TEST_F(CmdDialogue, ANewCodeIsTriedThreeTimes) {
    const auto wrong = PhoneOwner::types("000000");
    owner.codes = {wrong, wrong, PhoneOwner::wantsAnother(), wrong, wrong};
    EXPECT_EQ(sign(items(1)), "");
    EXPECT_FALSE(codeQuestion(3).refused);
    EXPECT_FALSE(codeQuestion(3).triesLeft);
}

TEST_F(CmdDialogue, AStopWhileAnotherCodeWaitsIsHeeded) {
    std::stop_source stop;
    job = JobContext(stop.get_token());
    owner.codes = {[&](const auto& question) {
        stop.request_stop();
        return PhoneOwner::wantsAnother()(question);
    }};
    EXPECT_EQ(sign(items(1)), "Cancelled/STOPPED");
    EXPECT_EQ(service.count("ForceSMS"), 0U);
}

// Lost replies

TEST_F(CmdDialogue, ARequestWhoseReplyIsLostSignsNothing) {
    service.meet("SCMDSign", {meets::lostBack()});
    service.meet("SCMDMultipleSign", {meets::lostBack()});
    EXPECT_EQ(sign(items(1)), "Network/CMD_REPLY_LOST");
    EXPECT_EQ(sign(items(2)), "Network/CMD_REPLY_LOST");
    EXPECT_TRUE(owner.of(Kind::OneTimeCode).empty());
    const auto list = items(2);
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
    EXPECT_EQ(owner.of(Kind::CmdPin).size(), 3U); // each with its own PIN
}

TEST_F(CmdDialogue, ARequestThatWasNotSentIsOfTheNetwork) {
    for (const char* operation : {"SCMDSign", "ValidateOtp"}) {
        service.meet(operation, {meets::notSent()});
        EXPECT_EQ(sign(items(1)), "Network/NO_CONNECTION") << operation;
    }
}

TEST_F(CmdDialogue, AnotherCodeThatIsLostLeavesTheQuestion) {
    service.meet("ForceSMS", {meets::lostBack(), meets::notSent(), meets::body(scmd::fault(), 500)});
    owner.codes.assign(3, PhoneOwner::wantsAnother());
    const TimePoint begun = clock.now();
    EXPECT_EQ(sign(items(1)), "");
    EXPECT_EQ(service.count("ForceSMS"), 3U);
    EXPECT_EQ(codeQuestion(1).expires, begun + 5min); // nobody said that there is a new one
    EXPECT_EQ(codeQuestion(1).resendFrom, begun + 60s);
    EXPECT_FALSE(codeQuestion(3).resendFrom);
}

TEST_F(CmdDialogue, ACodeWhoseReplyIsLostLeavesAClearState) {
    service.meet("ValidateOtp", {meets::lostBack()});
    const auto list = items(3);
    EXPECT_EQ(sign(list), "Network/CMD_CODE_REPLY_LOST");
    EXPECT_TRUE(tray.values.empty() && tray.failures.empty());
    EXPECT_EQ(service.count("ValidateOtp"), 1U); // never sent again
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
    EXPECT_EQ(owner.of(Kind::CmdPin).size(), 2U);
    EXPECT_EQ(service.sent, 2);
}

TEST_F(CmdDialogue, ALaterBatchThatIsLostCostsTheEarlierNothing) {
    service.meet("ValidateOtp",
                 {[](const ScriptedScmd::Normally& normally) { return ScriptedScmd::reply(200, normally()); },
                  meets::lostBack()});
    EXPECT_EQ(sign(items(130)), "Network/CMD_CODE_REPLY_LOST");
    EXPECT_EQ(tray.values.size(), 100U);
}

} // namespace
} // namespace cunho::test
