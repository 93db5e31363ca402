// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/crypto/aead.hpp>

namespace cunho::crypto {

/// As `seal`, under a nonce that the caller must never use again with this key.
Bytes sealUnder(const Secret& key, ByteView nonce, ByteView plain, ByteView associated);

} // namespace cunho::crypto
