// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/job_context.hpp>
#include <cunho/core/secret.hpp>
#include <cunho/signing/provider.hpp>
#include <cunho/smartcard/session.hpp>

#include <string>
#include <vector>

namespace cunho::providers::citizen_card {

/// Asks for a PIN until the card takes one: each try is one answer of the person, and no answer is tried
/// twice.
class PinDialogue {
  public:
    /// `question`: all but tries left and `refused`, which the card decides.
    PinDialogue(signing::Prompter& prompter, smartcard::PinFormat format, signing::Question question);

    /// What the card said before the first question. Throws Credential/CARD_PIN_BLOCKED.
    void begin(const smartcard::PinStatus& status);

    /// The documents that the next question is about.
    void about(std::vector<std::string> documentNames);

    /// The PIN; with Question::Kind::PinPad an empty secret. Throws Declined/PIN_DECLINED, or
    /// Credential/CARD_PIN_WRONG with {"tries"} when nothing follows a refused one, and Cancelled/STOPPED.
    signing::Answer ask(const JobContext& job);

    /// Whether the card, or the reader's keys, took the PIN; if not, the next question says so. Throws
    /// Credential/CARD_PIN_BLOCKED, Credential/CARD_PIN_TIMEOUT, Declined/CARD_PIN_CANCELLED,
    /// Input/CARD_PINS_DIFFER, Input/CARD_PIN_LENGTH, Service/CARD_REFUSED with {"status"}.
    bool accepts(const smartcard::Response& response);

  private:
    signing::Prompter& prompter_;
    smartcard::PinFormat format_;
    signing::Question question_;
};

} // namespace cunho::providers::citizen_card
