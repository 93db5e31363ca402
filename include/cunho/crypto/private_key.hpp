// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/secret.hpp>
#include <cunho/crypto/certificate.hpp>
#include <cunho/crypto/digest.hpp>
#include <cunho/crypto/signature_algorithm.hpp>

#include <memory>
#include <string>

namespace cunho::crypto {

/// A private key in memory: the soft key, the fiscal hash key, the sandbox's keys. Move-only.
class PrivateKey {
  public:
    /// PEM, PKCS#8 or traditional, encrypted or not. Throws Credential/WRONG_PASSWORD or File/KEY_UNREADABLE.
    static PrivateKey fromPem(ByteView pem, const Secret& password = Secret{});

    static PrivateKey generateRsa(int bits);

    /// P-256 or P-384. Throws Unsupported/KEY_KIND_UNSUPPORTED for another kind.
    static PrivateKey generateEc(KeyAlgorithm curve);

    PrivateKey(PrivateKey&&) noexcept;
    PrivateKey& operator=(PrivateKey&&) noexcept;
    ~PrivateKey();

    /// Unencrypted PKCS#8 PEM.
    Secret pem() const;

    /// SubjectPublicKeyInfo as PEM.
    std::string publicPem() const;

    KeyAlgorithm algorithm() const;
    int bits() const;
    bool matches(const Certificate& certificate) const;

    /// RSA PKCS#1 v1.5 over data of this digest (RFC 8017 section 8.2.1); as long as the modulus. Throws
    /// Unsupported/KEY_KIND_UNSUPPORTED.
    Bytes signRsaPkcs1(const Digest& digest) const;

    /// Signs data of this digest; an ECDSA value is DER. Throws Unsupported/KEY_KIND_UNSUPPORTED when key and
    /// algorithm do not fit.
    Bytes sign(const SignatureAlgorithm& algorithm, const Digest& digest) const;

    struct Native;
    const Native& native() const noexcept { return *native_; }

  private:
    explicit PrivateKey(std::unique_ptr<Native> native) noexcept;
    std::unique_ptr<Native> native_;
    friend struct Pkcs12;
};

/// Whether `value` verifies under a public key given as SubjectPublicKeyInfo PEM, RSA PKCS#1 v1.5. Throws
/// File/KEY_UNREADABLE.
bool verifyRsaPkcs1(std::string_view publicPem, const Digest& digest, ByteView value);

/// The content of a PKCS#12 file (RFC 7292).
struct Pkcs12 {
    PrivateKey key;
    CertificateChain chain; ///< the key's certificate first

    /// Throws Credential/WRONG_PASSWORD or File/PKCS12_UNREADABLE (also for RC2/RC4 files, which need the
    /// legacy provider: the text says how to convert them).
    static Pkcs12 open(ByteView der, const Secret& password);
    static Bytes create(const PrivateKey& key, const CertificateChain& chain, const Secret& password);
};

} // namespace cunho::crypto
