// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string_view>

namespace cunho {

/// Which services the program talks to. A database belongs to one of them for ever.
enum class Environment { Sandbox, PreProduction, Production };

/// "sandbox", "pre-production", "production".
std::string_view environmentName(Environment environment) noexcept;

/// Throws Input/BAD_ENVIRONMENT.
Environment parseEnvironment(std::string_view name);

/// What window, print and Reason say in the sandbox; empty elsewhere.
std::string_view environmentMention(Environment environment) noexcept;

} // namespace cunho
