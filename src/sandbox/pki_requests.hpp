// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/crypto/authority.hpp>

#include <filesystem>
#include <string_view>
#include <utility>
#include <vector>

/// What all certificates of the sandbox have in common.
namespace cunho::sandbox {

/// Every name says what it is; nobody may take a signature made here for a real one.
inline constexpr const char* certificateMark = "SANDBOX sem valor legal";

/// From 2024 to 2044: the same years in every folder, so that neither a fake clock nor an old folder makes a
/// certificate unusable.
crypto::CertificateRequest certificateOf(crypto::CertificateRequest::Profile profile,
                                         std::vector<std::pair<std::string, std::string>> subject);

/// C, O and this CN.
crypto::CertificateRequest certificateNamed(crypto::CertificateRequest::Profile profile, const char* name);

/// Writes a file that only its owner can read.
void keepPrivateFile(const std::filesystem::path& path, std::string_view text);

} // namespace cunho::sandbox
