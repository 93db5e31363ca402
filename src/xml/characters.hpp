// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string_view>

namespace cunho::xml {

/// Whether it is UTF-8 (RFC 3629) and holds nothing but characters of XML 1.0 (production 2).
bool isCharacterData(std::string_view text) noexcept;

} // namespace cunho::xml
