// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "cli/command.hpp"

namespace cunho::cli {

/// As those of command.hpp.
void addTrustedList(CLI::App& program, Action& chosen);

} // namespace cunho::cli
