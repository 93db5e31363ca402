// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/crypto/digest.hpp>

namespace cunho::crypto {

/// HMAC (RFC 2104): as long as the digest.
Bytes hmac(DigestAlgorithm algorithm, ByteView key, ByteView message);

} // namespace cunho::crypto
