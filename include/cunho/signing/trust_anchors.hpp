// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/crypto/certificate.hpp>

#include <filesystem>
#include <vector>

namespace cunho::signing {

/// The certificates that a person chose to trust, each once, in the order of `paths`.
///
/// A file is PEM with any number of certificates, one DER certificate or PKCS#7 (.p7b). Of a folder its files
/// named .pem, .crt, .cer, .der, .p7b and .p7c are read, in the order of their names, without subfolders.
/// Throws File/TRUST_ANCHOR_UNREADABLE for a file without a readable certificate, NotFound/TRUST_ANCHOR_NONE
/// for a folder without such a file, each with {"file"}; otherwise as `readFile`.
std::vector<crypto::Certificate> loadAnchors(const std::vector<std::filesystem::path>& paths);

} // namespace cunho::signing
