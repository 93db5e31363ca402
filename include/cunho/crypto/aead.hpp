// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/core/secret.hpp>

#include <optional>

namespace cunho::crypto {

/// AES-256-GCM (NIST SP 800-38D): sizes in bytes.
inline constexpr std::size_t aeadKeySize = 32;
inline constexpr std::size_t aeadNonceSize = 12;
inline constexpr std::size_t aeadTagSize = 16;

/// Nonce, ciphertext and tag, under a fresh random nonce: a key is good for 2^32 calls (SP 800-38D, 8.3).
/// `associated` is not in the result but must be the same at opening. Throws Internal/CRYPTO_FAILED for a key
/// of another size.
Bytes seal(const Secret& key, ByteView plain, ByteView associated);

/// What was sealed; nothing when a bit of key, sealed bytes or associated data is another. Throws
/// Internal/CRYPTO_FAILED for a key of another size.
std::optional<Secret> unseal(const Secret& key, ByteView sealed, ByteView associated);

} // namespace cunho::crypto
