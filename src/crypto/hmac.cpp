// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/native.hpp"

#include <cunho/crypto/hmac.hpp>

#include <array>
#include <openssl/hmac.h>

namespace cunho::crypto {

Bytes hmac(DigestAlgorithm algorithm, ByteView key, ByteView message) {
    std::array<Byte, EVP_MAX_MD_SIZE> value{};
    unsigned length = 0;
    const Byte none = 0; // an empty key is one, and no null pointer
    check(HMAC(nativeDigest(algorithm), key.empty() ? &none : key.data(), static_cast<int>(key.size()),
               message.data(), message.size(), value.data(), &length) != nullptr);
    return Bytes(value.begin(), value.begin() + length);
}

} // namespace cunho::crypto
