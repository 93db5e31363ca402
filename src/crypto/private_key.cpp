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
    if (algorithm() != KeyAlgorithm::Rsa)
        throw Error(Fault::Unsupported, "KEY_KIND_UNSUPPORTED");
    const auto context = own<KeyContextHandle>(EVP_PKEY_CTX_new(native_->key.get(), nullptr));
    check(EVP_PKEY_sign_init(context.get()) == 1);
    check(EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) == 1, Fault::Unsupported,
          "KEY_KIND_UNSUPPORTED");
    check(EVP_PKEY_CTX_set_signature_md(context.get(), nativeDigest(digest.algorithm)) == 1);
    Bytes value(static_cast<std::size_t>(EVP_PKEY_get_size(native_->key.get())));
    std::size_t size = value.size();
    check(EVP_PKEY_sign(context.get(), value.data(), &size, digest.value.data(), digest.value.size()) == 1);
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
