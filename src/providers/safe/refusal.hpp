// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/error.hpp>

#include <string>
#include <string_view>

namespace cunho::providers::safe {

/// What a reply that is no success means to a client (the rows of autenticacao-gov B.6).
enum class Refusal {
    TokenExpired,      ///< renew the tokens once
    CredentialUnknown, ///< read the credentialID again once
    ProcessUnknown,    ///< at verify: the POST never arrived, or its outcome is gone
    SadRefused,        ///< from the authorisation again, once
    ClientRefused,     ///< the program's name or credentials: nothing a signer can mend
    Unauthorized,      ///< no account, or wrong client credentials: /info tells
    LimitNear,         ///< fewer signatures may still be possible
    LimitReached,
    TooMany, ///< more signatures than one authorisation takes
    Failing, ///< 500: later
    Busy,    ///< 503: soon
    Defect,  ///< a request that should never have been sent
};

/// By status and error_description, by prefix: the service's sentences have changed before.
Refusal refusalOf(int status, std::string_view description);

/// A refusal as an error: whoever has no better answer lets it pass.
class Refused final : public Error {
  public:
    /// `detail` must hold no secret.
    Refused(Refusal refusal, std::string detail);

    Refusal refusal() const noexcept { return refusal_; }

  private:
    Refusal refusal_;
};

} // namespace cunho::providers::safe
