// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/registry.hpp"

#include <optional>
#include <string>

namespace cunho::sandbox {

/// Who stands behind a token of the authentication provider.
struct AuthenticatedCitizen {
    Citizen citizen;
    bool numberAsked = false; ///< the number of the citizen's document was asked for and allowed
};

/// Answers for tokens; FaService is it, SCAP asks it.
class CitizenTokens {
  public:
    virtual ~CitizenTokens() = default;

    /// Nothing for a token that nobody knows, or that is over.
    virtual std::optional<AuthenticatedCitizen> citizenOf(const std::string& token) const = 0;
};

} // namespace cunho::sandbox
