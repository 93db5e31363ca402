// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/core/secret.hpp>
#include <cunho/signing/provider.hpp>

#include <chrono>
#include <optional>

namespace cunho::providers::cmd {

/// The service takes a code for so long after it was asked for (autenticacao-gov C.3).
inline constexpr std::chrono::minutes codeLife{5};

/// Another code may be sent so long after the one before, so often.
inline constexpr std::chrono::seconds resendPause{30};
inline constexpr int mostResends = 3;

/// What was typed for one code, ill or wrong, after which the process is left alone.
inline constexpr int mostCodes = 3;

/// Wrong PINs in a row after which nobody is asked again: the service may block it.
inline constexpr int mostPins = 3;

/// The signature PIN: asked for until the service takes one. Each answer of the person is sent once.
class PinDialogue {
  public:
    /// `question`: documents, holder and phone.
    PinDialogue(signing::Prompter& prompter, signing::Question question);

    /// Throws Declined/PIN_DECLINED, Credential/CMD_PIN_WRONG when nothing follows a refused one,
    /// Input/CMD_PIN_LENGTH with {"least","most"} for what is no CMD PIN and was not sent, Cancelled/STOPPED.
    Secret ask(const JobContext& job);

    /// The service took the last one for wrong. Throws Credential/CMD_PIN_WRONG the third time.
    void refuse();

  private:
    signing::Prompter& prompter_;
    signing::Question question_;
    int refusals_ = 0;
};

/// The code of one process: until it is right, too old, or wrong for the third time.
class CodeDialogue {
  public:
    /// The code was asked for at `asked`, and is on its way now.
    CodeDialogue(signing::Prompter& prompter, Clock& clock, signing::Question question, TimePoint asked);

    /// The code without blanks and dashes; nothing: another one is to be sent, and may be sent now. Throws
    /// Declined/CODE_DECLINED, Credential/CMD_CODE_WRONG when nothing follows a refused one,
    /// Conflict/CMD_PROCESS_OVER when it is too late, Cancelled/STOPPED.
    std::optional<Secret> ask(const JobContext& job);

    /// The service took the last one for wrong. Throws Credential/CMD_CODE_WRONG the third time.
    void refuse();

    /// Another one was asked for at `asked`; unless the service said so, those before may still be the ones.
    void resent(TimePoint asked, bool confirmed);

  private:
    std::optional<TimePoint> resendFrom() const;
    void requireTime() const;
    signing::Answer answer(const JobContext& job);

    signing::Prompter& prompter_;
    Clock& clock_;
    signing::Question question_;
    TimePoint expires_;
    TimePoint lastSent_; ///< when the service was last heard of, or not
    int resends_ = 0;
    int codes_ = 0;
};

} // namespace cunho::providers::cmd
