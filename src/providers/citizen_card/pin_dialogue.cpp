// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pin_dialogue.hpp"

#include "commands.hpp"

#include <cunho/core/error.hpp>

#include <utility>

namespace cunho::providers::citizen_card {
namespace {

using signing::Question;
using smartcard::PinFormat;
using smartcard::StatusWord;

Error blocked() {
    return Error(Fault::Credential, "CARD_PIN_BLOCKED");
}

Error wrongLength(const PinFormat& format) {
    return Error(Fault::Input, "CARD_PIN_LENGTH",
                 {{"least", std::to_string(format.least)}, {"most", std::to_string(format.most)}});
}

/// What the reader's keys say instead of the card (PC/SC part 10, section 2.6). Where one PIN is typed, 6402
/// cannot mean that two differ: GemPC Pinpad says so of a blocked one.
void throwPadRefusal(StatusWord status, const PinFormat& format, bool changes) {
    switch (status) {
    case 0x6400: throw Error(Fault::Credential, "CARD_PIN_TIMEOUT");
    case 0x6401: throw Error(Fault::Declined, "CARD_PIN_CANCELLED");
    case 0x6402: throw changes ? Error(Fault::Input, "CARD_PINS_DIFFER") : blocked();
    case 0x6403: throw wrongLength(format);
    default: break;
    }
}

} // namespace

PinDialogue::PinDialogue(signing::Prompter& prompter, PinFormat format, Question question)
    : prompter_(prompter), format_(format), question_(std::move(question)) {}

void PinDialogue::begin(const smartcard::PinStatus& status) {
    if (status.blocked)
        throw blocked();
    question_.triesLeft = status.triesLeft;
}

void PinDialogue::about(std::vector<std::string> documentNames) {
    question_.documentNames = std::move(documentNames);
}

signing::Answer PinDialogue::ask(const JobContext& job) {
    std::optional<signing::Answer> answer = prompter_.ask(question_, job);
    job.throwIfStopped();
    if (!answer) {
        if (!question_.refused)
            throw Error(Fault::Declined, "PIN_DECLINED");
        ErrorParams params;
        if (question_.triesLeft)
            params.emplace("tries", std::to_string(*question_.triesLeft));
        throw Error(Fault::Credential, "CARD_PIN_WRONG", params);
    }
    return std::move(*answer);
}

bool PinDialogue::accepts(const smartcard::Response& response) {
    if (response.isOk())
        return true;
    if (question_.kind == Question::Kind::PinPad)
        throwPadRefusal(response.status, format_, question_.documentNames.empty());
    const auto status = smartcard::pinStatus(response.status);
    if (!status || status->verified)
        requireOk(response, "VERIFY or CHANGE REFERENCE DATA");
    if (status->blocked)
        throw blocked();
    question_.refused = true;
    question_.triesLeft = status->triesLeft;
    return false;
}

} // namespace cunho::providers::citizen_card
