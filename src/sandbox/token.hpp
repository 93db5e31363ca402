// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>

#include <string>

namespace cunho::sandbox {

/// A token that looks like the service's (three Base64url parts, claims iss, sub, iat, exp, tokenGuid;
/// autenticacao-gov A.9). The last part is random: nobody but the sandbox reads it, and the sandbox compares
/// whole tokens.
std::string newToken(const std::string& subject, TimePoint issued, TimePoint expires);

/// The six digits of a message.
std::string newCode();

} // namespace cunho::sandbox
