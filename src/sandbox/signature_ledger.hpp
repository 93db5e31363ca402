// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <string>
#include <vector>

namespace cunho::sandbox {

/// One signature value that the signature service made.
struct IssuedSignature {
    std::string digest; ///< SHA-256 of the signed attributes, lower-case hexadecimal
    Bytes value;
    std::string credentialId;
    std::string nipc;       ///< the company of its account
    bool delivered = false; ///< a client was given it, unharmed
};

/// Which signatures there are; SafeService is it.
class SignatureLedger {
  public:
    virtual ~SignatureLedger() = default;

    /// By digest; one that was made twice, which gives the same value, is there once.
    virtual std::vector<IssuedSignature> issuedSignatures() const = 0;
};

} // namespace cunho::sandbox
