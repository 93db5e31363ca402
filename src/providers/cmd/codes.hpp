// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/error.hpp>

#include <string>
#include <string_view>

namespace cunho::providers::cmd {

/// What a reply's Code means to a signer (SCMD document V1.12, its list of codes; autenticacao-gov C.4).
enum class Meaning {
    Done,               ///< 200
    PinWrong,           ///< 801: ask for it again
    CodeWrong,          ///< 802: ask for it again, in the same process
    ProcessOver,        ///< 816
    Inactive,           ///< 817: no code is sent
    ChangePins,         ///< 901
    ChangeSignaturePin, ///< 902
    Failing,            ///< 5xx
    Refused,            ///< anything else: a parameter, or the service's general refusal (900)
    Unknown,            ///< no code at all
};

Meaning meaningOf(std::string_view code);

/// What a reply says of its request; its other members are for people, and may repeat what was sent.
struct SignStatus {
    std::string code;
    std::string field; ///< the parameter that is wrong
    std::string processId;
};

/// A code other than 200, as an error: whoever has no better answer lets it pass.
class Refused final : public Error {
  public:
    explicit Refused(const SignStatus& status);

    Meaning meaning() const noexcept { return meaning_; }

  private:
    Meaning meaning_;
};

/// Throws `Refused` unless it is done.
void requireDone(const SignStatus& status);

} // namespace cunho::providers::cmd
