// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/services.hpp>

#include <string>
#include <utility>
#include <vector>

namespace cunho::app {

/// What only the caller knows, as lines "name: value"; it goes through the log's redaction as well.
using DiagnosticFacts = std::vector<std::pair<std::string, std::string>>;

/// A text that a person can send to whoever helps: versions, environment, states, counts and the reasons of
/// the last failures. No secret and nothing personal: tokens, PINs and codes are not asked for, and NIF,
/// phone, e-mail, document numbers and names are left out or masked. English; read it before it is sent.
std::string diagnostics(Services& services, const std::string& programVersion, const DiagnosticFacts& more);

} // namespace cunho::app
