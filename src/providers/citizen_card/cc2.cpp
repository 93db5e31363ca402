// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "profile.hpp"

namespace cunho::providers::citizen_card {

using enum crypto::SignatureAlgorithm::Kind;
using enum crypto::DigestAlgorithm;

/// Cards from June 2024 on: IAS v5, P-256. The file that holds the holder's data on CC1 is a certificate
/// here.
const Profile& cc2() {
    static const Profile profile{
        "CC2",
        {0x60, 0x46, 0x32, 0xFF, 0x00, 0x00, 0x04},
        {0x5F, 0x00, 0xEF, 0x04},
        {0x5F, 0x00, 0xEF, 0x02},
        {},
        {},
        {},
        false,
        crypto::KeyAlgorithm::EcP256,
        0x08,
        0x82,
        {},
        {{{Ecdsa, Sha256}, 0x44, 0}, {{Ecdsa, Sha384}, 0x54, 0}, {{Ecdsa, Sha512}, 0x64, 0}},
        true,
    };
    return profile;
}

} // namespace cunho::providers::citizen_card
