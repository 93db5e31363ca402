// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "crypto/der.hpp"

#include <cunho/crypto/timestamp.hpp>

namespace cunho::fuzz {

/// The one request that the time-stamp target and its seeds share; a real one has a random nonce.
inline crypto::TimestampRequest fixedRequest() {
    namespace der = crypto::der;
    crypto::TimestampRequest out;
    out.imprint = crypto::sha256(asBytes("cunho"));
    out.nonce = {0x43, 0x55, 0x4E, 0x48, 0x4F, 0x01, 0x02, 0x03};
    const Bytes version{1};
    const Bytes yes{0xFF};
    out.der = der::element(der::Sequence,
                           {der::element(der::Integer, {version}), crypto::digestInfo(out.imprint),
                            der::element(der::Integer, {out.nonce}), der::element(der::Boolean, {yes})});
    return out;
}

} // namespace cunho::fuzz
