// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <string>

namespace cunho::signing {

/// The vault's header as it lies on disk: magic, version, id, kind of source, its parameters, the wrapped
/// data key, and the SHA-256 of all that, by which damage is told from a wrong passphrase.
struct VaultHeader {
    Bytes id; ///< 16 random bytes: another vault has others
    std::string kind;
    Bytes parameters;
    Bytes wrapped; ///< the data key under the wrapping key, everything before it being associated data

    /// What `wrapped` is bound to.
    Bytes bound() const;
    Bytes encode() const;

    /// Throws Integrity/VAULT_DAMAGED for anything that `encode` did not give.
    static VaultHeader decode(ByteView bytes);
};

} // namespace cunho::signing
