// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "profile.hpp"

namespace cunho::providers::citizen_card {

using enum crypto::SignatureAlgorithm::Kind;
using enum crypto::DigestAlgorithm;

/// Cards until 2024: GemSAFE and IAS v3 and v4, RSA-2048 and 3072. v3 knows SHA-256 alone, PKCS#1 v1.5.
const Profile& cc1() {
    static const Profile profile{
        "CC1",
        {0x60, 0x46, 0x32, 0xFF, 0x00, 0x00, 0x02},
        {0x5F, 0x00, 0xEF, 0x08},
        {0x5F, 0x00, 0xEF, 0x09},
        {{0x5F, 0x00, 0xEF, 0x0F}, {0x5F, 0x00, 0xEF, 0x11}},
        {0x5F, 0x00, 0xEF, 0x10},
        {0x00, 0x03},
        true,
        crypto::KeyAlgorithm::Rsa,
        0x01,
        0x82,
        {},
        {{{RsaPkcs1, Sha256}, 0x42, 0},
         {{RsaPkcs1, Sha384}, 0x52, 4},
         {{RsaPkcs1, Sha512}, 0x62, 4},
         {{RsaPss, Sha256}, 0x45, 4},
         {{RsaPss, Sha384}, 0x55, 4},
         {{RsaPss, Sha512}, 0x65, 4}},
        false,
    };
    return profile;
}

} // namespace cunho::providers::citizen_card
