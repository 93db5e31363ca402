// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/switches.hpp"

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace cunho::sandbox {

/// SCAP's literals (autenticacao-gov D.2); the code is their beginning.
namespace scap_literal {
inline constexpr std::string_view badTotp = "401_CLIENT_BAD_TOTP";
inline constexpr std::string_view outdatedAttributes = "401_INVALID_SIGNATURE_TRANSACTION_CITIZEN_ATTRIBUTES";
inline constexpr std::string_view expired = "205";
/// No document has this one.
inline constexpr std::string_view badCitizenSignature = "401_INVALID_CITIZEN_SIGNATURE";
} // namespace scap_literal

/// The member `status` of a reply: {"code","message"}, or "codeDescription" by a switch. `text` empty: the
/// usual one of the code.
nlohmann::json scapStatus(const std::string& code, std::string_view text, const Switches& switches);

/// {"processId","status"}
std::string scapStatusBody(const std::string& processId, const std::string& code, std::string_view text,
                           const Switches& switches);

} // namespace cunho::sandbox
