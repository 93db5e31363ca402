// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string_view>

/// Paths of the authentication provider, in lower case: their case does not matter.
namespace cunho::sandbox::fa_path {
inline constexpr std::string_view authorize = "/oauth/askauthorization";
inline constexpr std::string_view login = "/oauth/login";
inline constexpr std::string_view authorized = "/oauth/authorized";
inline constexpr std::string_view attributes = "/oauthresourceserver/api/attributemanager";
inline constexpr std::string_view refresh = "/oauth/service/authenticationjwt.svc/refreshtoken";
} // namespace cunho::sandbox::fa_path
