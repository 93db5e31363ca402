// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/core/error.hpp>

#include <p11-kit/pkcs11.h>
#include <string>

/// PKCS #11 2.40 (Cryptoki): its types, and what its return values mean here.
namespace cunho::providers::pkcs11 {

/// "CKR_DEVICE_ERROR (0x30)", or only the number of a value that is a vendor's own.
std::string returnName(CK_RV rv);

/// Whether it says that the token is no longer there, or no longer the one that it was.
bool meansRemoved(CK_RV rv) noexcept;

/// The failure that `function` told by `rv`. `token` is its label, and may be empty.
Error errorOf(CK_RV rv, const char* function, const std::string& token);

/// Conflict/PKCS11_TOKEN_REMOVED.
Error removed(CK_RV rv, const char* function, const std::string& token);

/// A text of a token: without the padding that 2.40 section 3 demands, control characters as '?', and read as
/// ISO 8859-1 when it is no UTF-8, as older tokens write it.
std::string printable(ByteView text);

} // namespace cunho::providers::pkcs11
