// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "virtual_card/card_key.hpp"

#include "virtual_card/openssl.hpp"

#include <array>
#include <openssl/core_names.h>
#include <openssl/rsa.h>

namespace cunho::test {

using namespace openssl;

struct CardKey::Native {
    Key key;
};

namespace {

constexpr std::size_t coordinate = 32; ///< bytes, of P-256

const EVP_MD* digestOf(Byte algorithm) {
    switch (algorithm >> 4U) {
    case 1: return EVP_sha1();
    case 4: return EVP_sha256();
    case 5: return EVP_sha384();
    case 6: return EVP_sha512();
    default: return nullptr;
    }
}

Bytes rawValue(ByteView der) {
    const unsigned char* at = der.data();
    const Signature parts(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())));
    check(parts != nullptr, "ECDSA value");
    Bytes raw(2 * coordinate);
    BN_bn2binpad(ECDSA_SIG_get0_r(parts.get()), raw.data(), static_cast<int>(coordinate));
    BN_bn2binpad(ECDSA_SIG_get0_s(parts.get()), raw.data() + coordinate, static_cast<int>(coordinate));
    return raw;
}

} // namespace

std::size_t digestLength(Byte algorithm) {
    const EVP_MD* const digest = digestOf(algorithm);
    return digest == nullptr ? 0 : static_cast<std::size_t>(EVP_MD_get_size(digest));
}

CardKey::CardKey(const std::filesystem::path& pem)
    : native_(std::make_unique<Native>(Native{readKey(pem)})) {}
CardKey::CardKey(CardKey&&) noexcept = default;
CardKey::~CardKey() = default;

int CardKey::bits() const {
    return EVP_PKEY_get_bits(native_->key.get());
}

Bytes CardKey::sign(Byte algorithm, ByteView digest) const {
    const unsigned scheme = algorithm & 0x0FU;
    const KeyContext context(EVP_PKEY_CTX_new(native_->key.get(), nullptr));
    check(context != nullptr && EVP_PKEY_sign_init(context.get()) == 1, "signing");
    if (scheme != 4)
        check(EVP_PKEY_CTX_set_rsa_padding(context.get(),
                                           scheme == 5 ? RSA_PKCS1_PSS_PADDING : RSA_PKCS1_PADDING) == 1,
              "padding");
    if (digestOf(algorithm) != nullptr)
        check(EVP_PKEY_CTX_set_signature_md(context.get(), digestOf(algorithm)) == 1, "digest");
    if (scheme == 5)
        check(EVP_PKEY_CTX_set_rsa_pss_saltlen(context.get(), RSA_PSS_SALTLEN_DIGEST) == 1, "salt");
    std::size_t size = 0;
    check(EVP_PKEY_sign(context.get(), nullptr, &size, digest.data(), digest.size()) == 1, "signing");
    Bytes value(size);
    check(EVP_PKEY_sign(context.get(), value.data(), &size, digest.data(), digest.size()) == 1, "signing");
    value.resize(size);
    return scheme == 4 ? rawValue(value) : value;
}

Bytes CardKey::publicPoint() const {
    std::array<Byte, 1 + 2 * coordinate> point{};
    std::size_t size = 0;
    check(EVP_PKEY_get_octet_string_param(native_->key.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                          point.size(), &size) == 1 &&
              size == point.size(),
          "public key");
    return Bytes(point.begin(), point.end());
}

} // namespace cunho::test
