// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <optional>

namespace cunho::providers {

/// DER of Ecdsa-Sig-Value (RFC 3279 section 2.2.3) for r and s side by side, each of half the length, as
/// cards and PKCS #11 give them. Nothing for what cannot be such a value of P-256 or P-384.
std::optional<Bytes> ecdsaSigValue(ByteView raw);

} // namespace cunho::providers
