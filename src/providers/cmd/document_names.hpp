// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace cunho::providers::cmd {

/// Code points of a DocName: the agency's own program cuts there (autenticacao-gov C.2).
inline constexpr std::size_t longestName = 44;

/// The names as a phone is to show them: each at most `longestName` long, not empty, without control and
/// directional characters, and no two alike.
std::vector<std::string> phoneNames(const std::vector<std::string>& names);

} // namespace cunho::providers::cmd
