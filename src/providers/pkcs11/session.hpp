// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "providers/pkcs11/module.hpp"

#include <cunho/core/secret.hpp>

#include <optional>
#include <span>
#include <vector>

namespace cunho::providers::pkcs11 {

/// A read-only session with a token; closed at its end, and logged out if it was it that logged in.
///
/// Every call throws Conflict/PKCS11_TOKEN_REMOVED with {"token"} when the token is not there any more, also
/// where the module names another cause, and else as `errorOf`.
class Session {
  public:
    /// `module` must outlive it.
    Session(const Module& module, Token token);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    const Token& token() const noexcept { return token_; }
    const Module& module() const noexcept { return module_; }

    /// At most 1024 objects.
    std::vector<CK_OBJECT_HANDLE> find(std::span<CK_ATTRIBUTE> attributes);

    /// Nothing when the object has no such attribute, does not show it, or says that it is longer than
    /// `most` bytes.
    std::optional<Bytes> attribute(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type, std::size_t most);
    std::optional<CK_ULONG> number(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type);
    std::optional<bool> flag(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type);

    /// Sends the PIN once; `pin` null: it is typed on the token's own pad. False: the token refused it.
    bool login(CK_USER_TYPE user, const Secret* pin);

    /// Also when nobody is logged in.
    void logout();

    /// One that is under way already is kept, when `maybeActive`.
    void beginSigning(CK_MECHANISM& mechanism, CK_OBJECT_HANDLE key, bool maybeActive);
    Bytes finishSigning(ByteView data);

  private:
    void check(CK_RV rv, const char* function) const;

    const Module& module_;
    CK_FUNCTION_LIST& functions_;
    Token token_;
    CK_SESSION_HANDLE handle_ = CK_INVALID_HANDLE;
    bool loggedIn_ = false;
};

} // namespace cunho::providers::pkcs11
