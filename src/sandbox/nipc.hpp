// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string_view>

namespace cunho::sandbox {

/// Nine digits of which the last is the check digit (modulo 11).
bool isNipc(std::string_view text);

} // namespace cunho::sandbox
