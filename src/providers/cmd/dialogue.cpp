// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "dialogue.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace cunho::providers::cmd {
namespace {

using signing::Question;

constexpr std::size_t leastPin = 4;
constexpr std::size_t mostPin = 8;
constexpr std::size_t leastCode = 6;
constexpr std::size_t mostCode = 10;

bool areDigits(std::string_view text, std::size_t least, std::size_t most) {
    return text.size() >= least && text.size() <= most &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Without what people put between the digits of a code, or copy along with them.
Secret cleanedCode(const Secret& typed) {
    constexpr std::array<std::string_view, 9> between{" ", "\t",       "\r",           "\n",          "-",
                                                      ".", "\xC2\xA0", "\xE2\x80\x91", "\xE2\x80\x93"};
    std::string out;
    out.reserve(typed.size()); // a string that grows leaves its digits behind
    for (std::string_view rest = typed.exposeText(); !rest.empty();) {
        const auto mark =
            std::find_if(between.begin(), between.end(), [&](auto text) { return rest.starts_with(text); });
        const std::size_t taken = mark == between.end() ? 1 : mark->size();
        if (mark == between.end())
            out.push_back(rest.front());
        rest.remove_prefix(taken);
    }
    return Secret::fromText(std::move(out));
}

Error wrongPin() {
    return Error(Fault::Credential, "CMD_PIN_WRONG");
}

Error wrongCode() {
    return Error(Fault::Credential, "CMD_CODE_WRONG");
}

} // namespace

PinDialogue::PinDialogue(signing::Prompter& prompter, Question question)
    : prompter_(prompter), question_(std::move(question)) {
    question_.kind = Question::Kind::CmdPin;
}

Secret PinDialogue::ask(const JobContext& job) {
    std::optional<signing::Answer> answer = prompter_.ask(question_, job);
    job.throwIfStopped();
    if (!answer && question_.refused)
        throw wrongPin();
    if (!answer)
        throw Error(Fault::Declined, "PIN_DECLINED");
    if (!areDigits(answer->secret.exposeText(), leastPin, mostPin))
        throw Error(Fault::Input, "CMD_PIN_LENGTH",
                    {{"least", std::to_string(leastPin)}, {"most", std::to_string(mostPin)}});
    return std::move(answer->secret);
}

void PinDialogue::refuse() {
    if (++refusals_ >= mostPins)
        throw wrongPin();
    question_.refused = true;
}

CodeDialogue::CodeDialogue(signing::Prompter& prompter, Clock& clock, Question question, TimePoint asked)
    : prompter_(prompter)
    , clock_(clock)
    , question_(std::move(question))
    , expires_(asked + codeLife)
    , lastSent_(clock.now()) {
    question_.kind = Question::Kind::OneTimeCode;
}

std::optional<TimePoint> CodeDialogue::resendFrom() const {
    const TimePoint from = lastSent_ + resendPause;
    return resends_ < mostResends && from < expires_ ? std::optional(from) : std::nullopt;
}

void CodeDialogue::requireTime() const {
    if (clock_.now() >= expires_)
        throw Error(Fault::Conflict, "CMD_PROCESS_OVER", {}, "the code's five minutes went by");
}

signing::Answer CodeDialogue::answer(const JobContext& job) {
    requireTime();
    question_.expires = expires_;
    question_.resendFrom = resendFrom();
    std::optional<signing::Answer> answer = prompter_.ask(question_, job);
    job.throwIfStopped();
    if (!answer && question_.refused)
        throw wrongCode();
    if (!answer)
        throw Error(Fault::Declined, "CODE_DECLINED");
    requireTime();
    return std::move(*answer);
}

std::optional<Secret> CodeDialogue::ask(const JobContext& job) {
    for (;;) {
        const signing::Answer typed = answer(job);
        if (typed.resend && question_.resendFrom) {
            if (clock_.now() < *question_.resendFrom) // asked for early: it goes out when it may
                clock_.sleep(*question_.resendFrom - clock_.now(), job.stop());
            return std::nullopt;
        }
        Secret code = cleanedCode(typed.secret);
        if (areDigits(code.exposeText(), leastCode, mostCode))
            return code;
        refuse(); // nothing that a phone shows: not sent
    }
}

void CodeDialogue::refuse() {
    if (++codes_ >= mostCodes)
        throw wrongCode();
    question_.refused = true;
    question_.triesLeft = mostCodes - codes_;
}

void CodeDialogue::resent(TimePoint asked, bool confirmed) {
    ++resends_;
    lastSent_ = clock_.now();
    if (!confirmed)
        return;
    expires_ = asked + codeLife;
    codes_ = 0;
    question_.refused = false;
    question_.triesLeft.reset();
}

} // namespace cunho::providers::cmd
