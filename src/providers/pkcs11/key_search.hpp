// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "providers/pkcs11/session.hpp"

#include <cunho/providers/pkcs11.hpp>

#include <optional>
#include <vector>

namespace cunho::providers::pkcs11 {

/// A key that can be signed with, and the token that it is on.
struct Located {
    Token token;
    Pkcs11Key key;
};

/// What was found on the tokens of a module without any PIN.
struct Inventory {
    std::size_t tokens = 0; ///< that were asked
    std::vector<Located> keys;
    std::vector<crypto::Certificate> certificates; ///< all, for chains
};

/// Reads the tokens whose label or serial number is `wanted`; empty: all of them. One that cannot be read is
/// passed over, unless nothing at all is found: then its failure is thrown.
///
/// A certificate (CKC_X_509) counts as a key when a private key of its CKA_ID is there. A token that lists no
/// private key before login is believed: each certificate with a CKA_ID that is no authority counts. Of
/// several with one CKA_ID the one issued last counts, which is the renewed one.
Inventory readTokens(const Module& module, const std::string& wanted);

/// The key that `options` names. Throws NotFound/PKCS11_NO_TOKEN, NotFound/PKCS11_NO_KEY,
/// Input/PKCS11_CHOOSE_KEY with {"keys"}.
const Located& choose(const Inventory& inventory, const Pkcs11Options& options);

/// A private key as the session shows it now.
struct PrivateKeyObject {
    CK_OBJECT_HANDLE handle = CK_INVALID_HANDLE;
    bool alwaysAuthenticate = false; ///< CKA_ALWAYS_AUTHENTICATE: a login of its own for each signature
};

/// The private key of this CKA_ID and type (CKK_RSA, CKK_EC) that may sign.
std::optional<PrivateKeyObject> findPrivateKey(Session& session, const Bytes& id, CK_KEY_TYPE type);

} // namespace cunho::providers::pkcs11
