// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "providers/pkcs11/cryptoki.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cunho::providers::pkcs11 {

/// A token in its slot, as CK_TOKEN_INFO has it.
struct Token {
    CK_SLOT_ID slot = 0;
    std::string label;
    std::string serial;
    CK_FLAGS flags = 0; ///< CKF_LOGIN_REQUIRED and others

    bool has(CK_FLAGS flag) const noexcept { return (flags & flag) != 0; }
};

/// A module in this process, loaded and initialised with CKF_OS_LOCKING_OK.
///
/// By way of p11-kit, which counts everybody in the process who uses the same module: nobody finalises it
/// under another's feet.
class Module {
  public:
    /// An absolute path, or a file's name in p11-kit's own folder of modules. Throws
    /// Configuration/PKCS11_MODULE_UNUSABLE with {"module"}.
    explicit Module(const std::filesystem::path& path);
    ~Module();
    Module(const Module&) = delete;
    Module& operator=(const Module&) = delete;

    /// Initialised tokens, at most 256; those that do not say what they are, are left out. Throws
    /// Service/PKCS11_REFUSED.
    std::vector<Token> tokens() const;

    /// What the token says of itself now. Nothing when it is not there.
    std::optional<Token> token(CK_SLOT_ID slot) const;

    bool holdsToken(CK_SLOT_ID slot) const;

    /// Whether the token signs with it; true as well when it does not say.
    bool signsWith(CK_SLOT_ID slot, CK_MECHANISM_TYPE mechanism) const;

    CK_FUNCTION_LIST& functions() const noexcept { return *functions_; }

  private:
    std::vector<CK_SLOT_ID> slots() const;
    CK_FUNCTION_LIST* functions_;
};

} // namespace cunho::providers::pkcs11
