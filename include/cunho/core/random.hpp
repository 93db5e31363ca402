// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <string>

namespace cunho {

/// Bytes from the kernel's generator (getrandom). Throws Internal/NO_RANDOM.
Bytes randomBytes(std::size_t count);

/// A random (version 4) UUID, lower case, without braces: "0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f50".
std::string newUuid();

} // namespace cunho
