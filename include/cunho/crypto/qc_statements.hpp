// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/crypto/certificate.hpp>

#include <optional>

namespace cunho::crypto {

/// What the extension qcStatements says (EN 319 412-5).
struct QcStatements {
    bool compliance = false; ///< QcCompliance: issued as a qualified certificate
    bool device = false;     ///< QcSSCD: the key is in a qualified device
    bool forSignatures = false;
    bool forSeals = false;
    bool forWebsites = false;
};

/// Nothing when the extension is missing or unreadable. Only its issuer says so: whether that counts is up to
/// a trusted list.
std::optional<QcStatements> qcStatements(const Certificate& certificate);

} // namespace cunho::crypto
