// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/core/secret.hpp>
#include <cunho/crypto/certificate.hpp>
#include <cunho/crypto/private_key.hpp>

#include <optional>

namespace cunho::crypto {

/// RSAES-PKCS1-v1_5 (RFC 8017, 7.2) with the certificate's key; as long as the modulus, and another one each
/// time. Throws Unsupported/KEY_KIND_UNSUPPORTED for another kind of key, Input/TEXT_TOO_LONG_TO_ENCRYPT with
/// {"limit"} for more than the modulus less 11 bytes.
Bytes encryptRsaPkcs1(const Certificate& recipient, ByteView text);

/// Nothing when it was not encrypted for this key. A library may answer foreign padding with random bytes
/// (implicit rejection), so the text's form is to be checked as well.
std::optional<Secret> decryptRsaPkcs1(const PrivateKey& key, ByteView cipher);

/// Likewise RSAES-OAEP with SHA-1 and MGF1-SHA-1 (RFC 8017, 7.1): the padding that others would expect.
std::optional<Secret> decryptRsaOaep(const PrivateKey& key, ByteView cipher);

} // namespace cunho::crypto
