// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/core/clock.hpp>
#include <cunho/core/error.hpp>
#include <cunho/crypto/certificate.hpp>
#include <cunho/crypto/private_key.hpp>

#include <ctime>
#include <memory>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <string>

namespace cunho::crypto {

/// Calls OpenSSL's free function of a type.
template<auto Function>
struct Free {
    template<class T>
    void operator()(T* object) const noexcept {
        Function(object);
    }
};

using BioHandle = std::unique_ptr<BIO, Free<BIO_free_all>>;
using BignumHandle = std::unique_ptr<BIGNUM, Free<BN_free>>;
using CipherHandle = std::unique_ptr<EVP_CIPHER_CTX, Free<EVP_CIPHER_CTX_free>>;
using DigestHandle = std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>>;
using ExtensionHandle = std::unique_ptr<X509_EXTENSION, Free<X509_EXTENSION_free>>;
using GeneralNamesHandle = std::unique_ptr<GENERAL_NAMES, Free<GENERAL_NAMES_free>>;
using IntegerHandle = std::unique_ptr<ASN1_INTEGER, Free<ASN1_INTEGER_free>>;
using KeyContextHandle = std::unique_ptr<EVP_PKEY_CTX, Free<EVP_PKEY_CTX_free>>;
using KeyHandle = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using NameHandle = std::unique_ptr<X509_NAME, Free<X509_NAME_free>>;
using ObjectHandle = std::unique_ptr<ASN1_OBJECT, Free<ASN1_OBJECT_free>>;
using OctetStringHandle = std::unique_ptr<ASN1_OCTET_STRING, Free<ASN1_OCTET_STRING_free>>;
using Pkcs12Handle = std::unique_ptr<PKCS12, Free<PKCS12_free>>;
using StoreContextHandle = std::unique_ptr<X509_STORE_CTX, Free<X509_STORE_CTX_free>>;
using StoreHandle = std::unique_ptr<X509_STORE, Free<X509_STORE_free>>;
using X509Handle = std::unique_ptr<X509, Free<X509_free>>;

struct FreeX509Stack {
    void operator()(STACK_OF(X509) * stack) const noexcept { sk_X509_pop_free(stack, X509_free); }
};
using X509StackHandle = std::unique_ptr<STACK_OF(X509), FreeX509Stack>;

/// What OpenSSL put into this thread's error queue, oldest first, which is emptied.
std::string drainErrors();

/// The door: throws `fault`/`reason` with the drained error queue as detail unless `ok`.
void check(bool ok, Fault fault = Fault::Internal, const char* reason = "CRYPTO_FAILED",
           const ErrorParams& params = {});

/// Takes ownership of what a library function returned; throws as `check` when that is nothing.
template<class Handle>
Handle own(typename Handle::pointer object, Fault fault = Fault::Internal,
           const char* reason = "CRYPTO_FAILED") {
    check(object != nullptr, fault, reason);
    return Handle(object);
}

/// A read-only BIO over `bytes`, which must outlive it.
BioHandle readFrom(ByteView bytes);

/// What was written into a memory BIO, valid as long as the BIO.
ByteView writtenTo(const BioHandle& bio);

const EVP_MD* nativeDigest(DigestAlgorithm algorithm) noexcept;

/// Bytes of a value of this digest.
std::size_t digestSize(DigestAlgorithm algorithm) noexcept;

/// Sets an initialised context to RSASSA-PSS (RFC 8017 section 8.1); false when the key does not allow it.
bool usePss(EVP_PKEY_CTX* context, DigestAlgorithm mask, int saltLength) noexcept;

KeyAlgorithm keyAlgorithmOf(EVP_PKEY* key) noexcept;

/// A UTCTime or GeneralizedTime; throws File/`reason` when it is none.
TimePoint timeOf(const ASN1_TIME* time, const char* reason);

/// Seconds since 1970, as OpenSSL sets times.
std::time_t secondsOf(TimePoint time) noexcept;

/// Lower-case hexadecimal without sign.
std::string serialText(const ASN1_INTEGER* serial);

/// Whether `issuer` may issue certificates, has the name that `subject` gives its issuer, and signed it.
bool issues(const Certificate& issuer, const Certificate& subject);

/// RSA PKCS#1 v1.5 under any public key; another kind of key is no match.
bool verifyRsaPkcs1(EVP_PKEY* key, const Digest& digest, ByteView value);

struct Certificate::Native {
    X509Handle x509;
    Bytes der;
    Digest fingerprint;
    TimePoint notBefore;
    TimePoint notAfter;

    /// Parses one certificate at the beginning of `der`, which it must fill.
    static std::shared_ptr<const Native> parse(ByteView der);
    /// Takes a certificate that OpenSSL parsed or made.
    static std::shared_ptr<const Native> take(X509Handle x509);
};

struct PrivateKey::Native {
    KeyHandle key;
};

} // namespace cunho::crypto
