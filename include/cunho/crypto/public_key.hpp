// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/crypto/digest.hpp>

#include <memory>
#include <string_view>

namespace cunho::crypto {

/// A public key, read once to verify many signatures: reading its PEM takes longer than verifying. Safe for
/// several threads at once.
class PublicKey {
  public:
    /// SubjectPublicKeyInfo as PEM. Throws File/KEY_UNREADABLE.
    static PublicKey fromPem(std::string_view pem);

    PublicKey(PublicKey&&) noexcept;
    PublicKey& operator=(PublicKey&&) noexcept;
    ~PublicKey();

    /// Whether `value` is this key's RSA PKCS#1 v1.5 signature of data of that digest.
    bool verifyRsaPkcs1(const Digest& digest, ByteView value) const;

  private:
    struct Native;
    explicit PublicKey(std::unique_ptr<Native> native) noexcept;
    std::unique_ptr<Native> native_;
};

} // namespace cunho::crypto
