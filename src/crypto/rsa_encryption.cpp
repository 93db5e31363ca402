// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/native.hpp"

#include <cunho/crypto/rsa_encryption.hpp>

#include <openssl/err.h>
#include <openssl/rsa.h>

namespace cunho::crypto {
namespace {

constexpr std::size_t leastPadding = 11; // RFC 8017, 7.2.1

/// Not that of RSASSA-PSS, which may sign and nothing else.
bool isForAnything(const EVP_PKEY* key) {
    return key != nullptr && EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA;
}

std::size_t modulusBytes(const EVP_PKEY* key) {
    return static_cast<std::size_t>(EVP_PKEY_get_size(key));
}

/// An empty view may hold no address at all.
const unsigned char* dataOf(ByteView bytes) {
    static constexpr unsigned char nothing = 0;
    return bytes.empty() ? &nothing : bytes.data();
}

std::optional<Secret> decrypt(EVP_PKEY* key, ByteView cipher, int padding) {
    if (!isForAnything(key) || cipher.size() != modulusBytes(key))
        return std::nullopt;
    const auto context = own<KeyContextHandle>(EVP_PKEY_CTX_new(key, nullptr));
    check(EVP_PKEY_decrypt_init(context.get()) == 1);
    check(EVP_PKEY_CTX_set_rsa_padding(context.get(), padding) == 1);
    Bytes text(cipher.size());
    std::size_t size = text.size();
    const bool done = EVP_PKEY_decrypt(context.get(), text.data(), &size, cipher.data(), cipher.size()) == 1;
    ERR_clear_error();
    std::optional<Secret> out;
    if (done)
        out.emplace(ByteView(text).first(size));
    wipe(text);
    return out;
}

} // namespace

Bytes encryptRsaPkcs1(const Certificate& recipient, ByteView text) {
    EVP_PKEY* key = X509_get0_pubkey(recipient.native().x509.get());
    ERR_clear_error();
    if (!isForAnything(key) || modulusBytes(key) <= leastPadding)
        throw Error(Fault::Unsupported, "KEY_KIND_UNSUPPORTED");
    Bytes cipher(modulusBytes(key));
    const std::size_t limit = cipher.size() - leastPadding;
    if (text.size() > limit)
        throw Error(Fault::Input, "TEXT_TOO_LONG_TO_ENCRYPT", {{"limit", std::to_string(limit)}});
    const auto context = own<KeyContextHandle>(EVP_PKEY_CTX_new(key, nullptr));
    check(EVP_PKEY_encrypt_init(context.get()) == 1);
    check(EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) == 1);
    std::size_t size = cipher.size();
    check(EVP_PKEY_encrypt(context.get(), cipher.data(), &size, dataOf(text), text.size()) == 1);
    cipher.resize(size);
    return cipher;
}

std::optional<Secret> decryptRsaPkcs1(const PrivateKey& key, ByteView cipher) {
    return decrypt(key.native().key.get(), cipher, RSA_PKCS1_PADDING);
}

std::optional<Secret> decryptRsaOaep(const PrivateKey& key, ByteView cipher) {
    return decrypt(key.native().key.get(), cipher, RSA_PKCS1_OAEP_PADDING);
}

} // namespace cunho::crypto
