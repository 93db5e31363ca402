// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/native.hpp"

#include <cunho/crypto/public_key.hpp>

#include <openssl/pem.h>

namespace cunho::crypto {

struct PublicKey::Native {
    KeyHandle key;
};

PublicKey PublicKey::fromPem(std::string_view pem) {
    const auto bio = readFrom(asBytes(pem));
    auto key = own<KeyHandle>(PEM_read_bio_PUBKEY(bio.get(), nullptr, nullptr, nullptr), Fault::File,
                              "KEY_UNREADABLE");
    return PublicKey(std::make_unique<Native>(Native{std::move(key)}));
}

PublicKey::PublicKey(std::unique_ptr<Native> native) noexcept : native_(std::move(native)) {}
PublicKey::PublicKey(PublicKey&&) noexcept = default;
PublicKey& PublicKey::operator=(PublicKey&&) noexcept = default;
PublicKey::~PublicKey() = default;

bool PublicKey::verifyRsaPkcs1(const Digest& digest, ByteView value) const {
    return crypto::verifyRsaPkcs1(native_->key.get(), digest, value);
}

} // namespace cunho::crypto
