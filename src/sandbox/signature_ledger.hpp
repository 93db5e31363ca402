// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <string>
#include <vector>

namespace cunho::sandbox {

/// One signature value that a service made.
struct IssuedSignature {
    std::string digest; ///< SHA-256 of the signed attributes, lower-case hexadecimal
    Bytes value;
    std::string credentialId;       ///< of SAFE, else empty
    std::string nipc;               ///< the company of its account at SAFE, else empty
    bool delivered = false;         ///< a client was given it, unharmed
    std::string issuer = "ec-safe"; ///< of the certificate that it verifies with (`Pki::issuer`)
    std::string subjectNumber{};    ///< serialNumber of that certificate's subject; empty: not looked at
};

/// Which signatures there are; SafeService and ScmdService are one each.
class SignatureLedger {
  public:
    virtual ~SignatureLedger() = default;

    /// By digest; one that was made twice, which gives the same value, is there once.
    virtual std::vector<IssuedSignature> issuedSignatures() const = 0;
};

} // namespace cunho::sandbox
