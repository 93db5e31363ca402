// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string_view>

namespace cunho::signing {

inline constexpr std::string_view padesSubFilter = "ETSI.CAdES.detached"; // EN 319 142-1, 6.3

/// Kinds of signature whose Contents is a detached CMS over the ByteRange (ISO 32000-2, 12.8.3.3).
inline bool isKnownSubFilter(std::string_view name) noexcept {
    return name == padesSubFilter || name == "adbe.pkcs7.detached";
}

} // namespace cunho::signing
