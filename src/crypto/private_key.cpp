// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/native.hpp"

#include <cunho/crypto/private_key.hpp>

#include <algorithm>
#include <cstring>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

namespace cunho::crypto {
namespace {

struct PasswordAsked {
    ByteView password;
    bool asked = false;
};

int givePassword(char* buffer, int size, int, void* user) {
    auto& answer = *static_cast<PasswordAsked*>(user);
    answer.asked = true;
    if (answer.password.empty() || answer.password.size() > static_cast<std::size_t>(size))
        return -1;
    std::memcpy(buffer, answer.password.data(), answer.password.size());
    return static_cast<int>(answer.password.size());
}

BioHandle wipedBuffer() {
    return own<BioHandle>(BIO_new(BIO_s_secmem()));
}

/// Sets padding and digest of an initialised context; false when the key restricts itself to others.
bool allowed(EVP_PKEY_CTX* context, const SignatureAlgorithm& algorithm) {
    using Kind = SignatureAlgorithm::Kind;
    if (algorithm.kind == Kind::RsaPkcs1 && EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) != 1)
        return false;
    if (EVP_PKEY_CTX_set_signature_md(context, nativeDigest(algorithm.digest)) != 1)
        return false;
    return algorithm.kind != Kind::RsaPss ||
           usePss(context, algorithm.digest, static_cast<int>(digestSize(algorithm.digest)));
}

} // namespace

PrivateKey::PrivateKey(std::unique_ptr<Native> native) noexcept : native_(std::move(native)) {}
PrivateKey::PrivateKey(PrivateKey&&) noexcept = default;
PrivateKey& PrivateKey::operator=(PrivateKey&&) noexcept = default;
PrivateKey::~PrivateKey() = default;

PrivateKey PrivateKey::fromPem(ByteView pem, const Secret& password) {
    PasswordAsked answer{password.expose()};
    const auto bio = readFrom(pem);
    KeyHandle key(PEM_read_bio_PrivateKey(bio.get(), nullptr, givePassword, &answer));
    if (!key && answer.asked)
        check(false, Fault::Credential, "WRONG_PASSWORD");
    check(key != nullptr, Fault::File, "KEY_UNREADABLE");
    ERR_clear_error();
    return PrivateKey(std::make_unique<Native>(Native{std::move(key)}));
}

PrivateKey PrivateKey::generateRsa(int bits) {
    auto key = own<KeyHandle>(EVP_RSA_gen(static_cast<unsigned>(bits)));
    return PrivateKey(std::make_unique<Native>(Native{std::move(key)}));
}

PrivateKey PrivateKey::generateEc(KeyAlgorithm curve) {
    if (curve != KeyAlgorithm::EcP256 && curve != KeyAlgorithm::EcP384)
        throw Error(Fault::Unsupported, "KEY_KIND_UNSUPPORTED");
    auto key = own<KeyHandle>(EVP_EC_gen(curve == KeyAlgorithm::EcP256 ? "P-256" : "P-384"));
    return PrivateKey(std::make_unique<Native>(Native{std::move(key)}));
}

Secret PrivateKey::pem() const {
    const auto bio = wipedBuffer();
    check(PEM_write_bio_PKCS8PrivateKey(bio.get(), native_->key.get(), nullptr, nullptr, 0, nullptr,
                                        nullptr) == 1);
    return Secret(writtenTo(bio));
}

std::string PrivateKey::publicPem() const {
    const auto bio = own<BioHandle>(BIO_new(BIO_s_mem()));
    check(PEM_write_bio_PUBKEY(bio.get(), native_->key.get()) == 1);
    return std::string(asText(writtenTo(bio)));
}

KeyAlgorithm PrivateKey::algorithm() const {
    return keyAlgorithmOf(native_->key.get());
}
int PrivateKey::bits() const {
    return EVP_PKEY_get_bits(native_->key.get());
}

bool PrivateKey::matches(const Certificate& certificate) const {
    const EVP_PKEY* other = X509_get0_pubkey(certificate.native().x509.get());
    const bool same = other != nullptr && EVP_PKEY_eq(native_->key.get(), other) == 1;
    ERR_clear_error();
    return same;
}

Bytes PrivateKey::signRsaPkcs1(const Digest& digest) const {
    return sign({SignatureAlgorithm::Kind::RsaPkcs1, digest.algorithm}, digest);
}

Bytes PrivateKey::sign(const SignatureAlgorithm& algorithm, const Digest& digest) const {
    using Kind = SignatureAlgorithm::Kind;
    EVP_PKEY* key = native_->key.get();
    const int type = EVP_PKEY_get_base_id(key);
    const bool fits = algorithm.kind == Kind::Ecdsa ? this->algorithm() == KeyAlgorithm::EcP256 ||
                                                          this->algorithm() == KeyAlgorithm::EcP384
                                                    : type == EVP_PKEY_RSA || type == EVP_PKEY_RSA_PSS;
    if (!fits)
        throw Error(Fault::Unsupported, "KEY_KIND_UNSUPPORTED");
    if (digest.algorithm != algorithm.digest || digest.value.size() != digestSize(digest.algorithm))
        throw Error(Fault::Internal, "CRYPTO_FAILED", {}, "not a digest that the algorithm signs");
    const auto context = own<KeyContextHandle>(EVP_PKEY_CTX_new(key, nullptr));
    check(EVP_PKEY_sign_init(context.get()) == 1);
    check(allowed(context.get(), algorithm), Fault::Unsupported, "KEY_KIND_UNSUPPORTED");
    Bytes value(static_cast<std::size_t>(EVP_PKEY_get_size(key)));
    std::size_t size = value.size();
    // The one thing left that can fail is a modulus too short for digest and salt.
    check(EVP_PKEY_sign(context.get(), value.data(), &size, digest.value.data(), digest.value.size()) == 1,
          Fault::Unsupported, "KEY_KIND_UNSUPPORTED");
    value.resize(size);
    return value;
}

bool verifyRsaPkcs1(std::string_view publicPem, const Digest& digest, ByteView value) {
    const auto bio = readFrom(asBytes(publicPem));
    const auto key = own<KeyHandle>(PEM_read_bio_PUBKEY(bio.get(), nullptr, nullptr, nullptr), Fault::File,
                                    "KEY_UNREADABLE");
    return verifyRsaPkcs1(key.get(), digest, value);
}

} // namespace cunho::crypto
