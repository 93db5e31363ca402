// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/aead.hpp"

#include "crypto/native.hpp"

#include <cunho/core/random.hpp>

#include <array>

namespace cunho::crypto {
namespace {

constexpr std::size_t overhead = aeadNonceSize + aeadTagSize;

void requireSizes(const Secret& key, std::size_t text) {
    check(key.size() == aeadKeySize && text <= std::size_t{1} << 30U);
}

int length(ByteView bytes) {
    return static_cast<int>(bytes.size());
}

/// Plain bytes that are wiped when they are no longer needed.
struct Wiped {
    Bytes bytes;
    ~Wiped() { wipe(bytes); }
};

} // namespace

Bytes sealUnder(const Secret& key, ByteView nonce, ByteView plain, ByteView associated) {
    requireSizes(key, plain.size());
    check(nonce.size() == aeadNonceSize);
    Bytes sealed(overhead + plain.size());
    std::copy(nonce.begin(), nonce.end(), sealed.begin());
    Byte* text = sealed.data() + aeadNonceSize;
    int done = 0;
    const auto context = own<CipherHandle>(EVP_CIPHER_CTX_new());
    check(EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, key.expose().data(), nonce.data()) ==
          1);
    check(EVP_EncryptUpdate(context.get(), nullptr, &done, associated.data(), length(associated)) == 1);
    check(EVP_EncryptUpdate(context.get(), text, &done, plain.data(), length(plain)) == 1);
    check(EVP_EncryptFinal_ex(context.get(), text + plain.size(), &done) == 1);
    check(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, aeadTagSize, text + plain.size()) == 1);
    return sealed;
}

Bytes seal(const Secret& key, ByteView plain, ByteView associated) {
    return sealUnder(key, randomBytes(aeadNonceSize), plain, associated);
}

std::optional<Secret> unseal(const Secret& key, ByteView sealed, ByteView associated) {
    requireSizes(key, sealed.size());
    if (sealed.size() < overhead)
        return std::nullopt;
    const auto text = sealed.subspan(aeadNonceSize, sealed.size() - overhead);
    std::array<Byte, aeadTagSize> tag{};
    std::copy(sealed.end() - aeadTagSize, sealed.end(), tag.begin());
    Wiped plain{Bytes(text.size() + 1)}; // never without an address
    int done = 0;
    const auto context = own<CipherHandle>(EVP_CIPHER_CTX_new());
    check(EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, key.expose().data(), sealed.data()) ==
          1);
    check(EVP_DecryptUpdate(context.get(), nullptr, &done, associated.data(), length(associated)) == 1);
    check(EVP_DecryptUpdate(context.get(), plain.bytes.data(), &done, text.data(), length(text)) == 1);
    check(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, aeadTagSize, tag.data()) == 1);
    if (EVP_DecryptFinal_ex(context.get(), plain.bytes.data() + text.size(), &done) != 1) {
        drainErrors();
        return std::nullopt;
    }
    return Secret(ByteView(plain.bytes).first(text.size()));
}

} // namespace cunho::crypto
