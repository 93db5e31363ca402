// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <optional>
#include <string>

namespace cunho::providers::cmd {

/// Whether a byte order mark of UTF-16 stands first.
bool isUtf16(ByteView text) noexcept;

/// UTF-16 with its byte order mark, in UTF-8 without one; nothing for an odd number of bytes and for half a
/// surrogate pair.
std::optional<std::string> utf8FromUtf16(ByteView text);

} // namespace cunho::providers::cmd
